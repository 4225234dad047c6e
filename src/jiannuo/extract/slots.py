"""Each claim of a sentence with the words around it that may name what is measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiannuo.extract.claims import Claim
from jiannuo.extract.clauses import Clauses
from jiannuo.model.quantity import Quantity

FARTHEST_ONWARD = 24
DIRECT_NOUN = re.compile(r"[一-鿿“A-Z*▢]")
NO_NOUN = re.compile(
    r"的|以[上下内来]|之内|左右|上下|内(?![河蒙陆])|并"
    r"|(?:用于|竣工|开工|建成|投用|提高|增长|下降|增加|减少|同比|比上年|办结|完成|归零|达到|实现)"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One number and its surroundings, line ends taken out.

    `clause_head` runs from its clause's start, `item` from its own item's; `after` to the end of its item, `onward` to
    the next number. `previous` is the clause before; `listed` tells an item that follows another number in its clause.
    """

    claim: Claim
    clause_head: str
    item: str
    after: str
    onward: str
    previous: str
    clause: int
    listed: bool


def find_slots(twin: str, claims: Sequence[Claim], clauses: Clauses) -> list[Slot]:
    """Return a slot for every claim, in order. A bound (亿元以上) stays part of the words of the number after it."""
    slots = []
    floor = clauses.base
    for index, claim in enumerate(claims):
        slots.append(_make_slot(twin, claims, index, floor, clauses))
        floor = floor if claim.bound else claim.quantity.end
    return slots


def _make_slot(twin: str, claims: Sequence[Claim], index: int, floor: int, clauses: Clauses) -> Slot:
    quantity = claims[index].quantity
    clause_start, clause_end = clauses.clause_of(quantity.start)
    following = next((c.quantity.start for c in claims[index + 1 :] if not c.bound), clauses.base + len(clauses.shape))
    listed = floor > clause_start
    left = max(clause_start, floor)
    item = clauses.last_break(left, quantity.start) if listed or _counts_a_noun(twin, quantity) else None
    return Slot(
        claim=claims[index],
        clause_head=_text(twin, clause_start, quantity.start),
        item=_text(twin, left if item is None else item, quantity.start),
        after=_after(twin, claims, index, min(following, clause_end), clauses),
        onward=_text(twin, quantity.end, min(following, quantity.end + FARTHEST_ONWARD)),
        previous=_clause_before(twin, clauses, clause_start),
        clause=clause_start,
        listed=listed and item is not None,
    )


def _after(twin: str, claims: Sequence[Claim], index: int, stop: int, clauses: Clauses) -> str:
    """The words after a number; where the next number follows at once (5批93名队员), those after that one."""
    end = claims[index].quantity.end
    clause_end = clauses.clause_of(end)[1]
    if stop > end or index + 1 >= len(claims) or claims[index + 1].quantity.start != end:
        cut = clauses.first_break(end, stop) if stop < clause_end else None
        return _text(twin, end, stop if cut is None else cut)
    adjacent = claims[index + 1].quantity
    cut = clauses.first_break(adjacent.end, clause_end)
    begin = adjacent.start if adjacent.text.endswith("级") else adjacent.end
    return _text(twin, begin, clause_end if cut is None else cut)


def _counts_a_noun(twin: str, quantity: Quantity) -> bool:
    """Whether a noun follows the number at once: then breaks before it part items, else they join its subject
    (甲、乙、丙补贴资金达3亿元)."""
    follows = DIRECT_NOUN.match(twin, quantity.end) is not None and NO_NOUN.match(twin, quantity.end) is None
    return quantity.kind in ("count", "bare") and follows


def _clause_before(twin: str, clauses: Clauses, start: int) -> str:
    return "" if start == clauses.base else _text(twin, *clauses.clause_of(start - 1))


def _text(twin: str, start: int, end: int) -> str:
    return twin[start:end].replace("\n", "")
