"""A table of results, as text on a terminal and as Markdown. Knows nothing of what is measured."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table as ConsoleTable
from rich.text import Text


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the columns, rows of as many cells each, and notes that stand below, a paragraph each."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def print_table(table: Table, console: Console) -> None:
    """Print a table and its notes."""
    shown = ConsoleTable(title=table.title, title_justify="left", title_style="bold")
    for index, column in enumerate(table.columns):
        shown.add_column(column, justify="right" if index else "left", no_wrap=not index, overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(_strip_marks(cell)) for cell in row))
    console.print(shown)
    for note in table.notes:
        console.print(_strip_marks(note), markup=False, highlight=False)
    console.print()


def render_markdown(table: Table) -> str:
    """Return a table as Markdown: a heading of the second level, the rows, the notes."""
    lines = [f"## {table.title}", ""]
    if table.rows:
        ruler = ["---"] + ["---:"] * (len(table.columns) - 1)
        lines += [_render_row(row) for row in (table.columns, tuple(ruler), *table.rows)]
        lines.append("")
    for note in table.notes:
        lines += [note, ""]
    return "\n".join(lines)


def _render_row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _strip_marks(cell: str) -> str:
    return cell.replace("**", "").replace("`", "")
