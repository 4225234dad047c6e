"""Where the body of a document begins and ends among its lines."""

from __future__ import annotations

from jiannuo.text.line import LONGEST_HEADING, Line, ends_with_stop, numbered_depth
from jiannuo.text.line_words import LineWords, rubbish_reason

EARLIEST_END = 0.4
LONGEST_TAIL_LINE = 25
LONGEST_FRONT = 400


def find_extent(twin: str, lines: list[Line], line_words: LineWords) -> tuple[int, int]:
    """Return the first line of the body and the line after its last."""
    addressed = next((i for i, line in enumerate(lines[:40]) if twin.startswith("各位代表", line.start)), None)
    opens = next((i for i, line in enumerate(lines) if _opens_body(twin[line.start : line.end], line_words)), 0)
    first = opens if addressed is None or _long_before(lines, opens, addressed) else addressed
    long = [
        i for i, line in enumerate(lines) if line.end - line.start >= 30 and ends_with_stop(twin[line.start : line.end])
    ]
    last = len(lines)
    total = sum(line.end - line.start for line in lines) or 1
    read = 0
    for index, line in enumerate(lines):
        read += line.end - line.start
        words = twin[line.start : line.end]
        ends = line_words.closes.match(words) is not None
        if ends and (read > EARLIEST_END * total or index > max(long, default=0)):
            last = index
            break
    while last > first + 1 and _is_tail(twin[lines[last - 1].start : lines[last - 1].end], line_words):
        last -= 1
    return first, last


def _long_before(lines: list[Line], opens: int, addressed: int) -> bool:
    """Whether so much stands before the address that it is text, not front matter."""
    return sum(line.end - line.start for line in lines[opens:addressed]) > LONGEST_FRONT


def _opens_body(words: str, line_words: LineWords) -> bool:
    """The first line that speaks: an address, a numbered heading, a long sentence, a heading the lexicon knows."""
    if words.startswith("各位代表"):
        return True
    if rubbish_reason(words, line_words) is not None or words.startswith(("来源", "【")):
        return False
    if len(words) >= 30 and ends_with_stop(words) and any(stop in words for stop in ",。"):
        return True
    return (len(words) <= LONGEST_HEADING and numbered_depth(words) == 1) or (
        line_words.turning.search(words) is not None and line_words.title.search(words) is None
    )


def _is_tail(words: str, line_words: LineWords) -> bool:
    """Navigation, licences and signatures: short lines without a stop at the very end."""
    if len(words) <= LONGEST_TAIL_LINE and not ends_with_stop(words) and numbered_depth(words) is None:
        return True
    return rubbish_reason(words, line_words) is not None
