"""An opened zip package: unpacks its parts while counting, and parses their XML without entities or doctypes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser

from jiannuo.model.errors import UnreadableFile

MIB = 1 << 20
MOST_MEMBERS = 2_000
MOST_BYTES = 200 * MIB
MOST_XML = 64 * MIB
RATIO_COUNTS_ABOVE = 10 * MIB
MOST_RATIO = 100
CHUNK = 1 << 16
ENCRYPTED = 0x1


class Package:
    """A zip package held in memory. Raises UnreadableFile (`zip_bomb`, `encrypted_file`) on opening and on unpacking."""

    def __init__(self, content: bytes) -> None:
        self._packed = len(content)
        self._unpacked = 0
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise _bomb()
        # What the directory claims is checked first, since it costs nothing; what really streams out, in `read`.
        self._check(sum(member.file_size for member in members))
        if any(member.flag_bits & ENCRYPTED for member in members):
            raise UnreadableFile("encrypted_file", "文件加了密码，打不开；", "请去掉密码，另存一份再读。")
        self._names = {member.filename.lower(): member for member in members}

    def has(self, name: str) -> bool:
        """Whether there is such a part; names differ in case between writers."""
        return _key(name) in self._names

    def names(self) -> tuple[str, ...]:
        """Return the parts' names in lower case."""
        return tuple(self._names)

    def read(self, name: str) -> bytes:
        """Return a part's bytes. Raises KeyError where there is none."""
        parts = []
        with self._zip.open(self._names[_key(name)]) as stream:
            while chunk := stream.read(CHUNK):
                self._unpacked += len(chunk)
                self._check(self._unpacked)
                parts.append(chunk)
        return b"".join(parts)

    def parse(self, name: str) -> Element:
        """Return the root of a part's XML. Raises UnreadableFile (`hostile_xml`) where it has a document type."""
        content = self.read(name)
        if len(content) > MOST_XML:
            raise _bomb()
        parser = XMLParser(target=_PlainBuilder())
        parser.feed(content)
        root: Element = parser.close()
        return root

    def _check(self, unpacked: int) -> None:
        too_dense = unpacked > RATIO_COUNTS_ABOVE and unpacked > MOST_RATIO * self._packed
        if unpacked > MOST_BYTES or too_dense:
            raise _bomb()


class _PlainBuilder(TreeBuilder):
    """Refuses a document type, and with it every entity, before anything is expanded."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise UnreadableFile(
            "hostile_xml", "文件里有不该有的 XML 定义，可能是恶意构造；", "请核对来源；确认无害的，另存一份再读。"
        )


def resolve(base: str, target: str) -> str:
    """Return the name of the part that `target` means inside the part `base`.

    >>> resolve("Doc_0/Document.xml", "Pages/Page_0/Content.xml"), resolve("word/document.xml", "/word/styles.xml")
    ('Doc_0/Pages/Page_0/Content.xml', 'word/styles.xml')
    """
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(base), target)
    return posixpath.normpath(joined).lstrip("/")


def local(element: Element) -> str:
    """Return an element's name without its namespace: the strict and the usual form of a format differ only there."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return the value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that local name."""
    return next((inner for inner in element if local(inner) == name), None)


def _key(name: str) -> str:
    return name.lstrip("/").lower()


def _bomb() -> UnreadableFile:
    return UnreadableFile(
        "zip_bomb",
        "文件解压后过大，像是压缩炸弹，没有读；",
        "请核对来源；确认无害的，删去其中的大图片后另存再读。",
    )
