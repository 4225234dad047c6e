"""`lexicon`, `evaluate`, `demo`: what they show of what is handed to them."""

import sys
from dataclasses import dataclass
from types import ModuleType

import pytest

import hand_made
from jiannuo.cli.main import main
from jiannuo.model.errors import LexiconError, UnreadableFile


@dataclass
class Check:
    rows: int
    faults: tuple


@dataclass
class Row:
    file: str
    line: int
    words: str


@dataclass
class Trial:
    reading: object
    rows: tuple


@dataclass
class Score:
    name: str
    right: int | None
    compared: int | None
    rate: float | None


@dataclass
class Miss:
    start: int
    text: str
    field: str
    wanted: str
    got: str


@dataclass
class Evaluation:
    scores: tuple
    misses: tuple


@pytest.fixture
def proof(monkeypatch, door):
    module = ModuleType("jiannuo.proof")
    monkeypatch.setitem(sys.modules, "jiannuo.proof", module)
    return module


def test_lexicon_check_names_faults(proof, capsys):
    fault = LexiconError(
        "row", "{where}：应有 {count} 格，词与例不可空。", "请补全或删去此行。", where="units.csv 第 3 行", count=5
    )
    proof.check_lexicon = lambda *folders: Check(120, (fault,))
    assert main(["lexicon", "check"]) == 1
    said = capsys.readouterr()
    assert "units.csv 第 3 行：应有 5 格，词与例不可空。请补全或删去此行。" in said.out
    assert "运行了 120 行例句，1 处有问题。" in said.err
    proof.check_lexicon = lambda *folders: Check(len(folders), ())
    assert main(["lexicon", "--lexicon", "mine", "check"]) == 0


def test_lexicon_try_shows_reading_and_rows(proof, capfd):
    row = Row("units.csv", 7, "亿元")
    proof.try_sentence = lambda sentence, *, lexicon: Trial(hand_made.build_reading(sentence), (row,))
    assert main(["lexicon", "try", "增长6.5%"]) == 0
    out = capfd.readouterr().out
    assert "承诺事项  开工建设云川大桥。" in out and "背景（称谓与程序用语）  让我们一起努力！" in out
    assert "用到 units.csv 第 7 行：亿元" in out


def test_evaluate_prints_scores_and_misses(proof, capsys, tmp_path):
    scores = (Score("方面", 196, 201, 0.9751), Score("背景", 0, None, None), Score("全文", None, None, 0.97))
    evaluation = Evaluation(scores, (Miss(406, "185个", "时期", "2020", ""),))
    proof.evaluate = lambda gold, texts, *, lexicon: evaluation
    assert main(["evaluate", "g.jsonl", "--texts", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "0.9751     196/201  方面" in out and "有 1 处差别；加 --show 逐条列出。" in out
    assert main(["evaluate", "g.jsonl", "--texts", str(tmp_path), "--show"]) == 0
    assert "406  “185个”  时期：应为 2020，读成 —" in capsys.readouterr().out


def test_evaluate_goes_on_after_a_bad_file(proof, capsys):
    def evaluate(gold, texts, *, lexicon):
        if gold.name == "bad":
            raise UnreadableFile("no_such_file", "找不到这个文件。", "请检查路径。")
        return Evaluation((), ())

    proof.evaluate = evaluate
    assert main(["evaluate", "bad", "good", "--texts", "t"]) == 1
    assert main(["evaluate", "bad", "--texts", "t"]) == 2
    assert "bad：找不到这个文件。" in capsys.readouterr().err


def test_demo_prints_the_ledger_and_says_where_the_page_is(door, folder, capfd):
    assert main(["demo", "--out", "page.html"]) == 0
    said = capfd.readouterr().out
    assert "■ 云川市政府工作报告" in said and (folder / "page.html").as_uri() in said
    assert (folder / "page.html").read_text("utf-8").count('class="leaf"') == len(door.calls) >= 3
