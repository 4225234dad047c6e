"""Where a text looks, sentence by sentence. Headings and the openings of paragraphs and sentences set the horizon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiannuo.extract.headings import (
    Horizon,
    Look,
    Setting,
    default_horizon,
    heading_horizon,
    read_heading,
)
from jiannuo.grammar.periods import PeriodMention, PeriodUse, find_periods
from jiannuo.model.document import Genre, Section, Sentence, SentenceRole

ONE_SENTENCE = frozenset({Genre.WORK_REPORT, Genre.PLEDGE_LETTER, Genre.OTHER})
DEEPEST_TURN = 1
DEEPEST_SCOPE = 2
LONGEST_HEADING = 60
NEAR_THE_START = 18
ADDRESS = re.compile(r"(?:各位代表[,!:]?|同志们[,!:]?|[-·●◆ ]+|(?:刚刚)?过去的(?=\d{4}年)|这是|回顾|刚刚过去的)*")
OPENING = re.compile(r"(?:到|至|力争|确保|力争到|截至|在|其中,?|“)?")
END_OR_ATTRIBUTE = frozenset("是的末底")
SUMMED = re.compile(r"累计|[五5]年")


def find_horizons(
    twin: str, sentences: Sequence[Sentence], sections: Sequence[Section], setting: Setting
) -> Iterator[Horizon]:
    """Yield the horizon of every sentence, in order."""
    headings = {section.span.start: section for section in sections}
    walk = _Walk(twin, setting)
    for sentence in sentences:
        section = headings.get(sentence.span.start)
        if section is not None and sentence.role is not SentenceRole.SET_ASIDE:
            walk.pass_heading(section, sentence)
        elif sentence.role is SentenceRole.BODY and _opens_paragraph(twin, sentence.span.start):
            walk.open_paragraph(sentence)
        yield walk.horizon_of(sentence)


class _Walk:
    """The state of a reading from top to bottom: `turn` of the part, `current` of the passage, `running` of a sentence
    or paragraph that opened with a period of its own."""

    def __init__(self, twin: str, setting: Setting) -> None:
        self.twin, self.setting = twin, setting
        self.turn = self.current = default_horizon(setting)
        self.turned = self.whole_paragraph = False
        self.running: Horizon | None = None

    def pass_heading(self, section: Section, sentence: Sentence) -> None:
        """Take what a heading says; one that says nothing of its years leaves them as they are."""
        start = sentence.span.start
        words = self.twin[start : min(sentence.span.end, start + LONGEST_HEADING)]
        self.running = None
        silent = section.depth == 0 and self.turned and read_heading(words, self.setting.lexicon) is Look.UNKNOWN
        if section.depth > DEEPEST_SCOPE or silent:
            return
        turning = section.depth <= DEEPEST_TURN
        found = heading_horizon(words, self.turn, self.setting, turning=turning, turned=self.turned)
        if turning:
            self.turn = self.current = found
            self.turned = self.turned or found.look is not Look.UNKNOWN
        elif found.stated or found.look in (Look.GUIDING, Look.TROUBLE):
            self.current = found
        elif self.current.look in (Look.GUIDING, Look.TROUBLE):
            self.current = replace(self.current, look=self.turn.look)

    def open_paragraph(self, sentence: Sentence) -> None:
        """A paragraph that opens with a period (五年来, 2020年,) sets it for itself, and maybe for those after it."""
        self.running = None
        mention = self._mention_at(sentence, farthest=0)
        if mention is None or mention.period is None or not mention.period.whole_years or not self._speaks_of(mention):
            return
        opened = Horizon(self._look_of(mention), mention.period, mention.plan, stated=True)
        if _holds_on(opened, self.turn):
            self.current = opened
        else:
            self.running, self.whole_paragraph = opened, True

    def horizon_of(self, sentence: Sentence) -> Horizon:
        """Return a sentence's horizon and go on behind it."""
        opened = self._open_sentence(sentence) if sentence.role is SentenceRole.BODY else None
        start, end = sentence.span.start, sentence.span.end
        summed = opened is None and SUMMED.search(self.twin, start, end) is not None
        horizon = self.current if self.running is None or summed else self.running
        closed = self.twin[end - 1 : end] != ";"
        short = not self.whole_paragraph and self.setting.genre in ONE_SENTENCE
        if closed and (short or self.twin[end : end + 1] == "\n"):
            self.running, self.whole_paragraph = None, False
        return horizon

    def _open_sentence(self, sentence: Sentence) -> PeriodMention | None:
        """The period a sentence opens with (到2020年, 前三季度,) holds over the semicolons after it."""
        mention = self._mention_at(sentence, farthest=3)
        if mention is None or mention.period is None:
            return None
        if self.twin[mention.end : mention.end + 1] in END_OR_ATTRIBUTE or self.twin[mention.end - 1] in "末底":
            return None
        self.running = replace(self.current, period=mention.period, plan=mention.plan)
        return mention

    def _mention_at(self, sentence: Sentence, farthest: int) -> PeriodMention | None:
        """The period mentioned at the opening of a sentence, behind an address and at most a word like 到."""
        start, end = sentence.span.start, sentence.span.end
        opening = ADDRESS.match(self.twin, start, end)
        begin = opening.end() if opening else start
        stop = min(end, begin + NEAR_THE_START)
        mentions = find_periods(self.twin, begin, stop, self.setting.year, self.setting.lexicon)
        if not mentions or mentions[0].use is not PeriodUse.SCOPE or mentions[0].start > begin + farthest:
            return None
        return mentions[0] if OPENING.fullmatch(self.twin, begin, mentions[0].start) else None

    def _speaks_of(self, mention: PeriodMention) -> bool:
        """Not where it only characterises the period (2020年是…), but for a plan that a section of both turns to."""
        named = self.twin[mention.end : mention.end + 1]
        year, period = self.setting.year, mention.period
        ahead = self.turn.several and year is not None and period is not None and period.first.year >= year
        return named != "的" and (named != "是" or ahead)

    def _look_of(self, mention: PeriodMention) -> Look:
        """In a section that looks both ways, the years decide; elsewhere the section."""
        year = self.setting.year
        settled = self.turn.look in (Look.BACK, Look.AHEAD) and not self.turn.several
        if year is None or mention.period is None or settled:
            return Look.GUIDING if self.current.look is Look.GUIDING else self.turn.look
        return Look.BACK if mention.period.last.year < year else Look.AHEAD


def _holds_on(opened: Horizon, turn: Horizon) -> bool:
    """Whether a paragraph's period holds for those after it: a section of five years may turn to its last one, a plan
    does not turn back, and a glance at other years ends with its paragraph."""
    if opened.period is None or turn.period is None or not turn.stated or turn.several:
        return True
    if turn.look is Look.AHEAD:
        return opened.period.last.year >= turn.period.first.year
    return opened.period.years == 1 and opened.period.last.year == turn.period.last.year


def _opens_paragraph(twin: str, start: int) -> bool:
    before = (
        twin[:start].rstrip(" \t") if start < LONGEST_HEADING else twin[start - LONGEST_HEADING : start].rstrip(" \t")
    )
    return not before or before[-1] == "\n"
