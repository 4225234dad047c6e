"""What is in no row, and why: sentences of background that hold a number, a date or a duty, and numbers that claim nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiannuo.model.document import Document, Reason, Span
from jiannuo.model.quantity import Quantity
from jiannuo.model.statement import Kind, LeftOut, Statement

NOTEWORTHY = re.compile(
    r"\d|[一二三四五六七八九十百千万亿]+(?:年|月|日|个|项|家|条|亿|万|成|倍|次|名|人|户)|\*|百分之|翻[一两]?番"
    r"|必须|应当|应该|务必|确保|力争|争取|要求|承诺|保证|不得|负责|严禁|需要|将"
)


def find_left_out(document: Document, twin: str, statement: Statement, rest: Sequence[Quantity]) -> Iterator[LeftOut]:
    """Yield what one statement leaves out of the rows, each with its reason."""
    start, end = statement.span.start, statement.span.end
    if statement.kind is Kind.BACKGROUND:
        if NOTEWORTHY.search(twin, start, end):
            yield LeftOut(document.id, statement.span, statement.quote, statement.reason or Reason.OTHER_BACKGROUND)
        return
    for quantity in rest:
        yield LeftOut(document.id, Span(quantity.start, quantity.end), quantity.text, Reason.NOT_A_CLAIM)
