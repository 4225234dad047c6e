"""Numbers as stated: value, unit, bound; and periods. `Decimal` throughout, `None` where the source is masked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiannuo.model.document import Labelled, Span

Value = Decimal | tuple[Decimal, ...] | None
"""One number, a tuple for ranges and ratios, or `None` when the source masks it with `*`."""


class Comparator(Labelled):
    """比较词: how the actual figure is to stand to the stated one."""

    EQUAL = "=", "等于"
    AT_LEAST = ">=", "不低于"
    AT_MOST = "<=", "不高于"
    ABOUT = "~", "左右"
    RANGE = "range", "区间"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as written. `start`, `end` are offsets in the text it was found in; `text` the slice.

    `value` is the number as written in digits (3636.6), `unit` the multiplier and unit as written (亿元);
    `canonical_unit` the unit without multiplier under its usual name (元). `masked` tells an asterisk from a figure.
    """

    start: int
    end: int
    text: str
    value: Value
    unit: str
    canonical_unit: str = ""
    comparator: Comparator = Comparator.EQUAL
    kind: str = "count"
    masked: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Period:
    """时期: first and last month, inclusive; `label` as written (empty where it comes from the section).

    `resolved_by` says how: `stated` in the words, `relative` to the document's year, `section` default.

    >>> str(Period(Month(2016, 1), Month(2020, 12)))
    '2016-2020'
    >>> str(Period(Month(2023, 1), Month(2023, 6)))
    '2023-01/2023-06'
    """

    first: Month
    last: Month
    label: str = ""
    resolved_by: str = "stated"

    @classmethod
    def of_years(cls, first: int, last: int | None = None, label: str = "", resolved_by: str = "stated") -> Period:
        """Return the period of whole years from `first` to `last`, both included."""
        return cls(Month(first, 1), Month(first if last is None else last, 12), label, resolved_by)

    @property
    def whole_years(self) -> bool:
        """Whether it begins in a January and ends in a December."""
        return self.first.month == 1 and self.last.month == 12

    @property
    def years(self) -> int:
        """How many calendar years it touches."""
        return self.last.year - self.first.year + 1

    def __str__(self) -> str:
        if not self.whole_years:
            return f"{self.first}/{self.last}"
        if self.first.year == self.last.year:
            return str(self.first.year)
        return f"{self.first.year}-{self.last.year}"
