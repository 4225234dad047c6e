"""A reading scored against gold of the same format, field by field, with every miss listed.

A gold number is found by the unused reading that overlaps it best, by half of both together or more. `strict` wants
every field right. Background and optional gold neither helps nor counts as extra.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiannuo.grammar.numerals import fold
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.codec import encode_measure, encode_sentence
from jiannuo.model.errors import WrongCall
from jiannuo.model.statement import Reading
from jiannuo.pipeline import read

Record = Mapping[str, Any]
LEAST_OVERLAP = 0.5
LEAST_COMMON = 0.7
MULTIPLIER = re.compile(r"[百千]?万亿|[百千]?[万亿]|千(?![瓦克米分])|百(?!分)")
UNITS = {"百分点": "个百分点", "％": "%", "比例": ""}
FIELDS = {
    "kind": "类别",
    "aspect": "方面",
    "direction": "方向",
    "comparator": "比较词",
    "quantity": "数量",
    "period": "时期",
    "role": "起止",
    "stretch": "争取目标",
    "indicator": "指标",
}


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the result: how many right of how many compared, and the rate; a bare count has no rate."""

    name: str
    right: int | None
    compared: int | None
    rate: float | None


@dataclass(frozen=True, slots=True)
class Miss:
    """One field of one record that differs from the gold."""

    start: int
    text: str
    field: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one gold file and its misses, in the order of the text."""

    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]


def evaluate(gold: Path, texts: Path, *, lexicon: Lexicon) -> Evaluation:
    """Read the texts a gold file speaks of and score the reading.

    `gold` is JSON Lines of numbers or of sentences; the text of a document is the file of its stem in `texts`. Raises
    `WrongCall` where the gold is no gold or a text is absent.
    """
    records = _load(gold)
    readings = {name: _read(name, texts, lexicon) for name in dict.fromkeys(str(r["document"]) for r in records)}
    if "label" in records[0]:
        return score_sentences(records, [encode_sentence(s) for r in readings.values() for s in r.statements])
    return score_numbers(
        records, [encode_measure(m, s.document) for r in readings.values() for s in r.statements for m in s.measures]
    )


def score_numbers(gold: Iterable[Record], read_records: Iterable[Record]) -> Evaluation:
    """Return detection and strict scores, each field's, and background numbers taken for claims."""
    tally = _Tally()
    mine = _by_document(read_records)
    for document, expected in _by_document(gold).items():
        used: set[int] = set()
        records = mine.get(document, [])
        for record in expected:
            tally.add(record, _take_best(record, records, used))
        for index, record in enumerate(records):
            if index not in used and record["kind"] != "background":
                tally.add_extra(record)
    return tally.close()


def score_sentences(gold: Iterable[Record], read_records: Iterable[Record]) -> Evaluation:
    """Return the share of labelled gold sentences whose best-overlapping sentence has their label."""
    mine = _by_document(read_records)
    right, misses = 0, []
    labelled = [record for record in gold if record["label"]]
    for record in labelled:
        best = max(mine.get(str(record["document"]), []), key=lambda other: _overlap(record, other), default=None)
        label = best["label"] if best is not None and _overlap(record, best) > 0 else None
        right += label == record["label"]
        if label != record["label"]:
            misses.append(Miss(record["start"], record.get("text", ""), "类别", record["label"], str(label)))
    return Evaluation((Score("句子类别", right, len(labelled), _share(right, len(labelled))),), tuple(misses))


class _Tally:
    """Counts while records are compared; `close` turns them into scores."""

    def __init__(self) -> None:
        self.wanted = self.claimed = self.found = self.strict = self.background = 0
        self.right: Counter[str] = Counter()
        self.misses: list[Miss] = []

    def add(self, gold: Record, got: Record | None) -> None:
        """Compare one gold record with the reading that overlaps it best."""
        if gold.get("optional") or gold["kind"] == "background":
            if got is not None and got["kind"] != "background" and not gold.get("optional"):
                self.background += 1
                self._miss(gold, "类别", "background", got["kind"])
            return
        self.wanted += 1
        if got is None or got["kind"] == "background":
            self._miss(gold, "查全", gold["indicator"], "" if got is None else "background")
            return
        self.claimed, self.found = self.claimed + 1, self.found + 1
        wrong = [field for field, same in SAME.items() if not same(gold, got)]
        self.right.update(field for field in FIELDS if field not in wrong)
        self.strict += not wrong
        for field in wrong:
            self._miss(gold, FIELDS[field], _say(gold, field), _say(got, field))

    def add_extra(self, got: Record) -> None:
        """Count a number that no gold record stands for."""
        self.claimed += 1
        self._miss(got, "查准", "", got["indicator"])

    def close(self) -> Evaluation:
        """Return all scores."""
        both = self.wanted + self.claimed
        fields = (
            Score(name, self.right[field], self.found, _share(self.right[field], self.found))
            for field, name in FIELDS.items()
        )
        return Evaluation(
            (
                Score("查准率", self.found, self.claimed, _share(self.found, self.claimed)),
                Score("查全率", self.found, self.wanted, _share(self.found, self.wanted)),
                Score("检出 F1", None, None, _share(2 * self.found, both)),
                Score("严格 F1", None, None, _share(2 * self.strict, both)),
                *fields,
                Score("背景数字读成事项", self.background, None, None),
            ),
            tuple(sorted(self.misses, key=lambda miss: miss.start)),
        )

    def _miss(self, record: Record, field: str, wanted: str, got: str) -> None:
        self.misses.append(Miss(record["start"], record["text"], field, wanted, got))


def same_quantity(gold: Record, got: Record) -> bool:
    """Whether two records state one quantity, 万 and 亿 folded in.

    >>> same_quantity({"value": 1000, "unit": "亿元", "comparator": "="}, {"value": 1, "unit": "千亿元"})
    True
    """
    (wanted, unit), (values, other) = _fold(gold), _fold(got)
    if all(value is None for value in wanted):
        return all(value is None for value in values) and (unit == other or gold["comparator"] == "range")
    pairs = zip(wanted, values, strict=False)
    close = all(a is not None and b is not None and abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) for a, b in pairs)
    return close and len(wanted) == len(values) and unit == other


def same_indicator(gold: Record, got: Record) -> bool:
    """Whether two phrases name one thing: equal, one at least half of the other and in it, or 70 % of characters alike.

    >>> same_indicator({"indicator": "生产总值"}, {"indicator": "全市生产总值"})
    True
    """
    first, second = (re.sub(r"\W", "", record.get("indicator") or "") for record in (gold, got))
    if not first or not second:
        return first == second
    if first in second or second in first:
        return 2 * min(len(first), len(second)) >= max(len(first), len(second))
    common = sum((Counter(first) & Counter(second)).values())
    return 2 * common / (len(first) + len(second)) >= LEAST_COMMON


def _same(field: str) -> Callable[[Record, Record], bool]:
    return lambda gold, got: (gold.get(field) or "none") == (got.get(field) or "none")


def _same_period(gold: Record, got: Record) -> bool:
    return gold.get("period") is None or str(gold["period"]) == str(got.get("period"))


SAME: dict[str, Callable[[Record, Record], bool]] = {
    **{field: _same(field) for field in FIELDS},
    "quantity": same_quantity,
    "indicator": same_indicator,
    "period": _same_period,
}


def _fold(record: Record) -> tuple[list[float | None], str]:
    unit = re.sub(r"[（）()\s]", "", record.get("unit") or "")
    hit = MULTIPLIER.match(unit)
    times = fold(hit[0]) if hit else 1
    unit = unit[hit.end() :] if hit else unit
    value = record.get("value")
    values = value if isinstance(value, list) else [value]
    return [None if v is None else round(float(v) * times, 6) for v in values], UNITS.get(unit, unit)


def _take_best(gold: Record, records: Sequence[Record], used: set[int]) -> Record | None:
    open_ones = [(_overlap(gold, record), -index) for index, record in enumerate(records) if index not in used]
    share, index = max(open_ones, default=(0.0, 0))
    if share < LEAST_OVERLAP:
        return None
    used.add(-index)
    return records[-index]


def _overlap(first: Record, second: Record) -> float:
    common = min(first["end"], second["end"]) - max(first["start"], second["start"])
    return float(max(0, common) / (max(first["end"], second["end"]) - min(first["start"], second["start"])))


def _by_document(records: Iterable[Record]) -> dict[str, list[Record]]:
    out: dict[str, list[Record]] = {}
    for record in records:
        out.setdefault(str(record["document"]), []).append(record)
    return out


def _share(right: int, compared: int) -> float:
    return right / max(1, compared)


def _say(record: Record, field: str) -> str:
    return f"{record.get('value')} {record.get('unit')}" if field == "quantity" else str(record.get(field))


def _load(gold: Path) -> list[Record]:
    try:
        records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        if records and all("document" in record and "start" in record for record in records):
            return records
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, TypeError) as error:
        raise WrongCall(
            "gold_unreadable", "{path} 读不出：{why}。", "请核对文件。", path=gold.name, why=error
        ) from error
    raise WrongCall(
        "gold_format", "{path} 不是标注文件。", "每行应是一个 JSON 对象，有 document、start、end。", path=gold.name
    )


def _read(name: str, texts: Path, lexicon: Lexicon) -> Reading:
    found = sorted(path for path in texts.glob(f"{name}.*") if not path.name.endswith(".jsonl"))
    if not found:
        raise WrongCall(
            "gold_text_absent",
            "{folder} 里没有文件 {name}。",
            "请用 --texts 指明原文所在的文件夹。",
            folder=texts.name,
            name=name,
        )
    return read(found[0].read_bytes(), lexicon=lexicon, id=name, name=found[0].name)
