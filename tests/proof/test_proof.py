"""The lexicon proves itself, faults are named, and our own measure agrees with the shared one."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from jiannuo.lexicon.load import load_lexicon
from jiannuo.model.codec import encode_measure, encode_sentence
from jiannuo.model.errors import WrongCall
from jiannuo.pipeline import read
from jiannuo.proof import check_lexicon, evaluate, try_sentence
from jiannuo.proof.check import find_faults
from jiannuo.proof.context import TABLES

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared with gold and texts is not here")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_proves_itself(table):
    assert [str(fault) for fault in find_faults(load_lexicon(), [table])] == []


def test_a_wrong_row_is_named_by_file_and_line(tmp_path):
    (tmp_path / "units.csv").write_text(
        "计量单位,规范名,类别,不接,例,读作\n垛,垛,个数,,收储秸秆12垛,13 垛\n", encoding="utf-8"
    )
    faults = check_lexicon(tmp_path).faults
    assert len(faults) == 1
    assert "units.csv:2" in str(faults[0])
    assert "12 垛" in str(faults[0])


def test_a_row_that_cannot_be_loaded_says_what_may_stand_there(tmp_path):
    (tmp_path / "verbs.csv").write_text("词,留用,例,读作\n收储,也许,收储秸秆12吨,收储秸秆\n", encoding="utf-8")
    assert "是/否" in str(check_lexicon(tmp_path).faults[0])


def test_a_new_row_is_read(tmp_path):
    (tmp_path / "units.csv").write_text(
        "计量单位,规范名,类别,不接,例,读作\n垛,垛,个数,,收储秸秆12垛,12 垛\n", encoding="utf-8"
    )
    trial = try_sentence("收储秸秆12垛", lexicon=load_lexicon(tmp_path))
    assert [(m.quantity.unit, m.indicator) for m in trial.reading.measures] == [("垛", "收储秸秆")]
    assert any(row.file.endswith("units.csv") for row in trial.rows)


@needs_shared
@pytest.mark.parametrize("stem", ["handan-2021", "quzhou-pledges"])
def test_evaluation_agrees_with_the_shared_measure(stem):
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    texts, lexicon = SHARED / "corpus" / "seeds", load_lexicon()
    reading = read((texts / f"{stem}.txt").read_bytes(), lexicon=lexicon, id=stem)
    numbers = [encode_measure(m, stem) for s in reading.statements for m in s.measures]
    theirs = score.score_numbers(score.load(SHARED / "gold" / f"{stem}.measures.jsonl"), numbers)
    ours = {s.name: s for s in evaluate(SHARED / "gold" / f"{stem}.measures.jsonl", texts, lexicon=lexicon).scores}
    assert ours["检出 F1"].rate == pytest.approx(theirs["detect_f1"])
    assert ours["严格 F1"].rate == pytest.approx(theirs["strict_f1"])
    assert ours["指标"].rate == pytest.approx(theirs["fields"]["indicator"])
    sentences = [encode_sentence(s) for s in reading.statements]
    labels = score.score_sentences(score.load(SHARED / "gold" / f"{stem}.sentences.jsonl"), sentences)
    mine = evaluate(SHARED / "gold" / f"{stem}.sentences.jsonl", texts, lexicon=lexicon).scores[0]
    assert mine.rate == pytest.approx(labels["accuracy"])


BARS = {
    ("handan-2021", "检出 F1"): 0.99,
    ("handan-2021", "严格 F1"): 0.96,
    ("quzhou-pledges", "严格 F1"): 0.95,
}


@needs_shared
@pytest.mark.parametrize(("stem", "name"), BARS)
def test_the_bars_on_the_shared_gold_hold(stem, name):
    gold = SHARED / "gold" / f"{stem}.measures.jsonl"
    scores = {s.name: s for s in evaluate(gold, SHARED / "corpus" / "seeds", lexicon=load_lexicon()).scores}
    assert scores[name].rate >= BARS[stem, name]
    assert scores["背景数字读成事项"].right == 0


def test_the_projects_own_gold_is_read_well():
    """Fictional texts of eleven kinds, labelled by reading before the reader was run on them."""
    lexicon, rates = load_lexicon(), []
    for gold in sorted((ROOT / "tests" / "golden").glob("*.measures.jsonl")):
        stem = gold.name.removesuffix(".measures.jsonl")
        folder = gold.parent if (gold.parent / f"{stem}.txt").exists() else ROOT / "src" / "jiannuo" / "samples"
        scores = {s.name: s.rate for s in evaluate(gold, folder, lexicon=lexicon).scores}
        assert scores["检出 F1"] >= 0.95, stem
        rates.append(scores["严格 F1"])
    assert sum(rates) / len(rates) >= 0.85


def test_gold_without_its_text_says_what_to_do(tmp_path):
    gold = tmp_path / "a.measures.jsonl"
    gold.write_text(json.dumps({"document": "absent", "start": 0, "end": 1, "text": "一"}) + "\n", encoding="utf-8")
    with pytest.raises(WrongCall, match="--texts"):
        evaluate(gold, tmp_path, lexicon=load_lexicon())
