"""Words scattered over a page → lines in reading order: from the top, and in each line from the left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

WIDE_GAP = 1.0
"""A gap wider than this many characters is written as a tab: cells of a table, for one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at a place of the page: left end, baseline, right end and size of a character, in one unit; and how sure
    the recogniser was of them (0 to 1)."""

    left: float
    base: float
    right: float
    size: float
    words: str
    score: float = 1.0


def order_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield a piece for every line: pieces whose baselines lie within half a character stand on one line.

    The score of a line is that of its least certain piece.

    >>> heading = Piece(50, 10, 90, 5, "云川市政府工作报告")
    >>> [line.words for line in order_lines([Piece(10, 30.5, 30, 5, "投资"), Piece(60, 30, 75, 5, "6.5%"), heading])]
    ['云川市政府工作报告', '投资\\t6.5%']
    """
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        if rows and piece.base - rows[-1][0].base <= 0.5 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        yield _join(sorted(row, key=lambda piece: piece.left))


def _join(row: list[Piece]) -> Piece:
    words = row[0].words
    for before, piece in pairwise(row):
        wide = piece.left - before.right > WIDE_GAP * piece.size
        words += ("\t" if wide else "") + piece.words
    score = min(piece.score for piece in row)
    return Piece(row[0].left, row[0].base, row[-1].right, row[0].size, words, score)
