"""Numbers written in two pieces that are one: 九元九角, 100万三千, 3亿5000万元."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from jiannuo.grammar.numerals import DIGIT_CHARS, MYRIADS, fold, parse_numeral
from jiannuo.model.quantity import Comparator, Quantity

COINS = {"元": Decimal(1), "角": Decimal("0.1"), "分": Decimal("0.01")}
"""What a coin is worth in 元."""
LAST_COIN = {"元": "元", "圆": "元", "块": "元", "角": "角", "毛": "角"}
POINTS = "个百分点"
LINKS = frozenset("、和与及至到")
SMALLER = {"元": "角", "角": "分"}
LAST_DIGIT = re.compile(rf"(?P<nought>零?)(?P<digit>[1-9{DIGIT_CHARS}])(?:(?P<fen>分钱?)|(?!\w)|(?=RMB))")
AGES = frozenset({"岁", "周岁", "年"})
LEAST_ADDED = 100
"""亿 and 3个 side by side are two numbers; 3亿 and 5000万 are one."""


def add_piece(found: list[Quantity], quantity: Quantity, text: str, twin: str) -> None:
    """Put a number behind those found before it, as one with the last of them where they are one."""
    joined = join(found[-1], quantity, twin) if found else None
    if joined is not None:
        del found[-1]
    elif found:
        found[-1] = share_points(found[-1], quantity, twin)
    whole = finish_coins(joined or quantity, twin)
    found.append(quantity if whole is quantity else replace(whole, text=text[whole.start : whole.end]))


def share_points(left: Quantity, right: Quantity, twin: str) -> Quantity:
    """Return the left one as points where the right one names them for both: 提高7个和5个百分点."""
    if left.unit != "个" or right.unit != POINTS or twin[left.end : right.start] not in LINKS:
        return left
    return replace(left, unit=right.unit, canonical_unit=right.canonical_unit, kind=right.kind)


def join(left: Quantity, right: Quantity, twin: str) -> Quantity | None:
    """Return the number that two neighbouring ones make, `None` where they are two. `text` is left to the caller.

    >>> from jiannuo.grammar.quantities import find_quantities
    >>> from jiannuo.lexicon.load import load_lexicon
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("九元九角，100万三千户", load_lexicon())]
    [('九元九角', '9.9', '元'), ('100万三千户', '1003000', '户')]
    """
    if twin[left.end : right.start] not in ("", "零") or left.comparator is not Comparator.EQUAL:
        return None
    if not isinstance(left.value, Decimal) or not isinstance(right.value, Decimal):
        return None
    if left.canonical_unit in COINS:
        return _join_coins(left, left.value, right, right.value, twin)
    return _join_myriads(left, left.value, right, right.value)


def finish_coins(quantity: Quantity, twin: str) -> Quantity:
    """Take in the last coin of a price, which is a bare digit: 九块九, 两元三角五分, 九元零九分.

    >>> from decimal import Decimal
    >>> str(finish_coins(Quantity(0, 2, "九块", Decimal(9), "块", "元"), "九块九").value)
    '9.9'
    """
    last = LAST_COIN.get(twin[quantity.end - 1]) if quantity.unit in LAST_COIN else None
    hit = LAST_DIGIT.match(twin, quantity.end) if last else None
    if hit is None or last is None or not isinstance(quantity.value, Decimal):
        return quantity
    coin = "分" if hit["fen"] or hit["nought"] else SMALLER[last]
    digit = parse_numeral(hit["digit"]) or Decimal(0)
    return replace(quantity, end=hit.end(), value=quantity.value + digit * COINS[coin] / COINS[quantity.canonical_unit])


def _join_coins(left: Quantity, coins: Decimal, right: Quantity, more: Decimal, twin: str) -> Quantity | None:
    """一元五角: a coin behind a greater one."""
    last, coin = LAST_COIN.get(twin[left.end - 1]), right.canonical_unit
    if last is None or left.unit not in LAST_COIN or coin not in COINS or COINS[coin] >= COINS[last]:
        return None
    return replace(left, end=right.end, value=coins + more * COINS[coin] / COINS[left.canonical_unit])


def _join_myriads(left: Quantity, head: Decimal, right: Quantity, more: Decimal) -> Quantity | None:
    """100万三千户, 3亿5000万元: what stands behind 万 or 亿 is added where it is smaller than that."""
    if left.unit not in MYRIADS or not left.text[0].isdecimal() or right.canonical_unit in AGES:
        return None
    multiplier = right.unit[:1] if right.unit[:1] in MYRIADS and right.unit != right.canonical_unit else ""
    added = more * fold(multiplier)
    if not LEAST_ADDED <= added < fold(left.unit):
        return None
    unit = right.unit.removeprefix(multiplier)
    return replace(right, start=left.start, value=head * fold(left.unit) + added, unit=unit)
