"""Rows for people, and the files and tables made of them."""

import csv
import io
import re
from decimal import Decimal

import openpyxl
import pytest

from hand_made import build_compilation, build_reading
from jiannuo.model.document import Document, Span
from jiannuo.model.statement import Kind, Reading, Statement
from jiannuo.report.console import print_tables
from jiannuo.report.csvfile import FORMULA_STARTS, guard_cell, write_csv
from jiannuo.report.sheet import write_sheet
from jiannuo.report.tables import COLUMNS, fill_row, list_rows, narrow_reading
from jiannuo.report.widths import count_columns
from jiannuo.report.wording import keep_chinese

PLACES = {column.label: place for place, column in enumerate(COLUMNS)}


def cell(row, label):
    return fill_row(row, keep_chinese)[PLACES[label]]


def test_one_row_a_number_and_one_a_statement_without():
    rows = list(list_rows([build_reading()]))
    assert [row.number for row in rows] == list(range(1, 12))
    assert [cell(row, "目标值/数值") for row in rows] == [
        Decimal("1968.3"), Decimal("6.1"), Decimal("5.4"), Decimal("5.2"), "", Decimal("6.5"), "遮蔽", "3—5", "8:41:51", "", "",
    ]  # fmt: skip


def test_a_row_says_what_the_number_means():
    rows = list(list_rows([build_reading()]))
    assert (cell(rows[5], "比较词"), cell(rows[5], "方面与方向"), cell(rows[5], "时期")) == (
        "不低于",
        "增长率 ↑",
        "2025",
    )
    assert (cell(rows[2], "备注"), cell(rows[3], "备注"), cell(rows[4], "备注")) == ("起点", "终点", "自我评价")
    assert cell(rows[7], "备注") == "更高一级目标"
    assert cell(rows[5], "章节") == "二、2025年重点工作 › （一）稳住经济。"


def test_narrowed_readings_keep_the_text_whole():
    reading = build_reading()
    promised = narrow_reading(reading, kind=Kind.COMMITMENT)
    assert {statement.kind for statement in promised.statements} == {Kind.COMMITMENT}
    assert promised.documents == reading.documents
    assert all(statement.measures for statement in narrow_reading(reading, numbers_only=True).statements)


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_words_that_look_like_a_formula_are_guarded(start):
    assert guard_cell(f"{start}cmd") == f"'{start}cmd"


def test_csv_opens_in_excel_and_runs_nothing():
    content = "".join(write_csv([build_reading()], keep_chinese))
    assert content.encode().startswith(b"\xef\xbb\xbf") and "\r\n" in content
    head, *rows = csv.reader(io.StringIO(content.removeprefix("\ufeff")))
    assert head == [column.label for column in COLUMNS]
    assert rows[-1][PLACES["原文"]] == "'=1+1也要写得进表格。"
    assert not any(field.startswith(FORMULA_STARTS) for row in rows for field in row)


def test_sheet_has_three_sheets_and_numbers_are_numbers():
    workbook = openpyxl.load_workbook(io.BytesIO(write_sheet([build_reading(), build_compilation()], keep_chinese)))
    ledger, cards, left_out = workbook.worksheets
    assert (ledger.title, cards.title, left_out.title) == ("台账", "文件卡", "未收入")
    assert ledger.freeze_panes == "E2" and ledger.auto_filter.ref
    value = ledger.cell(2, PLACES["目标值/数值"] + 1)
    assert value.value == 1968.3 and value.data_type == "n"
    assert ledger.cell(12, PLACES["原文"] + 1).data_type == "s", "a formula is never made of words"
    assert [cards.cell(line, 2).value for line in (2, 3, 4)] == [None, "交通运输局", "统计局"]
    assert [cards.cell(2, column).value for column in (11, 12)] == [4, 3]
    assert left_out.cell(2, 2).value == "网页杂项" and left_out.cell(2, 8).value == 2


def test_sheet_of_nothing_still_opens():
    workbook = openpyxl.load_workbook(io.BytesIO(write_sheet([Reading()], keep_chinese)))
    assert workbook.worksheets[0].cell(1, 1).value == "序号"


def test_sheet_takes_a_cell_longer_than_excel_allows():
    words = "好" * 40_000
    reading = Reading(
        (Document("a", words, Span(0, 40_000), ""),), (Statement("a", Span(0, 40_000), words, Kind.OUTCOME),)
    )
    workbook = openpyxl.load_workbook(io.BytesIO(write_sheet([reading], keep_chinese)))
    assert len(workbook.worksheets[0].cell(2, PLACES["原文"] + 1).value) == 32_000


def test_console_prints_commitments_first_and_every_row():
    stream = io.StringIO()
    print_tables([build_reading()], stream, keep_chinese)
    printed = stream.getvalue()
    assert printed.index("承诺事项 6") < printed.index("完成情况 5")
    assert "≥ 6.5%" in printed and "***万吨" in printed and "3—5个" in printed and "8:41:51 " in printed
    assert all(f"诺{number}" in printed for number in range(6, 12))
    assert "<一致好评>" in printed and "摘登" in printed


def test_console_folds_what_is_wide_and_inks_only_terminals(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    inked, plain = Terminal(), Terminal()
    print_tables([build_reading()], inked, keep_chinese)
    monkeypatch.setenv("NO_COLOR", "1")
    print_tables([build_reading()], plain, keep_chinese)
    assert "\x1b[34m" in inked.getvalue() and "\x1b" not in plain.getvalue()
    assert re.sub(r"\x1b\[[\d;]*m", "", inked.getvalue()).split() == plain.getvalue().split()
    assert all(count_columns(line) < 70 for line in plain.getvalue().splitlines() if "■" not in line)
