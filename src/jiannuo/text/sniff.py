"""What kind of file some bytes are: by their content first, their name second. Opens nothing, parses nothing."""

from __future__ import annotations

import re
from pathlib import PurePath

from jiannuo.model.errors import UnreadableFile

HEAD = 4096
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a")
NOT_PICTURES = frozenset((".doc", ".docx", ".htm", ".html", ".ofd", ".pdf", ".txt", ".wps"))
HTML_ENDINGS = frozenset((".htm", ".html", ".shtml", ".xhtml"))
BEFORE_HTML = b"\xef\xbb\xbf\xff\xfe \t\r\n"
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
MAIL = re.compile(rb"^(?:mime-version|from|subject|date|content-type)\s*:", re.IGNORECASE)
WORD_XML = re.compile(
    rb"progid=\"Word\.Document\"|<w:wordDocument|<pkg:package|<uof:UOF|<office:document", re.IGNORECASE
)

SAVE_AS = "请用 Word 或 WPS 打开，另存为 docx 再读。"
ARCHIVE = ("archive_file", "这是压缩包，不是文件；", "请先解压，再读里面的文件。")
PROGRAM = ("program_file", "这是程序，不是文件；", "请核对是否选错了文件，来历不明的不要打开。")
REFUSED = (
    (b"{\\rtf", ("rtf_file", "这是 RTF 文件，暂不能读；", SAVE_AS)),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"7z\xbc\xaf'\x1c", ARCHIVE),
    (b"\x1f\x8b\x08", ARCHIVE),
    (b"BZh9", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
    (b"\x7fELF", PROGRAM),
)


def sniff(content: bytes, name: str | None = None) -> str:
    """Return txt, html, zip (docx, ofd), ole (doc, wps), pdf or picture.

    Raises UnreadableFile with the kind named where it is a kind we know and do not read.

    >>> sniff(b"%PDF-1.7 ..."), sniff(b"<!DOCTYPE html><p>"), sniff("增长6.5%".encode())
    ('pdf', 'html', 'txt')
    """
    if not content.strip(b"\x00"):
        raise UnreadableFile("empty_file", "文件是空的，没有内容；", "请核对文件是否传完整。")
    ending = PurePath(name).suffix.lower() if name else ""
    head = content[:HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _is_picture(content):
        return _picture_unless_misnamed(ending)
    _refuse(head)
    return "html" if _is_html(head, ending) else "txt"


def _is_picture(content: bytes) -> bool:
    if content.startswith(PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return True
    return content[:2] == b"BM" and content[6:10] == b"\x00\x00\x00\x00"


def _picture_unless_misnamed(ending: str) -> str:
    if ending in NOT_PICTURES:
        raise UnreadableFile(
            "misnamed_picture",
            "这是一张图片，文件名却以 {ending} 结尾；",
            "请要来真正的文件；若确实要读这张图片，把扩展名改为 .png 或 .jpg 再读。",
            ending=ending,
        )
    return "picture"


def _refuse(head: bytes) -> None:
    for magic, (code, message, hint) in REFUSED:
        if head.startswith(magic):
            raise UnreadableFile(code, message, hint)
    if head.startswith(b"MZ") and b"\x00" in head[:256]:
        raise UnreadableFile(*PROGRAM)
    if MAIL.match(head) and b"multipart/related" in head.lower():
        raise UnreadableFile(
            "mht_file", "这是 MHT 网页存档，暂不能读；", "请用浏览器打开，另存为“仅 HTML”，或复制正文存为 txt 再读。"
        )
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and WORD_XML.search(head):
        raise UnreadableFile("word_xml_file", "这是以 XML 保存的文字处理文件，暂不能读；", SAVE_AS)


def _is_html(head: bytes, ending: str) -> bool:
    # UTF-16 pages: their tags are the same letters with zeros between.
    plain = head.replace(b"\x00", b"").lstrip(BEFORE_HTML)
    if ending in HTML_ENDINGS:
        return b"<" in plain
    return plain.startswith(b"<") and HTML.search(plain) is not None
