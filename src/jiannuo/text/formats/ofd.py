"""ofd (GB/T 33190) → lines: the words of every page in reading order, by where they stand on the page.

Words come from TextCode, templates (letterheads) before the page's own. Seals, annotations and pictures are not read;
where a page has only pictures a diagnostic says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from jiannuo.model.errors import Diagnostic, UnreadableFile
from jiannuo.text.decoded import Decoded
from jiannuo.text.formats.layout import Layout
from jiannuo.text.formats.opened import Package, attribute, local, resolve
from jiannuo.text.formats.reading_order import Piece, order_lines
from jiannuo.text.readers import MAX_PAGES, PageDone

MILLIMETRES_PER_CHARACTER = 4.2
NUMBER = re.compile(r"-?\d{1,7}(?:\.\d{1,9})?")


def read_ofd(package: Package, page_done: PageDone) -> Decoded:
    """Return the text of an ofd, with its pages. Raises UnreadableFile where it is encrypted or has only pictures."""
    if package.has("Encryptions.xml"):
        raise UnreadableFile("encrypted_file", "文件加了密码，打不开；", "请去掉密码，另存一份再读。")
    layout = Layout()
    pages: list[int] = []
    pictures: list[int] = []
    for name, templates in _pages(package):
        pages.append(layout.length)
        content = package.parse(name)
        pieces = [piece for root in (*_templates(package, templates, content), content) for piece in _pieces(root)]
        for line in order_lines(pieces):
            layout.add_line(line.words)
        if not pieces and any(local(element) == "ImageObject" for element in content.iter()):
            pictures.append(len(pages))
        page_done()
    if pictures and layout.length == 0:
        raise UnreadableFile(
            "scanned_ofd",
            "这是扫描的 OFD，页面都是图片；",
            "请用阅读器另存为 pdf，再装文字识别来读：pip install 'jiannuo[ocr]'。",
        )
    return Decoded(layout.text(), "ofd", pages=tuple(pages), diagnostics=tuple(_not_read(pictures)))


def _not_read(pictures: list[int]) -> Iterator[Diagnostic]:
    if pictures:
        values = (("pages", "、".join(map(str, pictures))),)
        yield Diagnostic("pages_not_read", "第 {pages} 页是图片，没有读；", "请另存为 pdf 再读。", values=values)


def _pages(package: Package) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the part of every page in order, with the templates of its document by id."""
    count = 0
    for element in package.parse("OFD.xml").iter():
        if local(element) != "DocRoot" or not element.text:
            continue
        name = resolve("", element.text.strip())
        document = package.parse(name)
        templates = {}
        for inner in document.iter():
            base = attribute(inner, "BaseLoc")
            if local(inner) == "TemplatePage" and base:
                templates[attribute(inner, "ID") or ""] = resolve(name, base)
            elif local(inner) == "Page" and base and count < MAX_PAGES:
                count += 1
                yield resolve(name, base), templates


def _templates(package: Package, templates: dict[str, str], page: Element) -> Iterator[Element]:
    for element in page:
        if local(element) == "Template":
            name = templates.get(attribute(element, "TemplateID") or "")
            if name and package.has(name):
                yield package.parse(name)


def _pieces(root: Element) -> Iterator[Piece]:
    """Yield the words of a page with their places."""
    for element in root.iter():
        if local(element) != "TextObject" or attribute(element, "Visible") == "false":
            continue
        box = _numbers(attribute(element, "Boundary"), 4)
        matrix = _numbers(attribute(element, "CTM") or "1 0 0 1 0 0", 6)
        size = _numbers(attribute(element, "Size"), 1)[0] or MILLIMETRES_PER_CHARACTER
        x, y = 0.0, 0.0
        for code in element:
            if local(code) == "TextCode" and code.text:
                # Where a code gives no place, it has that of the one before.
                x = _numbers(attribute(code, "X"), 1)[0] if attribute(code, "X") else x
                y = _numbers(attribute(code, "Y"), 1)[0] if attribute(code, "Y") else y
                yield _piece(code, box, matrix, (x, y), size)


def _piece(code: Element, box: list[float], matrix: list[float], at: tuple[float, float], size: float) -> Piece:
    words = (code.text or "").strip("\r\n")
    across, down, shear_across, shear_down, shift_across, shift_down = matrix
    left = box[0] + at[0] * across + at[1] * shear_across + shift_across
    base = box[1] + at[0] * down + at[1] * shear_down + shift_down
    width = _advance(attribute(code, "DeltaX"), len(words) - 1, size) * abs(across or 1)
    return Piece(left, base, left + width + size * abs(across or 1), size * abs(shear_down or 1), words)


def _advance(deltas: str | None, steps: int, size: float) -> float:
    """Return how far the last character stands from the first: "g 3 4.2" says 4.2 three times over."""
    steps = max(0, steps)
    if not deltas:
        return steps * size
    marks = deltas.replace("g", " g ").split()
    total, taken, index = 0.0, 0, 0
    while index < len(marks) and taken < steps:
        if marks[index] == "g" and index + 2 < len(marks):
            times = min(int(_numbers(marks[index + 1], 1)[0]), steps - taken)
            total += times * _numbers(marks[index + 2], 1)[0]
            taken, index = taken + max(0, times), index + 3
        else:
            total += _numbers(marks[index], 1)[0]
            taken, index = taken + 1, index + 1
    return total + (steps - taken) * size


def _numbers(text: str | None, count: int) -> list[float]:
    """Return so many numbers, zeros where the file holds fewer."""
    found = [float(number) for number in NUMBER.findall((text or "")[:400])[:count]]
    return found + [0.0] * (count - len(found))
