"""The cases in tests/cases: words, and what must be read in them. How to write one stands in tests/cases/README.md."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import jiannuo
from jiannuo.grammar.periods import find_periods
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.codec import encode_card
from jiannuo.model.quantity import Quantity
from jiannuo.text.normalize import normalize

CASES = Path(__file__).with_name("cases")
YEAR = 2024
FIELDS = {"name", "words", "wanted", "why", "known", "year", "section", "heading", "title"}
Record = dict[str, Any]


def describe_quantity(quantity: Quantity) -> Record:
    """Return the fields a case may name of a number; nothing is rounded."""
    value = quantity.value
    return {
        "text": quantity.text,
        "value": "masked" if value is None else list(value) if isinstance(value, tuple) else value,
        "unit": quantity.unit,
        "comparator": str(quantity.comparator),
    }


def find_case_quantities(case: Record, lexicon: Lexicon) -> list[Record]:
    """Return the numbers of bare words."""
    return [describe_quantity(quantity) for quantity in jiannuo.find_quantities(case["words"], lexicon)]


def find_case_periods(case: Record, lexicon: Lexicon) -> list[Record]:
    """Return the periods mentioned in bare words, resolved by the case's year."""
    words = case["words"]
    mentions = find_periods(normalize(words), 0, len(words), case.get("year", YEAR) or None, lexicon)
    return [
        {"text": words[m.start : m.end], "period": str(m.period or "none"), "use": str(m.use), "plan": str(m.plan)}
        for m in mentions
    ]


def read_in_report(case: Record, lexicon: Lexicon) -> list[jiannuo.Statement]:
    """Return the statements of words that stand under a heading of a report."""
    year = case.get("year", YEAR)
    headings = {"plan": f"二、{year}年重点工作", "review": f"一、{year - 1}年工作回顾"}
    heading = case.get("heading") or headings[case["section"]]
    before = f"{case.get('title', '政府工作报告')}\n{heading}\n"
    reading = jiannuo.read(before + case["words"], lexicon=lexicon, year=year or None, id="case")
    return [statement for statement in reading.statements if statement.span.start >= len(before)]


def find_case_measures(case: Record, lexicon: Lexicon) -> list[Record]:
    """Return the numbers that claim something or bound a class, with all that is said of them."""
    return [
        describe_quantity(measure.quantity)
        | {
            "kind": str(measure.kind),
            "indicator": measure.indicator,
            "aspect": str(measure.aspect),
            "direction": str(measure.direction),
            "period": str(measure.period or "none"),
            "role": str(measure.role),
            "stretch": measure.stretch,
        }
        for statement in read_in_report(case, lexicon)
        for measure in statement.measures
    ]


def find_case_statements(case: Record, lexicon: Lexicon) -> list[Record]:
    """Return the sentences with their labels."""
    return [
        {"text": s.quote, "label": str(s.kind), "form": str(s.form), "praise": s.praise}
        for s in read_in_report(case, lexicon)
    ]


def find_case_sentences(case: Record, lexicon: Lexicon) -> list[Record]:
    """Return the sentences of a whole document as it is built, before anybody asks what they say."""
    (document,) = jiannuo.read(case["words"], lexicon=lexicon, id="case").documents
    return [
        {"text": s.span.of(document.text), "role": str(s.role), "reason": str(s.reason), "path": list(s.path)}
        for s in document.sentences
    ]


def find_case_card(case: Record, lexicon: Lexicon) -> list[Record]:
    """Return the card of a whole document."""
    (document,) = jiannuo.read(case["words"], lexicon=lexicon, id="case").documents
    return [{key: "none" if value is None else value for key, value in encode_card(document).items()}]


FINDERS: dict[str, Callable[[Record, Lexicon], list[Record]]] = {
    "quantities": find_case_quantities,
    "periods": find_case_periods,
    "measures": find_case_measures,
    "statements": find_case_statements,
    "sentences": find_case_sentences,
    "card": find_case_card,
}


def load_cases() -> Iterator[Any]:
    """Yield every case as a parameter, its file's context laid under it; a known gap is expected to fail."""
    for path in sorted(CASES.glob("*/*.toml")):
        table = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        common = {key: value for key, value in table.items() if key != "case"}
        for case in table["case"]:
            marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else []
            yield pytest.param(common | case, id=f"{path.parent.name}/{path.stem}: {case['name']}", marks=marks)


def same_words(wanted: str, got: str) -> bool:
    """Whether two indicators name one thing: equal, or one holds the other and is at least half as long."""
    short, long = sorted((wanted, got), key=len)
    return short in long and 2 * len(short) >= len(long) and bool(short)


def agrees(wanted: Record, got: Record) -> bool:
    """Whether every wanted field is as wanted."""
    plain = {key: value for key, value in wanted.items() if key != "indicator"}
    if "indicator" in wanted and not same_words(wanted["indicator"], got["indicator"]):
        return False
    return all(got[key] == value for key, value in plain.items())


def describe_failure(case: Record, wanted: list[Record], got: list[Record]) -> str:
    """Return words, wanted and got, a line for each thing, only the fields that the case names."""
    fields = {key: None for record in wanted for key in record} or {"text": None}
    shown = [{key: record[key] for key in fields} for record in got]
    lines = [f"words   {case['words']}"]
    for head, records in (("wanted", wanted), ("got", shown)):
        lines += [
            f"{head:7} {json.dumps(record, ensure_ascii=False, default=str)}" for record in records or ["nothing"]
        ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return jiannuo.load_lexicon()


@pytest.mark.parametrize("case", list(load_cases()))
def test_case(case: Record, lexicon: Lexicon) -> None:
    """What is found is what is wanted: as many things, in this order, with these fields."""
    got = FINDERS[case["find"]](case, lexicon)
    wanted = [case["wanted"]] if isinstance(case["wanted"], dict) else case["wanted"]
    right = len(got) == len(wanted) and all(map(agrees, wanted, got))
    if not right:
        pytest.fail(describe_failure(case, wanted, got), pytrace=False)


def test_cases_are_well_formed() -> None:
    """Names are of their own in a file, and a case has no key that nothing looks at."""
    for path in sorted(CASES.glob("*/*.toml")):
        cases = tomllib.loads(path.read_text("utf-8"))["case"]
        names = [case["name"] for case in cases]
        assert len(set(names)) == len(names), path.name
        for case in cases:
            assert set(case) <= FIELDS, (path.name, case["name"], set(case) - FIELDS)
