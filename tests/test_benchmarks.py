"""The benchmarks in a tiny form: the samples once, no other readers, nothing written but in a temporary folder."""

import importlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def benchmarks(monkeypatch):
    if not (ROOT / "benchmarks").exists():
        pytest.skip("benchmarks/ is not in this copy")
    monkeypatch.syspath_prepend(str(ROOT))
    return lambda name: importlib.import_module(f"benchmarks.{name}")


def test_readers_are_timed_in_turns_on_the_same_documents(benchmarks):
    readers, speed, texts = benchmarks("readers"), benchmarks("speed"), benchmarks("texts").load_samples(repeat=1)
    here, absent = readers.Place(Path(sys.executable)), readers.Place(Path("nowhere"), "pip could not install it")
    ours, other = (reader for reader in readers.READERS if not reader.requires)
    foreign = next(reader for reader in readers.READERS if reader.requires)
    results = speed.measure([(ours, here), (foreign, absent), (other, here)], texts, rounds=2, seconds=5)
    assert [result.documents for result in results] == [3, 0, 3]
    assert [len(result.passes) for result in results] == [2, 0, 2]
    assert min(results[0].rates(3)) > 0 and speed.ratio(results[0], results[2]) < 1
    assert speed.ratio(results[0], results[1]) is None
    table = speed.tabulate(results, texts)
    assert table.rows[1][1] == "not available: pip could not install it"
    assert "| jiannuo |" in benchmarks("tables").render_markdown(table)


def test_importing_opens_no_data_file(benchmarks):
    starting = benchmarks("starting")
    assert starting.count_opened(starting.IMPORT_ALL) == 0
    assert starting.count_opened(starting.LOAD) > 0


def test_bars_say_what_is_kept(benchmarks):
    bars, speed, starting = benchmarks("bars"), benchmarks("speed"), benchmarks("starting")
    passes = (speed.Pass((1.0,), (5,), 200_000_000),)
    ours = speed.Result(benchmarks("readers").READERS[0], (2_000_000,), passes)
    start = starting.Start(0.01, 0.1, 0.1, 0.3, opened_by_import=0, opened_by_load=11)
    texts = benchmarks("texts").load_samples(repeat=1)
    kept = [row[-1] for row in bars.tabulate([ours], start, texts).rows]
    assert kept == ["yes", "", "**no**", "yes", "yes"]
    kept = [row[-1] for row in bars.tabulate([ours], start, replace(texts, stand_in=True)).rows]
    assert kept == ["not judged", "not judged", "**no**", "yes", "yes"]


def test_a_worker_that_stops_is_a_reason_not_an_error(benchmarks):
    readers, speed, texts = benchmarks("readers"), benchmarks("speed"), benchmarks("texts").load_samples(repeat=1)
    missing = readers.Reader("no such reader", "nobody", "nothing")
    (result,) = speed.measure([(missing, readers.Place(Path(sys.executable)))], texts, rounds=1, seconds=1)
    assert result.documents == 0 and "stopped" in result.reason


ROW = {
    "start": 3,
    "end": 7,
    "claim": True,
    "kind": "outcome",
    "indicator": "公园",
    "aspect": "level",
    "direction": "none",
    "comparator": "=",
    "value": 12,
    "unit": "个",
    "period": "2024",
    "role": "value",
    "stretch": False,
}


@pytest.mark.parametrize(
    ("row", "record", "wrong"),
    [
        ({}, {}, []),
        ({}, {"start": 20, "end": 24}, ["found"]),
        ({"copies": [[20, 24]]}, {"start": 20, "end": 24}, []),
        ({}, {"value": 13, "period": "2023"}, ["quantity", "period"]),
        ({"period": None}, {"period": "2023"}, []),
        ({"also": {"aspect": ["increment"], "direction": ["up"]}}, {"aspect": "increment", "direction": "up"}, []),
        ({"claim": False}, {}, ["claim"]),
        ({"claim": False}, {"kind": "background"}, []),
    ],
)
def test_row_of_the_sample_is_judged(benchmarks, row, record, wrong):
    judged = benchmarks("sampled").judge({**ROW, **row}, "新建公园12个。", [{**ROW, **record}])
    assert [field for field, _, _ in judged.wrong] == wrong


def test_interval_holds_the_rate_and_stays_within_bounds(benchmarks):
    estimate = benchmarks("sampled").estimate_interval
    assert [round(bound, 3) for bound in estimate(57, 60)] == [0.863, 0.983]
    assert estimate(0, 5)[0] == pytest.approx(0) and estimate(5, 5)[1] == pytest.approx(1)


def test_gains_and_losses(benchmarks):
    compare = benchmarks("compare").compare
    comparison = compare(
        {("a", 1, "5个"): ("x",), ("a", 2, "6个"): ("x",)}, {("a", 2, "6个"): ("y",), ("a", 3, "7个"): ("x",)}
    )
    assert comparison.gains == (("a", 1, "5个"),)
    assert comparison.losses == (("a", 3, "7个"),)
    assert comparison.others == (("a", 2, "6个"),)


def test_every_own_gold_has_its_text(benchmarks):
    names = {gold.name for gold in benchmarks("golds").find_golds() if gold.group == "tests/golden"}
    marked = (ROOT / "tests" / "golden").glob("*.measures.jsonl")
    assert names == {path.name.removesuffix(".measures.jsonl") for path in marked}


def test_accuracy_of_a_sample(benchmarks):
    accuracy, load_lexicon = benchmarks("accuracy"), importlib.import_module("jiannuo").load_lexicon
    gold = next(gold for gold in benchmarks("golds").find_golds() if gold.name == "tasks-2021")
    counts = accuracy.count(gold, load_lexicon())
    assert counts.wanted >= counts.found >= counts.strict > 0
    rows = accuracy.tabulate([(gold, counts)]).rows
    assert rows[0][0] == "../shared/gold: absent, not measured"
    assert rows[-1][0] == "**tests/golden, all**" and rows[-1][1:] == rows[1][1:]


def test_page_is_written_whole(benchmarks, tmp_path):
    page = tmp_path / "page.md"
    tables = benchmarks("tables")
    benchmarks("run").write_page([tables.Table("Title", ("a", "b"), (("x|y", "1"),), ("A note.",))], page)
    assert page.read_text("utf-8").endswith("## Title\n\n| a | b |\n| --- | ---: |\n| x\\|y | 1 |\n\nA note.\n")
