"""Where the stages are strung together: `read` turns the bytes of one file into a Reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from jiannuo.extract.left_out import find_left_out
from jiannuo.extract.statements import read_statements
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Document
from jiannuo.model.statement import LeftOut, Reading, Statement
from jiannuo.text.decode import Decoded, decode
from jiannuo.text.metadata import Card, read_card, read_level
from jiannuo.text.normalize import normalize
from jiannuo.text.parts import Part, split_parts
from jiannuo.text.structure import find_structure


def read(  # noqa: PLR0913 - one call says all that can be said of a file, by name
    content: bytes | str,
    *,
    lexicon: Lexicon,
    year: int | None = None,
    place: str | None = None,
    issuer: str | None = None,
    id: str | None = None,
    name: str | None = None,
) -> Reading:
    """Return the documents of one file, a statement for every sentence, and what went wrong on the way.

    `year`, `place` and `issuer` say what the file cannot; `id` names the document (its digest where none is given);
    `name` is the file's name, a help to tell formats apart. Raises `UnreadableFile` for bytes that are no document.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> reading = read("二、2024年重点工作\\n新建公园12个。", lexicon=load_lexicon(), id="sample")
    >>> [(m.indicator, str(m.quantity.value), str(m.period)) for m in reading.measures]
    [('新建公园', '12', '2024')]
    """
    decoded = decode(content, name)
    text, twin = decoded.text, normalize(decoded.text)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    identity = id or digest
    sections, sentences = find_structure(text, twin, lexicon)
    given = _Given(year, place, issuer)
    card = _fill(read_card(twin, sentences, lexicon, identity), given)
    documents: list[Document] = []
    statements: list[Statement] = []
    left_out: list[LeftOut] = []
    for part in split_parts(twin, sections, sentences, card):
        document = _make_document(identity, digest, decoded, part)
        documents.append(document)
        for statement, rest in read_statements(document, twin, lexicon):
            statement = _with_score(statement, decoded)
            statements.append(statement)
            left_out.extend(find_left_out(document, twin, statement, rest))
    return Reading(tuple(documents), tuple(statements), tuple(decoded.diagnostics), tuple(left_out))


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller says of the document; it outranks what the document says of itself."""

    year: int | None
    place: str | None
    issuer: str | None


def _fill(card: Card, given: _Given) -> Card:
    return replace(
        card,
        year=card.year if given.year is None else given.year,
        place=given.place or card.place,
        issuer=given.issuer or card.issuer,
        level=read_level(given.place) or card.level,
    )


def _make_document(identity: str, digest: str, decoded: Decoded, part: Part) -> Document:
    card = part.card
    scores = [score for _, _, score in decoded.scores]
    return Document(
        id=identity,
        text=decoded.text,
        span=part.span,
        digest=digest,
        genre=card.genre,
        title=card.title,
        issuer=card.issuer,
        place=card.place,
        level=card.level,
        date=card.date,
        year=card.year,
        completeness=card.completeness,
        part=part.title,
        sections=part.sections,
        sentences=part.sentences,
        pages=decoded.pages,
        score=round(sum(scores) / len(scores), 4) if scores else None,
    )


def _with_score(statement: Statement, decoded: Decoded) -> Statement:
    """Put on the recognition score of the lines a statement and its numbers stand in."""
    if not decoded.scores:
        return statement
    measures = tuple(replace(m, score=_score_of(m.quantity.start, m.quantity.end, decoded)) for m in statement.measures)
    return replace(statement, measures=measures, score=_score_of(statement.span.start, statement.span.end, decoded))


def _score_of(start: int, end: int, decoded: Decoded) -> float | None:
    scores = [score for first, last, score in decoded.scores if first < end and start < last]
    return round(min(scores), 4) if scores else None
