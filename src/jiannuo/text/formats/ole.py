"""doc and wps (the same OLE format) → docx → lines. Says which other old office files are what."""

from __future__ import annotations

import tempfile
from pathlib import Path

from doc2docx import convert
from doc2docx.cfb import CompoundFile
from doc2docx.errors import EncryptedDocumentError

from jiannuo.model.errors import Diagnostic, UnreadableFile
from jiannuo.text.decoded import Decoded
from jiannuo.text.formats.docx import read_docx
from jiannuo.text.formats.opened import Package
from jiannuo.text.readers import PageDone

ENCRYPTED = ("encrypted_file", "文件加了密码，打不开；", "请去掉密码，另存一份再读。")
SPREADSHEET = (
    "spreadsheet_file",
    "这是电子表格，不是文件正文，暂不能读；",
    "请把要读的文字复制到 docx 或 txt，再读。",
)
PRESENTATION = ("presentation_file", "这是演示文稿，暂不能读；", "请把要读的文字复制到 docx 或 txt，再读。")
NOT_WORDS = (
    "unknown_format",
    "这是老式办公软件的文件，但不是文字处理文件；",
    "请用 Word 或 WPS 打开，另存为 docx 再读。",
)

TOUCHES_WORDS = (
    "TEXTBOX",
    "TABLE_",
    "NUMBER",
    "LISTNUM",
    "OLE_OBJECT_OMITTED",
    "UNTERMINATED",
    "CONTROL_CHARACTER",
    "INCLUDETEXT",
)
"""Which of the converter's warnings are about words; the rest (fonts, colours, pictures, margins) lose nothing we read."""


def read_ole(content: bytes, page_done: PageDone) -> Decoded:
    """Return the text of a doc or wps, with a diagnostic for what the conversion lost.

    Raises UnreadableFile where it is encrypted or no text document, and doc2docx's errors where it is broken.
    """
    _refuse(content)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source.doc"), Path(folder, "target.docx")
        source.write_bytes(content)
        try:
            report = convert(source, target).report
        except EncryptedDocumentError:
            raise UnreadableFile(*ENCRYPTED) from None
        converted = target.read_bytes()
    decoded = read_docx(Package(converted))
    codes = {warning.code for warning in report.warnings}
    losses = tuple(sorted(code for code in codes if any(word in code for word in TOUCHES_WORDS)))
    return Decoded(decoded.text, "doc", tables=decoded.tables, diagnostics=(*decoded.diagnostics, *_say_losses(losses)))


def _say_losses(losses: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    if not losses:
        return ()
    values = (("losses", "、".join(losses)),)
    message = "旧格式文件转换时有些内容没有照原样读出（{losses}）；"
    return (Diagnostic("doc_converted_with_losses", message, "请对照原文，或另存为 docx 再读。", values=values),)


def _refuse(content: bytes) -> None:
    names = {entry.name for entry in CompoundFile(content).entries}
    if "WordDocument" in names:
        return
    if "EncryptedPackage" in names:
        raise UnreadableFile(*ENCRYPTED)
    if names & {"Workbook", "Book"}:
        raise UnreadableFile(*SPREADSHEET)
    if "PowerPoint Document" in names:
        raise UnreadableFile(*PRESENTATION)
    raise UnreadableFile(*NOT_WORDS)
