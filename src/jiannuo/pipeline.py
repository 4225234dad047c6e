"""Where the stages are strung together: `read` turns the bytes of one file into a Reading."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jiannuo.extract.horizons import Horizon, find_horizons
from jiannuo.extract.labels import Label, label_sentences
from jiannuo.extract.measures import read_measures
from jiannuo.grammar.quantities import scan
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Document, Genre, Sentence, SentenceRole, Span
from jiannuo.model.quantity import Quantity
from jiannuo.model.statement import Kind, Reading, Statement
from jiannuo.text.metadata import read_card
from jiannuo.text.normalize import normalize
from jiannuo.text.structure import find_structure


def read(text: str, lexicon: Lexicon, id: str = "document", year: int | None = None) -> Reading:
    twin = normalize(text)
    sections, sentences = find_structure(text, twin, lexicon)
    card = read_card(twin, sentences, lexicon, id)
    year = year or card.year
    horizons = list(find_horizons(twin, sentences, sections, year, card.genre, lexicon))
    labels = label_sentences(twin, sentences, horizons, card.genre, lexicon)
    quantities = scan(text, twin, lexicon)
    starts = [q.start for q in quantities]
    out = []
    for s, h, l in zip(sentences, horizons, labels):
        qs = quantities[bisect_left(starts, s.span.start):bisect_left(starts, s.span.end)]
        ms = ()
        if qs and s.role is SentenceRole.BODY and l.kind is not Kind.BACKGROUND:
            ms, rest = read_measures(text, twin, (s.span.start, s.span.end), qs, l.kind, h, year, lexicon)
        out.append(Statement(id, s.span, s.span.of(text), l.kind, s.path, ms, reason=l.reason, praise=l.praise))
    return Reading((), tuple(out))
