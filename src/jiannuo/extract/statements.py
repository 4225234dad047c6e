"""The sentences of a document → statements: labels, measures, forms. What is left over is handed on with each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jiannuo.extract.forms import find_form
from jiannuo.extract.headings import Setting
from jiannuo.extract.horizons import find_horizons
from jiannuo.extract.labels import Label, label_sentences
from jiannuo.extract.measures import Passage, read_measures
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Document, Genre, Sentence
from jiannuo.model.quantity import Quantity
from jiannuo.model.statement import Kind, Measure, Statement

SUMMING_UP = frozenset({Genre.BULLETIN, Genre.INSPECTION_NOTICE})


def read_statements(
    document: Document, twin: str, quantities: Sequence[Quantity], lexicon: Lexicon
) -> Iterator[tuple[Statement, Sequence[Quantity]]]:
    """Yield a statement for every sentence of a document, with the number phrases in it that claim nothing.

    `quantities` are those of the whole text, in order.
    """
    setting = Setting(document.year, document.genre, lexicon)
    horizons = list(find_horizons(twin, document.sentences, document.sections, setting))
    labels = label_sentences(twin, document.sentences, horizons, document.genre, lexicon)
    starts = [quantity.start for quantity in quantities]
    ended = document.genre in SUMMING_UP
    for sentence, horizon, label in zip(document.sentences, horizons, labels, strict=True):
        first, last = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        passage = Passage(label.kind, horizon, document.year, lexicon, ended)
        yield _read_sentence(document, twin, sentence, quantities[first:last], passage, label)


def _read_sentence(
    document: Document, twin: str, sentence: Sentence, inside: Sequence[Quantity], passage: Passage, label: Label
) -> tuple[Statement, Sequence[Quantity]]:
    span = sentence.span
    speaks = label.kind is not Kind.BACKGROUND
    measures: tuple[Measure, ...] = ()
    rest = inside
    if inside and speaks:
        measures, rest = read_measures(twin, span, inside, passage)
    statement = Statement(
        document=document.id,
        span=span,
        quote=span.of(document.text),
        kind=label.kind,
        section=sentence.path,
        measures=measures,
        form=find_form(twin[span.start : span.end], label.kind, measures),
        period=passage.horizon.period if speaks else None,
        praise=label.praise,
        reason=label.reason,
        part=document.part,
    )
    return statement, rest
