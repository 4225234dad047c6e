"""A line of a text: where it stands and how it looks. Knows punctuation and numbering, no words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiannuo.model.document import Reason, SentenceRole

STOPS = "。！？；：:!?;"
CLOSERS = "”’」』）)》"
LONGEST_HEADING = 42
NUMBERED = (
    (1, re.compile(r"(?:第[一二三四五六七八九十]{1,3}(?:部分|章|篇)|[一二三四五六七八九十]{1,3}[、.])[ ]?")),
    (2, re.compile(r"[(][一二三四五六七八九十]{1,3}[)][、.]?[ ]?")),
    (3, re.compile(r"(?:\d{1,2}[.、](?!\d)|[(]\d{1,2}[)])[ ]?")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line less its blanks: where it stands, what it is, how deep a heading it is, and why it is set aside."""

    start: int
    end: int
    role: SentenceRole
    depth: int | None = None
    reason: Reason | None = None
    after_blank: bool = False


def split_lines(twin: str) -> Iterator[Line]:
    """Yield the lines that are not blank, as body, each knowing whether a blank line stands before it."""
    start, blank = 0, True
    while start <= len(twin):
        end = twin.find("\n", start)
        end = len(twin) if end < 0 else end
        words = twin[start:end]
        if words and not words.isspace():
            left = start + len(words) - len(words.lstrip())
            yield Line(left, start + len(words.rstrip()), SentenceRole.BODY, after_blank=blank)
            blank = False
        else:
            blank = True
        start = end + 1


def numbered_depth(words: str) -> int | None:
    """Return how deep a numbered heading is (一、 1, （一） 2, 1. 3), or `None` where the line has no number.

    >>> numbered_depth("(一)疫情防控取得重大成果。"), numbered_depth("五年来,我们")
    (2, None)
    """
    for depth, number in NUMBERED:
        if number.match(words):
            return depth
    return None


def ends_with_stop(words: str) -> bool:
    """Whether a line is closed by a stop, a closing bracket or mark after it passed over.

    >>> ends_with_stop("请予审议。”"), ends_with_stop("新建省")
    (True, False)
    """
    words = words.rstrip(CLOSERS + " ")
    return bool(words) and words[-1] in STOPS
