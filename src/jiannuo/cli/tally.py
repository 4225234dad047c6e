"""What a run of `jiannuo read` counts, and how it says so on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiannuo.cli.language import Language
from jiannuo.model.document import Reason
from jiannuo.model.errors import Diagnostic, UnreadableFile
from jiannuo.model.statement import Reading
from jiannuo.report.tables import list_claims

ALL_READ, SOME_NOT, NONE_OR_WRONG = 0, 1, 2
MOST_NOTICES = 20
"""Diagnostics told one by one; of the rest only the number is told."""


@dataclass(slots=True)
class Tally:
    """Counts of one run: what was read, what was left out and why, what could not be read."""

    files: int = 0
    documents: int = 0
    commitments: int = 0
    outcomes: int = 0
    numbers: int = 0
    left_out: Counter[Reason] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    diagnostics: list[tuple[str, Diagnostic]] = field(default_factory=list)
    failures: list[tuple[str, UnreadableFile]] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 all read, 1 some not, 2 none."""
        if not self.files:
            return NONE_OR_WRONG
        return SOME_NOT if self.failures else ALL_READ

    def count(self, shown: str, reading: Reading) -> None:
        """Add one file's reading."""
        self.files += 1
        self.documents += len(reading.documents)
        self.commitments += len(reading.commitments)
        self.outcomes += len(reading.outcomes)
        self.numbers += sum(len(list_claims(statement)) for statement in reading.statements)
        self.left_out.update(left_out.reason for left_out in reading.left_out)
        self.diagnostics += [(shown, diagnostic) for diagnostic in reading.diagnostics]


def describe_tally(tally: Tally, language: Language, left_out_written: bool) -> Iterator[str]:
    """Return the lines for standard error; the count of what was left out is always among them."""
    if tally.files:
        yield language.say(
            "读了 {files} 个文件、{documents} 篇：承诺事项 {commitments} 条，完成情况 {outcomes} 条，数字 {numbers} 个。",
            files=tally.files,
            documents=tally.documents,
            commitments=tally.commitments,
            outcomes=tally.outcomes,
            numbers=tally.numbers,
        )
    yield from _describe_left_out(tally, language, left_out_written)
    if tally.passed_over:
        kinds = _join((f"{ending} {count}" for ending, count in tally.passed_over.most_common()), language)
        count = tally.passed_over.total()
        yield language.say("文件夹里跳过 {count} 个其他格式的文件：{kinds}。", count=count, kinds=kinds)
    for shown, diagnostic in tally.diagnostics[:MOST_NOTICES]:
        yield language.say("提示 {name}：{notice}", name=shown, notice=language.tell(diagnostic))
    if len(tally.diagnostics) > MOST_NOTICES:
        yield language.say("另有 {count} 条提示。", count=len(tally.diagnostics) - MOST_NOTICES)
    if tally.failures:
        yield language.say("没有读成 {count} 个：", count=len(tally.failures))
    for shown, failure in tally.failures:
        yield language.say("  {name}：{notice}", name=shown, notice=language.tell(failure))


def _describe_left_out(tally: Tally, language: Language, written: bool) -> Iterator[str]:
    total = tally.left_out.total()
    if not total:
        yield language.say("未收入 0 处。")
        return
    counted = ((language.translate(reason.label), count) for reason, count in tally.left_out.most_common())
    reasons = _join((f"{label} {count}" for label, count in counted), language)
    hint = "" if written else language.say("用 --left-out 文件 可逐条写出。")
    yield language.say("未收入 {count} 处：{reasons}。", count=total, reasons=reasons) + hint


def _join(parts: Iterator[str], language: Language) -> str:
    return language.translate("、").join(parts)
