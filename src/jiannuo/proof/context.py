"""A sentence on its own, read as it would be in a report."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from jiannuo.lexicon.tables import Lexicon, Row
from jiannuo.model.document import Labelled
from jiannuo.model.statement import Measure, Reading, Statement
from jiannuo.pipeline import read
from jiannuo.text.line import ends_with_stop
from jiannuo.text.normalize import normalize

YEAR = 2024
"""The year of the report that examples are read in, so 去年 is 2023."""
TABLES = tuple(table.name for table in fields(Lexicon) if table.name != "digest")
NUMERAL = "[零〇一二两三四五六七八九十百]{1,3}"


class Passage(Labelled):
    """The passage of a report that a sentence is read in."""

    PLAN = "plan", "规划"
    REVIEW = "review", "回顾"


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence read in a report: the whole reading, and the statements that are the sentence's."""

    reading: Reading
    statements: tuple[Statement, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The sentence's numbers."""
        return tuple(measure for statement in self.statements for measure in statement.measures)


def frame(passage: Passage, year: int = YEAR) -> str:
    """Return the lines of a report that stand before a sentence of its plan or its review."""
    heading = f"二、{year}年重点工作" if passage is Passage.PLAN else f"一、{year - 1}年工作回顾"
    return f"政府工作报告\n{heading}\n"


def read_placed(sentence: str, lexicon: Lexicon, passage: Passage = Passage.PLAN, year: int = YEAR) -> Placed:
    """Return the reading of a sentence in the plan or the review of a report of `year`.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> [statement.kind.label for statement in read_placed("新建公园12个", load_lexicon(), Passage.REVIEW).statements]
    ['完成情况']
    """
    before = frame(passage, year)
    stop = "" if ends_with_stop(normalize(sentence)) else "。"
    reading = read(f"{before}{sentence}{stop}", lexicon=lexicon, year=year, id="try")
    placed = tuple(statement for statement in reading.statements if statement.span.start >= len(before))
    return Placed(reading, placed)


def find_word(row: Row, twin: str) -> tuple[int, int] | None:
    """Return where a row's word first stands in a twin; an N that begins a Chinese word stands for any numeral.

    >>> find_word(Row("N项行动", "", "", ""), "实施五项行动")
    (2, 6)
    """
    numeral, rest = (NUMERAL, row.word[1:]) if row.word[0] == "N" and not row.word.isascii() else ("", row.word)
    hit = re.search(numeral + re.escape(rest), twin)
    return None if hit is None else hit.span()
