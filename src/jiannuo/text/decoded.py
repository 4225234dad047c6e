"""What a file is once decoded: its text, and where in it the pages, tables and uncertain lines stand. Reads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jiannuo.model.document import Span
from jiannuo.model.errors import Diagnostic

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` hold the span of each cell in the text. Cells merged in the source stand once."""

    span: Span
    rows: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of one file. `format` is one of txt, html, docx, doc, ofd, pdf, picture.

    `pages` holds the offset at which each page begins (empty where the format has none), `scores` the spans that were
    recognised from a picture with how sure the recogniser was of each (0 to 1).
    """

    text: str
    format: str
    pages: tuple[int, ...] = ()
    scores: tuple[tuple[int, int, float], ...] = ()
    tables: tuple[Table, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def without_surrogates(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text with halves of characters replaced one for one by U+FFFD, and a diagnostic where there were any.

    >>> without_surrogates("增长\\ud83d6%")[0]
    '增长\ufffd6%'
    """
    found = LONE_SURROGATE.search(text)
    if found is None:
        return text, ()
    clean, count = LONE_SURROGATE.subn("\ufffd", text)
    return clean, (undecodable(count, "Unicode", found.start()),)


def undecodable(count: int, encoding: str, first: int) -> Diagnostic:
    """Return the diagnostic that says how many places were no characters, pointing at the first."""
    values = (("count", str(count)), ("encoding", encoding))
    message = "有 {count} 处字节不是 {encoding} 文字，已用“\ufffd”代替；"
    return Diagnostic("undecodable_bytes", message, "请核对原文。", Span(first, first + 1), values=values)


def pack(decoded: Decoded) -> dict[str, Any]:
    """Return the decoded file as plain JSON values, to send it from one process to another."""
    return {
        "text": decoded.text,
        "format": decoded.format,
        "pages": decoded.pages,
        "scores": decoded.scores,
        "tables": [
            [_ends(table.span), [[_ends(cell) for cell in row] for row in table.rows]] for table in decoded.tables
        ],
        "diagnostics": [_pack_diagnostic(diagnostic) for diagnostic in decoded.diagnostics],
    }


def unpack(values: dict[str, Any]) -> Decoded:
    """Return what `pack` packed. Raises ValueError, TypeError or KeyError on anything else."""
    return Decoded(
        str(values["text"]),
        str(values["format"]),
        tuple(int(start) for start in values["pages"]),
        tuple((int(start), int(end), float(score)) for start, end, score in values["scores"]),
        tuple(_unpack_table(span, rows) for span, rows in values["tables"]),
        tuple(_unpack_diagnostic(diagnostic) for diagnostic in values["diagnostics"]),
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _unpack_table(span: list[int], rows: Iterable[Iterable[list[int]]]) -> Table:
    return Table(Span(*span), tuple(tuple(Span(*cell) for cell in row) for row in rows))


def _pack_diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    span = None if diagnostic.span is None else _ends(diagnostic.span)
    return {
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "span": span,
        "values": diagnostic.values,
    }


def _unpack_diagnostic(values: dict[str, Any]) -> Diagnostic:
    return Diagnostic(
        str(values["code"]),
        str(values["message"]),
        str(values["hint"]),
        None if values["span"] is None else Span(*values["span"]),
        values=tuple((str(key), str(value)) for key, value in values["values"]),
    )
