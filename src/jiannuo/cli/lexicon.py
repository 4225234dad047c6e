"""`jiannuo lexicon check | try`: prove the words as data, or see what they make of one sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import jiannuo
from jiannuo.cli.language import Language
from jiannuo.cli.outputs import print_readings
from jiannuo.cli.tally import ALL_READ, SOME_NOT
from jiannuo.model.errors import LexiconError
from jiannuo.model.statement import Reading


class Check(Protocol):
    """What `jiannuo.proof.check_lexicon(*folders)` returns: how many rows were run, and every fault found."""

    @property
    def rows(self) -> int:
        """Rows whose example was run."""

    @property
    def faults(self) -> Sequence[LexiconError]:
        """One for each fault: file, line, remedy."""


class UsedRow(Protocol):
    """A row of the lexicon that took part in a reading."""

    @property
    def file(self) -> str:
        """The data file's name."""

    @property
    def line(self) -> int:
        """The line in it, from 1."""

    @property
    def words(self) -> str:
        """The words of the row that were found."""


class Trial(Protocol):
    """What `jiannuo.proof.try_sentence(sentence, lexicon=…)` returns: the reading, and the rows it rests on."""

    @property
    def reading(self) -> Reading:
        """What was read."""

    @property
    def rows(self) -> Sequence[UsedRow]:
        """Rows that took part, in the order of the sentence."""


class Proof(Protocol):
    """The part of `jiannuo.proof` that this command calls."""

    def check_lexicon(self, *folders: Path) -> Check:
        """Run every row's example."""

    def try_sentence(self, sentence: str, *, lexicon: object) -> Trial:
        """Read one sentence."""


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Add what `jiannuo lexicon` takes."""
    say = language.translate
    parser.description = say("词典是可以编辑的数据文件，每一行都带例句；这里检查它们。")
    parser.add_argument(
        "--lexicon", action="append", default=[], type=Path, metavar="DIR", help=say("叠加的词典文件夹，可重复")
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|try")
    verbs.add_parser("check", help=say("逐行运行例句，指出哪个文件哪一行有问题、怎么改"))
    attempt = verbs.add_parser("try", help=say("读一句话，看用到了哪些词"))
    attempt.add_argument("sentence", metavar="TEXT", help=say("一句话"))


def run(options: argparse.Namespace, language: Language) -> int:
    """Carry out the verb; return 0, or 1 where faults were found."""
    proof = cast(Proof, import_module("jiannuo.proof"))
    if options.verb == "check":
        return _show_check(proof.check_lexicon(*options.lexicon), language)
    trial = proof.try_sentence(options.sentence, lexicon=jiannuo.load_lexicon(*options.lexicon))
    return _show_trial(trial, language)


def _show_check(check: Check, language: Language) -> int:
    for fault in check.faults:
        print(language.tell(fault))
    print(
        language.say("运行了 {rows} 行例句，{faults} 处有问题。", rows=check.rows, faults=len(check.faults)),
        file=sys.stderr,
    )
    return SOME_NOT if check.faults else ALL_READ


def _show_trial(trial: Trial, language: Language) -> int:
    for statement in trial.reading.statements:
        label = language.translate(statement.kind.label)
        reason = "" if statement.reason is None else f"（{language.translate(statement.reason.label)}）"
        print(f"{label}{reason}  {statement.quote}")
    print_readings([trial.reading], "table", language)
    for row in trial.rows:
        print(language.say("用到 {file} 第 {line} 行：{words}", file=row.file, line=row.line, words=row.words))
    return ALL_READ
