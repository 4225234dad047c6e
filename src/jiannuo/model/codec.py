"""Nouns → JSON-ready dictionaries, in the order of keys of the interchange format."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jiannuo.model.document import Document
from jiannuo.model.quantity import Value
from jiannuo.model.statement import LeftOut, Measure, Statement


def encode_number(number: Decimal) -> int | float:
    """Return the number as JSON writes it: an integer where it is whole.

    >>> encode_number(Decimal("3636.6")), encode_number(Decimal("60"))
    (3636.6, 60)
    """
    return int(number) if number == number.to_integral_value() else float(number)


def encode_value(value: Value) -> int | float | list[int | float] | None:
    """Return a quantity's value for JSON: a list for ranges and ratios, `None` when masked."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return [encode_number(part) for part in value]
    return encode_number(value)


def encode_measure(measure: Measure, document: str, part: str | None = None) -> dict[str, Any]:
    """Return the record of one number, as docs/design.md lays it down."""
    quantity = measure.quantity
    record: dict[str, Any] = {
        "document": document,
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": str(measure.kind),
        "indicator": measure.indicator,
        "aspect": str(measure.aspect),
        "direction": str(measure.direction),
        "comparator": str(quantity.comparator),
        "value": encode_value(quantity.value),
        "unit": quantity.unit,
        "period": None if measure.period is None else str(measure.period),
        "role": str(measure.role),
        "stretch": measure.stretch,
    }
    if part is not None:
        record["part"] = part
    if measure.score is not None:
        record["score"] = measure.score
    return record


def encode_sentence(statement: Statement) -> dict[str, Any]:
    """Return a sentence with its label."""
    return {
        "document": statement.document,
        "start": statement.span.start,
        "end": statement.span.end,
        "text": statement.quote,
        "label": str(statement.kind),
        "section": list(statement.section),
    }


def encode_statement(statement: Statement) -> dict[str, Any]:
    """Return a statement with its numbers nested."""
    record = encode_sentence(statement)
    record["kind"] = record.pop("label")
    record |= {
        "form": None if statement.form is None else str(statement.form),
        "action": statement.action,
        "period": None if statement.period is None else str(statement.period),
        "praise": statement.praise,
        "quantities": [_nested(measure) for measure in statement.measures],
    }
    if statement.part is not None:
        record["part"] = statement.part
    if statement.score is not None:
        record["score"] = statement.score
    return record


def _nested(measure: Measure) -> dict[str, Any]:
    record = encode_measure(measure, "")
    del record["document"]
    return record


def encode_card(document: Document) -> dict[str, Any]:
    """Return the document's card: what it is, who speaks, for which year, and whether it is whole."""
    return {
        "id": document.id,
        "genre": str(document.genre),
        "title": document.title,
        "issuer": document.issuer,
        "place": document.place,
        "level": None if document.level is None else str(document.level),
        "year": document.year,
        "date": None if document.date is None else document.date.isoformat(),
        "completeness": str(document.completeness),
        "part": document.part,
        "start": document.span.start,
        "end": document.span.end,
        "digest": document.digest,
        "score": document.score,
    }


def encode_left_out(left_out: LeftOut) -> dict[str, Any]:
    """Return one line of the list of what was left out."""
    return {
        "document": left_out.document,
        "start": left_out.span.start,
        "end": left_out.span.end,
        "text": left_out.quote,
        "reason": str(left_out.reason),
    }
