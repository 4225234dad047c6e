"""The rate of numbers read right in a sample drawn by lot from many reports (tests/golden/sampled), with its interval.

    python -m benchmarks.sampled [--show]

The sample's texts lie beside the project, in ../shared/corpus; where they are absent, nothing is measured. `--show` lists
what was not read right: the fields, what the sample wants and what was read.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.tables import Table, print_table
from benchmarks.texts import ROOT, SHARED, load_lines
from jiannuo import Lexicon, load_lexicon, read
from jiannuo.model.codec import encode_measure
from jiannuo.proof.evaluate import SAME

SAMPLE = ROOT / "tests" / "golden" / "sampled" / "numbers.jsonl"
CORPUS = SHARED / "corpus"
Z95 = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""
FIRST_READING = (
    "When the sample was first read, at commit 6b54839, 84 of 109 claims were right: 0.771 (0.683–0.840). That is the rate "
    "before anybody who writes rules had seen which numbers were drawn. Rules have since been mended by what it missed, so "
    "the rates in the table are not those of unknown text."
)
"""Stays as it is until another sample is drawn."""
Record = Mapping[str, Any]
ReadText = Callable[[str, bytes], Sequence[Record]]
"""Takes a document's short name (its year, for a report) and its bytes, and returns the records of its numbers."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of the sample, its words, whether it was found with its value, and what is wrong: field, wanted, got."""

    row: Record
    text: str
    found: bool
    wrong: tuple[tuple[str, str, str], ...]


def measure_sampled(lexicon: Lexicon) -> tuple[Judged, ...]:
    """Return every row of the sample that counts, judged; nothing where the sample or the corpus is absent."""

    def read_text(name: str, content: bytes) -> list[Record]:
        statements = read(content, lexicon=lexicon, id=name, name=f"{name}.txt").statements
        return [encode_measure(measure, name) for statement in statements for measure in statement.measures]

    return judge_sample(read_text)


def judge_sample(read_text: ReadText) -> tuple[Judged, ...]:
    """Return the judged rows, the texts being read by the function given."""
    if not SAMPLE.exists() or not CORPUS.exists():
        return ()
    rows = load_lines(SAMPLE)
    judged: list[Judged] = []
    for document in dict.fromkeys(row["document"] for row in rows):
        name, text, content = load_text(document)
        records = read_text(name, content)
        counting = [row for row in rows if row["document"] == document and not row.get("optional")]
        judged.extend(judge(row, text, records) for row in counting)
    return tuple(judged)


def load_text(document: str) -> tuple[str, str, bytes]:
    """Return a document's short name, its text and its bytes; after a # stands the year of a line of a series."""
    path, _, year = document.partition("#")
    if not year:
        content = (CORPUS / path).read_bytes()
        return Path(path).stem, content.decode("utf-8-sig"), content
    text: str = next(line["text"] for line in load_lines(CORPUS / path) if str(line["year"]) == year)
    return year, text, text.encode()


def judge(row: Record, text: str, records: Sequence[Record]) -> Judged:
    """Compare a row with the records that overlap it, or overlap a copy of it in the second standing of the text."""
    words = text[row["start"] : row["end"]]
    places = [(row["start"], row["end"]), *(tuple(place) for place in row.get("copies", ()))]
    overlapping = [_overlapping(records, *place) for place in places]
    if not row["claim"]:
        claims = [record for group in overlapping for record in group if record["kind"] != "background"]
        wrong = tuple(("claim", "none", f"{record['kind']} {record['indicator']}") for record in claims)
        return Judged(row, words, not wrong, wrong)
    answers = [judge_record(row, group[0]) for group in overlapping if group]
    best = min(answers, key=len, default=(("found", row["indicator"], "nothing"),))
    return Judged(row, words, best[0][0] not in ("found", "quantity") if best else True, best)


def judge_record(row: Record, record: Record) -> tuple[tuple[str, str, str], ...]:
    """Return the fields in which a record differs from a row and all its alternatives; the quantity stands first."""
    wrong = [field for field in SAME if not any(SAME[field](other, record) for other in _alternatives(row, field))]
    wrong.sort(key=lambda field: field != "quantity")
    return tuple((field, _say(row, field), _say(record, field)) for field in wrong)


def estimate_interval(right: int, compared: int) -> tuple[float, float]:
    """Return the Wilson interval of 95 % for a rate.

    >>> [round(bound, 3) for bound in estimate_interval(57, 60)]
    [0.863, 0.983]
    """
    rate, square = right / compared, Z95**2 / compared
    middle = (rate + square / 2) / (1 + square)
    half = Z95 / (1 + square) * math.sqrt(rate * (1 - rate) / compared + square / (4 * compared))
    return max(0.0, middle - half), min(1.0, middle + half)


def tabulate(judged: Sequence[Judged]) -> Table:
    """Return the table of the sample, a row per part of it."""
    title, columns = "Accuracy on numbers drawn by lot", ("sample", "right", "rate", "95 % interval", "value right")
    if not judged:
        reason = "the sample" if not SAMPLE.exists() else "the reports, ../shared/corpus,"
        return Table(title, columns, ((f"not measured: {reason} absent", "", "", "", ""),))
    claims = [one for one in judged if one.row["claim"]]
    parts = (
        ("provincial reports, 2006–2026", [one for one in claims if one.row["document"].startswith("hebei")]),
        ("national reports before 1978", [one for one in claims if _is_old(one)]),
        ("national reports since 1978", [one for one in claims if _is_national(one) and not _is_old(one)]),
        ("**all claims**", claims),
        ("not a claim, and not read as one", [one for one in judged if not one.row["claim"]]),
    )
    note = (
        f"{len(judged)} numbers (tests/golden/sampled says how they were drawn), labelled before the reader was run on "
        "them. Right: the reading overlaps the number and every field agrees. Value right: span and value alone. "
        "`python -m benchmarks.sampled --show` lists the rest."
    )
    return Table(title, columns, tuple(_tabulate_row(*part) for part in parts if part[1]), (note, FIRST_READING))


def main() -> None:
    """Print the table and, if asked, the misses."""
    parser = argparse.ArgumentParser(description="Numbers of the sample that are read right.")
    parser.add_argument("--show", action="store_true", help="list what was not read right")
    options = parser.parse_args()
    judged, console = measure_sampled(load_lexicon()), Console()
    print_table(tabulate(judged), console)
    for one in judged if options.show else ():
        for field, wanted, got in one.wrong:
            place = f"{one.row['document']}  {one.row['start']}  “{one.text}”"
            console.print(
                f"{place}  {field}: wanted {wanted}, got {got}", markup=False, highlight=False, soft_wrap=True
            )


def _overlapping(records: Iterable[Record], start: int, end: int) -> list[Record]:
    """Return the records that overlap a place, the one with the longest common part first."""
    common = [(min(end, r["end"]) - max(start, r["start"]), -r["start"], r) for r in records]
    return [r for length, _, r in sorted(common, key=lambda one: one[:2], reverse=True) if length > 0]


def _alternatives(row: Record, field: str) -> list[Record]:
    """Return the row as it stands, and once more with each other value that is as right for a field."""
    also: Mapping[str, Sequence[Any]] = row.get("also", {})
    if field != "quantity":
        return [row, *({**row, field: value} for value in also.get(field, ()))]
    values, units = [row["value"], *also.get("value", ())], [row["unit"], *also.get("unit", ())]
    return [{**row, "value": value, "unit": unit} for value in values for unit in units]


def _say(record: Record, field: str) -> str:
    return f"{record['value']} {record['unit']}" if field == "quantity" else str(record.get(field))


def _is_national(judged: Judged) -> bool:
    return str(judged.row["document"]).startswith("national")


def _is_old(judged: Judged) -> bool:
    year = str(judged.row["document"]).partition("#")[2]
    return year.isdigit() and int(year) < 1978


def _tabulate_row(name: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    right, found = sum(not one.wrong for one in judged), sum(one.found for one in judged)
    low, high = estimate_interval(right, len(judged))
    value = f"{found / len(judged):.3f}" if judged[0].row["claim"] else ""
    return (name, f"{right} of {len(judged)}", f"{right / len(judged):.3f}", f"{low:.3f}–{high:.3f}", value)


if __name__ == "__main__":
    main()
