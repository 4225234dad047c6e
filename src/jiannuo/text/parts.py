"""A compilation of letters cut into its letters; any other file is one part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiannuo.model.document import Genre, Section, Sentence, Span
from jiannuo.text.metadata import Card, read_level

BRACKETED_BODY = re.compile(r"[(]\s*([^()\n]{1,24}?)\s*[)]\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file: its place in the text, its own card, sections and sentences."""

    span: Span
    card: Card
    title: str | None
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]


def split_parts(twin: str, sections: Sequence[Section], sentences: Sequence[Sentence], card: Card) -> tuple[Part, ...]:
    """Return the parts of a file in order; what stands before the first letter goes with it.

    Two letters with one title stay two; a masked issuer stays masked.
    """
    starts = _letter_starts(twin, sections, card.genre)
    if len(starts) < 2:
        return (Part(Span(0, len(twin)), card, None, tuple(sections), tuple(sentences)),)
    return tuple(
        _cut_letter(twin, Span(start, end), sections, sentences, card)
        for start, end in zip(starts, [*starts[1:], len(twin)], strict=True)
    )


def _letter_starts(twin: str, sections: Sequence[Section], genre: Genre) -> list[int]:
    if genre is not Genre.PLEDGE_LETTER:
        return []
    return [section.span.start for section in sections if section.depth == 0 and "承诺" in section.title]


def _cut_letter(twin: str, span: Span, sections: Sequence[Section], sentences: Sequence[Sentence], card: Card) -> Part:
    inside = tuple(section for section in sections if span.start <= section.span.start < span.end)
    title = inside[0].title
    body = BRACKETED_BODY.search(twin[span.start : span.start + len(title)])
    issuer = body[1] if body else card.issuer
    own = replace(card, title=title, issuer=issuer, level=read_level(issuer) or card.level)
    first = next(section.span.start for section in sections if section.depth == 0 and "承诺" in section.title)
    reach = 0 if span.start == first else span.start
    return Part(span, own, title, inside, tuple(s for s in sentences if reach <= s.span.start < span.end))
