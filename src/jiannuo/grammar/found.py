"""One match of the number expression, and how a bound before or after it widens and marks the quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from jiannuo.grammar.numerals import MYRIADS, PLACES
from jiannuo.grammar.patterns import Patterns
from jiannuo.model.quantity import Comparator, Quantity, Value

KINDS = {"百分": "percent", "时长": "duration", "金额": "amount", "名称": "name", "倍数": "times"}
SEVERAL = frozenset("数几")
"""Bounds before a place only: 数十万, 几千, but no bound in 几5 or in the 数 that ends a noun."""
SHARE = "份额"
"""The unit of fractions."""
COMPARATORS = {str(comparator): comparator for comparator in Comparator}
MORE_GROUPS = ("more", "more_too", "unit_more", "range_more", "range_more_too")
MINUS_AFTER = "长涨降为是达"
MINUS = re.compile(r"-| ?的?负(?!正)")
"""Reversed: a minus sign, 负, 负的."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match in its text: `floor` is where the number phrase before it ended, and nothing reaches behind that."""

    text: str
    twin: str
    hit: re.Match[str]
    patterns: Patterns
    floor: int

    def make(self, span: tuple[int, int], kind: str, value: Value = None, unit: str = "") -> Quantity:
        """Return a quantity that no bound can change: dates, ranks, ratios, names."""
        start, end = span
        return Quantity(
            start, end, self.text[start:end], value, unit, self.patterns.canonical.get(unit, unit), kind=kind
        )

    def multiplier(self, form: str = "") -> str:
        """Return 万, 亿, 千万 behind the numeral, and both of 4万多亿; `form` is `range_` for that of a range."""
        return (self.hit[f"{form}multiplier"] or "") + (self.hit[f"{form}hundred_million"] or "")

    def kind_of(self, unit: str) -> str:
        """Return what a unit measures: count, amount, duration, percent …; bare where there is none."""
        if not unit:
            return "bare"
        if unit == SHARE:
            return "fraction"
        return KINDS.get(self.patterns.category.get(unit.partition("/")[0], ""), "count")

    def bound(
        self, span: tuple[int, int], value: Value, unit: str, multiplier: str = "", *, ranged: bool = False
    ) -> Quantity:
        """Return a quantity with what stands directly about it: 近, 超, 以上, 左右; 突破, 不低于 outside the span.

        A value of `None` is a masked one; `ranged` says that it is a range even so.
        """
        end = max(span[1], self.hit.end())
        end -= self.twin[end - 1] in " \n"
        start, word = self._reach_back(span[0])
        comparator = self.patterns.comparators.get(self.hit["after"] or "") or word or self._verb_before(start)
        if comparator is None and any(self.hit[name] for name in MORE_GROUPS):
            comparator = ">="
        if isinstance(value, Decimal) and (minus := self._minus_before(start)):
            start, value = start - minus, -value
        chosen = Comparator.RANGE if ranged else COMPARATORS[comparator or "="]
        canonical = self.patterns.canonical.get(unit, unit)
        kind, masked = self.kind_of(unit), value is None
        return Quantity(start, end, self.text[start:end], value, multiplier + unit, canonical, chosen, kind, masked)

    def _reach_back(self, start: int) -> tuple[int, str | None]:
        """Return where the number begins with 近, 约, 超 before it, and the bound that states."""
        before = self.patterns.before.match(self.twin[max(self.floor, start - 2) : start][::-1])
        if before is None or self._ends_a_word(start - before.end()):
            return start, None
        if before[0] in SEVERAL and self.twin[start] not in PLACES | MYRIADS:
            return start, None
        return start - before.end(), self.patterns.comparators[before[0][::-1]]

    def _ends_a_word(self, position: int) -> bool:
        return position > 0 and self.twin[position - 1 : position + 1] in self.patterns.not_bounds

    def _verb_before(self, start: int) -> str | None:
        verb = self.patterns.verb.match(self.twin[max(self.floor, start - 5) : start][::-1])
        return None if verb is None else self.patterns.comparators[verb[1][::-1]]

    def _minus_before(self, start: int) -> int:
        """Return how many characters say that the number is below nought: 增长-2.3%, 负2.3%, none where none do."""
        hit = MINUS.match(self.twin[max(self.floor, start - 4) : start][::-1])
        if hit is None or (hit[0][0] == "-" and start > 1 and self.twin[start - 2] not in MINUS_AFTER):
            return 0
        return hit.end()
