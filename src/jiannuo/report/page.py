"""Readings → one self-contained HTML page: texts with every entry highlighted, rows beside them, filters, small charts.

The page loads nothing from anywhere; a policy in its head allows its own script and style by digest and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from jiannuo.model.statement import Kind, Reading
from jiannuo.report.leaves import Leaf, group_leaves
from jiannuo.report.page_overview import (
    render_aspect_chart,
    render_counts,
    render_facts,
    render_left_out,
    render_parts,
    render_theme_chart,
)
from jiannuo.report.page_rows import count_kinds, render_filters, render_rows
from jiannuo.report.page_text import render_text
from jiannuo.report.wording import MARKS, Translate, name_document


def render_page(readings: Iterable[Reading], translate: Translate, language: str = "zh-CN") -> str:
    """Return the page as one string of HTML; `language` is what its `lang` attribute says."""
    leaves = group_leaves(readings)
    style, script = _load("page.css"), _load("page.js")
    title = _name_leaf(leaves[0], translate) if len(leaves) == 1 else translate("承诺台账")
    return _fill(
        "page.html",
        language=language,
        policy=_write_policy(style, script),
        style=style,
        script=script,
        title=escape(title),
        shown=escape(translate("显示 {shown} 条，共 {all} 条")),
        brand=escape(translate("践诺")),
        motto=escape(translate("政府承诺台账")),
        tabs=_render_tabs(leaves, translate),
        leaves="\n".join(_render_leaf(leaf, translate) for leaf in leaves),
        note=escape(translate("本页由践诺从原文读出，未经人工认定；以原文为准。")),
    )


@cache
def _load(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text("utf-8")


def _fill(template: str, **words: object) -> str:
    return Template(_load(template)).substitute(words)


def _write_policy(style: str, script: str) -> str:
    digests = [base64.b64encode(hashlib.sha256(words.encode()).digest()).decode() for words in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _name_leaf(leaf: Leaf, translate: Translate) -> str:
    first = leaf.documents[0]
    return name_document(first) if len(leaf.documents) == 1 else translate(first.genre.label)


def _render_tabs(leaves: list[Leaf], translate: Translate) -> str:
    if len(leaves) < 2:
        return ""
    tabs = "".join(
        f'<a class="tab" href="#d{leaf.number}" id="t{leaf.number}" title="{escape(_name_leaf(leaf, translate))}">'
        f"{escape(leaf.id)}<small>{len(leaf.entries)}</small></a>"
        for leaf in leaves
    )
    return f'<nav class="tabs" aria-label="{escape(translate("文件"))}">{tabs}</nav>'


def _render_leaf(leaf: Leaf, translate: Translate) -> str:
    kinds = count_kinds(leaf)
    words = {name: escape(translate(message)) for name, message in _WORDS.items()}
    return _fill(
        "leaf.html",
        number=leaf.number,
        title=escape(_name_leaf(leaf, translate)),
        id=escape(leaf.id),
        facts=render_facts(leaf.documents[0], translate) if len(leaf.documents) == 1 else "",
        parts=render_parts(leaf, translate),
        counts=render_counts(leaf, translate),
        themes=render_theme_chart(leaf, translate),
        aspects=render_aspect_chart(leaf, translate),
        reasons=render_left_out(leaf, translate),
        text=render_text(leaf, translate),
        filters=render_filters(leaf, translate),
        rows=render_rows(leaf, translate),
        entries=len(leaf.entries),
        commitments=kinds[Kind.COMMITMENT],
        outcomes=kinds[Kind.OUTCOME],
        commitment=escape(translate(Kind.COMMITMENT.label)),
        outcome=escape(translate(Kind.OUTCOME.label)),
        commitment_mark=escape(translate(MARKS[Kind.COMMITMENT])),
        outcome_mark=escape(translate(MARKS[Kind.OUTCOME])),
        **words,
    )


_WORDS = {
    "overview_word": "概览",
    "by_theme": "各章节的承诺与完成",
    "by_aspect": "数字说的是什么",
    "not_entered": "未收入的内容",
    "show_left": "在原文中标出",
    "original": "原文",
    "ledger": "台账",
    "all_word": "全部",
    "search_word": "搜索指标、数值、原文",
    "with_numbers": "只看带数字的",
    "reset_word": "清除筛选",
    "nothing": "没有符合条件的条目。",
    "filters_word": "筛选",
    "to_rows": "跳到台账",
    "keys": "按 J、K 键逐条查看",
}
