"""Nouns → words for people: values, bounds, periods, sections. Every word goes through the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from jiannuo.grammar.numerals import DIGITS
from jiannuo.model.document import Document
from jiannuo.model.quantity import Comparator, Quantity, Value
from jiannuo.model.statement import Aspect, Direction, Kind, Measure, Role, Statement

Translate = Callable[[str], str]
"""A Chinese message → the same in the reader's language."""

SYMBOLS = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.ABOUT: "≈",
    Comparator.RANGE: "",
}
ARROWS = {Direction.UP: "↑", Direction.DOWN: "↓", Direction.NONE: ""}
MARKS = {Kind.COMMITMENT: "诺", Kind.OUTCOME: "成", Kind.BACKGROUND: ""}
"""One character beside the colour, so that nobody has to tell kinds by hue."""

RATIO = Aspect.RATIO.label
"""The unit that records give a ratio; people see it from the colons."""
SECTION_MARK = " › "


def keep_chinese(message: str) -> str:
    """Return the message as it stands: the language of those who set no other."""
    return message


def write_number(number: Decimal) -> str:
    """Return the number in plain digits, without exponent or idle zeros.

    >>> write_number(Decimal("1E+3")), write_number(Decimal("6.50"))
    ('1000', '6.5')
    """
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def write_value(value: Value, translate: Translate) -> str:
    """Return a value as people write it: `1—2` for a range, `10:43:47` for a ratio, a word where the source masks it.

    >>> write_value((Decimal(1), Decimal(2)), keep_chinese)
    '1—2'
    >>> write_value(None, keep_chinese)
    '遮蔽'
    """
    if value is None:
        return translate("遮蔽")
    if isinstance(value, tuple):
        return ("—" if len(value) == 2 else ":").join(write_number(part) for part in value)
    return write_number(value)


def write_quantity(quantity: Quantity, translate: Translate) -> str:
    """Return bound, value and unit in one, `≥ 6.5%`; what the source masks stays as it stands there, and
    no 1 is put before a place that counts one of itself without saying so.

    >>> write_quantity(Quantity(0, 3, "百亿元", Decimal(1), "百亿元", "元"), keep_chinese)
    '百亿元'
    """
    if quantity.value is None:
        return quantity.text
    if quantity.value == 1 and not any(char.isdecimal() or char in DIGITS for char in quantity.text):
        return f"{SYMBOLS[quantity.comparator]} {quantity.unit}".strip()
    if quantity.comparator is not Comparator.RANGE and isinstance(quantity.value, tuple):
        value = ":".join(write_number(part) for part in quantity.value)
    else:
        value = write_value(quantity.value, translate)
    unit = "" if quantity.unit == RATIO else quantity.unit
    return f"{SYMBOLS[quantity.comparator]} {value}{unit}".strip()


def write_aspect(measure: Measure, translate: Translate) -> str:
    """Return what of the indicator is measured and which way it moves: `增长率 ↑`."""
    return f"{translate(measure.aspect.label)} {ARROWS[measure.direction]}".strip()


def write_remarks(statement: Statement, measure: Measure | None, translate: Translate) -> str:
    """Return what else a reader should know of a row: which end of a movement, a higher tier, praise."""
    remarks = []
    if measure is not None and measure.role is not Role.VALUE:
        remarks.append(translate(measure.role.label))
    if measure is not None and measure.stretch:
        remarks.append(translate("更高一级目标"))
    if statement.praise:
        remarks.append(translate("自我评价"))
    score = statement.score if measure is None or measure.score is None else measure.score
    if score is not None:
        remarks.append(translate("识别分 {score}").format(score=f"{score:.2f}"))
    return translate("、").join(remarks)


def write_section(section: tuple[str, ...]) -> str:
    """Return the headings above a statement in one line, outermost first."""
    return SECTION_MARK.join(section)


def write_one_line(text: str) -> str:
    """Return the words without the line ends a document may have inside a sentence."""
    return " ".join(text.split()) if "\n" in text or "\r" in text else text.strip()


def name_document(document: Document) -> str:
    """Return what to call a document: its title, else its id."""
    return write_one_line(document.title) or document.id
