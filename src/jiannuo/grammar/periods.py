"""Periods in a sentence, resolved by the year the document speaks for. Which number a period governs is not said here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from jiannuo.grammar.numerals import parse_numeral
from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Labelled
from jiannuo.model.quantity import Month, Period

COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
ANCHOR = re.compile(r"[年月季五]")
FIRST_PLAN_YEAR = 1953


class PeriodUse(Labelled):
    """What a period mention does in its sentence."""

    SCOPE = "scope", "范围"
    BASE = "base", "比较基期"
    START = "start", "起点"
    DURATION = "duration", "用时"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period as mentioned: offsets in the twin, the resolved period (`None` without a document year), its use.

    `plan` is the whole five-year plan where the words name only its last year (“十三五”末).
    """

    start: int
    end: int
    period: Period | None
    use: PeriodUse
    plan: Period | None = None


def plan_years(number: int) -> tuple[int, int]:
    """Return first and last year of the n-th five-year plan.

    >>> plan_years(13), plan_years(7)
    ((2016, 2020), (1986, 1990))
    """
    first = FIRST_PLAN_YEAR + 5 * (number - 1) + (3 if number >= 3 else 0)
    return first, first + 4


@lru_cache(maxsize=8)
def _compile(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    relative = {row.word: "" for row in lexicon.periods}
    part = r"(?P<part>上半年|下半年|全年|第?[一二三四1-4]季度|前[三3]季度|前\d{1,2}个月|\d{1,2}(?:-|至|~)\d{1,2}月份?|\d{1,2}月(?!\d*日)(?:份|底|末)?)"
    source = "|".join(
        (
            r"(?P<since>\d{4})年?(?:-{1,2}|~|至|到)(?P<until>\d{4})年",
            rf"(?P<year>(?:19|20)\d\d|[12](?: \d){{3}}|[一二][零〇○九八][零〇○一二三四五六七八九]{{2}}) ?年(?:度|底|末|初)?{part}?",
            r"“?(?P<plan>十?[一二三四五六七八九])五(?P<plan_close>”?)(?P<plan_part>时期|期间|以来|末期?|期末|规划期)?",
            rf"(?P<relative>{compile_alternation(relative)})(?P<relative_part>上半年|下半年|第?[一二三四]季度|前三季度)?",
            rf"(?P<ahead>今后|未来|下一个)(?P<ahead_count>{COUNT})(?:-|~|至|到)?年",
            rf"(?:(?:过去|刚刚过去|这|近|前|本届政府)的?(?P<back>{COUNT})年|(?P<back_lai>(?<!连续)(?<!持续){COUNT})年(?:来|间|累计|共|年均|增加|(?=平均|国务院|新增|完成|建成|全[省市县国]|各级)))(?:来|间)?",
            rf"用(?P<in_count>{COUNT})(?:(?:-|~|至|到)(?P<in_most>{COUNT}))?年(?:左右)?(?:的?时间)?|(?P<within>{COUNT})年(?:之?内|时间)",
            r"(?P<bare_part>(?:今年)?上半年|下半年|第?[一二三四]季度|前三季度|(?<!\d)\d{1,2}(?:-|至|~)\d{1,2}月份?|(?<![\d年])\d{1,2}月(?:份|底|末))",
        )
    )
    return re.compile(source), {row.word: (row.first, row.last) for row in lexicon.periods}


def find_periods(
    twin: str, start: int, end: int, year: int | None, lexicon: Lexicon, *, ended: bool = False
) -> list[PeriodMention]:
    """Return the period mentions between two offsets of the twin, in order.

    `ended` says that the document sums up `year` itself (a bulletin), so that 两年平均 counts it in.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> words = "去年新增3家,到2025年达到30家"
    >>> [str(m.period) for m in find_periods(words, 0, len(words), 2021, load_lexicon())]
    ['2020', '2025']
    """
    if ANCHOR.search(twin, start, end) is None:
        return []
    pattern, relative = _compile(lexicon)
    found = []
    for hit in pattern.finditer(twin, start, end):
        for name, resolve in _RESOLVERS:
            if hit[name] is not None:
                mention = resolve(hit, year, relative)
                if mention is not None and ended and name.startswith("back"):
                    mention = _one_year_on(mention)
                if mention is not None:
                    found.append(_with_use(twin, start, mention))
                break
    return found


def _with_use(twin: str, start: int, mention: PeriodMention) -> PeriodMention:
    """Tell the base of a comparison (比去年) and the start of a movement (由2015年的) from a scope."""
    if mention.use is not PeriodUse.SCOPE:
        return mention
    before = twin[max(start, mention.start - 2) : mention.start]
    after = twin[mention.end : mention.end + 6]
    use = PeriodUse.SCOPE
    period = mention.period
    if period is not None and not period.whole_years and after.startswith(("前", "末前", "底前")):
        period = Period.of_years(period.last.year, label=period.label, resolved_by=period.resolved_by)
    if (
        before.endswith(("比", "较", "同", "与", "占"))
        or "基础上" in after
        or "相比" in after
        or after.startswith(("同期", "水平"))
    ):
        use = PeriodUse.BASE
    elif before.endswith(("从", "由")) and not after.startswith(("开始", "起")):
        use = PeriodUse.START
    return PeriodMention(mention.start, mention.end, period, use, mention.plan)


def _one_year_on(mention: PeriodMention) -> PeriodMention:
    if mention.period is None:
        return mention
    period = Period.of_years(
        mention.period.first.year + 1, mention.period.last.year + 1, mention.period.label, "relative"
    )
    return PeriodMention(mention.start, mention.end, period, mention.use, mention.plan)


def _scope(hit: re.Match[str], period: Period | None, plan: Period | None = None) -> PeriodMention:
    return PeriodMention(hit.start(), hit.end(), period, PeriodUse.SCOPE, plan)


def _count(words: str | None) -> int:
    number = parse_numeral(words or "")
    return int(number) if number is not None else 0


def _of_year(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    number = parse_numeral(hit["year"])
    return None if number is None else _scope(hit, _part_of(int(number), hit["part"], hit[0]))


def _of_span(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    first, last = int(hit["since"]), int(hit["until"])
    return _scope(hit, Period.of_years(first, last, hit[0])) if 1900 < first <= last < 2100 else None


def _of_plan(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    if not hit["plan_close"] and not hit["plan_part"]:
        return None
    number = _count(hit["plan"])
    first, last = plan_years(number)
    whole = Period.of_years(first, last, hit[0])
    if hit["plan_part"] and "末" in hit["plan_part"]:
        return _scope(hit, Period.of_years(last, label=hit[0]), whole)
    return _scope(hit, whole)


def _of_relative(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    if year is None:
        return _scope(hit, None)
    first, _ = relative[hit["relative"]]
    period = _part_of(year + first, hit["relative_part"], hit[0])
    return _scope(hit, Period(period.first, period.last, hit[0], "relative"))


def _of_ahead(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    count = _count(hit["ahead_count"])
    return (
        _scope(hit, None if year is None else Period.of_years(year, year + count - 1, hit[0], "relative"))
        if count
        else None
    )


def _of_back(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    count = _count(hit["back"] or hit["back_lai"])
    return (
        _scope(hit, None if year is None else Period.of_years(year - count, year - 1, hit[0], "relative"))
        if 0 < count <= 70
        else None
    )


def _of_duration(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    count = _count(hit["in_most"] or hit["in_count"] or hit["within"])
    period = None if year is None or not count else Period.of_years(year, year + count - 1, hit[0], "relative")
    return PeriodMention(hit.start(), hit.end(), period, PeriodUse.DURATION)


def _of_bare_part(hit: re.Match[str], year: int | None, relative: dict[str, tuple[int, int]]) -> PeriodMention | None:
    if year is None:
        return None
    period = _part_of(year, hit["bare_part"].removeprefix("今年"), hit[0])
    return _scope(hit, Period(period.first, period.last, hit[0], "relative"))


def _part_of(year: int, part: str | None, label: str) -> Period:
    """Return the months of a part of a year (上半年, 前三季度, 1—9月), the whole year where there is none."""
    first, last = 1, 12
    if part is None or part == "全年":
        return Period.of_years(year, label=label)
    numbers = [int(n) for n in re.findall(r"\d{1,2}", part)]
    quarter = next(
        (index for index, char in enumerate("一二三四", 1) if char in part),
        numbers[0] if numbers and "季" in part else 0,
    )
    if part == "上半年":
        last = 6
    elif part == "下半年":
        first = 7
    elif "季度" in part:
        last = 3 * quarter
        first = 1 if part.startswith("前") else last - 2
    elif part.startswith("前"):
        last = numbers[0]
    else:
        first, last = numbers[0], numbers[-1]
    if not 1 <= first <= last <= 12:
        return Period.of_years(year, label=label)
    return Period(Month(year, first), Month(year, last), label)


Resolver = Callable[[re.Match[str], "int | None", dict[str, tuple[int, int]]], "PeriodMention | None"]
_RESOLVERS: tuple[tuple[str, Resolver], ...] = (
    ("since", _of_span),
    ("year", _of_year),
    ("plan", _of_plan),
    ("relative", _of_relative),
    ("ahead", _of_ahead),
    ("back", _of_back),
    ("back_lai", _of_back),
    ("in_count", _of_duration),
    ("within", _of_duration),
    ("bare_part", _of_bare_part),
)
