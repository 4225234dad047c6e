"""What an example reads as, one prover a table. A prover returns all readings; a row is proved if its own is among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jiannuo.extract.headings import read_heading
from jiannuo.extract.labels import STRONG, Evidence, weigh_cues
from jiannuo.grammar.periods import find_periods
from jiannuo.grammar.quantities import find_quantities
from jiannuo.lexicon.tables import Lexicon, Row
from jiannuo.model.codec import encode_value
from jiannuo.model.document import Reason
from jiannuo.model.quantity import Value
from jiannuo.model.statement import Kind, Statement
from jiannuo.pipeline import read
from jiannuo.proof.context import YEAR, Passage, frame, read_placed
from jiannuo.text.line import ends_with_stop
from jiannuo.text.normalize import normalize

BODY = "深入推进项目建设，全年新建公园12个，改造老旧小区60个，新增城镇就业3.6万人，粮食总产稳定在50万吨以上" + "。"
Readings = tuple[str, ...]
Prover = Callable[[Any, Lexicon], Readings]


def read_units(row: Row, lexicon: Lexicon) -> Readings:
    """Return value and unit of each number: `12 元`."""
    return tuple(f"{_write(quantity.value)} {quantity.unit}" for quantity in find_quantities(row.example, lexicon))


def _write(value: Value) -> str:
    encoded = encode_value(value)
    return "—".join(map(str, encoded)) if isinstance(encoded, list) else "*" if encoded is None else str(encoded)


def read_comparators(row: Row, lexicon: Lexicon) -> Readings:
    """Return the bound of each number: `>=`."""
    return tuple(str(quantity.comparator) for quantity in find_quantities(row.example, lexicon))


def read_movements(row: Row, lexicon: Lexicon) -> Readings:
    """Return aspect and direction of each number of a plan: `growth up`."""
    return tuple(f"{measure.aspect} {measure.direction}" for measure in read_placed(row.example, lexicon).measures)


def read_indicators(row: Row, lexicon: Lexicon) -> Readings:
    """Return what each number of a plan measures."""
    return tuple(measure.indicator for measure in read_placed(row.example, lexicon).measures)


def read_slogans(row: Row, lexicon: Lexicon) -> Readings:
    """Return the numbers that are claimed; where none is, one empty reading."""
    return tuple(measure.quantity.text for measure in read_placed(row.example, lexicon).measures) or ("",)


def read_cues(row: Row, lexicon: Lexicon) -> Readings:
    """Return what the cue words point to; where they are strong, as they turn a sentence that stands elsewhere."""
    weights = _by_reading(weigh_cues(normalize(row.example), lexicon))
    weight, pointed = max((weight, reading) for reading, weight in weights.items())
    if not weight:
        return ()
    if weight < STRONG or not ends_with_stop(normalize(row.example)):
        return pointed, f"{weight}"
    elsewhere = Passage.PLAN if pointed == Kind.OUTCOME else Passage.REVIEW
    labels = tuple(_label(statement) for statement in read_placed(row.example, lexicon, elsewhere).statements)
    return *labels, f"{weight}"


def _by_reading(evidence: Evidence) -> dict[str, int]:
    """Praise is an outcome; the rest is read as what it is called."""
    return {
        Kind.COMMITMENT: evidence.commitment,
        Kind.OUTCOME: evidence.outcome + evidence.praise,
        Kind.BACKGROUND: evidence.background,
        Reason.GUIDING_IDEA: evidence.guiding_idea,
        Reason.GREETING: evidence.greeting,
    }


def _label(statement: Statement) -> str:
    named = statement.reason in (Reason.GUIDING_IDEA, Reason.GREETING)
    return str(statement.reason if named else statement.kind)


def read_genres(row: Row, lexicon: Lexicon) -> Readings:
    """Return the genre of a document with the example for its title."""
    return tuple(str(document.genre) for document in read(f"{row.example}\n\n{BODY}", lexicon=lexicon).documents)


def read_rubbish(row: Any, lexicon: Lexicon) -> Readings:
    """Return why the example is set aside as a line among lines; where it ends the text, that the next one is too."""
    before = f"{frame(Passage.PLAN)}{BODY}\n"
    reading = read(f"{before}{row.example}\n{BODY}", lexicon=lexicon)
    lines = [statement for statement in reading.statements if statement.span.start >= len(before)]
    reasons = [str(line.reason) for line in lines if line.reason is not None]
    if row.match == "止":
        return (*reasons[:1],) if len(reasons) == len(lines) else ()
    return (*reasons[:1],) if lines[-1].kind is Kind.COMMITMENT else ()


def read_periods(row: Row, lexicon: Lexicon) -> Readings:
    """Return each period mentioned in a document of 2024."""
    twin = normalize(row.example)
    return tuple(str(mention.period) for mention in find_periods(twin, 0, len(twin), YEAR, lexicon))


def read_headings(row: Row, lexicon: Lexicon) -> Readings:
    """Return which way a heading looks: `回顾`."""
    return (read_heading(normalize(row.example), lexicon).label,)


PROVERS: dict[str, Prover] = {
    "units": read_units,
    "comparators": read_comparators,
    "movements": read_movements,
    "verbs": read_indicators,
    "openers": read_indicators,
    "cues": read_cues,
    "slogans": read_slogans,
    "genres": read_genres,
    "rubbish": read_rubbish,
    "periods": read_periods,
    "headings": read_headings,
}


def say_readings(readings: Sequence[str]) -> str:
    """Return readings in one line, for people."""
    return "；".join(readings)
