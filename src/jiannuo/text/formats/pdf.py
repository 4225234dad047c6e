"""pdf → lines, as the pages set them: a line of the page is a line of the text. Pictures are left to `picture`."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from jiannuo.model.errors import Diagnostic, UnreadableFile
from jiannuo.text.decoded import Decoded
from jiannuo.text.formats.layout import Layout
from jiannuo.text.formats.reading_order import WIDE_GAP
from jiannuo.text.readers import MAX_PAGES, PageDone

PASSWORD_ERROR = 4
"""PDFium's number for a password that is missing or wrong."""

BLANK, TAB, NOTHING = 0x20, 0x09, -1
HYPHENS = {0x02: 0x2D, 0xFFFE: 0x2D}


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """Return the opened document. Raises UnreadableFile where it is encrypted, PdfiumError where it is broken."""
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == PASSWORD_ERROR:
            raise UnreadableFile("encrypted_file", "文件加了密码，打不开；", "请去掉密码，另存一份再读。") from None
        raise
    if pages > MAX_PAGES:
        raise UnreadableFile("too_many_pages", "文件超过 {most} 页；", "请拆成几个文件再读。", most=MAX_PAGES)
    return document


def read_pdf(content: bytes, page_done: PageDone) -> Decoded:
    """Return the text of the pages that have text. Raises UnreadableFile (`scanned_pdf`) where none has."""
    document = open_pdf(content)
    layout = Layout()
    pages: list[int] = []
    pictures: list[int] = []
    for index in range(len(document)):
        pages.append(layout.length)
        page = document[index]
        words = page_words(page)
        for line in words.splitlines():
            layout.add_line(line)
        if not words.strip() and has_picture(page):
            pictures.append(index + 1)
        page.close()
        page_done()
    if pictures and not layout.text().strip():
        raise UnreadableFile(
            "scanned_pdf",
            "这是扫描的 PDF，页面都是图片，要用文字识别；",
            "请先安装：pip install 'jiannuo[ocr]'，再读。",
        )
    return Decoded(layout.text(), "pdf", pages=tuple(pages), diagnostics=tuple(_not_read(pictures)))


def page_words(page: pypdfium2.PdfPage) -> str:
    """Return the words of a page, its lines ended by a line feed.

    PDFium puts a blank of its own wherever it sees a gap; where typesetting merely sets digits off from Chinese
    characters it is no blank (2025 年), and where the gap is wide it is the edge of a table's cell.
    """
    text_page = page.get_textpage()
    count = text_page.count_chars()
    units = [pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    for index in range(1, count - 1):
        if units[index] == BLANK and pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            units[index] = _gap(text_page, units, index)
    text_page.close()
    # Beyond the basic plane PDFium gives halves; zero stands for glyphs without a character, 2 and FFFE for a hyphen.
    halves = array("H", (HYPHENS.get(unit, unit) & 0xFFFF for unit in units if unit != NOTHING))
    words = halves.tobytes().decode(f"utf-16-{'le' if sys.byteorder == 'little' else 'be'}", "replace")
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def _gap(text_page: pypdfium2.PdfTextPage, units: list[int], index: int) -> int:
    """Return what a blank that PDFium made up stands for: a tab, a blank, or `NOTHING`."""
    before, after = text_page.get_charbox(index - 1), text_page.get_charbox(index + 1)
    size = pdfium.FPDFText_GetFontSize(text_page, index - 1) or 1.0
    # Boxes hug the ink: compare with the taller of ink and nominal size, whichever the page's scale leaves true.
    size = max(size, before[3] - before[1])
    if after[0] - before[2] > WIDE_GAP * size:
        return TAB
    return NOTHING if _is_chinese(units[index - 1]) or _is_chinese(units[index + 1]) else BLANK


def _is_chinese(unit: int) -> bool:
    return 0x2E80 <= unit <= 0x9FFF or 0xF900 <= unit <= 0xFAFF or 0xFF00 <= unit <= 0xFFEF


def has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether anything is drawn on the page."""
    return next(iter(page.get_objects(max_depth=3)), None) is not None


def _not_read(pictures: list[int]) -> Iterator[Diagnostic]:
    if pictures:
        values = (("pages", "、".join(map(str, pictures))),)
        hint = "请安装文字识别：pip install 'jiannuo[ocr]'，再读。"
        yield Diagnostic("pages_not_read", "第 {pages} 页是图片，没有读；", hint, values=values)
