"""Lines of a text and what each is: heading, body, or something to set aside. Knows the look of a page, not its sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Reason, SentenceRole

STOPS = "。！？；：:!?;"
CLOSERS = "”’」』）)》"
NUMBERED = (
    (1, re.compile(r"(?:第[一二三四五六七八九十]{1,3}(?:部分|章|篇)|[一二三四五六七八九十]{1,3}[、.])[ ]?")),
    (2, re.compile(r"[(][一二三四五六七八九十]{1,3}[)][、.]?[ ]?")),
    (3, re.compile(r"(?:\d{1,2}[.、](?!\d)|[(]\d{1,2}[)])[ ]?")),
)
LETTER_HEAD = 0
DEEPEST_NUMBER = 3
FIELD_DEPTH = 9
CONTENTS = ("目录", "目 录", "目  录")
CONTENTS_LINE = re.compile(r"目\s*录.*|[^。;]{2,60}?[\s.…·-]*\d{1,3}")
SHORTEST_TOPIC = 10
FIGURE = re.compile(r"\d|百分之")
FIELD = re.compile(r"(?:牵头|责任|配合|协同|主办|协办|承办)(?:单位|领导|部门|人)[:]|(?:完成)?时限[:]|完成时间[:]")
SIGNED = re.compile(
    r"[-(（]*\s*(?:[一-鿿]{2,14}(?:统计局|人民政府|办公室|委员会|督查室|工作部门|市长|省长|县长|区长)\s*)?[(]?(?:\d{4}年\d{1,2}月\d{1,2}日?)?(?:在[一-鿿]{2,30}会议上)?[)]?|[一-鿿]{2,8}[〔\[(]\d{4}[〕\])]\d{1,4}号|〔\d{4}〕\d+号"
)
LONGEST_HEADING = 42
EARLIEST_END = 0.4
LONGEST_TAIL_LINE = 25
LONGEST_FRONT = 400
WORDS_OF_A_HEADING = re.compile(r"[一-鿿]")


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


def find_lines(twin: str, lexicon: Lexicon) -> tuple[Line, ...]:
    """Return every line of the text that is not blank, with its role."""
    lines = list(split_lines(twin))
    first, last = _body_range(twin, lines, lexicon)
    marked = []
    open_line = in_contents = False
    for index, line in enumerate(lines):
        words = twin[line.start : line.end]
        if not first <= index < last:
            line = _outside(words, line, index < first, lexicon)
        elif CONTENTS_LINE.fullmatch(words) and index < 40 and (in_contents := in_contents or words.startswith(CONTENTS)):
            line = replace(line, role=SentenceRole.SET_ASIDE, reason=Reason.CONTENTS)
        elif (reason := rubbish_reason(words, lexicon)) is not None and not open_line:
            line = replace(line, role=SentenceRole.SET_ASIDE, reason=reason)
        else:
            following = lines[index + 1] if index + 1 < last else None
            line = _mark_heading(words, line, following, open_line and not line.after_blank, lexicon)
        if line.role is not SentenceRole.SET_ASIDE:
            open_line = line.role is SentenceRole.BODY and not ends_with_stop(words) and words[-1] not in ")）"
        marked.append(line)
    return tuple(marked)


def ends_with_stop(words: str) -> bool:
    """Whether a line is closed by a stop, a closing bracket or mark after it passed over.

    >>> ends_with_stop("请予审议。”"), ends_with_stop("新建省")
    (True, False)
    """
    words = words.rstrip(CLOSERS + " ")
    return bool(words) and words[-1] in STOPS


def rubbish_reason(words: str, lexicon: Lexicon) -> Reason | None:
    """Return why a line is no text of the document, or `None` where it may be."""
    for row in lexicon.rubbish:
        word = row.word
        if (row.match == "整行" and words == word) or (row.match == "行首" and words.startswith(word)) or (row.match == "含" and word in words):
            return Reason(row.reason)
    return None


def _mark_heading(words: str, line: Line, following: Line | None, continues: bool, lexicon: Lexicon) -> Line:
    depth = numbered_depth(words)
    if depth is not None and not (continues and depth == DEEPEST_NUMBER):
        closed = ends_with_stop(words) and ("。" in words or ";" in words)
        topic = closed and len(words) <= SHORTEST_TOPIC and "," not in words
        body = not topic and (closed or len(words) > LONGEST_HEADING or depth == DEEPEST_NUMBER and FIGURE.search(words, 2) is not None)
        return replace(line, role=SentenceRole.BODY if body else SentenceRole.HEADING, depth=depth)
    if FIELD.match(words):
        return replace(line, depth=FIELD_DEPTH)
    if SIGNED.fullmatch(words):
        return replace(line, role=SentenceRole.SET_ASIDE, reason=Reason.FRONT_MATTER)
    if continues or len(words) > LONGEST_HEADING or (ends_with_stop(words) and words[-1] != "!"):
        return line
    if words[-1] in ",、" or words[0] == "-" and line.after_blank or not WORDS_OF_A_HEADING.search(words):
        return line
    told = any(row.word in words for row in lexicon.headings) or any(row.word in words for row in lexicon.genres)
    alone = line.after_blank and following is not None and following.after_blank
    if told or (alone and len(words) >= 4 and words[-1] != "!"):
        return replace(line, role=SentenceRole.HEADING, depth=LETTER_HEAD)
    return line


def _outside(words: str, line: Line, before: bool, lexicon: Lexicon) -> Line:
    """Lines before and after the body: a title stays a heading, the rest is set aside with a reason."""
    reason = rubbish_reason(words, lexicon)
    titled = reason is None and len(words) <= LONGEST_HEADING and "。" not in words and words[0] not in "(（"
    if before and titled and any(row.word in words for row in lexicon.genres):
        return replace(line, role=SentenceRole.HEADING, depth=LETTER_HEAD)
    reason = reason or (Reason.FRONT_MATTER if before else Reason.WEB_RUBBISH)
    return replace(line, role=SentenceRole.SET_ASIDE, reason=reason)


def _body_range(twin: str, lines: list[Line], lexicon: Lexicon) -> tuple[int, int]:
    """Return the first line of the body and the line after its last."""
    addressed = next((i for i, line in enumerate(lines[:40]) if twin.startswith("各位代表", line.start)), None)
    opens = next((i for i, line in enumerate(lines) if _opens_body(twin[line.start : line.end], lexicon)), 0)
    first = opens if addressed is None or _long_before(lines, opens, addressed) else addressed
    long = [i for i, line in enumerate(lines) if line.end - line.start >= 30 and ends_with_stop(twin[line.start : line.end])]
    last = len(lines)
    total = sum(line.end - line.start for line in lines) or 1
    read = 0
    for index, line in enumerate(lines):
        read += line.end - line.start
        words = twin[line.start : line.end]
        ends = any(row.match == "止" and words.startswith(row.word) for row in lexicon.rubbish)
        if ends and (read > EARLIEST_END * total or index > max(long, default=0)):
            last = index
            break
    while last > first + 1 and _is_tail(twin[lines[last - 1].start : lines[last - 1].end], lexicon):
        last -= 1
    return first, last


def _long_before(lines: list[Line], opens: int, addressed: int) -> bool:
    """Whether so much stands before the address that it is text, not front matter."""
    return sum(line.end - line.start for line in lines[opens:addressed]) > LONGEST_FRONT


def _opens_body(words: str, lexicon: Lexicon) -> bool:
    """The first line that speaks: an address, a numbered heading, a long sentence, a heading the lexicon knows."""
    if words.startswith("各位代表"):
        return True
    if rubbish_reason(words, lexicon) is not None or words.startswith(("来源", "【")):
        return False
    if len(words) >= 30 and ends_with_stop(words) and any(stop in words for stop in ",。"):
        return True
    return len(words) <= LONGEST_HEADING and numbered_depth(words) == 1 or any(row.mode in ("回顾", "规划") and row.word in words for row in lexicon.headings) and not any(row.word in words for row in lexicon.genres)


def _is_tail(words: str, lexicon: Lexicon) -> bool:
    """Navigation, licences and signatures: short lines without a stop at the very end."""
    if len(words) <= LONGEST_TAIL_LINE and not ends_with_stop(words) and numbered_depth(words) is None:
        return True
    return rubbish_reason(words, lexicon) is not None or any(row.match == "止" and words.startswith(row.word) for row in lexicon.rubbish)
