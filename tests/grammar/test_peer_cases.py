"""Other people's cases of Chinese numbers through `find_quantities`: value and place, against what their tests expect."""

from __future__ import annotations

import json
import math
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

import jiannuo
from jiannuo.grammar.numerals import fold

CASES = Path(__file__).parents[3] / "shared" / "peer" / "cases.jsonl"
EXCEPTIONS = Path(__file__).with_name("peer_exceptions.toml")
RATE = 0.97
MOST_EXCEPTIONS = 0.10
MULTIPLIER = re.compile(r"[十百千]*(?:万亿|[万亿])|[百千]")
COINS = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01"), "分钱": Decimal("0.01")}
SHARES = {"%": 100, "‰": 1000}


def exceptions() -> dict[int, str]:
    kinds = tomllib.loads(EXCEPTIONS.read_text("utf-8"))["kind"]
    return {number: kind["name"] for kind in kinds for number in kind["cases"]}


def folded(quantity, units) -> list[Decimal]:
    """The values with multiplier and coins counted in, empty where masked."""
    values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    hit = None if quantity.unit in units else MULTIPLIER.match(quantity.unit)
    times = fold(hit[0]) if hit else 1
    return [value * times * COINS.get(quantity.unit, 1) for value in values if value is not None]


def agree(got: list[Decimal], wanted: list[Decimal]) -> bool:
    return len(got) == len(wanted) and all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(got, wanted, strict=True))


def states(quantity, expected, units) -> bool:
    """Whether a quantity overlaps what is expected and has its value: 十多 has the lower end of 10 to 20 and says so."""
    if quantity.start >= expected["end"] or expected["start"] >= quantity.end:
        return False
    if expected["value"] is None:
        return True
    values = expected["value"] if isinstance(expected["value"], list) else [expected["value"]]
    wanted, got = [Decimal(value) for value in values], folded(quantity, units)
    if len(wanted) > 1 and quantity.comparator in (">=", "~"):
        wanted = wanted[:1]
    return agree(got, wanted) or agree([value / SHARES.get(quantity.unit, 1) for value in got], wanted)


def is_right(case, lexicon) -> bool:
    found = jiannuo.find_quantities(case["input"], lexicon)
    units = {row.word for row in lexicon.units}
    if not case["expected"]:
        return not found
    return all(any(states(quantity, expected, units) for quantity in found) for expected in case["expected"])


@pytest.mark.skipif(not CASES.exists(), reason="the cases of other readers lie outside the project, in ../shared/peer")
def test_peer_cases():
    lexicon = jiannuo.load_lexicon()
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    skipped = exceptions()
    assert len(skipped) <= MOST_EXCEPTIONS * len(cases)
    wrong = [
        (number, case["input"])
        for number, case in enumerate(cases)
        if number not in skipped and not is_right(case, lexicon)
    ]
    asked = len(cases) - len(skipped)
    assert (asked - len(wrong)) / asked >= RATE, wrong


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("电价为两元三角五分", "2.35", "元"),
        ("净流出-2.3%", None, None),
        ("同比增长-2.3%", "-2.3", "%"),
        ("投资3亿5000万元", "350000000", "元"),
        ("为5万65岁以上老人", "5", "万"),
        ("减少1/3行政审批事项", "0.333333333", "份额"),
        ("发电三千千瓦时", "3000", "千瓦时"),
        ("改造管网12km", "12", "km"),
        ("数十亿元", "10", "亿元"),
        ("七八亿元", "7 8", "亿元"),
        ("两到三万人", "2 3", "万人"),
    ],
)
def test_kinds_learnt_from_them(words, value, unit):
    quantities = jiannuo.find_quantities(words, jiannuo.load_lexicon())
    if value is None:
        assert [str(q.value) for q in quantities] == ["2.3"]
        return
    values = quantities[0].value if isinstance(quantities[0].value, tuple) else (quantities[0].value,)
    assert (" ".join(map(str, values)), quantities[0].unit) == (value, unit)
