"""Rows → CSV that Excel opens as it should: UTF-8 with its mark, and no cell that could run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jiannuo.model.statement import Reading
from jiannuo.report.tables import COLUMNS, Cell, fill_row, list_rows
from jiannuo.report.wording import Translate, write_number

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def guard_cell(cell: Cell) -> str:
    """Return the cell as text; words that a spreadsheet would take for a formula get an apostrophe before them.

    >>> guard_cell("=1+1"), guard_cell(Decimal("-3.2"))
    ("'=1+1", '-3.2')
    """
    if isinstance(cell, Decimal):
        return write_number(cell)
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_csv(readings: Iterable[Reading], translate: Translate) -> Iterator[str]:
    """Return the lines of the CSV, heading first."""
    yield BYTE_ORDER_MARK + _write_cells([translate(column.label) for column in COLUMNS])
    for row in list_rows(readings):
        yield _write_cells([guard_cell(cell) for cell in fill_row(row, translate)])


def _write_cells(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
