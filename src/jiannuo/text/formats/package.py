"""Zip packages: hands docx and ofd to their readers, and says of the other common ones what they are."""

from __future__ import annotations

from jiannuo.model.errors import UnreadableFile
from jiannuo.text.decoded import Decoded
from jiannuo.text.formats.docx import read_docx
from jiannuo.text.formats.ofd import read_ofd
from jiannuo.text.formats.opened import Package
from jiannuo.text.readers import PageDone

SPREADSHEET = (
    "spreadsheet_file",
    "这是电子表格，不是文件正文，暂不能读；",
    "请把要读的文字复制到 docx 或 txt，再读。",
)
PRESENTATION = ("presentation_file", "这是演示文稿，暂不能读；", "请把要读的文字复制到 docx 或 txt，再读。")
OPEN_DOCUMENT = (
    "open_document_file",
    "这是 ODF 或 UOF 文字处理文件，暂不能读；",
    "请用 Word 或 WPS 打开，另存为 docx 再读。",
)
ARCHIVE = ("archive_file", "这是压缩包，不是文件；", "请先解压，再读里面的文件。")


def read_package(content: bytes, page_done: PageDone) -> Decoded:
    """Return the text of a docx or ofd. Raises UnreadableFile on bombs, encrypted and other packages."""
    package = Package(content)
    names = package.names()
    if package.has("OFD.xml"):
        return read_ofd(package, page_done)
    if any(name.startswith("word/") for name in names):
        return read_docx(package)
    if any(name.startswith("xl/") for name in names):
        raise UnreadableFile(*SPREADSHEET)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableFile(*PRESENTATION)
    if package.has("mimetype") or package.has("uof.xml"):
        raise UnreadableFile(*OPEN_DOCUMENT)
    if package.has("[Content_Types].xml"):
        return read_docx(package)
    raise UnreadableFile(*ARCHIVE)
