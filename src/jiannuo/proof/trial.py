"""One sentence read as it would be in a report's plan, with the rows of the lexicon whose words it holds."""

from __future__ import annotations

from dataclasses import dataclass

from jiannuo.lexicon.tables import Lexicon, Row
from jiannuo.model.statement import Reading
from jiannuo.proof.context import TABLES, YEAR, Passage, find_word, read_placed
from jiannuo.text.normalize import normalize

SPEAKING = tuple(table for table in TABLES if table not in ("rubbish", "genres", "headings"))


@dataclass(frozen=True, slots=True)
class UsedRow:
    """A row whose word stands in the sentence: data file, line from 1, the words found."""

    file: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What a sentence was read as, and the rows it may rest on, in the order of the sentence."""

    reading: Reading
    rows: tuple[UsedRow, ...]


def try_sentence(sentence: str, *, lexicon: Lexicon, year: int = YEAR, passage: Passage = Passage.PLAN) -> Trial:
    """Read one sentence in the plan (or the review) of a report of `year`.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> trial = try_sentence("新建公园12个", lexicon=load_lexicon())
    >>> [measure.indicator for measure in trial.reading.measures], trial.rows[0].words
    (['新建公园'], '新建')
    """
    placed = read_placed(sentence, lexicon, passage, year)
    twin = normalize(sentence)
    found = [
        (span, row)
        for table in SPEAKING
        for row in getattr(lexicon, table)
        if (span := find_word(row, twin)) is not None
    ]
    found.sort(key=lambda pair: (pair[0][0], -pair[0][1]))
    reading = Reading(placed.reading.documents, placed.statements, placed.reading.diagnostics)
    return Trial(reading, tuple(_use(row, twin[span[0] : span[1]]) for span, row in found))


def _use(row: Row, words: str) -> UsedRow:
    file, _, line = row.source.rpartition(":")
    return UsedRow(file, int(line), words)
