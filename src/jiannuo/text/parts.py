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
    bounds = [*starts, len(twin)]
    return tuple(
        _cut(twin, sections, sentences, card, bounds[i], bounds[i + 1], 0 if i == 0 else bounds[i])
        for i in range(len(starts))
    )


def _letter_starts(twin: str, sections: Sequence[Section], genre: Genre) -> list[int]:
    if genre is not Genre.PLEDGE_LETTER:
        return []
    return [section.span.start for section in sections if section.depth == 0 and "承诺" in section.title]


def _cut(
    twin: str, sections: Sequence[Section], sentences: Sequence[Sentence], card: Card, start: int, end: int, reach: int
) -> Part:
    inside = tuple(section for section in sections if start <= section.span.start < end)
    title = inside[0].title if inside else card.title
    body = BRACKETED_BODY.search(twin[start : start + len(title)])
    issuer = body[1] if body else card.issuer
    own = replace(card, title=title, issuer=issuer, level=read_level(issuer) or card.level)
    return Part(Span(start, end), own, title, inside, tuple(s for s in sentences if reach <= s.span.start < end))
