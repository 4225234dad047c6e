"""Every format: the same page reads to the same sentences."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jiannuo.text.decode import Decoded, decode, recognition_installed

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEAD = ("云川市2025年政府工作要点（示例文本）", "一、2024年经济运行")
PAGE = (
    *HEAD,
    "2024年，全市地区生产总值完成3636.6亿元，增长6.5%。一般公共预算收入增长5.2%左右，新增市场主体1.22万家，城镇调查失业率控制在5.5%以内。",
    "二、2025年民生实事",
    "2025年，新建、改扩建学校60所，城镇新增就业不低于8.5万人，改造老旧小区120个。9月底前全部开工，11月底前建成投用。",
    "指标\t2024年\t2025年目标",
    "生产总值增速\t6.5%\t6%左右",
    "城镇新增就业\t8.2万人\t8.5万人以上",
    "本文为虚构城市的示例文本，仅供测试。",
)
TEXTS = [f"page-{name}.txt" for name in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")]
WORDS = ["page.docx", "page-numbered.docx", "page.doc", "page-numbered.doc", "page.wps"]
needs_recognition = pytest.mark.skipif(not recognition_installed(), reason="the extra [ocr] is not installed")


def read(name: str) -> Decoded:
    return decode((FIXTURES / name).read_bytes(), name)


def test_plain_text_keeps_its_line_ends():
    for name in TEXTS:
        assert read(name).text == "\r\n".join(PAGE) + "\r\n", name


@pytest.mark.parametrize("name", WORDS)
def test_word_documents_read_line_by_line(name):
    decoded = read(name)
    assert tuple(decoded.text.splitlines()) == PAGE
    assert decoded.format == ("docx" if name.endswith("docx") else "doc")
    assert decoded.diagnostics == ()


@pytest.mark.parametrize("name", [*WORDS, "page.html"])
def test_cells_know_their_place(name):
    decoded = read(name)
    (table,) = decoded.tables
    rows = [[cell.of(decoded.text) for cell in row] for row in table.rows]
    assert rows == [line.split("\t") for line in PAGE[5:8]]
    assert table.span.of(decoded.text) == "\n".join(PAGE[5:8])


def test_web_page_is_what_a_browser_shows():
    lines = [line.strip() for line in read("page.html").text.splitlines() if line.strip()]
    assert lines[0] == "首页 | 政务公开"
    assert tuple(line.lstrip("\xa0") for line in lines[1:]) == PAGE


@pytest.mark.parametrize("name", ["page.pdf", "page.ofd"])
def test_pages_read_in_order_whatever_lines_they_break(name):
    decoded = read(name)
    assert decoded.text.replace("\n", "") == "".join(PAGE)
    assert len(decoded.pages) == (1 if name.endswith("pdf") else 2)
    assert decoded.pages[0] == 0


def test_ofd_pages_begin_where_they_say():
    decoded = read("page.ofd")
    assert decoded.text[decoded.pages[1] :].startswith("二、2025年民生实事")


@needs_recognition
@pytest.mark.parametrize("name", ["scan.png", "scan.pdf"])
def test_scans_are_recognised_with_a_score_for_every_line(name):
    decoded = read(name)
    assert decoded.text.replace("\n", "").replace(")", "）").replace("(", "（") == "".join(PAGE)
    lines = [decoded.text[start:end] for start, end, _ in decoded.scores]
    assert lines == decoded.text.splitlines()
    assert all(0.8 <= score <= 1 for _, _, score in decoded.scores)


def test_text_passes_through():
    assert decode("\ufeff增长6.5%\r\n").text == "增长6.5%\r\n"


def test_half_characters_are_replaced_one_for_one():
    decoded = decode("增长\ud83d6.5%")
    assert decoded.text == "增长\ufffd6.5%"
    assert [diagnostic.code for diagnostic in decoded.diagnostics] == ["undecodable_bytes"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_faulty_bytes_never_raise_and_are_pointed_at(encoding):
    content = ("\n".join(PAGE)).encode(encoding)
    for position in range(0, len(content) // 2, 7):
        decoded = decode(content[:position] + b"\xff" + content[position:])
        (diagnostic,) = decoded.diagnostics
        assert diagnostic.code == "undecodable_bytes"
        assert diagnostic.span.of(decoded.text) == "\ufffd"
        assert decoded.text.endswith(PAGE[-1])


def test_text_cut_within_a_character_stays_what_it_was():
    content = "\n".join(PAGE).encode()
    for cut in range(1, 60):
        assert decode(content[:-cut]).text.startswith("\n".join(PAGE[:3]))


def test_traditional_text_in_big5():
    text = "全縣生產總值增長百分之六點五，新建學校六十所，改造老舊小區一百二十個。"
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "nonsense"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_page_may_lie_about_its_characters(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><p>增长6.5%，新增就业8.5万人。</p>'
    assert decode(page.encode(encoding)).text == "增长6.5%，新增就业8.5万人。\n"


def test_layout_tables_keep_their_paragraphs():
    page = f"<table><tr><td><a>首页</a></td><td><p>{PAGE[2]}</p><p>{PAGE[4]}</p></td></tr></table>"
    assert decode(f"<html>{page}".encode()).text == f"首页\n{PAGE[2]}\n{PAGE[4]}\n"


def test_importing_the_package_starts_no_reader():
    code = "import jiannuo, sys; print([m for m in sys.modules if m.startswith('jiannuo.text')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
