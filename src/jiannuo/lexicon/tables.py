"""The rows of the lexicon's tables, and the Lexicon that holds them. Frozen; one class a table."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """What every row has: the word, an example, what it must be read as, and where it stands."""

    word: str
    example: str
    reads: str
    source: str


@dataclass(frozen=True, slots=True)
class Unit(Row):
    """计量单位: `canonical` its usual name, `category` what it counts, `not_before` characters that make it no unit."""

    canonical: str
    category: str
    not_before: str


@dataclass(frozen=True, slots=True)
class ComparatorWord(Row):
    """比较词: where it stands (前 and 后 inside the number phrase, 动 outside) and what it says; 除 is a word that ends in
    one and states no bound (最近, 签约)."""

    place: str
    comparator: str


@dataclass(frozen=True, slots=True)
class Movement(Row):
    """动向词: which way an indicator moves, and what a figure after it measures."""

    direction: str
    role: str
    not_before: str


@dataclass(frozen=True, slots=True)
class Verb(Row):
    """管辖动词: a verb that governs a list of things; `kept` where it belongs to the indicator (新建, 改造)."""

    kept: bool


@dataclass(frozen=True, slots=True)
class Opener(Row):
    """发语词: time, place and manner words before an indicator, or weak words after it, that are no part of it."""

    place: str


@dataclass(frozen=True, slots=True)
class Cue(Row):
    """提示词: what a sentence with this word is likely to be, with a weight."""

    label: str
    place: str
    weight: int


@dataclass(frozen=True, slots=True)
class Slogan(Row):
    """名称口号: words with a number in them that claim nothing."""


@dataclass(frozen=True, slots=True)
class GenreWord(Row):
    """文种词: a word in a title and the genre it tells."""

    genre: str


@dataclass(frozen=True, slots=True)
class Rubbish(Row):
    """网页杂项: a line, or the beginning of one, that is no text of the document."""

    match: str
    reason: str


@dataclass(frozen=True, slots=True)
class PeriodWord(Row):
    """时期词: years from `first` to `last`, counted from the document's year; months where it is a part of a year."""

    first: int
    last: int
    months: str


@dataclass(frozen=True, slots=True)
class HeadingWord(Row):
    """标题词: a word in a heading and whether the text under it looks back or ahead."""

    mode: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All tables together. Compared by identity, so that what is compiled from it can be kept beside it.

    `digest` is a hash of every byte read; `words` the rows of one table in the order of the file.
    """

    units: tuple[Unit, ...] = ()
    comparators: tuple[ComparatorWord, ...] = ()
    movements: tuple[Movement, ...] = ()
    verbs: tuple[Verb, ...] = ()
    openers: tuple[Opener, ...] = ()
    cues: tuple[Cue, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    genres: tuple[GenreWord, ...] = ()
    rubbish: tuple[Rubbish, ...] = ()
    periods: tuple[PeriodWord, ...] = ()
    headings: tuple[HeadingWord, ...] = ()
    digest: str = field(default="")
