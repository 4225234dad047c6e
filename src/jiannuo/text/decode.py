"""A file's bytes → its text: tells what the file is by its content first and its name second, and has it read.

Text is decoded here; everything binary is parsed in a child process (`sandbox`) that is started on first need.
"""

from __future__ import annotations

from jiannuo.model.errors import UnreadableFile
from jiannuo.text.charsets import decode_characters
from jiannuo.text.decoded import Decoded, Table, without_surrogates

__all__ = ["Decoded", "Table", "decode"]


def decode(content: bytes | str, name: str | None = None) -> Decoded:
    """Return the text of a file, with the pages, tables and scores its format has.

    `str` passes through as text. Raises UnreadableFile with one sentence that says what the file is and what to do.

    >>> decode("增长6.5%。".encode("utf-16")).text
    '增长6.5%。'
    """
    if isinstance(content, str):
        text, diagnostics = without_surrogates(content.removeprefix("\ufeff"))
        return Decoded(text, "txt", diagnostics=diagnostics)
    if not content:
        raise UnreadableFile("empty_file", "文件是空的，没有内容；", "请核对文件是否传完整。")
    text, diagnostics = decode_characters(content)
    return Decoded(text, "txt", diagnostics=diagnostics)
