"""A leaf's overview → HTML: the documents' cards, the counts, and small bars by theme and by aspect."""

from __future__ import annotations

from collections import Counter
from html import escape

from jiannuo.model.document import Completeness, Document
from jiannuo.model.statement import Aspect, Kind
from jiannuo.report.leaves import Leaf
from jiannuo.report.page_rows import count_kinds
from jiannuo.report.wording import Translate, name_document, write_section

HIGH, GAP = 9, 3
"""Height of a bar and the gap below it, in pixels."""


def render_facts(document: Document, translate: Translate) -> str:
    """Return what the card says of a document, as chips: genre, issuer, place, year, date, and whether it is whole."""
    facts = [
        translate(document.genre.label),
        document.issuer,
        document.place,
        "" if document.level is None else translate(document.level.label),
        "" if document.year is None else translate("{year} 年度").format(year=document.year),
        "" if document.date is None else document.date.isoformat(),
    ]
    chips = "".join(f"<li>{escape(str(fact))}</li>" for fact in facts if fact)
    state = "whole" if document.completeness is Completeness.WHOLE else "partial"
    chips += f'<li class="{state}">{escape(translate(document.completeness.label))}</li>'
    if document.score is not None:
        score = translate("识别分 {score}").format(score=f"{document.score:.2f}")
        chips += f'<li class="partial">{escape(score)}</li>'
    return f'<ul class="facts">{chips}</ul>'


def render_parts(leaf: Leaf, translate: Translate) -> str:
    """Return the cards of a compilation, one line a document; nothing where the text is one document."""
    if len(leaf.documents) < 2:
        return ""
    lines = "".join(
        f"<li><b>{escape(document.part or name_document(document))}</b>{render_facts(document, translate)}</li>"
        for document in leaf.documents
    )
    title = translate("本文件含 {count} 篇").format(count=len(leaf.documents))
    return f'<details class="parts"><summary>{escape(title)}</summary><ol>{lines}</ol></details>'


def render_counts(leaf: Leaf, translate: Translate) -> str:
    """Return the four figures at the head of a leaf."""
    kinds = count_kinds(leaf)
    numbers = sum(len(piece.claims) for piece in leaf.entries)
    tiles = [
        (str(Kind.COMMITMENT), translate(Kind.COMMITMENT.label), kinds[Kind.COMMITMENT]),
        (str(Kind.OUTCOME), translate(Kind.OUTCOME.label), kinds[Kind.OUTCOME]),
        ("figures", translate("数字"), numbers),
        ("left-out", translate("未收入"), len(leaf.left_out)),
    ]
    return "".join(
        f'<div class="tile {name}"><dt>{escape(label)}</dt><dd>{count}</dd></div>' for name, label, count in tiles
    )


def render_theme_chart(leaf: Leaf, translate: Translate) -> str:
    """Return commitments and outcomes by theme as a table of bars; a theme's name filters the rows."""
    counts = Counter((leaf.find_theme(piece), piece.kind) for piece in leaf.entries)
    most = max(counts.values(), default=1)
    lines = []
    for place, theme in enumerate(leaf.themes):
        pair = [(kind, counts[theme, kind]) for kind in (Kind.COMMITMENT, Kind.OUTCOME)]
        title = escape(leaf.name_theme(theme) or translate("（无章节）"))
        name = escape(write_section(theme[-1:]) or translate("（无章节）"))
        button = f'<button type="button" data-theme="{place}" title="{title}">{name}</button>'
        figures = "".join(f'<td class="figure {kind}">{count or ""}</td>' for kind, count in pair)
        lines.append(f'<tr><th scope="row">{button}</th><td class="bars">{_draw_bars(pair, most)}</td>{figures}</tr>')
    heads = "".join(
        f'<th scope="col" class="figure {kind}">{escape(translate(kind.label))}</th>'
        for kind in (Kind.COMMITMENT, Kind.OUTCOME)
    )
    head = f'<tr><th scope="col">{escape(translate("章节"))}</th><td></td>{heads}</tr>'
    return f'<table class="chart"><thead>{head}</thead><tbody>{"".join(lines)}</tbody></table>'


def render_aspect_chart(leaf: Leaf, translate: Translate) -> str:
    """Return the numbers by aspect, those promised and those reported, as a table of bars."""
    counts = Counter((measure.aspect, measure.kind) for piece in leaf.entries for measure in piece.claims)
    most = max(counts.values(), default=1)
    lines = []
    for aspect in Aspect:
        pair = [(kind, counts[aspect, kind]) for kind in (Kind.COMMITMENT, Kind.OUTCOME)]
        if not any(count for _, count in pair):
            continue
        figures = "".join(f'<td class="figure {kind}">{count or ""}</td>' for kind, count in pair)
        name = escape(translate(aspect.label))
        lines.append(f'<tr><th scope="row">{name}</th><td class="bars">{_draw_bars(pair, most)}</td>{figures}</tr>')
    return f'<table class="chart"><tbody>{"".join(lines)}</tbody></table>'


def _draw_bars(pair: list[tuple[Kind, int]], most: int) -> str:
    drawn = [(kind, count) for kind, count in pair if count]
    bars = "".join(
        f'<rect class="{kind}" x="0" y="{place * (HIGH + GAP)}" height="{HIGH}" rx="2" width="{100 * count / most:.1f}%"/>'
        for place, (kind, count) in enumerate(drawn)
    )
    high = len(drawn) * (HIGH + GAP) - GAP
    return f'<svg width="100%" height="{high}" aria-hidden="true" focusable="false">{bars}</svg>'


def render_left_out(leaf: Leaf, translate: Translate) -> str:
    """Return how many sentences are in no row, by reason."""
    counts = Counter(left_out.reason for left_out in leaf.left_out)
    lines = "".join(
        f"<li><span>{escape(translate(reason.label))}</span><b>{count}</b></li>"
        for reason, count in counts.most_common()
    )
    return f'<ul class="reasons">{lines}</ul>'
