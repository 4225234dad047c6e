"""Which period a number speaks of: the one named for it in its sentence, else the horizon of its passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiannuo.extract.clauses import Clauses
from jiannuo.extract.headings import Horizon, Look
from jiannuo.grammar.periods import PeriodMention, PeriodUse
from jiannuo.model.quantity import Period
from jiannuo.model.statement import Aspect, Measure, Role

WHOLE_YEAR = "全年"
SUM = "累计"
SHORT_OPENING = 4
NEAREST = 12
"""Mentions before a number that are looked at: no sentence that people wrote names more periods for one number."""
GOVERNING = re.compile(
    r"(?:[,;:。]|到|至|于|在|自|力争|确保|争取|计划|预计|全市|全省|全县|我市|我省|和|、|各位代表|[-—])$"
)


@dataclass(frozen=True, slots=True)
class Timing:
    """The periods of one sentence: those mentioned, its clauses, the horizon it stands in, the document's year."""

    mentions: Sequence[PeriodMention]
    clauses: Clauses
    horizon: Horizon
    year: int | None

    def near(self, position: int) -> Sequence[PeriodMention]:
        """Return the last mentions that begin at or before an offset of the twin, or right behind it (3年内)."""
        last = bisect_right(self.mentions, position + 1, key=lambda mention: mention.start)
        return self.mentions[max(0, last - NEAREST) : last]


def find_period(measure: Measure, timing: Timing) -> Period | None:
    """Return the period of a measure, `None` where the document's year is unknown and none is written."""
    near = timing.near(measure.quantity.start)
    own = next((m for m in near if m.use is not PeriodUse.BASE and _stands_at(m, measure, timing.clauses)), None)
    own = own or _start_of(measure, timing)
    if own is not None:
        return own.period
    chosen = _last_governing(measure, timing)
    if chosen is not None:
        chosen = _in_review(chosen, timing)
    default = timing.horizon.period if chosen is None else chosen.period
    if default is not None and not default.whole_years and _says_whole_year(measure, timing.clauses):
        return Period.of_years(default.last.year, label=WHOLE_YEAR, resolved_by="relative")
    if chosen is None:
        return (timing.horizon.plan if measure.aspect is Aspect.AVG_GROWTH else None) or default
    if measure.aspect is Aspect.AVG_GROWTH:
        return _years_of_average(chosen, timing.horizon)
    return _years_ahead(chosen, timing)


def _in_review(mention: PeriodMention, timing: Timing) -> PeriodMention:
    """前三季度 in the review of a year is a part of that year, not of the document's."""
    period, reviewed = mention.period, timing.horizon.period
    if period is None or reviewed is None or timing.horizon.look is not Look.BACK or reviewed.years != 1:
        return mention
    unsaid = period.resolved_by == "relative" and not period.whole_years and period.years == 1
    if not unsaid or period.last.year != timing.year or "今年" in period.label:
        return mention
    year = reviewed.last.year
    months = replace(period, first=replace(period.first, year=year), last=replace(period.last, year=year))
    return replace(mention, period=months)


def _stands_at(mention: PeriodMention, measure: Measure, clauses: Clauses) -> bool:
    """由2010年的61亿元增加到2015年的98亿元: each end of a movement its own year."""
    start = measure.quantity.start
    if mention.end > start:
        return False
    between = clauses.words(mention.end, start)
    if between == "的" and clauses.words(mention.start - 1, mention.start) in ("是", "为", "于"):
        return False
    return between == "的" or (between == "" and measure.role is not Role.VALUE)


def _start_of(measure: Measure, timing: Timing) -> PeriodMention | None:
    if measure.role is not Role.FROM:
        return None
    start = measure.quantity.start
    first, _ = timing.clauses.clause_of(start)
    starts = (m for m in timing.near(start) if m.use is PeriodUse.START and first <= m.start and m.end <= start)
    return next(starts, None)


def _last_governing(measure: Measure, timing: Timing) -> PeriodMention | None:
    """The mention named last before the number that governs it."""
    start = measure.quantity.start
    chosen: PeriodMention | None = None
    for mention in timing.near(start):
        if mention.use is PeriodUse.DURATION and _lasts_for(mention, start, timing.clauses):
            chosen = mention
        elif mention.use is PeriodUse.SCOPE and mention.start <= start and _governs(mention, timing.clauses):
            chosen = chosen if _adds_up(mention, chosen) else mention
    return chosen


def _lasts_for(mention: PeriodMention, start: int, clauses: Clauses) -> bool:
    """用两年时间 holds for its own item only."""
    first, last = clauses.clause_of(start)
    inside = first <= mention.start < last and mention.start <= start + 1
    return inside and (start <= mention.end or clauses.first_break(mention.end, start) is None)


def _governs(mention: PeriodMention, clauses: Clauses) -> bool:
    """A period governs what follows where it opens a clause or follows 到, 在, 力争; inside a name it governs nothing."""
    first, _ = clauses.clause_of(mention.start)
    before = clauses.words(first, mention.start).strip(" \n“")
    if clauses.words(mention.end, mention.end + 1) == "的" and before:
        return False
    summed = mention.plan is None and mention.period is not None and SUM in mention.period.label
    return len(before) <= SHORT_OPENING or summed or GOVERNING.search(before) is not None


def _says_whole_year(measure: Measure, clauses: Clauses) -> bool:
    start = measure.quantity.start
    return WHOLE_YEAR in clauses.words(clauses.clause_of(start)[0], start)


def _years_ahead(mention: PeriodMention, timing: Timing) -> Period | None:
    """五年累计 in a plan counts the years to come."""
    period, horizon, year = mention.period, timing.horizon, timing.year
    if period is None or year is None or horizon.look is not Look.AHEAD or SUM not in period.label:
        return period
    if period.last.year >= year:
        return period
    if horizon.period is not None and horizon.period.years == period.years:
        return horizon.period
    return Period.of_years(year, year + period.years - 1, period.label, "relative")


def _years_of_average(mention: PeriodMention, horizon: Horizon) -> Period | None:
    """An average in a sentence that names one year (“十三五”末) runs over the plan or the years under review."""
    if mention.plan is not None:
        return mention.plan
    single = mention.period is not None and mention.period.years == 1
    several = horizon.period is not None and horizon.period.years > 1
    return horizon.period if single and several else mention.period


def _adds_up(mention: PeriodMention, chosen: PeriodMention | None) -> bool:
    """2021年至2023年每年…,三年累计…: the sum is over the years already named."""
    if chosen is None or chosen.period is None or mention.period is None or SUM not in mention.period.label:
        return False
    return mention.period.years > 1 and chosen.period.years == mention.period.years
