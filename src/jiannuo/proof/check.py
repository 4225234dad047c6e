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


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found: how many rows were run, and every row that could not be loaded or does not hold."""

    rows: int
    faults: tuple[LexiconError, ...]


def check_lexicon(*folders: str | Path) -> Check:
    """Load the packaged lexicon with folders laid over it, as far as it can be, and prove every row.

    >>> check_lexicon().faults
    ()
    """
    lexicon, unloaded = collect_lexicon(*folders)
    rows = sum(len(getattr(lexicon, table)) for table in TABLES)
    return Check(rows, (*unloaded, *find_faults(lexicon)))


def find_faults(lexicon: Lexicon, tables: Sequence[str] = TABLES) -> Iterator[LexiconError]:
    """Yield what is wrong with the rows of a lexicon's tables; nothing where every row proves itself."""
    return (fault for table in tables for row in getattr(lexicon, table) for fault in _check_row(row, table, lexicon))


def _check_row(row: Row, table: str, lexicon: Lexicon) -> Iterator[LexiconError]:
    """A row's word stands in its example, and the example reads as it should."""
    if find_word(row, normalize(row.example)) is None:
        message = "{where}：例句“{example}”里没有“{word}”。"
        yield _fault("lexicon_word_absent", message, "请换一个含有它的例句。", row)
        return
    readings = PROVERS[table](row, lexicon)
    if row.reads not in readings:
        message = "{where}：“{word}”的例句“{example}”读成“{got}”，不是“{reads}”。"
        hint = "请核对“读作”；没有写错，就换一个读得对的例句。"
        yield _fault("lexicon_not_proved", message, hint, row, say_readings(readings))


def _fault(code: str, message: str, hint: str, row: Row, got: str = "") -> LexiconError:
    return LexiconError(
        code, message, hint, where=row.source, word=row.word, example=row.example, reads=row.reads, got=got
    )
