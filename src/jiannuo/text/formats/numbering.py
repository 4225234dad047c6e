"""Automatic list numbers of a docx: 一、 （一） 1. as Word shows them, though the text does not hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jiannuo.text.formats.opened import attribute, child, local

DIGITS = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
COUNTING = ("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting")
TAIWANESE = ("taiwaneseCounting", "taiwaneseCountingThousand", "taiwaneseDigital", "ideographDigital")
CHINESE = frozenset((*COUNTING, *TAIWANESE, "japaneseDigitalTenThousand"))
CIRCLED = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"))
SILENT = frozenset(("bullet", "none"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it begins, how it counts, and its pattern (`%1、`)."""

    start: int = 1
    counts_in: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    reached: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next_label(self, list_id: str, depth: int) -> str:
        """Return the number of the next paragraph of a list, empty for bullets and unknown lists."""
        abstract = self.lists.get(list_id)
        levels = self.levels.get(abstract or "", {})
        if abstract is None or depth not in levels:
            return ""
        reached = self.reached.setdefault(abstract, {})
        if list_id not in self.begun:  # lists that share an abstract go on counting, unless told where to begin
            self.begun.add(list_id)
            for (owner, level), start in self.restarts.items():
                if owner == list_id:
                    reached[level] = start - 1
        reached[depth] = reached.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in reached if level > depth]:
            del reached[deeper]
        return self._write(levels, reached, depth)

    def _write(self, levels: dict[int, Level], reached: dict[int, int], depth: int) -> str:
        if levels[depth].counts_in in SILENT:
            return ""
        label = levels[depth].pattern
        for level in range(depth + 1):
            shown = levels.get(level, Level())
            label = label.replace(f"%{level + 1}", write_number(reached.get(level, shown.start), shown.counts_in))
        return label


def write_number(number: int, counts_in: str) -> str:
    """Return a number as a list of that format counts; a format not known here counts in digits.

    >>> write_number(12, "chineseCounting"), write_number(3, "decimalEnclosedCircle"), write_number(4, "upperRoman")
    ('十二', '③', 'IV')
    """
    if counts_in in CHINESE:
        return _chinese(number)
    if counts_in in CIRCLED and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if counts_in in ("lowerLetter", "upperLetter") and 1 <= number <= 780:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if counts_in == "lowerLetter" else letter.upper()
    if counts_in in ("lowerRoman", "upperRoman") and 1 <= number < 400:
        return _roman(number) if counts_in == "lowerRoman" else _roman(number).upper()
    if counts_in == "ideographTraditional" and 1 <= number <= len(STEMS):
        return STEMS[number - 1]
    if counts_in == "ideographZodiac" and 1 <= number <= len(BRANCHES):
        return BRANCHES[number - 1]
    if counts_in == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return "".join(DIGITS[int(digit)] for digit in str(abs(number)))
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    letters = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        letters += sign * times
    return letters


def read_numbering(root: Element) -> Numbering:
    """Return the lists that numbering.xml defines."""
    numbering = Numbering()
    for element in root:
        if local(element) == "abstractNum":
            levels = (inner for inner in element if local(inner) == "lvl")
            numbering.levels[attribute(element, "abstractNumId") or ""] = dict(map(_read_level, levels))
        elif local(element) == "num":
            list_id = attribute(element, "numId") or ""
            numbering.lists[list_id] = value_of(element, "abstractNumId") or ""
            for override in (inner for inner in element if local(inner) == "lvlOverride"):
                start = value_of(override, "startOverride")
                if start is not None:
                    numbering.restarts[list_id, to_int(attribute(override, "ilvl"))] = to_int(start, 1)
    return numbering


def _read_level(element: Element) -> tuple[int, Level]:
    counts_in = value_of(element, "numFmt") or "decimal"
    level = Level(to_int(value_of(element, "start"), 1), counts_in, value_of(element, "lvlText") or "")
    return to_int(attribute(element, "ilvl")), level


def value_of(element: Element, name: str) -> str | None:
    """Return the `val` of a child: how WordprocessingML writes nearly every setting."""
    inner = child(element, name)
    return None if inner is None else attribute(inner, "val")


def to_int(text: str | None, otherwise: int = 0) -> int:
    """Return a small whole number of the file, or another where it holds none.

    >>> to_int("3"), to_int("x", 1), to_int(None)
    (3, 1, 0)
    """
    try:
        return int(text[:9]) if text else otherwise
    except ValueError:
        return otherwise
