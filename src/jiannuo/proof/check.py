"""Every row of the lexicon runs its own example. Names what is wrong by file and line, and says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiannuo.lexicon.load import collect_lexicon
from jiannuo.lexicon.tables import Lexicon, Row
from jiannuo.model.errors import LexiconError
from jiannuo.proof.context import TABLES, find_word
from jiannuo.proof.provers import PROVERS, say_readings
from jiannuo.text.normalize import normalize

DIFFERENT = "例句“{example}”读成“{got}”，不是“{reads}”。"
NOTHING = "例句“{example}”什么也没有读出，应读作“{reads}”。"
ABSENT = "例句“{example}”里没有这个词。"
MEND_EITHER = "请核对“读作”；没有写错，就换一个读得对的例句。"
MEND_EXAMPLE = "请换一个含有它的例句。"


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that does not hold: where, its word, what is wrong and what to do; `values` fill the two templates."""

    file: str
    line: int
    word: str
    what: str
    remedy: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.word} " + (self.what + self.remedy).format(**dict(self.values))


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found: how many rows were run, rows that could not be loaded, and rows that do not hold."""

    rows: int
    unloaded: tuple[LexiconError, ...]
    faults: tuple[Fault, ...]


def check_folders(*folders: str | Path) -> Check:
    """Load the packaged lexicon with folders laid over it, as far as it can be, and check every row."""
    lexicon, unloaded = collect_lexicon(*folders)
    rows = sum(len(getattr(lexicon, table)) for table in TABLES)
    return Check(rows, unloaded, check_lexicon(lexicon))


def check_lexicon(lexicon: Lexicon, tables: Sequence[str] = TABLES) -> tuple[Fault, ...]:
    """Return what is wrong with the rows of a lexicon's tables; nothing where every row proves itself.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> check_lexicon(load_lexicon(), ["periods"])
    ()
    """
    return tuple(fault for table in tables for row in getattr(lexicon, table) for fault in _check_row(row, table, lexicon))


def _check_row(row: Row, table: str, lexicon: Lexicon) -> Iterator[Fault]:
    """A row's word stands in its example, and the example reads as it should."""
    if find_word(row, normalize(row.example)) is None:
        yield _fault(row, ABSENT, MEND_EXAMPLE)
        return
    readings = PROVERS[table](row, lexicon)
    if row.reads not in readings:
        yield _fault(row, DIFFERENT if readings else NOTHING, MEND_EITHER, got=say_readings(readings))


def _fault(row: Row, what: str, remedy: str, **values: object) -> Fault:
    file, line = locate(row)
    told = {"example": row.example, "reads": row.reads, **{name: str(value) for name, value in values.items()}}
    return Fault(file, line, row.word, what, remedy, tuple(told.items()))


def locate(row: Row) -> tuple[str, int]:
    """Return the file and the line of a row.

    >>> locate(Row("亩", "", "", "units.csv:33"))
    ('units.csv', 33)
    """
    file, _, line = row.source.rpartition(":")
    return file, int(line)
