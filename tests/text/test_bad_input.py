"""What cannot be read is named in one sentence with what to do, by a code that has a heading in docs/errors.md."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from hostile import FIXTURES
from jiannuo.model.errors import UnreadableFile
from jiannuo.text import decode as decode_module
from jiannuo.text.decode import decode, recognition_installed

ROOT = Path(__file__).parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = (FIXTURES / "scan.png").read_bytes()
PDF = (FIXTURES / "page.pdf").read_bytes()
DOCX = (FIXTURES / "page.docx").read_bytes()
DOC = (FIXTURES / "page.doc").read_bytes()
WORD_XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x"


def fault(content: bytes, name: str | None = None) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as raised:
        decode(content, name)
    return raised.value


def package(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def repacked(name: str, content: bytes, source: bytes = DOCX) -> bytes:
    """Return the docx with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


def ole_with(stream: str) -> bytes:
    """Return a real OLE file whose one stream of note has another name: its entry holds name and length."""
    old = "WordDocument".encode("utf-16-le")
    at = DOC.index(old)
    name = stream.encode("utf-16-le")
    return DOC[:at] + name.ljust(64, b"\x00") + (len(name) + 2).to_bytes(2, "little") + DOC[at + 66 :]


def locked(doc: bytes) -> bytes:
    """Return the doc with the flag that says it is encrypted."""
    flags = doc.index(b"\xec\xa5") + 0x0B
    return doc[:flags] + bytes((doc[flags] | 1,)) + doc[flags + 1 :]


CASES = {
    "nothing": (b"", "报告.txt", "empty_file"),
    "zeros": (b"\x00" * 5000, "报告.docx", "empty_file"),
    "noise": (bytes(range(256)) * 40, "报告.dat", "unknown_format"),
    "picture as docx": (PNG, "报告.docx", "misnamed_picture"),
    "picture as pdf": (PNG, "报告.pdf", "misnamed_picture"),
    "locked pdf": ((FIXTURES / "encrypted.pdf").read_bytes(), "报告.pdf", "encrypted_file"),
    "cut pdf": ((FIXTURES / "truncated.pdf").read_bytes(), "报告.pdf", "broken_file"),
    "half a docx": (DOCX[: len(DOCX) // 2], "报告.docx", "broken_file"),
    "half a doc": (DOC[: len(DOC) // 3], "报告.doc", "broken_file"),
    "docx of broken xml": (repacked("word/document.xml", b"<w:document><w:body>"), "报告.docx", "broken_file"),
    "locked doc": (locked(DOC), "报告.doc", "encrypted_file"),
    "xlsx": (package(xl__workbook_xml=b"<workbook/>"), "台账.xlsx", "spreadsheet_file"),
    "pptx": (package(ppt__presentation_xml=b"<p/>"), "汇报.pptx", "presentation_file"),
    "odt": (package(mimetype=b"application/vnd.oasis.opendocument.text"), "报告.odt", "open_document_file"),
    "zip": (package(a_xml=b"<a/>"), "报告.zip", "archive_file"),
    "rar": (b"Rar!\x1a\x07\x00" + b"x" * 99, "报告.rar", "archive_file"),
    "program": (b"MZ\x90\x00\x03" + b"\x00" * 99, "报告.doc.exe", "program_file"),
    "rtf": (b"{\\rtf1\\ansi ...}", "报告.doc", "rtf_file"),
    "mht": (MHT, "报告.doc", "mht_file"),
    "word xml": (WORD_XML, "报告.doc", "word_xml_file"),
    "no words": (repacked("word/document.xml", b"<document><body><p/></body></document>"), "报告.docx", "no_text"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_file_is_named(case):
    content, name, code = CASES[case]
    raised = fault(content, name)
    assert raised.code == code
    assert str(raised).count("。") == 1, "one sentence"
    assert "；" in str(raised), "what it is; what to do"


def test_locked_docx_and_old_spreadsheets_are_told_from_doc():
    assert fault(ole_with("EncryptedPackage"), "报告.docx").code == "encrypted_file"
    assert fault(ole_with("Workbook"), "台账.xls").code == "spreadsheet_file"
    assert fault(ole_with("PowerPoint Document"), "汇报.ppt").code == "presentation_file"
    assert fault(ole_with("Drawing"), "图.vsd").code == "unknown_format"


def test_picture_without_the_extra(monkeypatch):
    monkeypatch.setattr(decode_module, "recognition_installed", lambda: False)
    assert fault(PNG, "扫描.png").code == "picture_needs_ocr"
    raised = fault((FIXTURES / "scan.pdf").read_bytes(), "扫描.pdf")
    assert raised.code == "scanned_pdf"
    assert "pip install 'jiannuo[ocr]'" in str(raised)


@pytest.mark.skipif(not recognition_installed(), reason="the extra [ocr] is not installed")
def test_broken_and_enormous_pictures():
    assert fault(PNG[: len(PNG) // 2], "扫描.png").code == "broken_file"
    huge = PNG[:16] + (60_000).to_bytes(4, "big") * 2 + PNG[24:]
    assert fault(huge, "扫描.png").code in ("broken_file", "picture_too_large")


def test_bomb_that_says_so():
    content = package(word__document_xml=b"<a>" + b" " * (40 << 20))
    assert len(content) < 100_000
    assert fault(content, "报告.docx").code == "zip_bomb"


def test_bomb_that_lies_about_its_size():
    words = b"<a>" + b" " * (40 << 20)
    content = bytearray(package(word__document_xml=words))
    size = len(words).to_bytes(4, "little")
    while (position := content.find(size)) >= 0:
        content[position : position + 4] = (1000).to_bytes(4, "little")
    assert fault(bytes(content), "报告.docx").code in ("zip_bomb", "broken_file")


def test_bomb_of_many_members():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for number in range(2_001):
            target.writestr(f"word/{number}", b"")
    assert fault(buffer.getvalue(), "报告.docx").code == "zip_bomb"


def test_a_large_picture_inside_is_no_bomb():
    content = repacked("word/media/photo.bmp", b"\x42\x4d" + bytes(9 << 20))
    assert decode(content, "报告.docx").text.startswith("云川市")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_grow(encoding):
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a0 "哈">{laughs}]><d>&a9;</d>'
    assert fault(repacked("word/document.xml", xml.encode(encoding)), "报告.docx").code == "hostile_xml"


def test_a_file_of_the_system_is_not_read_through_an_entity():
    xml = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><document><body><p><t>&a;</t></p></body></document>'
    assert fault(repacked("word/document.xml", xml), "报告.docx").code == "hostile_xml"


def test_a_deep_nest_is_refused():
    nest = b"<tbl><tr><tc>" * 20_000 + b"</tc></tr></tbl>" * 20_000
    xml = b"<document><body>" + nest + b"</body></document>"
    assert fault(repacked("word/document.xml", xml), "报告.docx").code == "file_too_heavy"


def test_a_web_page_without_end_takes_no_time():
    for tag in ("<div>", "<table><tr><td>", "<font size=1>", '<a href="', "<!--", "<script>"):
        assert "增长6.5%" in decode(f"<html><p>增长6.5%</p>{tag * 20_000}".encode(), "页.html").text


def test_every_code_of_this_room_has_a_heading():
    headings = set(re.findall(r"^### `(\w+)`", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE))
    codes = {case[2] for case in CASES.values()}
    stated = re.compile(r"\(\s*\"([a-z_]+)\",\s*f?\"[^\"\n]*[一-鿿]")
    for path in (ROOT / "src" / "jiannuo" / "text").rglob("*.py"):
        codes |= set(stated.findall(path.read_text(encoding="utf-8")))
    assert len(codes) > 20
    assert codes - headings == set()


@pytest.mark.skipif(sys.platform == "win32", reason="the name of a device there")
def test_names_tell_nothing_against_the_content():
    assert decode(DOCX, "报告.doc").format == "docx"
    assert decode(DOC, "报告.docx").format == "doc"
    assert decode("增长6.5%。".encode(), "报告.html").format == "txt"
    assert decode(b"<html><p>x</p>", "报告.doc").format == "html"
