"""Readings → leaves: one text of one file with its documents and numbered statements, as a page or a chart needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from jiannuo.model.document import Document, Reason, Sentence, SentenceRole, Span
from jiannuo.model.statement import Kind, LeftOut, Measure, Reading, Statement
from jiannuo.report.tables import list_claims
from jiannuo.report.wording import write_section

Theme = tuple[str, ...]
"""The upper headings above an entry, outermost first."""
MOST_THEMES = 24
"""Themes a chart shows: entries are grouped by the deepest level of headings that has no more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence where it stands, with its statement and its number in the ledger, if it is in the ledger."""

    span: Span
    role: SentenceRole = SentenceRole.BODY
    depth: int = 0
    reason: Reason | None = None
    statement: Statement | None = None
    number: int | None = None

    @property
    def claims(self) -> tuple[Measure, ...]:
        """The numbers that promise or report."""
        return () if self.statement is None else list_claims(self.statement)

    @property
    def kind(self) -> Kind:
        """What it is: the statement's kind, or its numbers' where the sentence itself is background."""
        kind = Kind.BACKGROUND if self.statement is None else self.statement.kind
        return self.claims[0].kind if kind is Kind.BACKGROUND and self.claims else kind


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text: its number on the page, its documents, every sentence in order, and what was left out.

    `entries` are the pieces that are in the ledger; `themes` the upper headings they stand under, each once, in the
    order of the text; `shared` how many headings all themes have in common, such as the document's title.
    """

    number: int
    text: str
    documents: tuple[Document, ...]
    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    entries: tuple[Piece, ...]
    themes: tuple[Theme, ...]
    shared: int

    @property
    def id(self) -> str:
        """The id its documents share."""
        return self.documents[0].id

    def name_theme(self, theme: Theme) -> str:
        """Return the theme's headings less those that all themes share."""
        return write_section(theme[self.shared :] or theme[-1:])

    def find_theme(self, piece: Piece) -> Theme:
        """Return the upper headings above an entry."""
        depth = max(map(len, self.themes), default=0)
        return () if piece.statement is None else piece.statement.section[:depth]


def group_leaves(readings: Iterable[Reading]) -> list[Leaf]:
    """Return a leaf for each text read, in the order they came."""
    leaves: list[Leaf] = []
    for reading in readings:
        for id in dict.fromkeys(document.id for document in reading.documents):
            leaves.append(_build_leaf(len(leaves) + 1, id, reading))
    return leaves


def _build_leaf(number: int, id: str, reading: Reading) -> Leaf:
    documents = tuple(document for document in reading.documents if document.id == id)
    statements = [statement for statement in reading.statements if statement.document == id]
    sentences = {sentence.span: sentence for document in documents for sentence in document.sentences}
    left_out = tuple(left_out for left_out in reading.left_out if left_out.document == id)
    pieces = tuple(_list_pieces(statements, sentences))
    entries = tuple(piece for piece in pieces if piece.number is not None)
    themes = _choose_themes([piece.statement.section for piece in entries if piece.statement])
    return Leaf(number, documents[0].text, documents, pieces, left_out, entries, themes, _count_shared(themes))


def _count_shared(themes: tuple[Theme, ...]) -> int:
    deep = [theme for theme in themes if len(theme) > 1]
    same = takewhile(lambda level: len(set(level)) == 1, zip(*deep, strict=False))
    return len(list(same)) if len(deep) > 1 else 0


def _choose_themes(paths: list[Theme]) -> tuple[Theme, ...]:
    deepest = max(map(len, paths), default=1)
    themes = (tuple(dict.fromkeys(path[:depth] for path in paths)) for depth in range(deepest, 0, -1))
    few_enough = (found for found in themes if len(found) <= MOST_THEMES)
    return next(few_enough, tuple(dict.fromkeys(path[:1] for path in paths)))


def _list_pieces(statements: list[Statement], sentences: dict[Span, Sentence]) -> list[Piece]:
    by_span: dict[Span, Statement | None] = dict.fromkeys(sentences)
    by_span |= {statement.span: statement for statement in statements}
    pieces: list[Piece] = []
    number = end = 0
    for span, statement in sorted(by_span.items(), key=lambda item: item[0]):
        if span.start < end:
            continue  # two cuts of one sentence: the first stands
        end = span.end
        entered = statement is not None and (statement.kind is not Kind.BACKGROUND or bool(list_claims(statement)))
        number += entered
        pieces.append(_build_piece(span, sentences.get(span), statement, number if entered else None))
    return pieces


def _build_piece(span: Span, sentence: Sentence | None, statement: Statement | None, number: int | None) -> Piece:
    reason = next((said.reason for said in (statement, sentence) if said is not None and said.reason), None)
    default = SentenceRole.HEADING if reason is Reason.HEADING else SentenceRole.BODY
    role = default if sentence is None else sentence.role
    return Piece(span, role, 0 if sentence is None else len(sentence.path), reason, statement, number)
