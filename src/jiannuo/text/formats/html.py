"""Web pages → lines: what a browser would show, in its order, a line for every block. Scripts and styles are no text.

Navigation and other page furniture is kept: `structure` sets it aside with a reason. Tags are read one after the other
and no tree is built: one look at every character, however a hostile page nests (a tree builder took 23 s for half a
megabyte of `<div>`), so pages need no child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape

from jiannuo.model.document import Span
from jiannuo.model.errors import Diagnostic
from jiannuo.text.charsets import decode_characters
from jiannuo.text.decoded import Decoded
from jiannuo.text.formats.layout import Layout, render_table

UNSEEN = frozenset(("script", "style", "noscript", "template", "title", "svg", "canvas", "iframe"))
FLOW = ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "details", "dialog", "div")
FORMS = ("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "option", "select")
LISTS = ("dd", "dl", "dt", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TABLE_PARTS = frozenset(("table", "tr", "td", "th"))
BLOCKS = frozenset((*FLOW, *FORMS, *LISTS, *HEADINGS, *TABLE_PARTS))
DEEPEST = 30
"""Tables nested deeper than this are read as plain blocks."""

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{1,20})", re.IGNORECASE)
CHARSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
MARKUP = re.compile(r"<(?:!--|[!?]|(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30}))")
# Bounded by the next "<", and possessive, so that no page makes it look twice.
TAG_END = re.compile(r"""[^<>"']*+(?:"[^"<]*+"[^<>"']*+|'[^'<]*+'[^<>"']*+)*+>|[^<>]*+>""")
LONG_REFERENCE = re.compile(r"&#[0-9]{8,};?|&#[xX][0-9a-fA-F]{8,};?")
# A line end in the source of a page is a blank; between two Chinese characters it is nothing.
CHINESE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
BROKEN_CHINESE = re.compile(f"(?<={CHINESE})[ \t]*+[\r\n][ \t\r\n]*+(?={CHINESE})")
BLANKS = re.compile("[ \t\r\n\f]+")


def read_html(content: bytes) -> Decoded:
    """Return the text a browser would show. Raises UnreadableFile where the bytes are no text."""
    declared = DECLARED.search(content[:4096])
    charset = CHARSETS.get(declared[1].decode("ascii").lower()) if declared else None
    source, diagnostics = decode_characters(content, charset)
    page = _Page()
    for tag, words in _tokens(source):
        if tag:
            page.visit(tag)
        else:
            page.words.append(words)
    page.finish()
    text = page.layout.text()
    return Decoded(text, "html", tables=tuple(page.layout.tables), diagnostics=_moved(diagnostics, text))


def _moved(diagnostics: tuple[Diagnostic, ...], text: str) -> tuple[Diagnostic, ...]:
    """Point at the text: the first byte that was no character was found in the source."""
    first = text.find("\ufffd")
    span = None if first < 0 else Span(first, first + 1)
    return tuple(replace(diagnostic, span=span) for diagnostic in diagnostics)


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """Yield ("", words) for text and ("p", "") or ("/p", "") for tags."""
    position = 0
    while (markup := MARKUP.search(source, position)) is not None:
        end = _end_of(source, markup)
        if end is None:  # "<" and a letter, but no tag: words
            end = markup.end()
            yield "", _unescape(source[position:end])
        else:
            if markup.start() > position:
                yield "", _unescape(source[position : markup.start()])
            if markup[2]:
                tag = markup[2].lower()
                yield markup[1] + tag, ""
                if tag in UNSEEN and not markup[1]:
                    end = _end_of_unseen(source, tag, end)
        position = end
    yield "", _unescape(source[position:])


def _end_of(source: str, markup: re.Match[str]) -> int | None:
    if markup[0] == "<!--":
        end = source.find("-->", markup.end() - 2)
        return len(source) if end < 0 else end + 3
    found = TAG_END.match(source, markup.end())
    return None if found is None else found.end()


def _end_of_unseen(source: str, tag: str, position: int) -> int:
    found = re.compile(f"</{tag}", re.IGNORECASE).search(source, position)
    return len(source) if found is None else found.start()


def _unescape(words: str) -> str:
    return unescape(LONG_REFERENCE.sub("\ufffd", words)) if "&" in words else words


@dataclass(slots=True)
class _Frame:
    """A table being read: its rows so far, and the lines of the cell that is open."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    in_cell: bool = False


@dataclass(slots=True)
class _Page:
    """The page as read so far. Outside tables lines go to the layout, inside to the innermost open cell."""

    layout: Layout = field(default_factory=Layout)
    tables: list[_Frame] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    preformatted: bool = False
    too_deep: int = 0

    def visit(self, tag: str) -> None:
        name = tag.removeprefix("/")
        if name not in BLOCKS:
            return
        self._end_line()
        if name in TABLE_PARTS:
            self._visit_table(tag, name)
        elif name == "pre":
            self.preformatted = tag == "pre"
        elif name in HEADINGS and not self.tables:
            self.layout.add_line("")

    def finish(self) -> None:
        """End what a page cut short left open."""
        self._end_line()
        while self.tables:
            self._end_table()

    def _visit_table(self, tag: str, name: str) -> None:
        if name == "table" and (self.too_deep or len(self.tables) >= DEEPEST):
            self.too_deep = max(0, self.too_deep + (1 if tag == "table" else -1))
            if tag == "table" or self.too_deep:
                return
        if tag == "table":
            self.tables.append(_Frame())
        elif self.tables and not self.too_deep:
            self._end_cell()
            if name == "tr":
                self.tables[-1].rows.append([])
            elif tag in ("td", "th"):
                self.tables[-1].in_cell = True
            elif tag == "/table":
                self._end_table()

    def _end_line(self) -> None:
        words = "".join(self.words)
        self.words.clear()
        for line in words.splitlines() if self.preformatted else (_collapse(words),):
            if line:
                self._add(line)

    def _add(self, line: str) -> None:
        if self.tables:
            self.tables[-1].lines.append(line)
        else:
            self.layout.add_line(line)

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if table.lines or table.in_cell:
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append("\n".join(table.lines))
            table.lines.clear()
            table.in_cell = False

    def _end_table(self) -> None:
        self._end_cell()
        rows = self.tables.pop().rows
        if self.tables:
            inner = render_table(rows)
            if inner:
                self._add(inner)
        else:
            self.layout.add_table(rows)


def _collapse(words: str) -> str:
    return BLANKS.sub(" ", BROKEN_CHINESE.sub("", words)).strip(" ")
