"""Readings → tables on a terminal: commitments first, then outcomes, by section; statements without number compact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jiannuo.model.document import Document
from jiannuo.model.statement import Aspect, Kind, Reading
from jiannuo.report.tables import Row, list_rows
from jiannuo.report.wording import (
    MARKS,
    Translate,
    name_document,
    write_aspect,
    write_one_line,
    write_quantity,
    write_remarks,
    write_section,
)

HUES = {Kind.COMMITMENT: "blue", Kind.OUTCOME: "yellow"}
NUMBER_WIDTH = 5
WIDTH_OF_A_PIPE = 110
"""Columns of a terminal's width, where there is no terminal to ask."""


def print_tables(readings: Iterable[Reading], stream: TextIO, translate: Translate) -> None:
    """Print every reading's ledger on the stream, as wide as the terminal is."""
    console = Console(file=stream, width=None if stream.isatty() else WIDTH_OF_A_PIPE, highlight=False, markup=False)
    for reading in readings:
        for document in reading.documents:
            console.print(_describe(document, translate))
        rows = list(list_rows([reading]))
        for kind in (Kind.COMMITMENT, Kind.OUTCOME):
            _print_kind(console, kind, [row for row in rows if row.kind is kind], translate)
        console.print()


def _describe(document: Document, translate: Translate) -> Text:
    completeness = translate(document.completeness.label)
    facts = [translate(document.genre.label), document.issuer, document.place, document.year, completeness]
    text = Text("■ ", style="bold red")
    text.append(name_document(document), style="bold")
    text.append("  " + " · ".join(str(fact) for fact in facts if fact), style="dim")
    return text


def _print_kind(console: Console, kind: Kind, rows: list[Row], translate: Translate) -> None:
    if not rows:
        return
    console.print(Text(f"\n{translate(kind.label)} {len(rows)}", style=f"bold {HUES[kind]}"))
    for section, group in groupby(rows, key=lambda row: row.statement.section):
        heading = write_section(section) or translate("（无章节）")
        console.print(Text(heading, style="bold dim"), no_wrap=True, overflow="ellipsis")
        _print_section(console, list(group), translate)


def _print_section(console: Console, rows: list[Row], translate: Translate) -> None:
    numbered = [row for row in rows if row.measure is not None]
    if numbered:
        console.print(_tabulate(numbered, translate))
    for row in rows:
        if row.measure is None:
            line = Text(_name_row(row, translate).rjust(NUMBER_WIDTH) + " ", style=HUES[row.kind])
            line.append(write_one_line(row.statement.quote), style="default")
            console.print(line, no_wrap=True, overflow="ellipsis")


def _name_row(row: Row, translate: Translate) -> str:
    return f"{translate(MARKS[row.kind])}{row.number}"


def _tabulate(rows: list[Row], translate: Translate) -> Table:
    table = Table(box=None, expand=True, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(width=NUMBER_WIDTH + 1, justify="right", style=HUES[rows[0].kind], no_wrap=True)
    table.add_column(ratio=5, overflow="fold")
    table.add_column(ratio=3, overflow="fold", style="bold")
    table.add_column(ratio=3, overflow="fold", style="dim")
    table.add_column(width=15, style="dim", no_wrap=True)
    for row in rows:
        table.add_row(*_list_cells(row, translate))
    return table


def _list_cells(row: Row, translate: Translate) -> Iterator[str]:
    measure = row.measure
    assert measure is not None
    yield _name_row(row, translate)
    yield measure.indicator
    yield write_quantity(measure.quantity, translate)
    aspect = "" if measure.aspect is Aspect.LEVEL else write_aspect(measure, translate)
    yield " ".join(filter(None, (aspect, write_remarks(row.statement, measure, translate))))
    yield "" if row.period is None else str(row.period)
