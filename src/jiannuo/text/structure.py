"""Lines → sections and sentences, each with its path of headings. A body that stands twice is read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Reason, Section, Sentence, SentenceRole, Span
from jiannuo.text.line import Line, ends_with_stop, numbered_depth
from jiannuo.text.lines import FIELD_DEPTH, find_lines

SENTENCE_END = re.compile(r"[。！？；]+[”’」』）)》]*")
POINT_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,2}(?:是|抓|要)|第[一二三四五六七八九十]{1,2},)")
SHORTEST_REPEAT = 12
REPEATED_SHARE = 0.25
COPIES = (None, Reason.WEB_RUBBISH)


def find_structure(text: str, twin: str, lexicon: Lexicon) -> tuple[tuple[Section, ...], tuple[Sentence, ...]]:
    """Return the sections and the sentences of a text, in order, together covering every line that is not blank.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> text = "一、2023年工作回顾\\n新增企业60家。建成公园3个。"
    >>> [s.span.of(text) for s in find_structure(text, text, load_lexicon())[1]]
    ['一、2023年工作回顾', '新增企业60家。', '建成公园3个。']
    """
    lines = find_lines(twin, lexicon)
    sentences: list[Sentence] = []
    sections: list[Section] = []
    open_headings: list[tuple[int, str, int]] = []
    for block in _blocks(lines, twin):
        first = block[0]
        if first.depth not in (None, FIELD_DEPTH) and first.role is not SentenceRole.SET_ASIDE:
            assert first.depth is not None
            title_end = block[-1].end if first.role is SentenceRole.HEADING else _title_end(text, first)
            _close(open_headings, first.depth, sections, first.start)
            open_headings.append((first.depth, text[first.start : title_end].replace("\n", ""), first.start))
        path = tuple(title for _, title, _ in open_headings)
        sentences.extend(_split_block(text, block, path))
    _close(open_headings, -1, sections, len(text))
    sections.sort(key=lambda section: (section.span.start, -section.span.end))
    return tuple(sections), _set_second_copy_aside(text, tuple(sentences))


def _blocks(lines: tuple[Line, ...], twin: str) -> Iterator[list[Line]]:
    """Group lines that continue one another: a body line without a stop runs on into the next body line."""
    block: list[Line] = []
    for line in lines:
        runs_on = block and _runs_on(replace(block[-1], role=block[0].role), line, twin)
        if block and not runs_on:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _runs_on(line: Line, following: Line, twin: str) -> bool:
    if following.role is not SentenceRole.BODY or line.role is SentenceRole.SET_ASIDE:
        return False
    if line.role is SentenceRole.HEADING:
        return twin[line.end - 1] in "“《(" or _torn(twin[following.start : following.end])
    if (
        following.depth is not None
        or line.depth == FIELD_DEPTH
        or (following.after_blank and not _torn(twin[following.start : following.end]))
    ):
        return False
    return not ends_with_stop(twin[line.start : line.end])


def _torn(words: str) -> bool:
    """Whether a line cannot begin a sentence, so that even a blank line before it is a tear."""
    return words[0] in ",、。;”》)"


def _title_end(text: str, line: Line) -> int:
    """Where the title in a numbered line ends: at its first stop, else at the end of the line."""
    stop = SENTENCE_END.search(text, line.start, line.end)
    return line.end if stop is None else stop.start()


def _close(headings: list[tuple[int, str, int]], depth: int, sections: list[Section], position: int) -> None:
    while headings and headings[-1][0] >= depth:
        level, title, start = headings.pop()
        path = (*(above for _, above, _ in headings), title)
        sections.append(Section(Span(start, position), title, level, path))


def _split_block(text: str, block: list[Line], path: tuple[str, ...]) -> Iterator[Sentence]:
    role, reason = block[0].role, block[0].reason
    start, end = block[0].start, block[-1].end
    cuts = [hit.end() for hit in SENTENCE_END.finditer(text, start, end)] if role is not SentenceRole.HEADING else []
    if not cuts or cuts[-1] < end:
        cuts.append(end)
    for cut in cuts:
        while start < cut and text[start].isspace():
            start += 1
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield Sentence(Span(start, stop), role, path, Reason.HEADING if role is SentenceRole.HEADING else reason)
        start = cut


def _set_second_copy_aside(text: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Set aside the second of two copies of the body: the run of sentences that stood before, with the short ones among
    them; a long one that stands only once is kept."""
    seen: set[str] = set()
    repeated: list[int] = []
    single: set[int] = set()
    for index, sentence in enumerate(sentences):
        key = "".join(sentence.span.of(text).split())
        if sentence.reason in COPIES and len(key) >= SHORTEST_REPEAT:
            if key in seen:
                repeated.append(index)
            else:
                single.add(index)
            seen.add(key)
    if len(repeated) < REPEATED_SHARE * len(sentences) or not repeated:
        return sentences
    copy = set(range(repeated[0], repeated[-1] + 1)) - single
    aside = partial(replace, role=SentenceRole.SET_ASIDE, reason=Reason.SECOND_COPY)
    return tuple(aside(sentence) if index in copy else sentence for index, sentence in enumerate(sentences))


def is_point_heading(twin: str, start: int, end: int) -> bool:
    """Whether a sentence only names a point (一是…。 （一）…。 一抓…。), the text of which follows.

    >>> is_point_heading("一是加快项目建设。", 0, 9), is_point_heading("新增企业60家。", 0, 8)
    (True, False)
    """
    words = twin[start:end]
    return len(words) <= 40 and (numbered_depth(words) is not None or POINT_HEADING.match(words) is not None)
