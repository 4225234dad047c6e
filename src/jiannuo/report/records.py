"""Readings → lines of JSON for programs: the interchange format, to the letter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from jiannuo.model.codec import encode_card, encode_left_out, encode_measure, encode_sentence, encode_statement
from jiannuo.model.statement import Kind, Reading


def write_line(record: dict[str, Any]) -> str:
    """Return one record as one line of JSON, Chinese unescaped, with its line end.

    >>> write_line({"text": "增长6.5%"})
    '{"text": "增长6.5%"}\\n'
    """
    return json.dumps(record, ensure_ascii=False) + "\n"


def write_statements(readings: Iterable[Reading]) -> Iterator[str]:
    """Return the lines of `--format jsonl`: the cards of a file, then its commitments and outcomes.

    A background sentence is among them only if it holds a number, so that no number is lost between formats.
    """
    for reading in readings:
        for document in reading.documents:
            yield write_line({"document": encode_card(document)})
        for statement in reading.statements:
            if statement.kind is not Kind.BACKGROUND or statement.measures:
                yield write_line(encode_statement(statement))


def write_measures(readings: Iterable[Reading]) -> Iterator[str]:
    """Return the lines of `--format measures`: one a number."""
    for reading in readings:
        for statement in reading.statements:
            for measure in statement.measures:
                yield write_line(encode_measure(measure, statement.document, statement.part))


def write_sentences(readings: Iterable[Reading]) -> Iterator[str]:
    """Return the lines of `--format sentences`: one a sentence, with its label."""
    for reading in readings:
        yield from (write_line(encode_sentence(statement)) for statement in reading.statements)


def write_left_out(reading: Reading) -> Iterator[str]:
    """Return the lines of `--left-out`: what is in no row, and why."""
    yield from (write_line(encode_left_out(left_out)) for left_out in reading.left_out)
