"""Where a text looks: back or ahead, and over which years. Headings and the openings of paragraphs set the horizon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jiannuo.grammar.periods import PeriodMention, PeriodUse, find_periods
from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Genre, Labelled, Section, Sentence, SentenceRole
from jiannuo.model.quantity import Period

ONE_SENTENCE = frozenset({Genre.WORK_REPORT, Genre.PLEDGE_LETTER, Genre.OTHER})
DEEPEST_TURN = 1
DEEPEST_SCOPE = 2
ADDRESS = re.compile(r"(?:各位代表[,!:]?|同志们[,!:]?|[-·●◆ ]+|(?:刚刚)?过去的(?=\d{4}年)|这是|回顾|刚刚过去的)*")
FIVE_YEARS = re.compile(r"(?:过去|这|近|今后|未来)的?(?:五|5)年|(?:五|5)年(?:来|间|工作)|本届政府")


SUMMED = re.compile(r"累计|[五5]年")
OPENING = re.compile(r"(?:到|至|力争|确保|力争到|截至|在|其中,?|“)?")


class Look(Labelled):
    """Which way a passage looks."""

    BACK = "back", "回顾"
    AHEAD = "ahead", "规划"
    GUIDING = "guiding", "指导"
    TROUBLE = "trouble", "问题"
    UNKNOWN = "unknown", "不明"


@dataclass(frozen=True, slots=True)
class Horizon:
    """The default of a passage: which way it looks and the period its numbers speak of where they name none.

    `stated` tells a heading or paragraph that names its years from the default of the document, `several` a heading
    that names more than one period (“十三五”发展成就和2020年工作回顾).
    """

    look: Look
    period: Period | None
    plan: Period | None = None
    stated: bool = False
    several: bool = False


def find_horizons(
    twin: str,
    sentences: Sequence[Sentence],
    sections: Sequence[Section],
    year: int | None,
    genre: Genre,
    lexicon: Lexicon,
) -> Iterator[Horizon]:
    """Yield the horizon of every sentence, in order."""
    headings = {section.span.start: section for section in sections}
    turn = current = _default_horizon(year, genre)
    turned = False
    running: Horizon | None = None
    paragraph = False
    opened: PeriodMention | None = None
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        section = headings.get(start)
        if section is not None and sentence.role is not SentenceRole.SET_ASIDE:
            words = twin[start : min(end, start + 60)]
            turning = section.depth <= DEEPEST_TURN
            running = None
            if section.depth > DEEPEST_SCOPE:
                yield current
                continue
            if section.depth == 0 and turned and read_heading(words, lexicon) is Look.UNKNOWN:
                yield current
                continue
            found = _heading_horizon(words, turn, year, genre, turned, lexicon, turning)
            if turning:
                turn, current = found, found
                turned = turned or found.look is not Look.UNKNOWN
            elif found.look in (Look.GUIDING, Look.TROUBLE) or found.stated:
                current = replace(found, look=found.look)
            else:
                current = replace(current, look=turn.look) if current.look in (Look.GUIDING, Look.TROUBLE) else current
        elif sentence.role is SentenceRole.BODY and _opens_paragraph(twin, start):
            opened_by = _paragraph_horizon(twin, start, end, current, turn, year, lexicon)
            running = None
            if _holds_on(opened_by, turn):
                current = opened_by
            elif opened_by is not current:
                running, paragraph = opened_by, True
        if sentence.role is SentenceRole.BODY:
            opened = _sentence_opening(twin, start, end, year, lexicon)
            if opened is not None and opened.period is not None:
                running = replace(current, period=opened.period, plan=opened.plan)
        yield (
            current
            if running is not None and opened is None and SUMMED.search(twin, start, end)
            else running or current
        )
        closes = twin[end - 1 : end] != ";"
        if closes and (twin[end : end + 1] == "\n" or (not paragraph and genre in ONE_SENTENCE)):
            running, paragraph = None, False


@lru_cache(maxsize=8)
def _heading_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    return re.compile(compile_alternation({row.word: "" for row in lexicon.headings})), {
        row.word: row.mode for row in lexicon.headings
    }


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
    if "规划" in found and "回顾" in found:
        return Look.UNKNOWN
    return {"回顾": Look.BACK, "规划": Look.AHEAD, "指导": Look.GUIDING, "问题": Look.TROUBLE}[found[-1]]


def _default_horizon(year: int | None, genre: Genre) -> Horizon:
    look = {
        Genre.PLEDGE_LETTER: Look.AHEAD,
        Genre.TASK_BREAKDOWN: Look.AHEAD,
        Genre.BULLETIN: Look.BACK,
        Genre.INSPECTION_NOTICE: Look.BACK,
        Genre.WORK_REPORT: Look.BACK,
    }.get(genre, Look.UNKNOWN)
    return Horizon(look, _default_period(look, year, genre))


def _default_period(look: Look, year: int | None, genre: Genre) -> Period | None:
    if year is None:
        return None
    back = genre is Genre.WORK_REPORT and look is Look.BACK
    return Period.of_years(year - 1 if back else year, resolved_by="section")


def _heading_horizon(
    words: str, turn: Horizon, year: int | None, genre: Genre, turned: bool, lexicon: Lexicon, turning: bool
) -> Horizon:
    look = read_heading(words, lexicon)
    if genre not in (Genre.WORK_REPORT, Genre.OTHER) and any(row.word in words for row in lexicon.genres):
        look = turn.look
    mentions = [m for m in find_periods(words, 0, len(words), year, lexicon) if m.period is not None]
    if (
        look is Look.UNKNOWN
        and mentions
        and genre in (Genre.WORK_REPORT, Genre.OTHER)
        and year is not None
        and mentions[0].period is not None
    ):
        look = turn.look if not turning else (Look.BACK if mentions[0].period.last.year < year else Look.AHEAD)
    if look is Look.UNKNOWN:
        look = turn.look if not turning or genre is not Genre.WORK_REPORT else (Look.AHEAD if turned else turn.look)
    if mentions:
        return Horizon(
            look,
            mentions[0].period,
            mentions[0].plan,
            stated=True,
            several=len(mentions) > 1 or FIVE_YEARS.search(words) is not None,
        )
    if FIVE_YEARS.search(words) and year is not None:
        ahead = look is Look.AHEAD
        return Horizon(
            look, Period.of_years(year, year + 4) if ahead else Period.of_years(year - 5, year - 1), stated=True
        )
    if look is turn.look and not turning:
        return replace(turn, stated=False)
    if look in (Look.GUIDING, Look.TROUBLE):
        return Horizon(look, turn.period)
    return Horizon(look, _default_period(look, year, genre) if genre is Genre.WORK_REPORT else turn.period)


def _holds_on(opened: Horizon, turn: Horizon) -> bool:
    """Whether a paragraph's period holds for those after it: a section of five years may turn to its last one, a plan
    does not turn back, and a glance at other years ends with its paragraph."""
    if opened.period is None or turn.period is None or not turn.stated or turn.several:
        return True
    if turn.look is Look.AHEAD:
        return opened.period.last.year >= turn.period.first.year
    return opened.period.first.year == opened.period.last.year == turn.period.last.year


def _sentence_opening(twin: str, start: int, end: int, year: int | None, lexicon: Lexicon) -> PeriodMention | None:
    """The period a sentence opens with (到2020年, 前三季度,): it holds over the semicolons after it."""
    opening = ADDRESS.match(twin, start, end)
    begin = opening.end() if opening else start
    mention = next(iter(find_periods(twin, begin, min(end, begin + 18), year, lexicon)), None)
    if mention is None or mention.use is not PeriodUse.SCOPE or mention.period is None or mention.start > begin + 3:
        return None
    return (
        None
        if twin[mention.end : mention.end + 1] in "是的"
        or twin[mention.end - 1] in "末底"
        or not OPENING.fullmatch(twin, begin, mention.start)
        else mention
    )


def _opens_paragraph(twin: str, start: int) -> bool:
    position = start
    while position and twin[position - 1] in " \t":
        position -= 1
    return position == 0 or twin[position - 1] == "\n"


def _paragraph_horizon(
    twin: str, start: int, end: int, current: Horizon, turn: Horizon, year: int | None, lexicon: Lexicon
) -> Horizon:
    """A paragraph that opens with a period (五年来, 2020年,) sets it for itself and those after it."""
    opening = ADDRESS.match(twin, start, end)
    begin = opening.end() if opening else start
    mention = next(iter(find_periods(twin, begin, min(end, begin + 16), year, lexicon)), None)
    if mention is None or mention.start > begin or mention.use is not PeriodUse.SCOPE or mention.period is None:
        return current
    named = twin[mention.end : mention.end + 1]
    ahead = turn.several and year is not None and mention.period.first.year >= year
    if named == "的" or (named == "是" and not ahead) or not mention.period.whole_years:
        return current
    return Horizon(_look_of(mention, current, turn, year), mention.period, mention.plan, stated=True)


def _look_of(mention: PeriodMention, current: Horizon, turn: Horizon, year: int | None) -> Look:
    """In a section that looks both ways, the years decide; elsewhere the section."""
    if year is None or mention.period is None or (turn.look in (Look.BACK, Look.AHEAD) and not turn.several):
        return turn.look if current.look not in (Look.GUIDING,) else current.look
    return Look.BACK if mention.period.last.year < year else Look.AHEAD
