"""The lexicon's words for lines, compiled: what is rubbish, what ends a text, what makes a heading or a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Reason


@dataclass(frozen=True, slots=True, eq=False)
class LineWords:
    """Compiled once for a lexicon. `reasons` tells why a rubbish word sets its line aside."""

    whole: frozenset[str]
    begins: re.Pattern[str]
    inside: re.Pattern[str]
    closes: re.Pattern[str]
    heading: re.Pattern[str]
    turning: re.Pattern[str]
    title: re.Pattern[str]
    reasons: dict[str, Reason]


@lru_cache(maxsize=8)
def compile_line_words(lexicon: Lexicon) -> LineWords:
    """Return the lexicon's words for lines; kept for the last few lexicons used."""
    at = {
        match: {row.word: "" for row in lexicon.rubbish if row.match == match} for match in ("整行", "行首", "含", "止")
    }
    return LineWords(
        whole=frozenset(at["整行"]),
        begins=re.compile(compile_alternation({**at["行首"], **at["止"]})),
        inside=re.compile(compile_alternation(at["含"])),
        closes=re.compile(compile_alternation(at["止"])),
        heading=re.compile(compile_alternation({row.word: "" for row in lexicon.headings})),
        turning=re.compile(
            compile_alternation({row.word: "" for row in lexicon.headings if row.mode in ("回顾", "规划")})
        ),
        title=re.compile(compile_alternation({row.word: "" for row in lexicon.genres})),
        reasons={row.word: Reason(row.reason) for row in lexicon.rubbish},
    )


def rubbish_reason(words: str, line_words: LineWords) -> Reason | None:
    """Return why a line is no text of the document, or `None` where it may be.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> rubbish_reason("首页 | 政务公开", compile_line_words(load_lexicon())).label
    '网页杂项'
    """
    if words in line_words.whole:
        return line_words.reasons[words]
    hit = line_words.begins.match(words) or line_words.inside.search(words)
    return None if hit is None else line_words.reasons[hit[0]]
