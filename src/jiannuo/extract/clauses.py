"""A sentence cut into clauses, with quotes and brackets kept whole. Knows punctuation, not meaning."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_NAME = 24
LONGEST_STRETCH = 400
"""Characters. Work on a number grows with the words about it, so a sentence without end is read piece by piece."""
ENCLOSED = re.compile(
    rf"“[^“”\n]{{1,{LONGEST_NAME}}}”|《[^《》]{{1,60}}》|\"[^\"\n]{{1,{LONGEST_NAME}}}\"|‘[^‘’]{{1,{LONGEST_NAME}}}’|[(][^()\n]{{1,40}}[)]|[(（][^()（）]{{1,40}}[)）]"
)
CLAUSE_END = re.compile(r"[,;:。!?]")
STRETCH_END = re.compile(r"[,;:](?!\d)")
ITEM_BREAK = re.compile(r"、|及其|以及|和|(?<![普涉惠波提顾触])及(?![时格早])|(?<!参)与|并(?!购|网|轨)|或")
HIDDEN = "▢"


@dataclass(frozen=True, slots=True)
class Clauses:
    """`shape` is the sentence with the insides of quotes and brackets hidden, same length; `starts` of its clauses.

    Offsets are those of the twin; `base` is where the sentence begins.
    """

    shape: str
    base: int
    starts: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]

    def clause_of(self, position: int) -> tuple[int, int]:
        """Return start and end of the clause around an offset of the twin."""
        index = bisect_right(self.starts, position) - 1
        end = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else self.base + len(self.shape)
        return self.starts[index], end

    def words(self, start: int, end: int) -> str:
        """Return the shape between two offsets of the twin."""
        return self.shape[start - self.base : end - self.base]

    def in_quotes(self, start: int, end: int) -> bool:
        """Whether a range lies inside a short quotation, a title or a bracket of words."""
        return any(first <= start and end <= last for first, last in self.quoted)

    def last_break(self, start: int, end: int) -> int | None:
        """Return where the last break between items (、和及) in a range ends, or `None`."""
        cut = None
        for hit in ITEM_BREAK.finditer(self.shape, start - self.base, end - self.base):
            cut = hit.end() + self.base
        return cut

    def first_break(self, start: int, end: int) -> int | None:
        """Return where the first break between items in a range begins, or `None`."""
        hit = ITEM_BREAK.search(self.shape, start - self.base, end - self.base)
        return None if hit is None else hit.start() + self.base


def split_stretches(twin: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence in stretches of bearable length, cut behind a clause where there is one; most are one stretch.

    >>> list(split_stretches("新增3家,关停2家。", 0, 11))
    [(0, 11)]
    """
    while end - start > LONGEST_STRETCH:
        furthest = start + LONGEST_STRETCH
        cut = max((hit.end() for hit in STRETCH_END.finditer(twin, start, furthest)), default=furthest)
        yield start, cut
        start = cut
    yield start, end


def split_clauses(twin: str, start: int, end: int) -> Clauses:
    """Return the clauses of the sentence between two offsets.

    >>> [c for c in split_clauses("推广“一件事、一次办”,新增3家。", 0, 17).starts]
    [0, 12, 17]
    """
    words = twin[start:end]
    quoted: list[tuple[int, int]] = []
    if any(mark in words for mark in '“《"‘(（'):
        words = ENCLOSED.sub(lambda hit: _hide(hit, start, quoted), words)
    starts = [start]
    for hit in CLAUSE_END.finditer(words):
        starts.append(start + hit.end())
    return Clauses(words, start, tuple(starts), tuple(quoted))


def _hide(hit: re.Match[str], base: int, quoted: list[tuple[int, int]]) -> str:
    if hit[0][0] not in "(（":
        quoted.append((base + hit.start(), base + hit.end()))
    return HIDDEN * len(hit[0])
