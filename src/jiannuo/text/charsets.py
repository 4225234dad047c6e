"""Bytes of plain text → characters. Knows the encodings offices use; never raises on bytes that are none.

UTF-8 first and strictly, for it proves itself; then byte-order marks; then whichever of UTF-8 with faults, UTF-16,
GB18030 and Big5 gives the most ordinary Chinese.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from jiannuo.model.errors import Diagnostic, UnreadableFile
from jiannuo.text.decoded import LONE_SURROGATE, undecodable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
SAMPLE = 16_384
SHORT = 64
LEAST_ORDINARY = 0.25
"""Chinese scores about 2, plain ASCII 0.5, noise less than nothing."""
UNKNOWN = (
    "unknown_format",
    "这不是能读的文件：内容既不是文字，也不是认识的文件格式；",
    "请换成 docx、doc、wps、ofd、pdf、html 或 txt 再读。",
)
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")


def decode_characters(content: bytes, declared: str | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the characters less their byte-order mark, with a diagnostic where bytes had to be replaced.

    `declared` is the encoding a page claims for itself; it is tried before guessing, for pages do not always tell the
    truth. Raises UnreadableFile (`unknown_format`) where the bytes are no text of any kind.

    >>> decode_characters("增长6.5%".encode("gb18030"))
    ('增长6.5%', ())
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], encoding)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return _decode_as(content, _choose(content, declared))
    if "\x00" in text[:SAMPLE]:
        return _decode_as(content, _choose(content, declared))
    return text, ()


def _decode_as(content: bytes, encoding: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode, replacing what is no character; what already stood as U+FFFD in the source is not counted."""
    try:
        text, faults = content.decode(encoding), 0
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        faults = text.count("\ufffd")
    if LONE_SURROGATE.search(text):
        text, halves = LONE_SURROGATE.subn("\ufffd", text)
        faults += halves
    _refuse_binary(text, faults)
    if not faults:
        return text, ()
    return text, (undecodable(faults, NAMES.get(encoding, encoding), text.index("\ufffd")),)


def _refuse_binary(text: str, faults: int) -> None:
    rubbish = len(CONTROL.findall(text[:SAMPLE])) + text[:SAMPLE].count("\ufffd" if faults else "\x00")
    if rubbish > max(8, min(len(text), SAMPLE) * 0.1):
        raise UnreadableFile(*UNKNOWN)


def _choose(content: bytes, declared: str | None) -> str:
    """Return the encoding under which a sample reads as the most ordinary Chinese, the declared one if it decodes."""
    sample = content[:SAMPLE]
    if declared in NAMES and _strict(content, declared):
        return declared
    candidates = ["utf-8", "gb18030", "big5hkscs"]
    if b"\x00" in sample or len(content) % 2 == 0:
        candidates += ["utf-16-le", "utf-16-be"]
    score, encoding = max((_ordinary(sample, encoding), encoding) for encoding in candidates)
    if score < LEAST_ORDINARY and len(content) > SHORT:
        raise UnreadableFile(*UNKNOWN)
    return encoding


def _strict(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _ordinary(sample: bytes, encoding: str) -> float:
    """Return how much of the sample, a byte weighing as a byte, reads as common characters under an encoding."""
    # A sample may end inside a character, hence the incremental decoder.
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    common, marks = _common_characters()
    good = sum(2 if char in common else 3 if char in marks else 1 for char in text if char in common or char in marks)
    ascii_good = len(re.findall("[\t\n\r -~]", text))
    bad = text.count("\ufffd") + len(CONTROL.findall(text))
    return (good + ascii_good / 2 - 4 * bad) / max(1, len(text))


@cache
def _common_characters() -> tuple[frozenset[str], frozenset[str]]:
    """The 3,755 ordinary characters of GB2312 with their traditional peers of Big5's first plane; and Chinese marks."""
    rows = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    simplified = rows.decode("gb2312", "ignore")
    plane = bytes(byte for high in range(0xA4, 0xC6) for low in range(0xA1, 0xFF) for byte in (high, low))
    traditional = plane.decode("big5", "ignore")
    return frozenset(simplified + traditional), frozenset("，。、；：（）《》“”％的")
