"""The card of a document: genre, title, issuer, place and level, date, the year it speaks for, whole or excerpt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.document import Completeness, Genre, Level, Sentence, SentenceRole

HEAD_LENGTH = 1500
LONGEST_TITLE = 80
PLACE = re.compile(
    r"([一-鿿]{2,7}?(?:特别行政区|自治区|自治州|地区|省|市|自治县|县|区|旗|镇|乡|街道))(?:第[一二三四五六七八九十\d]+届|人民政府|人大|[^,。\n]{0,18}(?:政府工作报告|统计公报|公开承诺))"
)
ISSUER = re.compile(
    r"发文单位[::]\s*([一-鿿]{2,20})|([一-鿿]{2,12}?(?:人民政府办公室|人民政府|统计局|国务院))(?:\s*(?:省长|市长|县长|区长|关于|办公室))"
)
DATE = re.compile(r"((?:19|20)\d\d) ?[-年./] ?(\d{1,2}) ?[-月./] ?(\d{1,2})")
CHINESE_DATE = re.compile(
    r"([一二][零〇○九][零〇○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
PLAN_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年?(?=[一-鿿]{0,14}(?:目标|任务|安排|部署|重点|要求|主要工作|重点工作|建议|民生实事|计划|政策取向))"
)
REVIEW_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?=[一-鿿]{0,8}(?:工作回顾|回顾|工作总结|成就|国内工作))")
THIS_YEAR = re.compile(r"今年\(?((?:19|20)\d\d)年")
ANY_YEAR = re.compile(r"(?<![\d ])((?:1 ?9|2 ?0) ?\d ?\d|[一二][九〇○零][零〇○一二三四五六七八九]{2}) ?年")
NEARLY, FEWEST_MENTIONS = 0.7, 3
NATIONAL = re.compile(r"代表国务院|国务院总理|届全国人民代表大会第[^\n]{0,8}会议上?\n")
LEVELS = (
    ("国务院", Level.NATION),
    ("全国", Level.NATION),
    ("自治区", Level.PROVINCE),
    ("省", Level.PROVINCE),
    ("自治州", Level.CITY),
    ("地区", Level.CITY),
    ("自治县", Level.COUNTY),
    ("街道", Level.TOWNSHIP),
    ("镇", Level.TOWNSHIP),
    ("乡", Level.TOWNSHIP),
    ("县", Level.COUNTY),
    ("旗", Level.COUNTY),
    ("区", Level.COUNTY),
    ("市", Level.CITY),
)
MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
OPENING_WORDS = re.compile(r"^(?:在|于|的|和|及|[一-鿿]{0,4}同志|[一-鿿]{2,4}在)+(?=[一-鿿]{2})")


@dataclass(frozen=True, slots=True)
class Card:
    """What a document says of itself; every field may be unknown."""

    genre: Genre
    title: str
    issuer: str | None
    place: str | None
    level: Level | None
    date: date | None
    year: int | None
    completeness: Completeness


def read_card(twin: str, sentences: Sequence[Sentence], lexicon: Lexicon, name: str = "") -> Card:
    """Return the card of a document from its head, its headings and its end.

    `name` (the file's stem) is a last resort for the year. Unknown fields are `None`; nothing is guessed from outside.
    """
    headings = [s.span.of(twin) for s in sentences if s.role is SentenceRole.HEADING]
    head = twin[:HEAD_LENGTH]
    genre, title = _genre_and_title(twin, headings, sentences, lexicon)
    issuer, place = _issuer_and_place(head, title)
    day = _date(head)
    return Card(
        genre,
        title,
        issuer,
        place,
        read_level(place) or read_level(issuer),
        day,
        _year(twin, headings, title, day, genre, name),
        _completeness(twin, sentences),
    )


def _genre_and_title(
    twin: str, headings: list[str], sentences: Sequence[Sentence], lexicon: Lexicon
) -> tuple[Genre, str]:
    lines = [line.strip() for line in twin[:HEAD_LENGTH].split("\n") if line.strip()]
    for line in [*headings[:6], *lines[:40]]:
        if "。" in line or line.startswith("现在") or len(line) > LONGEST_TITLE:
            continue
        told = [(line.rfind(row.word) + len(row.word), row.genre) for row in lexicon.genres if row.word in line]
        if told:
            return Genre(max(told)[1]), line.removeprefix("标题:")
    if lines and any(line.startswith("各位代表") for line in lines):
        return Genre.WORK_REPORT, "政府工作报告"
    first = next((line for line in lines if len(line) <= 60), "")
    return Genre.OTHER, first


def _issuer_and_place(head: str, title: str) -> tuple[str | None, str | None]:
    place_hit = PLACE.search(title) or PLACE.search(head)
    place = None if place_hit is None or place_hit[1].endswith("开发区") else _trim_place(place_hit[1])
    issuer_hit = ISSUER.search(head)
    issuer = None if issuer_hit is None else issuer_hit[1] or issuer_hit[2]
    if (NATIONAL.search(head) and "各位代表" in head) or title.startswith("国务院"):
        return "国务院", "全国"
    if issuer is None and place is not None:
        issuer = f"{place}人民政府"
    return issuer, place


def _trim_place(place: str) -> str:
    for word in ("在", "向", "于", "是", "对"):
        if word in place[:-2]:
            place = place.rsplit(word, 1)[1]
    return re.sub(r"^(?:\d{4}年|年)", "", place)


def read_level(name: str | None) -> Level | None:
    """Return the level of a place or of the body of a place, `None` where its name does not tell.

    >>> read_level("云川市").label, read_level("县卫生健康局").label, read_level("统计局")
    ('市级', '县级', None)
    """
    if name is None:
        return None
    if name in MUNICIPALITIES:
        return Level.PROVINCE
    return next(
        (level for word, level in LEVELS if name.endswith(word) or f"{word}人民政府" in name or name.startswith(word)),
        None,
    )


def _date(head: str) -> date | None:
    if hit := DATE.search(head):
        return _safe_date(int(hit[1]), int(hit[2]), int(hit[3]))
    if hit := CHINESE_DATE.search(head):
        month, day = (_small_number(hit[i]) for i in (2, 3))
        return _safe_date(int(hit[1].translate(DIGITS)), month, day)
    return None


def _small_number(words: str) -> int:
    tens, ten, units = words.rpartition("十")
    if not ten:
        return int(words.translate(DIGITS))
    return (int(tens.translate(DIGITS)) if tens else 1) * 10 + (int(units.translate(DIGITS)) if units else 0)


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(twin: str, headings: list[str], title: str, day: date | None, genre: Genre, name: str) -> int | None:
    """The year the document speaks for: of a work report the plan's, of a bulletin the year it sums up."""
    stated = YEAR.search(title)
    if genre is not Genre.WORK_REPORT:
        if stated:
            return int(stated[1])
        common = Counter(int(y) for y in YEAR.findall(twin[: HEAD_LENGTH * 2])).most_common(1)
        return common[0][0] if common else (day.year if day else _year_of_name(name))
    plans = [int(year) for heading in headings for year in PLAN_YEAR.findall(heading)]
    reviews = [int(year) for heading in headings for year in REVIEW_YEAR.findall(heading)]
    if day is not None and day.year in (*plans, *(year + 1 for year in reviews)):
        return day.year
    if plans:
        return max(Counter(plans).items(), key=lambda pair: (pair[1], -pair[0]))[0]
    if reviews:
        return max(reviews) + 1
    if this := THIS_YEAR.search(twin):
        return int(this[1])
    if stated:
        return int(stated[1])
    return day.year if day else _year_of_name(name) or _year_after(twin)


def _year_after(twin: str) -> int | None:
    """The year after the one a report reviews: the latest of those it names most, where nothing else tells."""
    years = [int(year.replace(" ", "").translate(DIGITS)) for year in ANY_YEAR.findall(twin)]
    counted = Counter(years)
    most = max(counted.values(), default=0)
    often = [year for year, count in counted.items() if count >= NEARLY * most]
    return max(often) + 1 if most >= FEWEST_MENTIONS else None


def _year_of_name(name: str) -> int | None:
    hit = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", name)
    return int(hit[1]) if hit else None


def _completeness(twin: str, sentences: Sequence[Sentence]) -> Completeness:
    if "摘登" in twin[:HEAD_LENGTH] or "(摘要)" in twin[:HEAD_LENGTH] or "摘编" in twin[:HEAD_LENGTH]:
        return Completeness.EXCERPT
    body = [s for s in sentences if s.role is SentenceRole.BODY]
    if not body:
        return Completeness.WHOLE
    return Completeness.CUT_SHORT if _stops_in_the_middle(twin, body) else Completeness.WHOLE


def _stops_in_the_middle(twin: str, body: Sequence[Sentence]) -> bool:
    """Whether the last sentence is torn, or a numbered report never reaches its close."""
    last = body[-1].span.of(twin)
    if len(last) > 25 and last[-1] not in "。!！?？;；:：”)）》.":
        return True
    closing = "".join(s.span.of(twin) for s in body[-12:])
    addressed = "各位代表" in twin[: HEAD_LENGTH * 3]
    return addressed and not any(
        word in closing for word in ("奋斗", "各位代表", "团结", "谢谢", "前进", "胜利", "新篇章", "自身建设", "廉洁")
    )
