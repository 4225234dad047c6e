"""Readings → tables on a terminal: commitments first, then outcomes, by section, each in the order of the text.

Written by hand: a table library takes longer to load and to lay out a report than the report takes to be read.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TextIO

from jiannuo.model.document import Document
from jiannuo.model.statement import Aspect, Kind, Measure, Reading
from jiannuo.report.tables import Row, list_rows
from jiannuo.report.widths import count_columns, cut_words, fold_words, pad_words
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

INKS = {Kind.COMMITMENT: "34", Kind.OUTCOME: "33", Kind.BACKGROUND: ""}
TITLE, BOLD, DIM = "1;31", "1", "2"
WIDTH_OF_A_PIPE, NARROWEST = 110, 60
"""Columns where there is no terminal to ask, and the least that is laid out for."""
NUMBER, PERIOD = 7, 16
"""Columns of the number in the ledger and of the period."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What is printed on: its width in columns, whether it takes colours, and the reader's language."""

    width: int
    coloured: bool
    translate: Translate

    def ink(self, words: str, code: str) -> str:
        """Return the words in a colour, where there are colours."""
        return f"\x1b[{code}m{words}\x1b[0m" if self.coloured and code and words else words


def print_tables(readings: Iterable[Reading], stream: TextIO, translate: Translate) -> None:
    """Print every reading's ledger on the stream, as wide as the terminal is."""
    width = shutil.get_terminal_size((WIDTH_OF_A_PIPE, 0)).columns if stream.isatty() else WIDTH_OF_A_PIPE
    screen = Screen(max(width - 1, NARROWEST), _takes_colours(stream), translate)
    for reading in readings:
        stream.writelines(line.rstrip() + "\n" for line in _lay_out(reading, screen))


def _takes_colours(stream: TextIO) -> bool:
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    old_windows = os.name == "nt" and "WT_SESSION" not in os.environ
    return stream.isatty() and not plain and not old_windows


def _lay_out(reading: Reading, screen: Screen) -> Iterator[str]:
    for document in reading.documents:
        yield _describe(document, screen)
    rows = list(list_rows([reading]))
    for kind in (Kind.COMMITMENT, Kind.OUTCOME):
        of_kind = [row for row in rows if row.kind is kind]
        if of_kind:
            yield ""
            rows_of_kind = screen.translate("{count} 行").format(count=len(of_kind))
            yield screen.ink(f"{screen.translate(kind.label)} {rows_of_kind}", f"1;{INKS[kind]}")
        for section, group in groupby(of_kind, key=lambda row: row.statement.section):
            heading = write_section(section) or screen.translate("（无章节）")
            yield screen.ink(cut_words(heading, screen.width), f"{BOLD};{DIM}")
            yield from _lay_out_section(list(group), screen)
    yield ""


def _describe(document: Document, screen: Screen) -> str:
    say = screen.translate
    facts = [
        say(document.genre.label),
        document.issuer,
        document.place,
        document.year,
        say(document.completeness.label),
    ]
    card = " · ".join(str(fact) for fact in facts if fact)
    return f"{screen.ink('■', TITLE)} {screen.ink(name_document(document), BOLD)}  {screen.ink(card, DIM)}"


def _lay_out_section(rows: list[Row], screen: Screen) -> Iterator[str]:
    for row in rows:
        if row.measure is None:
            quote = cut_words(write_one_line(row.statement.quote), screen.width - NUMBER - 1)
            yield f"{_name_row(row, screen)} {quote}"
        else:
            yield from _lay_out_number(row, row.measure, screen)


def _name_row(row: Row, screen: Screen) -> str:
    name = f"{screen.translate(MARKS[row.kind])}{row.number}"
    return " " * (NUMBER - count_columns(name)) + screen.ink(name, INKS[row.kind])


def _lay_out_number(row: Row, measure: Measure, screen: Screen) -> Iterator[str]:
    room = screen.width - NUMBER - PERIOD - 4
    widths = (room * 5 // 11, room * 3 // 11, room * 3 // 11, PERIOD)
    aspect = "" if measure.aspect is Aspect.LEVEL else write_aspect(measure, screen.translate)
    remarks = write_remarks(row.statement, measure, screen.translate)
    cells = (
        write_one_line(measure.indicator),
        write_one_line(write_quantity(measure.quantity, screen.translate)),
        " ".join(filter(None, (aspect, remarks))),
        "" if row.period is None else str(row.period),
    )
    folded = [fold_words(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for place, parts in enumerate(zip_longest(*folded, fillvalue="")):
        padded = (pad_words(part, width) for part, width in zip(parts, widths, strict=True))
        inked = (screen.ink(part, code) for part, code in zip(padded, ("", BOLD, DIM, DIM), strict=True))
        yield " ".join([" " * NUMBER if place else _name_row(row, screen), *inked])
