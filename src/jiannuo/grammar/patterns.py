"""The shapes of number phrases, compiled from the lexicon's units and bounds into one expression of named forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jiannuo.grammar.numerals import CHINESE_CHARS
from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon, Unit

CN = CHINESE_CHARS
NOT_NUMBERS = frozenset({"date", "plan", "ordinal", "name", "code"})
"""Forms of number phrases that state no number."""
ANCHOR = re.compile(rf"[0-9{CN}*×第前翻减首半]|(?<!\d)(?<!\d )\.(?=\d)")
TORN = r"(?<=[一-鿿])\d+\.?\n\.?\d+(?:\.\d+)?(?=[一-鿿%‰])"
"""Digits torn apart at a line end: words stand directly before and behind, so that the cells of a table are none."""
_DIGITS = (
    TORN,
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?",
    r"\d+点\d+(?=倍|%|个百分点|[万亿])",
    r"\d+(?:\.\d+)?",
    r"(?<!\d)(?<!\d )\.\d+",
)
ARABIC = f"(?:{'|'.join(_DIGITS)})"
SPACED = (
    r"(?:\d(?:(?: \d){1,12}(?: ?\. ?\d(?: \d){0,3})?|(?: \. ?|\. )\d(?: \d){0,3})(?= ?[%年月日万亿元个项户家公吨米人]))"
)
LONGEST_CHINESE = 32
"""Characters. A longer run of numerals is no number (see `code`), and trying it as one takes the square of its length."""
CHINESE = rf"(?:(?:(?!千[瓦克米帕])[{CN}]){{1,{LONGEST_CHINESE}}}(?:点(?:[零〇一二三四五六七八九]+|\d+(?![\d:]|分)))?)"
MASKED = r"(?:\*+(?:\.\*+)?|[×Ｘ]{2,}(?:\.[×Ｘ]+)?)"
HALF = r"(?:半(?=个工作日|小时|天|个月|个小时))"
NUMERAL = rf"(?:{HALF}|{SPACED}|{ARABIC}|{CHINESE}|{MASKED})"
MULTIPLIER = r"(?:[十百千]*(?:万亿|万|亿)|[百千](?=[级多余])|千(?![瓦克米伏卡赫帕焦])|百(?!分))"
DASH = r" ?(?:--?|~|至|到) ?"
MORE = "[多余几来]"

YEAR = r"(?:(?:18|19|20)\d\d|[12](?: \d){3}|[一二][零〇○八九][零〇○一二三四五六七八九]{2}|(?<![\d.*])\*{4})"
MONTH = r"(?:\d(?: \d)?\d?|[一二三四五六七八九十]{1,2}) ?月"
DAY = r"(?:\d(?: \d)?\d?|[一二三四五六七八九十]{1,3}) ?[日号]"
PART = "份|底|末|初|上旬|中旬|下旬"

FORMS = {
    "code": rf"[{CN}]{{{LONGEST_CHINESE + 1},}}+",
    "date": "|".join(
        (
            rf"{YEAR}(?: ?年)(?: ?{MONTH}(?:{PART}| ?{DAY})?)?",
            r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}",
            rf"{YEAR}(?= ?(?:--?|~|至|到) ?{YEAR})",
            r"\d{1,2}(?:--?|~|至|到)\d{1,2} ?月份?",
            rf"{MONTH}(?: ?{DAY}|{PART}|(?![\w]))",
            r"\d{1,2} ?月(?![\d份])",
            r"\d{1,2}:[0-5]\d(?::\d\d)?(?![:.\d])",
            r"(?:\d0|[一二三四五六七八九]十)年代",
            r"(?:\d\d|[一二]?十[一二]?)世纪",
        )
    ),
    "plan": r"“[十一二三四五六七八九]{1,2}五”(?:规划|计划|时期|期间|以来|末|初)?|十?[一二三四五六七八九]五(?:规划|计划|时期|期间)",
    "rank": (
        r"第(?:\d+|[一二三四五六七八九十]+)(?:位(?![于置])|名(?![单为])|(?=[,。;、]|$))|首位(?!度)"
        rf"|(?<=[居列入])前(?:\d+|[{CN}]+)[位名强]?|前(?:\d{{1,3}}|[{CN}]{{1,3}})[位名](?![单为])"
    ),
    "ordinal": rf"第(?:\d+|[{CN}]+)(?:个(?:五年|百年))?|[{CN}]+届(?=[{CN}\d]|人大|政协|全国人)|[{CN}]+中(?=全会)|[{CN}]+[ \n]?次(?=全会|党代会|全体会议)",
    "ratio": r"\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?)+",
    "times": r"翻(?:了(?=[一两二三四五\d]))?(?P<fold>[一两二三四五]|\d(?:\.\d+)?)?番|减半(?=征)",
    "percent": rf"百分百|(?P<of>[百千万])分之(?P<rate>{NUMERAL})(?:{DASH}(?:[百千万]分之)?(?P<rate_to>{NUMERAL}))?{MORE}?",
    "fraction": (
        rf"(?P<under>\d+|{CHINESE})分之(?P<over>\d+|{CHINESE})"
        r"|(?<![\d/.])(?P<over_slash>\d{1,3})/(?P<under_slash>\d{1,3})(?![\d/.年月])"
    ),
    "zero": r"零(?P<zero_of>(?=死亡|感染|复阳|输入|事故|增长|排放|上访|疫情|病例|新增|发生|伤亡|污染|漏报|投诉|返贫|案件|火灾|欠薪))",
}


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """What the scanner needs, compiled once for a lexicon. `before` and `verb` match reversed text."""

    phrase: re.Pattern[str]
    before: re.Pattern[str]
    verb: re.Pattern[str]
    canonical: dict[str, str]
    category: dict[str, str]
    comparators: dict[str, str]
    not_bounds: frozenset[str]


@lru_cache(maxsize=8)
def compile_patterns(lexicon: Lexicon) -> Patterns:
    """Return the lexicon's expressions; kept for the last few lexicons used."""
    units = {unit.word: _unit_guard(unit) for unit in lexicon.units}
    return Patterns(
        phrase=re.compile(_phrase_source(compile_alternation(units), compile_alternation(_bounds(lexicon, "后", 1)))),
        before=re.compile(compile_alternation(_bounds(lexicon, "前", -1))),
        verb=re.compile(rf" ?[了到至]?({compile_alternation(_bounds(lexicon, '动', -1))})"),
        canonical={unit.word: unit.canonical for unit in lexicon.units},
        category={unit.word: unit.category for unit in lexicon.units},
        comparators={word.word: word.comparator for word in lexicon.comparators if word.place != "除"},
        not_bounds=frozenset(word.word for word in lexicon.comparators if word.place == "除"),
    )


def _unit_guard(unit: Unit) -> str:
    """What may not follow a unit; behind one of letters, no letter (3m, but 3mm)."""
    barred = re.escape(unit.not_before) + (r"A-Za-z\d" if unit.word.isascii() and unit.word.isalpha() else "")
    return f"(?![{barred}])" if barred else ""


def _bounds(lexicon: Lexicon, place: str, step: int) -> dict[str, str]:
    return {word.word[::step]: "" for word in lexicon.comparators if word.place == place}


def _phrase_source(unit: str, after: str) -> str:
    """Forms in the order of trust: what is no number first, special forms, then range, then number + unit."""
    rate = rf"{unit}(?:/{unit})?"
    forms = [f"(?P<{name}>{source})" for name, source in FORMS.items()]
    tail = (
        rf"(?P<more>{MORE}(?=[万亿]|{unit}|[^\d\W]))?[ \n]?(?P<multiplier>{MULTIPLIER})?"
        rf"(?P<more_too>[多余](?={unit}|[^\d\W]))?(?P<hundred_million>(?<=万[多余])亿)?[ \n]?(?P<unit>{rate})?(?P<unit_more>[多余](?![数样元次]))?"
    )
    low = rf"(?P<low>{NUMERAL})[多余]?(?P<low_multiplier>{MULTIPLIER})? ?(?P<low_unit>{rate})?"
    forms.append(rf"(?P<range>{low}{DASH}(?P<high>{NUMERAL}))(?P<range_tail>{tail.replace('?P<', '?P<range_')})")
    forms.append(rf"(?P<number>{NUMERAL}){tail}")
    return rf"(?:{'|'.join(forms)})(?P<grade>级(?!别|以))?(?P<after>{after})?"
