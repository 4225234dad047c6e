"""The numbers of one sentence → measures: each with its indicator, movement, period and tier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiannuo.extract.claims import find_claims
from jiannuo.extract.clauses import split_clauses
from jiannuo.extract.dealing import deal_out, share_predicates
from jiannuo.extract.headings import Horizon
from jiannuo.extract.indicators import Carry, Naming, find_tail, find_topic, name_indicator
from jiannuo.extract.movements import RELATIVE_UNITS, Move, find_move
from jiannuo.extract.phrases import Head, Trimmers, clean_head, compile_trimmers
from jiannuo.extract.slots import Slot, find_slots
from jiannuo.extract.timing import Timing, find_period
from jiannuo.grammar.periods import find_periods
from jiannuo.lexicon.tables import Lexicon, Movement
from jiannuo.model.document import Span
from jiannuo.model.quantity import Comparator, Period, Quantity
from jiannuo.model.statement import Aspect, Direction, Kind, Measure, Role

NUMBERS_BACK = 3
SECOND_TIER = re.compile(r"(?:力争|争取|努力|奋力|冲刺)[^,、]{0,6}$")
OWN_VERB = re.compile(r"再就业|实现|完成|达到|达|建成|发放|培训|占|为|是|共")
THAT_IS = ("即", "也就是")
LINKS = re.compile(rf"[、和及与,\s]|以及|力争|争取|努力|{'|'.join(THAT_IS)}")
AT_LEAST = re.compile(r"(?:至少|不少于|不低于|最少)[^,、\d]{0,8}$")
BUILT_ON = re.compile(r"在.*(?:去年|上年|前期|已|近年)")
RANKED = re.compile(
    r"(?:连续[\d多一二三四五六七八九十]+年)?"
    r"(?:稳?[居列]|保持|位[居列次于]|排名?在?|名列|跃居|进入|提[升高]到|上升到|进位到)?(?:到|至|为)?"
    r"(?:全国|世界|全球|全省|全市|中部|西部|东部|亚洲|同类城市|同类地区)*$"
)
MOVING = frozenset({Aspect.GROWTH, Aspect.AVG_GROWTH, Aspect.INCREMENT})


@dataclass(frozen=True, slots=True)
class Passage:
    """What the numbers of a sentence share: its kind and horizon, the document's year (`ended` where the document sums
    up that year itself), the words."""

    kind: Kind
    horizon: Horizon
    year: int | None
    lexicon: Lexicon
    ended: bool = False


def read_measures(
    twin: str, span: Span, quantities: Sequence[Quantity], passage: Passage
) -> tuple[tuple[Measure, ...], tuple[Quantity, ...]]:
    """Return the measures of the sentence at `span` of the twin, and its number phrases that claim nothing."""
    clauses = split_clauses(twin, span.start, span.end)
    mentions = find_periods(twin, span.start, span.end, passage.year, passage.lexicon, ended=passage.ended)
    claims, rest = find_claims(twin, quantities, clauses, mentions, passage.lexicon)
    if not claims:
        return (), tuple(rest)
    trimmers = compile_trimmers(passage.lexicon)
    timing = Timing(mentions, clauses, passage.horizon, passage.year)
    measures: list[Measure] = []
    carry = Carry()
    for slot in find_slots(twin, claims, clauses):
        measure, carry = _read_slot(slot, carry, measures, passage, trimmers)
        measures.append(_dated(measure, find_period(measure, timing), passage))
    return tuple(share_predicates(twin, deal_out(twin, measures, clauses, trimmers), clauses)), tuple(rest)


def _dated(measure: Measure, period: Period | None, passage: Passage) -> Measure:
    """Put the period on; nobody promises what lies wholly in years gone by (去年增发1000亿元 in a plan)."""
    past = period is not None and passage.year is not None and period.last.year < passage.year
    told = past and measure.kind is Kind.COMMITMENT and period is not passage.horizon.period
    return replace(measure, period=period, kind=Kind.OUTCOME if told else measure.kind)


def _read_slot(
    slot: Slot, carry: Carry, before: Sequence[Measure], passage: Passage, trimmers: Trimmers
) -> tuple[Measure, Carry]:
    """Return the measure of one number, its period still open, and what it hands on."""
    quantity = _with_bound(slot)
    head = clean_head(RANKED.sub("", slot.item) if quantity.kind == "rank" else slot.item, trimmers)
    tail = find_tail(slot, trimmers)
    move = _move(slot, head, carry, before, passage.lexicon)
    verb = head.verb or (carry.verb if _continues(slot, carry) else "")
    kept = verb if verb in trimmers.kept and move.direction is not Direction.DOWN else ""
    indicator = name_indicator(Naming(slot, head, tail, kept, find_topic(slot, carry), carry, trimmers))
    kind = Kind.BACKGROUND if slot.claim.bound else _kind(slot, passage.kind)
    stretch = _is_second_tier(slot, head, indicator, move, before)
    measure = Measure(quantity, kind, indicator, move.aspect, move.direction, None, move.role, stretch)
    if slot.claim.bound:
        return measure, replace(carry, clause=slot.clause)
    topic = indicator if head.noun or tail else carry.topic
    return measure, Carry(indicator, topic, verb, move.carried, slot.clause)


def _continues(slot: Slot, carry: Carry) -> bool:
    """Whether a number is the next item of the list the one before stands in."""
    return slot.listed and carry.clause == slot.clause


def _with_bound(slot: Slot) -> Quantity:
    """至少建成2个: a bound that stands before the verb."""
    quantity = slot.claim.quantity
    if quantity.comparator is Comparator.EQUAL and AT_LEAST.search(slot.item):
        return replace(quantity, comparator=Comparator.AT_LEAST)
    return quantity


def _kind(slot: Slot, kind: Kind) -> Kind:
    """What a plan builds on is done already: 在去年盘活3家企业的基础上."""
    return Kind.OUTCOME if BUILT_ON.match(slot.clause_head) and "基础上" in slot.after + slot.onward else kind


def _move(slot: Slot, head: Head, carry: Carry, before: Sequence[Measure], lexicon: Lexicon) -> Move:
    carried: Movement | None = None
    if _continues(slot, carry) and not OWN_VERB.search(slot.item):
        carried = carry.movement
    words = slot.item if slot.listed else slot.clause_head
    move = find_move(words, slot.claim.quantity, carried, lexicon, slot.onward)
    return _with_both_ends(_like_the_one_before(move, slot, head, before), before)


def _like_the_one_before(move: Move, slot: Slot, head: Head, before: Sequence[Measure]) -> Move:
    """增长8%、9%; 增长8%以上,力争10%: a bare figure moves as the one before it in its sentence does."""
    if not before or head.noun or move.aspect not in (Aspect.SHARE, Aspect.LEVEL) or move.role is not Role.VALUE:
        return move
    last = before[-1]
    bare = not LINKS.sub("", slot.item if slot.listed else slot.clause_head)
    tier = SECOND_TIER.search(slot.item) is not None
    same = last.aspect in MOVING and last.quantity.canonical_unit == slot.claim.quantity.canonical_unit
    if same and (bare or tier):
        return replace(move, aspect=last.aspect, direction=last.direction)
    said_again = bare and slot.item.endswith(THAT_IS) and last.aspect is Aspect.INCREMENT
    relative = slot.claim.quantity.canonical_unit in RELATIVE_UNITS
    return replace(move, aspect=Aspect.GROWTH, direction=last.direction) if said_again and relative else move


def _with_both_ends(move: Move, before: Sequence[Measure]) -> Move:
    """Only a movement whose start is stated too has two ends: without it 提高到35元 is a value."""
    started = any(measure.role is Role.FROM for measure in before[-NUMBERS_BACK:])
    return replace(move, role=Role.VALUE) if move.role is Role.TO and not started else move


def _is_second_tier(slot: Slot, head: Head, indicator: str, move: Move, before: Sequence[Measure]) -> bool:
    """达到800亿元,力争突破850亿元: the same thing again, higher."""
    if not before or head.noun or head.verb or not SECOND_TIER.search(slot.item.rstrip("突破超过达到实现完成")):
        return False
    return before[-1].indicator == indicator and before[-1].aspect is move.aspect
