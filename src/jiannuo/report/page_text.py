"""A leaf's text → HTML: every commitment and outcome marked in place, headings set, set-aside passages folded away."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from jiannuo.model.document import SentenceRole, Span
from jiannuo.model.statement import Measure, Statement
from jiannuo.report.leaves import Leaf, Piece
from jiannuo.report.wording import MARKS, SYMBOLS, Translate, write_aspect, write_quantity, write_remarks


def render_text(leaf: Leaf, translate: Translate) -> str:
    """Return the whole text as HTML paragraphs. Not one character is left out but blanks at the ends of lines."""
    setter = _Setter(leaf, translate)
    for set_aside, pieces in groupby(leaf.pieces, key=lambda piece: piece.role is SentenceRole.SET_ASIDE):
        if set_aside:
            setter.fold(list(pieces))
        else:
            for piece in pieces:
                setter.set(piece)
    setter.fill_gap(len(leaf.text))
    setter.close_paragraph()
    return "\n".join(setter.blocks)


@dataclass(slots=True)
class _Setter:
    """Sets one sentence after the other; `cursor` is the offset up to which the text is set."""

    leaf: Leaf
    translate: Translate
    cursor: int = 0
    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    heading: int = 0

    def set(self, piece: Piece) -> None:
        self.fill_gap(piece.span.start)
        if piece.role is SentenceRole.HEADING and not "".join(self.line).strip():
            self.heading = min(max(piece.depth, 1), 3)
            self.line = [""]
        self.line.append(render_piece(self.leaf, piece, self.translate))
        self.cursor = piece.span.end

    def fill_gap(self, end: int) -> None:
        lines = self.leaf.text[self.cursor : end].splitlines() or [""]
        if self.leaf.text[end - 1 : end] in ("\n", "\r") and end > self.cursor:
            lines.append("")
        for place, line in enumerate(lines):
            if place:
                self.close_paragraph()
            if line.strip() or (self.line and line):
                self.line.append(escape(line))
        self.cursor = max(self.cursor, end)

    def close_paragraph(self) -> None:
        title, words = "".join(self.line[:2]).strip(), "".join(self.line[2:]).strip()
        if self.heading and words:
            self.blocks.append(f'<p class="run-in"><b>{title}</b>{words}</p>')
        elif self.heading:
            self.blocks.append(f'<p class="heading h{self.heading}">{title}</p>')
        elif title or words:
            self.blocks.append(f"<p>{''.join(self.line).strip()}</p>")
        self.line, self.heading = [], 0

    def fold(self, pieces: list[Piece]) -> None:
        self.fill_gap(pieces[0].span.start)
        self.close_paragraph()
        reasons = dict.fromkeys(self.translate(piece.reason.label) for piece in pieces if piece.reason)
        said = self.translate("已搁置 {count} 句").format(count=len(pieces))
        title = " · ".join([said, self.translate("、").join(reasons)]) if reasons else said
        span = Span(self.cursor, pieces[-1].span.end)
        words = escape(span.of(self.leaf.text).strip())
        self.blocks.append(f'<details class="aside"><summary>{escape(title)}</summary><p>{words}</p></details>')
        self.cursor = span.end


def render_piece(leaf: Leaf, piece: Piece, translate: Translate) -> str:
    """Return one sentence as HTML: a link to its row where it is in the ledger, with its numbers marked inside."""
    statement, number = piece.statement, piece.number
    if statement is None or number is None:
        words = escape(piece.span.of(leaf.text))
        if piece.reason is None or piece.role is SentenceRole.HEADING:
            return words
        return f'<span class="left" data-reason="{escape(translate(piece.reason.label))}">{words}</span>'
    words = _mark_numbers(leaf.text, piece, statement, translate)
    key, label = f"d{leaf.number}", f"{translate(MARKS[piece.kind])}{number}"
    return (
        f'<a class="mark {piece.kind}" id="{key}s{number}" href="#{key}r{number}" data-label="{escape(label)}">'
        f"{words}</a>"
    )


def _mark_numbers(text: str, piece: Piece, statement: Statement, translate: Translate) -> str:
    words, cursor = [], piece.span.start
    for measure in sorted(piece.claims, key=lambda measure: measure.quantity.start):
        start, end = measure.quantity.start, measure.quantity.end
        if start < cursor or end > piece.span.end:
            continue
        tip = escape(describe_measure(statement, measure, translate))
        words.append(escape(text[cursor:start]))
        words.append(f'<span class="num" title="{tip}">{escape(text[start:end])}</span>')
        cursor = end
    return "".join(words) + escape(text[cursor : piece.span.end])


def describe_measure(statement: Statement, measure: Measure, translate: Translate) -> str:
    """Return all that is said of a number in one line: indicator, bound and value, aspect, period."""
    bound = translate(measure.quantity.comparator.label)
    value = write_quantity(measure.quantity, translate).removeprefix(SYMBOLS[measure.quantity.comparator])
    facts = [
        measure.indicator,
        f"{bound} {value.strip()}",
        write_aspect(measure, translate),
        "" if measure.period is None else str(measure.period),
        write_remarks(statement, measure, translate),
    ]
    return " · ".join(fact for fact in facts if fact)
