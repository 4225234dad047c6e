"""Lines and tables put together into one text, with the place of every cell. Knows no format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jiannuo.model.document import Span
from jiannuo.text.decoded import Table

LONGEST_CELL = 40
"""A cell longer than this is prose set in a table for its looks: its paragraphs stay lines."""


@dataclass(slots=True)
class Layout:
    """A text that grows line by line."""

    parts: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0

    def add_line(self, words: str) -> None:
        """Add a line (or several, where the words hold line ends)."""
        self.parts.append(words + "\n")
        self.length += len(words) + 1

    def add_table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table, a line a row, and keep where its cells stand."""
        first = self.length
        spans = tuple(self._add_row(row) for row in rows if any(cell.strip() for cell in row))
        if spans:
            self.tables.append(Table(Span(first, self.length - 1), spans))

    def text(self) -> str:
        """Return all lines."""
        return "".join(self.parts)

    def _add_row(self, cells: Sequence[str]) -> tuple[Span, ...]:
        between = cell_separator(cells)
        spans = []
        start = self.length
        for cell in map(_tidy, cells):
            spans.append(Span(start, start + len(cell)))
            start += len(cell) + len(between)
        self.add_line(between.join(map(_tidy, cells)))
        return tuple(spans)


def cell_separator(cells: Sequence[str]) -> str:
    """Return what stands between the cells of a row: a tab, or a line end where the cells hold prose.

    >>> cell_separator(["指标", "2025年"]), cell_separator(["一、" + "民生实事" * 20, "附件"])
    ('\\t', '\\n')
    """
    return "\n" if any(len(cell) > LONGEST_CELL for cell in cells) else "\t"


def render_table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table as text alone, for a table inside a cell of another."""
    inner = Layout()
    inner.add_table(rows)
    return inner.text().removesuffix("\n")


def _tidy(cell: str) -> str:
    cell = cell.strip("\n")
    return cell if len(cell) > LONGEST_CELL else cell.replace("\n", " ")
