"""Rows → an Excel workbook: the ledger, the documents' cards, and what was left out. Numbers stay numbers."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter

from jiannuo.model.document import Document
from jiannuo.model.statement import Kind, Reading
from jiannuo.report.tables import COLUMNS, Cell, fill_row, list_rows
from jiannuo.report.wording import Translate, name_document

CARD_LABELS = (
    "文件",
    "分件",
    "文种",
    "标题",
    "发文机关",
    "地区",
    "层级",
    "年度",
    "日期",
    "完整性",
    "承诺事项",
    "完成情况",
)
CARD_WIDTHS = (18, 22, 16, 44, 22, 14, 10, 8, 12, 10, 10, 10)
LEFT_OUT_LABELS = ("文件", "原因", "原文", "起", "止")
LEFT_OUT_WIDTHS = (18, 24, 90, 8, 8)
STYLE = {"font_name": "等线", "font_size": 10.5, "valign": "top", "text_wrap": True}
HEAD = STYLE | {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter", "border": 1}
TINTS = {Kind.COMMITMENT: "#E3EEFA", Kind.OUTCOME: "#FBEEDA"}
LONGEST_CELL = 32_000
"""Characters; Excel refuses more than 32,767 in one cell."""


def write_sheet(readings: Iterable[Reading], translate: Translate) -> bytes:
    """Return the workbook as bytes: three sheets, heads frozen, filters set."""
    readings = list(readings)
    workbook_bytes = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(workbook_bytes, options)
    said = {"title": translate("践诺台账"), "comments": translate("由践诺读出，以原文为准")}
    workbook.set_properties(said | {"created": _date_workbook(readings)})
    styles = {name: workbook.add_format(style) for name, style in _list_styles()}
    _write_ledger(workbook.add_worksheet(translate("台账")), readings, styles, translate)
    _write_cards(workbook.add_worksheet(translate("文件卡")), readings, styles, translate)
    _write_left_out(workbook.add_worksheet(translate("未收入")), readings, styles, translate)
    workbook.close()
    return workbook_bytes.getvalue()


def _date_workbook(readings: list[Reading]) -> datetime:
    # Not the clock: the same documents make the same workbook, to the byte.
    dates = [document.date for reading in readings for document in reading.documents if document.date]
    return datetime.combine(max(dates, default=date(2000, 1, 1)), time())


def _list_styles() -> list[tuple[str, dict[str, Any]]]:
    tinted = [(str(kind), STYLE | {"bg_color": tint, "bottom": 1}) for kind, tint in TINTS.items()]
    return [("cell", STYLE), ("head", HEAD), *tinted]


def _write_head(sheet: Any, labels: Sequence[str], widths: Sequence[int], style: Any) -> None:
    for place, (label, width) in enumerate(zip(labels, widths, strict=True)):
        sheet.write_string(0, place, label, style)
        sheet.set_column(place, place, width)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 0)


def _write_cells(sheet: Any, line: int, cells: Sequence[Cell | None], style: Any, *, first: int = 0) -> None:
    for place, cell in enumerate(cells, start=first):
        if cell is None or cell == "":
            sheet.write_blank(line, place, None, style)
        elif isinstance(cell, (int, Decimal)):
            sheet.write_number(line, place, cell, style)
        else:
            sheet.write_string(line, place, cell[:LONGEST_CELL], style)


def _finish(sheet: Any, lines: int, columns: int) -> None:
    sheet.autofilter(0, 0, max(lines, 1), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_ledger(sheet: Any, readings: list[Reading], styles: dict[str, Any], translate: Translate) -> None:
    labels = [translate(column.label) for column in COLUMNS]
    _write_head(sheet, labels, [column.width for column in COLUMNS], styles["head"])
    sheet.freeze_panes(1, 4)
    line = 0
    for line, row in enumerate(list_rows(readings), start=1):
        cells = fill_row(row, translate)
        _write_cells(sheet, line, cells, styles["cell"])
        sheet.write_string(line, 2, str(cells[2]), styles[str(row.kind)])
    _finish(sheet, line, len(COLUMNS))


def _write_cards(sheet: Any, readings: list[Reading], styles: dict[str, Any], translate: Translate) -> None:
    _write_head(sheet, [translate(label) for label in CARD_LABELS], CARD_WIDTHS, styles["head"])
    line = 0
    for reading in readings:
        for document in reading.documents:
            line += 1
            counts = Counter(s.kind for s in reading.statements if document.part is None or s.part == document.part)
            cells = [*_card_cells(document, translate), counts[Kind.COMMITMENT], counts[Kind.OUTCOME]]
            _write_cells(sheet, line, cells, styles["cell"])
    _finish(sheet, line, len(CARD_LABELS))


def _card_cells(document: Document, translate: Translate) -> list[Cell | None]:
    return [
        document.id,
        document.part,
        translate(document.genre.label),
        name_document(document),
        document.issuer,
        document.place,
        "" if document.level is None else translate(document.level.label),
        document.year,
        "" if document.date is None else document.date.isoformat(),
        translate(document.completeness.label),
    ]


def _write_left_out(sheet: Any, readings: list[Reading], styles: dict[str, Any], translate: Translate) -> None:
    _write_head(sheet, [translate(label) for label in LEFT_OUT_LABELS], LEFT_OUT_WIDTHS, styles["head"])
    left_outs = [left_out for reading in readings for left_out in reading.left_out]
    for line, left_out in enumerate(left_outs, start=1):
        span = left_out.span
        reason = translate(left_out.reason.label)
        _write_cells(sheet, line, [left_out.document, reason, left_out.quote, span.start, span.end], styles["cell"])
    _finish(sheet, len(left_outs), len(LEFT_OUT_LABELS))
    sheet.write_row(0, 6, [translate("原因"), translate("处数")], styles["head"])
    sheet.set_column(6, 6, 24)
    counts = Counter(left_out.reason for left_out in left_outs)
    for line, (reason_counted, count) in enumerate(counts.most_common(), start=1):
        _write_cells(sheet, line, [translate(reason_counted.label), count], styles["cell"], first=6)
