"""Lines of a text and what each is: heading, body, or something to set aside. Knows the look of a page, not its sense."""

from __future__ import annotations

import re
from dataclasses import replace

from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Reason, SentenceRole
from jiannuo.text.extent import find_extent
from jiannuo.text.line import LONGEST_HEADING, Line, ends_with_stop, numbered_depth, split_lines
from jiannuo.text.line_words import LineWords, compile_line_words, rubbish_reason

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
WORDS_OF_A_HEADING = re.compile(r"[一-鿿]")


def find_lines(twin: str, lexicon: Lexicon) -> tuple[Line, ...]:
    """Return every line of the text that is not blank, with its role."""
    lines = list(split_lines(twin))
    line_words = compile_line_words(lexicon)
    first, last = find_extent(twin, lines, line_words)
    marked = []
    open_line = in_contents = False
    for index, line in enumerate(lines):
        words = twin[line.start : line.end]
        if not first <= index < last:
            line = _outside(words, line, index < first, line_words)
        elif (
            CONTENTS_LINE.fullmatch(words) and index < 40 and (in_contents := in_contents or words.startswith(CONTENTS))
        ):
            line = replace(line, role=SentenceRole.SET_ASIDE, reason=Reason.CONTENTS)
        elif (reason := rubbish_reason(words, line_words)) is not None and not open_line:
            line = replace(line, role=SentenceRole.SET_ASIDE, reason=reason)
        else:
            following = lines[index + 1] if index + 1 < last else None
            line = _mark_heading(words, line, following, open_line and not line.after_blank, line_words)
        if line.role is not SentenceRole.SET_ASIDE:
            open_line = line.role is SentenceRole.BODY and not ends_with_stop(words) and words[-1] not in ")）"
        marked.append(line)
    return tuple(marked)


def _mark_heading(words: str, line: Line, following: Line | None, continues: bool, line_words: LineWords) -> Line:
    depth = numbered_depth(words)
    if depth is not None and not (continues and depth == DEEPEST_NUMBER):
        closed = ends_with_stop(words) and ("。" in words or ";" in words)
        topic = closed and len(words) <= SHORTEST_TOPIC and "," not in words
        body = not topic and (
            closed or len(words) > LONGEST_HEADING or (depth == DEEPEST_NUMBER and FIGURE.search(words, 2) is not None)
        )
        return replace(line, role=SentenceRole.BODY if body else SentenceRole.HEADING, depth=depth)
    if FIELD.match(words):
        return replace(line, depth=FIELD_DEPTH)
    if SIGNED.fullmatch(words):
        return replace(line, role=SentenceRole.SET_ASIDE, reason=Reason.FRONT_MATTER)
    if continues or len(words) > LONGEST_HEADING or (ends_with_stop(words) and words[-1] != "!"):
        return line
    if words[-1] in ",、" or (words[0] == "-" and line.after_blank) or not WORDS_OF_A_HEADING.search(words):
        return line
    told = line_words.heading.search(words) or line_words.title.search(words)
    alone = line.after_blank and following is not None and following.after_blank
    if told or (alone and len(words) >= 4 and words[-1] != "!"):
        return replace(line, role=SentenceRole.HEADING, depth=LETTER_HEAD)
    return line


def _outside(words: str, line: Line, before: bool, line_words: LineWords) -> Line:
    """Lines before and after the body: a title stays a heading, the rest is set aside with a reason."""
    reason = rubbish_reason(words, line_words)
    titled = reason is None and len(words) <= LONGEST_HEADING and "。" not in words and words[0] not in "(（"
    if before and titled and line_words.title.search(words):
        return replace(line, role=SentenceRole.HEADING, depth=LETTER_HEAD)
    reason = reason or (Reason.FRONT_MATTER if before else Reason.WEB_RUBBISH)
    return replace(line, role=SentenceRole.SET_ASIDE, reason=reason)
