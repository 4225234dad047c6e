"""What a heading says of the text under it: whether it looks back or ahead, and over which years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from jiannuo.grammar.periods import find_periods
from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Genre, Labelled
from jiannuo.model.quantity import Period

LOOKS_BY_YEARS = frozenset({Genre.WORK_REPORT, Genre.OTHER})
FIVE_YEARS = re.compile(r"(?:过去|这|近|今后|未来)的?(?:五|5)年|(?:五|5)年(?:来|间|工作)|本届政府")


class Look(Labelled):
    """Which way a passage looks."""

    BACK = "back", "回顾"
    AHEAD = "ahead", "规划"
    GUIDING = "guiding", "指导"
    TROUBLE = "trouble", "问题"
    UNKNOWN = "unknown", "不明"


LOOKS = {"回顾": Look.BACK, "规划": Look.AHEAD, "指导": Look.GUIDING, "问题": Look.TROUBLE}
DEFAULT_LOOKS = {
    Genre.PLEDGE_LETTER: Look.AHEAD,
    Genre.TASK_BREAKDOWN: Look.AHEAD,
    Genre.BULLETIN: Look.BACK,
    Genre.INSPECTION_NOTICE: Look.BACK,
    Genre.WORK_REPORT: Look.BACK,
}


@dataclass(frozen=True, slots=True)
class Horizon:
    """The default of a passage: which way it looks and the period its numbers speak of where they name none.

    `stated` tells a heading or paragraph that names its years from the default of the document, `several` a heading
    that names more than one period (“十三五”发展成就和2020年工作回顾); `plan` is the whole plan where only its end is named.
    """

    look: Look
    period: Period | None
    plan: Period | None = None
    stated: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What all passages of a document share: its year, its genre, the words."""

    year: int | None
    genre: Genre
    lexicon: Lexicon


@lru_cache(maxsize=8)
def _heading_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {row.word: row.mode for row in lexicon.headings}
    return re.compile(compile_alternation(dict.fromkeys(words, ""))), words


def read_heading(words: str, lexicon: Lexicon) -> Look:
    """Return which way a heading says its text looks.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> read_heading("一、2023年工作回顾", load_lexicon()).label
    '回顾'
    """
    pattern, modes = _heading_words(lexicon)
    found = [modes[hit[0]] for hit in pattern.finditer(words)]
    if not found:
        return Look.UNKNOWN
    if words.rstrip().endswith("情况") and "回顾" in found:
        return Look.BACK
    return Look.UNKNOWN if "规划" in found and "回顾" in found else LOOKS[found[-1]]


def default_horizon(setting: Setting, look: Look | None = None) -> Horizon:
    """Return the horizon where nothing is said: a work report reviews the year before, all else its own."""
    look = look or DEFAULT_LOOKS.get(setting.genre, Look.UNKNOWN)
    if setting.year is None:
        return Horizon(look, None)
    back = setting.genre is Genre.WORK_REPORT and look is Look.BACK
    return Horizon(look, Period.of_years(setting.year - 1 if back else setting.year, resolved_by="section"))


def heading_horizon(words: str, turn: Horizon, setting: Setting, *, turning: bool, turned: bool) -> Horizon:
    """Return the horizon under a heading.

    `turn` is that of the part it stands in; `turning` says that it opens a part itself, `turned` that one before did.
    """
    mentions = [m for m in find_periods(words, 0, len(words), setting.year, setting.lexicon) if m.period is not None]
    look = _look(words, mentions[0].period if mentions else None, turn, setting, turning)
    if look is Look.UNKNOWN:
        stays = not turning or setting.genre is not Genre.WORK_REPORT or not turned
        look = turn.look if stays else Look.AHEAD
    five = FIVE_YEARS.search(words) is not None
    if mentions:
        return Horizon(look, mentions[0].period, mentions[0].plan, stated=True, several=len(mentions) > 1 or five)
    if five and setting.year is not None:
        first = setting.year if look is Look.AHEAD else setting.year - 5
        return Horizon(look, Period.of_years(first, first + 4), stated=True)
    if look in (turn.look, Look.GUIDING, Look.TROUBLE) and not turning:
        return replace(turn, look=look, stated=False)
    report = setting.genre is Genre.WORK_REPORT and look in (Look.BACK, Look.AHEAD)
    return default_horizon(setting, look) if report else Horizon(look, turn.period)


def _look(words: str, named: Period | None, turn: Horizon, setting: Setting, turning: bool) -> Look:
    """By its words, else by the years it names; the title of a bulletin or a breakdown does not turn it."""
    if setting.genre not in LOOKS_BY_YEARS and any(row.word in words for row in setting.lexicon.genres):
        return turn.look
    look = read_heading(words, setting.lexicon)
    if look is not Look.UNKNOWN or named is None or setting.year is None or setting.genre not in LOOKS_BY_YEARS:
        return look
    if not turning:
        return turn.look
    return Look.BACK if named.last.year < setting.year else Look.AHEAD
