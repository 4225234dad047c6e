"""Documents as read: their text, their card, their sections and sentences. Knows nothing of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Labelled(StrEnum):
    """An enumeration whose values are stable English words and whose `label` is the Chinese one."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Labelled:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member


class Genre(Labelled):
    """文种: what kind of document this is."""

    WORK_REPORT = "work_report", "政府工作报告"
    PLEDGE_LETTER = "pledge_letter", "公开承诺书"
    BULLETIN = "bulletin", "统计公报"
    TASK_BREAKDOWN = "task_breakdown", "任务分解"
    INSPECTION_NOTICE = "inspection_notice", "督查通报"
    OTHER = "other", "其他"


class Level(Labelled):
    """The level of the government that speaks."""

    NATION = "nation", "国家"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class Completeness(Labelled):
    """Whether the text is whole."""

    WHOLE = "whole", "全文"
    EXCERPT = "excerpt", "摘登"
    CUT_SHORT = "cut_short", "中断"


class SentenceRole(Labelled):
    """What a sentence is in the build of the document, before anybody asks what it says."""

    BODY = "body", "正文"
    HEADING = "heading", "标题"
    SET_ASIDE = "set_aside", "搁置"


class Reason(Labelled):
    """Why a sentence or a number is in the list of what was left out: a closed set."""

    HEADING = "heading", "标题"
    GREETING = "greeting", "称谓与程序用语"
    GUIDING_IDEA = "guiding_idea", "指导思想与形势判断"
    LEAD_IN = "lead_in", "引导语"
    CLAUSE_OVER_OTHERS = "clause_over_others", "统领上下文的说明"
    WEB_RUBBISH = "web_rubbish", "网页杂项"
    CONTENTS = "contents", "目录"
    GLOSSARY = "glossary", "名词解释"
    SECOND_COPY = "second_copy", "重复正文"
    FRONT_MATTER = "front_matter", "文头文尾"
    NOT_A_CLAIM = "not_a_claim", "名称、日期、口号中的数字"
    OTHER_BACKGROUND = "other_background", "其他背景"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of `str` offsets in the text of a document."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand there.

        >>> Span(0, 2).of("增长6.5%")
        '增长'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it; `path` holds the headings above it and its own, outermost first."""

    span: Span
    title: str
    depth: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the rule of the house splits it: on 。！？； and on line ends that close a line."""

    span: Span
    role: SentenceRole
    path: tuple[str, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: `text` as decoded, less its byte-order mark; every offset points into it.

    Documents of one file (letters of a compilation) share `id` and `text`; `span` says which part is theirs and
    `part` names it. `score` is the mean recognition score (0 to 1) where the text comes from a picture.
    """

    id: str
    text: str
    span: Span
    digest: str
    genre: Genre = Genre.OTHER
    title: str = ""
    issuer: str | None = None
    place: str | None = None
    level: Level | None = None
    date: date | None = None
    year: int | None = None
    completeness: Completeness = Completeness.WHOLE
    part: str | None = None
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    pages: tuple[int, ...] = ()
    score: float | None = None
