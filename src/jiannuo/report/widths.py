"""Words on a terminal: how many columns they take, where to fold them, where to cut them. A Chinese character takes two."""

from __future__ import annotations

from functools import cache
from unicodedata import combining, east_asian_width


@cache
def _count_columns(character: str) -> int:
    if combining(character) or not character.isprintable():
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def count_columns(words: str) -> int:
    """Return how many columns the words take.

    >>> count_columns("增长6.5%")
    8
    """
    return sum(map(_count_columns, words))


def fold_words(words: str, width: int) -> list[str]:
    """Return the words in lines no wider than `width` columns, at least one line.

    >>> fold_words("城镇新增就业5万人", 8)
    ['城镇新增', '就业5万', '人']
    """
    lines, line, taken = [], "", 0
    for character in words:
        columns = _count_columns(character)
        if taken + columns > width and line:
            lines.append(line)
            line, taken = "", 0
        line += character
        taken += columns
    return [*lines, line]


def cut_words(words: str, width: int) -> str:
    """Return the words, cut with … where they are wider than `width` columns.

    >>> cut_words("城镇新增就业", 8)
    '城镇新…'
    """
    return words if count_columns(words) <= width else fold_words(words, width - 1)[0] + "…"


def pad_words(words: str, width: int) -> str:
    """Return the words with blanks after them up to `width` columns."""
    return words + " " * (width - count_columns(words))
