"""`jiannuo evaluate`: readings against gold files, per field, with the misses listed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import jiannuo
from jiannuo.cli.language import Language
from jiannuo.cli.tally import ALL_READ, NONE_OR_WRONG, SOME_NOT
from jiannuo.model.errors import JiannuoError


class Score(Protocol):
    """One line of the result: what is scored, how many are right, of how many, and the rate (0 to 1)."""

    @property
    def name(self) -> str:
        """What is scored, in Chinese: 查全率, 比较词, 时期 …"""

    @property
    def right(self) -> int | None:
        """How many are right; `None` where the score is a mean of others."""

    @property
    def compared(self) -> int | None:
        """Of how many; `None` where `right` is a bare count."""

    @property
    def rate(self) -> float | None:
        """The rate from 0 to 1, or `None` for a bare count."""


class Miss(Protocol):
    """One field of one record that differs from the gold."""

    @property
    def start(self) -> int:
        """Offset in the text."""

    @property
    def text(self) -> str:
        """The words that stand there."""

    @property
    def field(self) -> str:
        """The field that differs, or what is missing or too many."""

    @property
    def wanted(self) -> str:
        """What the gold has."""

    @property
    def got(self) -> str:
        """What was read."""


class Evaluation(Protocol):
    """What `jiannuo.proof.evaluate(gold, texts, lexicon=…)` returns for one gold file."""

    @property
    def scores(self) -> Sequence[Score]:
        """The lines of the result, the whole first, then field by field."""

    @property
    def misses(self) -> Sequence[Miss]:
        """Every difference, in the order of the text."""


class Proof(Protocol):
    """The part of `jiannuo.proof` that this command calls."""

    def evaluate(self, gold: Path, texts: Path, *, lexicon: object) -> Evaluation:
        """Read the gold file's documents out of a folder of texts and compare. Raises JiannuoError."""


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Add what `jiannuo evaluate` takes."""
    say = language.translate
    parser.description = say("读一遍标准答案所说的文本，逐个字段比较，列出差别：改了词典之后，得失一看便知。")
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help=say("标准答案（JSON Lines，数字或句子）"))
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help=say("文本所在的文件夹"))
    parser.add_argument("--show", action="store_true", help=say("逐条列出差别"))
    parser.add_argument("--lexicon", action="append", default=[], metavar="DIR", help=say("叠加的词典文件夹，可重复"))


def run(options: argparse.Namespace, language: Language) -> int:
    """Score every gold file; return 0, 1 where one could not be scored, 2 where none could."""
    proof, lexicon = cast(Proof, import_module("jiannuo.proof")), jiannuo.load_lexicon(*options.lexicon)
    scored = 0
    for gold in options.gold:
        try:
            evaluation = proof.evaluate(gold, options.texts, lexicon=lexicon)
        except JiannuoError as error:
            print(language.say("  {name}：{notice}", name=gold, notice=language.tell(error)), file=sys.stderr)
            continue
        scored += 1
        _show(gold.name, evaluation, options.show, language)
    if not scored:
        return NONE_OR_WRONG
    return ALL_READ if scored == len(options.gold) else SOME_NOT


def _show(name: str, evaluation: Evaluation, with_misses: bool, language: Language) -> None:
    print(name)
    for score in evaluation.scores:
        count = "" if score.right is None else str(score.right)
        if count and score.compared is not None:
            count += f"/{score.compared}"
        rate = "" if score.rate is None else f"{score.rate:.4f}"
        print(f"  {rate:>6}  {count:>10}  {language.translate(score.name)}")
    for miss in evaluation.misses if with_misses else ():
        print(_describe(miss, language))
    if evaluation.misses and not with_misses:
        print(language.say("  有 {count} 处差别；加 --show 逐条列出。", count=len(evaluation.misses)))


def _describe(miss: Miss, language: Language) -> str:
    message = "  {start}  “{text}”  {field}：应为 {wanted}，读成 {got}"
    values = {"wanted": miss.wanted or "—", "got": miss.got or "—", "field": language.translate(miss.field)}
    return language.say(message, start=miss.start, text=miss.text, **values)
