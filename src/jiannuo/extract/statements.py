"""The sentences of a document → statements: labels, measures, forms. What is left over is handed on with each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jiannuo.extract.clauses import split_stretches
from jiannuo.extract.forms import find_form
from jiannuo.extract.headings import Setting
from jiannuo.extract.horizons import find_horizons
from jiannuo.extract.labels import Label, label_sentences
from jiannuo.extract.measures import Passage, read_measures
from jiannuo.grammar.quantities import scan
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Document, Genre, Sentence, Span
from jiannuo.model.quantity import Quantity
from jiannuo.model.statement import Kind, Measure, Statement

MANY_NUMBERS = 40
FEWEST_WORDS = 2
"""Characters beside each number: 甲5个、乙3个 has two, and no sentence of so many numbers gets by with fewer."""
SUMMING_UP = frozenset({Genre.BULLETIN, Genre.INSPECTION_NOTICE})


def read_statements(document: Document, twin: str, lexicon: Lexicon) -> Iterator[tuple[Statement, Sequence[Quantity]]]:
    """Yield a statement for every sentence of a document, with the number phrases in it that claim nothing."""
    setting = Setting(document.year, document.genre, lexicon)
    horizons = list(find_horizons(twin, document.sentences, document.sections, setting))
    labels = label_sentences(twin, document.sentences, horizons, document.genre, lexicon)
    ended = document.genre in SUMMING_UP
    for sentence, horizon, label in zip(document.sentences, horizons, labels, strict=True):
        passage = Passage(label.kind, horizon, document.year, lexicon, ended)
        yield _read_sentence(document, twin, sentence, passage, label)


def _read_sentence(
    document: Document, twin: str, sentence: Sentence, passage: Passage, label: Label
) -> tuple[Statement, Sequence[Quantity]]:
    span = sentence.span
    speaks = label.kind is not Kind.BACKGROUND
    measures: tuple[Measure, ...] = ()
    rest: Sequence[Quantity] = ()
    if speaks:
        inside = scan(document.text, twin, span.start, span.end, passage.lexicon)
        measures, rest = _read_numbers(twin, span, inside, passage)
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


def _is_table(span: Span, numbers: Sequence[Quantity]) -> bool:
    """Whether a stretch is figures without words: the rows of a table, a code, a line drawn with digits."""
    words = span.end - span.start - sum(quantity.end - quantity.start for quantity in numbers)
    return len(numbers) > MANY_NUMBERS and words < FEWEST_WORDS * len(numbers)


def _read_numbers(
    twin: str, span: Span, inside: Sequence[Quantity], passage: Passage
) -> tuple[tuple[Measure, ...], Sequence[Quantity]]:
    """Return the measures of a sentence and the number phrases that claim nothing, a long one stretch by stretch."""
    measures: list[Measure] = []
    rest: list[Quantity] = []
    first = 0
    for start, end in split_stretches(twin, span.start, span.end) if inside else ():
        last = bisect_left(inside, end, lo=first, key=lambda quantity: quantity.start)
        numbers = inside[first:last]
        whole = Span(start, max(end, numbers[-1].end) if numbers else end)
        found, left = ((), numbers) if _is_table(whole, numbers) else read_measures(twin, whole, numbers, passage)
        measures.extend(found)
        rest.extend(left)
        first = last
    return tuple(measures), rest
