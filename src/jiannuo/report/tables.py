"""Statements → rows for people: one a number, one a statement without number. Knows columns, not how they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from jiannuo.model.quantity import Period
from jiannuo.model.statement import Kind, Measure, Reading, Statement
from jiannuo.report.wording import Translate, write_aspect, write_one_line, write_remarks, write_section, write_value

Cell = str | int | Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger: a number with its statement, or a statement that has none."""

    number: int
    statement: Statement
    measure: Measure | None = None

    @property
    def kind(self) -> Kind:
        """What the row is: the number's own kind, where there is a number."""
        return self.statement.kind if self.measure is None else self.measure.kind

    @property
    def period(self) -> Period | None:
        """The time it speaks for: the number's own, else the statement's."""
        return self.statement.period if self.measure is None else self.measure.period


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading (Chinese), its width in characters, and how a row fills it."""

    label: str
    width: int
    fill: Callable[[Row, Translate], Cell]


def _value(row: Row, translate: Translate) -> Cell:
    if row.measure is None:
        return ""
    value = row.measure.quantity.value
    return value if isinstance(value, Decimal) else write_value(value, translate)


def _comparator(row: Row, translate: Translate) -> Cell:
    return "" if row.measure is None else translate(row.measure.quantity.comparator.label)


def _form(row: Row, translate: Translate) -> Cell:
    return "" if row.statement.form is None else translate(row.statement.form.label)


def _start(row: Row, _translate: Translate) -> Cell:
    return (row.statement.span if row.measure is None else row.measure.quantity.span).start


def _end(row: Row, _translate: Translate) -> Cell:
    return (row.statement.span if row.measure is None else row.measure.quantity.span).end


COLUMNS = (
    Column("序号", 6, lambda row, _: row.number),
    Column("文件", 16, lambda row, _: row.statement.document),
    Column("类别", 10, lambda row, translate: translate(row.kind.label)),
    Column("指标", 26, lambda row, _: "" if row.measure is None else row.measure.indicator),
    Column("比较词", 9, _comparator),
    Column("目标值/数值", 13, _value),
    Column("计量单位", 10, lambda row, _: "" if row.measure is None else row.measure.quantity.unit),
    Column("时期", 14, lambda row, _: "" if row.period is None else str(row.period)),
    Column(
        "方面与方向", 12, lambda row, translate: "" if row.measure is None else write_aspect(row.measure, translate)
    ),
    Column("形式", 8, _form),
    Column("原文", 70, lambda row, _: write_one_line(row.statement.quote)),
    Column("章节", 36, lambda row, _: write_section(row.statement.section)),
    Column("备注", 14, lambda row, translate: write_remarks(row.statement, row.measure, translate)),
    Column("起", 8, _start),
    Column("止", 8, _end),
)


def list_rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """Return the ledger's rows in the order of the texts, numbered from 1; background is in none."""
    number = 0
    for reading in readings:
        for statement in reading.statements:
            for measure in list_claims(statement) or (None,):
                if measure is not None or statement.kind is not Kind.BACKGROUND:
                    number += 1
                    yield Row(number, statement, measure)


def list_claims(statement: Statement) -> tuple[Measure, ...]:
    """Return the numbers of a statement that promise or report; class boundaries and the like are none."""
    return tuple(measure for measure in statement.measures if measure.kind is not Kind.BACKGROUND)


def fill_row(row: Row, translate: Translate) -> list[Cell]:
    """Return the cells of a row, in the order of `COLUMNS`."""
    return [column.fill(row, translate) for column in COLUMNS]


def narrow_reading(reading: Reading, *, kind: Kind | None = None, numbers_only: bool = False) -> Reading:
    """Return the reading with only the statements of one kind, or only those with numbers; the text stays whole."""
    statements = reading.statements
    if kind is not None:
        statements = tuple(kept for statement in statements if (kept := _keep_kind(statement, kind)))
    if numbers_only:
        statements = tuple(statement for statement in statements if statement.measures)
    return replace(reading, statements=statements)


def _keep_kind(statement: Statement, kind: Kind) -> Statement | None:
    measures = tuple(measure for measure in statement.measures if measure.kind is kind)
    if not measures and statement.kind is not kind:
        return None
    return replace(statement, measures=measures)
