"""docx → lines: paragraphs, tables, text boxes and notes in their order, as Word shows them.

Read from the XML, not through python-docx: text boxes, notes, insertions, content controls and automatic numbers are
not reached through it, it refuses the strict form, and loading it takes longer than reading a report. Deletions and
hidden text are not read. Page headers and footers are not read; where they hold words a diagnostic says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jiannuo.model.errors import Diagnostic
from jiannuo.text.decoded import Decoded
from jiannuo.text.formats.layout import Layout, render_table
from jiannuo.text.formats.numbering import Numbering, read_numbering, to_int, value_of
from jiannuo.text.formats.opened import Package, attribute, child, local, resolve

GONE = frozenset(("del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "rt"))
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
NOTES = (("footnotes", "footnoteReference"), ("endnotes", "endnoteReference"))
OFF = frozenset(("0", "false", "off"))
PAGE_NUMBER = re.compile(r"[\s\d第页共/\-—–·.PpAaGgEe]*")


def read_docx(package: Package) -> Decoded:
    """Return the text of a docx. Raises UnreadableFile, KeyError or an XML error where it is broken."""
    main = _main_part(package)
    related = _related_parts(package, main)
    story = _Story(_read_styles(package, related), _read_lists(package, related))
    body = child(package.parse(main), "body")
    for lines in story.blocks(body if body is not None else ()):
        story.layout.add_line(lines)
    for part, _ in NOTES:
        for name in related.get(part, ()):
            _add_notes(story, package.parse(name))
    diagnostics = (*story.losses(), *_unread_headers(package, related))
    return Decoded(story.layout.text(), "docx", tables=tuple(story.layout.tables), diagnostics=diagnostics)


def _main_part(package: Package) -> str:
    if package.has("_rels/.rels"):
        for name in _related_parts(package, "").get("officeDocument", ()):
            if package.has(name):
                return name
    return "word/document.xml"


def _related_parts(package: Package, part: str) -> dict[str, list[str]]:
    """Return the parts a part refers to, by kind (styles, numbering, footnotes …)."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    related: dict[str, list[str]] = {}
    if package.has(relations):
        for element in package.parse(relations):
            target = resolve(part, attribute(element, "Target") or "")
            if attribute(element, "TargetMode") != "External" and package.has(target):
                related.setdefault((attribute(element, "Type") or "").rpartition("/")[2], []).append(target)
    return related


def _read_lists(package: Package, related: dict[str, list[str]]) -> Numbering:
    for name in related.get("numbering", ()):
        return read_numbering(package.parse(name))
    return Numbering()


def _read_styles(package: Package, related: dict[str, list[str]]) -> dict[str, tuple[str | None, str, str | None]]:
    """Return, for every style, its list and level (where it names one) and the style it is based on."""
    styles = {}
    for name in related.get("styles", ()):
        for element in package.parse(name):
            if local(element) == "style":
                settings = child(element, "pPr")
                listed = None if settings is None else child(settings, "numPr")
                list_id = None if listed is None else value_of(listed, "numId")
                level = "0" if listed is None else value_of(listed, "ilvl") or "0"
                styles[attribute(element, "styleId") or ""] = (list_id, level, value_of(element, "basedOn"))
    return styles


def _add_notes(story: _Story, root: Element) -> None:
    for note in root:
        if attribute(note, "type") in (None, "normal"):
            for line in story.blocks(note):
                if line.strip():
                    story.layout.add_line(line.strip())


def _unread_headers(package: Package, related: dict[str, list[str]]) -> Iterator[Diagnostic]:
    for name in (*related.get("header", ()), *related.get("footer", ())):
        words = "".join(element.text or "" for element in package.parse(name).iter() if local(element) == "t")
        if not PAGE_NUMBER.fullmatch(words):
            yield Diagnostic(
                "page_header_not_read", "页眉或页脚里的文字没有读：{words}", values=(("words", words[:40]),)
            )


@dataclass(slots=True)
class _Story:
    """A run of blocks being read: what it knows of styles and lists, and where lines and tables go."""

    styles: dict[str, tuple[str | None, str, str | None]]
    numbering: Numbering
    layout: Layout = field(default_factory=Layout)
    held: str = ""
    embedded: int = 0
    in_cell: int = 0

    def blocks(self, container: Iterable[Element]) -> Iterator[str]:
        """Yield the lines of paragraphs. Outermost tables go to the layout, tables in cells become lines."""
        for element in container:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                rows = list(self._rows(element))
                if self.in_cell:
                    yield render_table(rows)
                else:
                    self.layout.add_table(rows)
            elif name == "altChunk":
                self.embedded += 1
            elif name not in GONE:
                yield from self.blocks(element)

    def losses(self) -> Iterator[Diagnostic]:
        """Yield what was not read and should be said."""
        if self.embedded:
            values = (("count", str(self.embedded)),)
            yield Diagnostic(
                "embedded_file_not_read", "文件里嵌入的 {count} 个文件没有读；", "请单独存出再读。", values=values
            )

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Element] = []
        words = "".join(_words(paragraph, boxes))
        label = self._label(paragraph) if words.strip() or self.held else ""
        words = self.held + _join_label(label, words)
        self.held = ""
        if _mark_deleted(paragraph):  # its end was deleted: it goes on in the next paragraph
            self.held = words
        else:
            yield words
        for box in boxes:
            yield from self.blocks(box)

    def _label(self, paragraph: Element) -> str:
        settings = child(paragraph, "pPr")
        if settings is None:
            return ""
        listed = child(settings, "numPr")
        list_id = None if listed is None else value_of(listed, "numId")
        level = None if listed is None else value_of(listed, "ilvl")
        style = value_of(settings, "pStyle")
        for _ in range(20):  # styles may be based on each other in a circle
            if list_id is not None or style not in self.styles:
                break
            list_id, styled_level, style = self.styles[style]
            level = level or styled_level
        return "" if list_id in (None, "0") else self.numbering.next_label(list_id or "", to_int(level))

    def _rows(self, table: Element) -> Iterator[list[str]]:
        self.in_cell += 1
        for row in _inside(table, "tr"):
            settings = child(row, "trPr")
            if settings is None or child(settings, "del") is None:
                yield ["\n".join(self.blocks(cell)) for cell in _inside(row, "tc") if not _continues_above(cell)]
        self.in_cell -= 1


def _inside(container: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, through content controls and insertions."""
    for element in container:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _inside(element, name)


def _continues_above(cell: Element) -> bool:
    settings = child(cell, "tcPr")
    merged = None if settings is None else child(settings, "vMerge")
    return merged is not None and attribute(merged, "val") != "restart"


def _words(element: Element, boxes: list[Element]) -> Iterator[str]:
    """Yield the words of a paragraph or run, and collect the text boxes anchored in it."""
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name in CHARACTERS:
            yield CHARACTERS[name]
        elif name == "txbxContent":
            boxes.append(inner)
        elif name == "AlternateContent":  # the same thing twice, for newer and older readers
            choice = child(inner, "Choice")
            before = len(boxes)
            yield from _words(inner if choice is None else choice, boxes)
            fallback = child(inner, "Fallback")
            if choice is not None and fallback is not None and len(boxes) == before:
                yield from _words(fallback, boxes)
        elif name not in GONE and not (name == "r" and _hidden(inner)):
            yield from _words(inner, boxes)


def _hidden(run: Element) -> bool:
    settings = child(run, "rPr")
    hidden = None if settings is None else child(settings, "vanish")
    return hidden is not None and attribute(hidden, "val") not in OFF


def _mark_deleted(paragraph: Element) -> bool:
    settings = child(paragraph, "pPr")
    mark = None if settings is None else child(settings, "rPr")
    return mark is not None and child(mark, "del") is not None


def _join_label(label: str, words: str) -> str:
    """Put the number before the words, with a blank where the two would read as one number.

    >>> _join_label("一、", "发展目标"), _join_label("1.", "5G基站")
    ('一、发展目标', '1. 5G基站')
    """
    return f"{label} {words}" if label[-1:].isascii() and label and words[:1].isdigit() else label + words
