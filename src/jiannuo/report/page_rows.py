"""A leaf's entries → HTML: the row beside each highlight, and the filters over the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from jiannuo.model.document import Labelled
from jiannuo.model.statement import Aspect, Kind, Measure, Statement
from jiannuo.report.leaves import Leaf, Piece
from jiannuo.report.wording import (
    MARKS,
    Translate,
    write_aspect,
    write_one_line,
    write_quantity,
    write_remarks,
)


def render_rows(leaf: Leaf, translate: Translate) -> str:
    """Return the list of rows, under the headings of their themes."""
    lines, places = [], {theme: place for place, theme in enumerate(leaf.themes)}
    for theme, pieces in groupby(leaf.entries, key=leaf.find_theme):
        title = escape(leaf.name_theme(theme) or translate("（无章节）"))
        lines.append(f'<li class="theme" title="{title}">{title}</li>')
        lines += [_render_row(leaf, piece, places[theme], translate) for piece in pieces]
    return "\n".join(lines)


def list_periods(piece: Piece) -> tuple[str, ...]:
    """Return the times an entry speaks for, each once."""
    periods = [measure.period for measure in piece.claims]
    if piece.statement is not None:
        periods.append(piece.statement.period)
    return tuple(dict.fromkeys(str(period) for period in periods if period is not None))


def _render_row(leaf: Leaf, piece: Piece, place: int, translate: Translate) -> str:
    statement = piece.statement
    assert statement is not None
    facts = {
        "kind": str(piece.kind),
        "theme": str(place),
        "form": "" if statement.form is None else str(statement.form),
        "aspect": " ".join(dict.fromkeys(str(measure.aspect) for measure in piece.claims)),
        "period": " ".join(list_periods(piece)),
        "numbers": str(len(piece.claims)),
    }
    attributes = " ".join(f'data-{name}="{escape(fact)}"' for name, fact in facts.items())
    key, quote = f"d{leaf.number}", escape(write_one_line(statement.quote))
    return (
        f'<li class="row {piece.kind}" id="{key}r{piece.number}" {attributes}>'
        f'<div class="row-head"><span class="tag">{escape(translate(MARKS[piece.kind]))} {piece.number}</span>'
        f"{_render_chips(leaf, piece, statement, translate)}</div>"
        f"{_render_numbers(piece, statement, translate)}"
        f'<a class="quote" href="#{key}s{piece.number}">{quote}</a></li>'
    )


def _render_chips(leaf: Leaf, piece: Piece, statement: Statement, translate: Translate) -> str:
    chips = [translate(piece.kind.label)]
    if statement.form is not None:
        chips.append(translate(statement.form.label))
    if not piece.claims:
        chips += list_periods(piece)
        chips.append(write_remarks(statement, None, translate))
    chips += statement.section[-1:] if len(statement.section) > len(leaf.find_theme(piece)) else ()
    return "".join(f'<span class="chip">{escape(chip)}</span>' for chip in chips if chip)


def _render_numbers(piece: Piece, statement: Statement, translate: Translate) -> str:
    if not piece.claims:
        return ""
    lines = "".join(_render_number(statement, measure, translate) for measure in piece.claims)
    return f'<table class="numbers"><tbody>{lines}</tbody></table>'


def _render_number(statement: Statement, measure: Measure, translate: Translate) -> str:
    aspect = "" if measure.aspect is Aspect.LEVEL else write_aspect(measure, translate)
    remarks = write_remarks(statement, measure, translate)
    cells = [
        f'<th scope="row">{escape(measure.indicator)}</th>',
        f'<td class="value" title="{escape(translate(measure.quantity.comparator.label))}">'
        f"{escape(write_quantity(measure.quantity, translate))}</td>",
        f"<td>{escape(' '.join(filter(None, (aspect, remarks))))}</td>",
        f"<td>{escape('' if measure.period is None else str(measure.period))}</td>",
    ]
    return f"<tr>{''.join(cells)}</tr>"


def render_filters(leaf: Leaf, translate: Translate) -> str:
    """Return the selects over the rows: theme, form, aspect, period; each choice with its count."""
    statements = [(piece, piece.statement) for piece in leaf.entries if piece.statement]
    forms = _count_labels(statement.form for _, statement in statements if statement.form)
    aspects = _count_labels(a for piece, _ in statements for a in {measure.aspect for measure in piece.claims})
    periods = Counter(period for piece, _ in statements for period in list_periods(piece))
    choices = {
        "theme": (translate("章节"), list(_list_themes(leaf, translate))),
        "form": (translate("形式"), [(str(form), translate(form.label), count) for form, count in forms]),
        "aspect": (translate("方面"), [(str(aspect), translate(aspect.label), count) for aspect, count in aspects]),
        "period": (translate("时期"), [(period, period, count) for period, count in sorted(periods.items())]),
    }
    return "".join(_render_select(name, label, options, translate) for name, (label, options) in choices.items())


def _list_themes(leaf: Leaf, translate: Translate) -> Iterator[tuple[str, str, int]]:
    counts = Counter(leaf.find_theme(piece) for piece in leaf.entries)
    for place, theme in enumerate(leaf.themes):
        yield str(place), leaf.name_theme(theme) or translate("（无章节）"), counts[theme]


def _count_labels(members: Iterable[Labelled]) -> list[tuple[Labelled, int]]:
    return Counter(members).most_common()


def _render_select(name: str, label: str, options: list[tuple[str, str, int]], translate: Translate) -> str:
    choices = "".join(
        f'<option value="{escape(value)}">{escape(said)}（{count}）</option>' for value, said, count in options
    )
    everything = escape(translate("全部"))
    return (
        f'<label class="choice"><span>{escape(label)}</span><select data-filter="{name}">'
        f'<option value="">{everything}</option>{choices}</select></label>'
    )


def count_kinds(leaf: Leaf) -> dict[Kind, int]:
    """Return how many entries promise and how many report."""
    counts = Counter(piece.kind for piece in leaf.entries)
    return {kind: counts[kind] for kind in (Kind.COMMITMENT, Kind.OUTCOME)}
