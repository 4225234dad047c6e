"""A file's bytes → its text: tells what the file is by its content first and its name second, and has it read.

Text and web pages are read here; every binary format is parsed in a child process (`sandbox`) that is started on first need.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

from jiannuo.model.errors import UnreadableFile
from jiannuo.text.charsets import decode_characters
from jiannuo.text.decoded import Decoded, Table, without_surrogates
from jiannuo.text.formats.html import read_html
from jiannuo.text.sandbox import read_in_sandbox
from jiannuo.text.sniff import sniff

__all__ = ["Decoded", "Table", "decode"]

PAGES_NOT_READ = frozenset(("scanned_pdf", "pages_not_read"))


def decode(content: bytes | str, name: str | None = None) -> Decoded:
    """Return the text of a file, with the pages, tables and scores its format has.

    `str` passes through as text. Raises UnreadableFile with one sentence that says what the file is and what to do.

    >>> decode("增长6.5%。".encode("utf-16")).text
    '增长6.5%。'
    """
    if isinstance(content, str):
        text, diagnostics = without_surrogates(content.removeprefix("\ufeff"))
        return Decoded(text, "txt", diagnostics=diagnostics)
    kind = sniff(content, name)
    if kind == "txt":
        text, diagnostics = decode_characters(content)
        return Decoded(text, "txt", diagnostics=diagnostics)
    if kind == "html":
        return read_html(content)
    decoded = _read_pdf(content) if kind == "pdf" else _read(kind, content)
    if not decoded.text.strip():
        raise UnreadableFile("no_text", "文件里没有文字；", "请核对原件；若文字在图片里，请存为 pdf 再读。")
    return decoded


def recognition_installed() -> bool:
    """Whether the extra that reads pictures is there."""
    return all(find_spec(module) is not None for module in ("rapidocr", "onnxruntime"))


def _read(kind: str, content: bytes) -> Decoded:
    if kind == "picture" and not recognition_installed():
        raise UnreadableFile(
            "picture_needs_ocr", "这是图片，读图片要用文字识别；", "请先安装：pip install 'jiannuo[ocr]'，再读。"
        )
    decoded = read_in_sandbox(kind, content)
    # The child was fed untrusted bytes: what it sends is looked at again.
    text, diagnostics = without_surrogates(decoded.text)
    return replace(decoded, text=text, diagnostics=decoded.diagnostics + diagnostics) if diagnostics else decoded


def _read_pdf(content: bytes) -> Decoded:
    """Read the text a pdf has; where pages are pictures, have them recognised if that is installed."""
    try:
        decoded = _read("pdf", content)
    except UnreadableFile as fault:
        if fault.code not in PAGES_NOT_READ or not recognition_installed():
            raise
        return _read("scan", content)
    if recognition_installed() and any(diagnostic.code in PAGES_NOT_READ for diagnostic in decoded.diagnostics):
        return _read("scan", content)
    return decoded
