"""Numerals as written → `Decimal`. Knows Arabic, Chinese and mixed numerals; never guesses a digit."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache

DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇○", "一壹", "二两兩贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in chars
}
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
WAN = 10**4
MYRIADS = {"万": WAN, "萬": WAN, "亿": 10**8, "億": 10**8}
SCORES = {"廿": 20, "卅": 30}
DIGIT_CHARS, PLACE_CHARS, MYRIAD_CHARS = "".join(DIGITS), "".join(PLACES), "".join(MYRIADS)
CHINESE_CHARS = DIGIT_CHARS + PLACE_CHARS + MYRIAD_CHARS + "".join(SCORES)
LONGEST = 40
"""Characters. What is longer is a code, a line drawn with digits or an attack, and no number."""

ARABIC = re.compile(r"\d+(?:\.\d+)?|\.\d+")
TOKENS = re.compile(rf"\d+|[{CHINESE_CHARS}]")
MYRIADS_AT_END = re.compile(r"[万萬]?[亿億]$|[万萬]$")
PAIR = re.compile(r"(十?)([一二两三四五六七八九])([二三四五六七八九])([十百千]?)([万亿]*)")
NINE_DIGITS = Context(prec=9)


@lru_cache(maxsize=8192)
def parse_numeral(text: str) -> Decimal | None:
    """Return the number a numeral states, or `None` where it states none.

    Thousands separators and spaces between digits are passed over; 点 is the decimal point; a numeral that begins
    with a place counts one of it (百 → 100); a last digit without its place takes the next lower one (三万五).

    >>> [str(parse_numeral(t)) for t in ("3,636.6", "一千二百", "十点四", "三千五百万", "百", "壹万二千", "二〇二一", "1万6千")]
    ['3636.6', '1200', '10.4', '35000000', '100', '12000', '2021', '16000']
    >>> parse_numeral("左右") is None, parse_numeral("千百") is None
    (True, True)
    """
    if text == "半":
        return Decimal("0.5")
    if len(text) > LONGEST:
        return None
    plain = text.replace(",", "").replace(" ", "").replace("\n", "").replace("万万", "亿")
    if ARABIC.fullmatch(plain):
        return Decimal(plain)
    whole, point, fraction = plain.partition("点")
    if not point:
        return _parse_whole(plain)
    integer, decimals = _parse_whole(whole), _read_digits(fraction)
    return None if integer is None or decimals is None else Decimal(f"{integer}.{decimals}")


@lru_cache(maxsize=8192)
def split_numeral(text: str) -> tuple[Decimal | None, str]:
    """Return the number before the last 万, 亿 or 万亿 and that multiplier, so that it stays with the unit as in 3500万.

    >>> [(str(v), m) for v, m in map(split_numeral, ("三千五百万", "千亿", "亿", "一亿五千万", "三十五"))]
    [('3500', '万'), ('1000', '亿'), ('1', '亿'), ('150000000', ''), ('35', '')]
    """
    ending = MYRIADS_AT_END.search(text)
    if ending is None or len(text) > LONGEST:
        return parse_numeral(text), ""
    head = text[: ending.start()]
    if any(char in MYRIADS for char in head):
        return parse_numeral(text), ""
    return (parse_numeral(head) if head else Decimal(1)), ending[0]


def read_pair(text: str) -> tuple[Decimal, Decimal, str] | None:
    """Return both ends and the multiplier of two neighbouring digits, which are a range and no number of two digits.

    >>> [[str(part) for part in read_pair(t)] for t in ("两三", "七八百", "八九亿", "十七八", "二三十")]
    [['2', '3', ''], ['700', '800', ''], ['8', '9', '亿'], ['17', '18', ''], ['20', '30', '']]
    >>> read_pair("一三四"), read_pair("九一")
    (None, None)
    """
    hit = PAIR.fullmatch(text)
    if hit is None:
        return None
    base, place = 10 if hit[1] else 0, PLACES.get(hit[4], 1)
    low, high = (Decimal(base + DIGITS[digit]) * place for digit in (hit[2], hit[3]))
    return (low, high, hit[5]) if 0 < high - low <= 2 * place else None


def fold(multiplier: str) -> int:
    """Return what a multiplier multiplies by.

    >>> fold("千万"), fold("万亿"), fold("")
    (10000000, 1000000000000, 1)
    """
    product = 1
    for char in multiplier:
        product *= PLACES.get(char) or MYRIADS[char]
    return product


def divide(over: Decimal, under: Decimal) -> Decimal:
    """Return a fraction's value to nine digits.

    >>> str(divide(Decimal(2), Decimal(3))), str(divide(Decimal(3), Decimal(4)))
    ('0.666666667', '0.75')
    """
    return NINE_DIGITS.divide(over, under)


def _read_digits(text: str) -> str | None:
    if not text or any(char not in DIGITS and not char.isdecimal() for char in text):
        return None
    return "".join(str(DIGITS.get(char, char)) for char in text)


def _parse_whole(text: str) -> Decimal | None:
    """Read 一千二百万 place by place, 二〇二一 digit by digit."""
    digits = _read_digits(text)
    if digits is not None:
        return Decimal(digits)
    tokens = TOKENS.findall(text)
    if not tokens or sum(map(len, tokens)) != len(text):
        return None
    number = _Sum()
    if not all(number.take(token) for token in tokens):
        return None
    return Decimal(number.close(tokens[-2:]))


class _Sum:
    """A numeral read from the left: `total` up to the last 万 or 亿, `section` since, `digit` not yet placed."""

    __slots__ = ("digit", "place", "section", "total", "wan", "yi")

    def __init__(self) -> None:
        self.total, self.section, self.digit, self.place = 0, 0, -1, WAN
        self.wan = self.yi = False

    def take(self, token: str) -> bool:
        """Add one token; whether it may stand here."""
        if token in PLACES:
            return self._add_place(PLACES[token])
        if token in MYRIADS:
            return self._add_myriad(MYRIADS[token])
        if token in SCORES:
            self.section, self.place = self.section + SCORES[token], 10
            return True
        if self.digit > 0:
            return False
        self.digit = DIGITS[token] if token in DIGITS else int(token)
        return self.digit < self.place or not self.section

    def _add_place(self, place: int) -> bool:
        if self.section and (place >= self.place or (self.digit < 0 and place > 10)):
            return False
        self.section += (self.digit if self.digit > 0 else 1) * place
        self.digit, self.place = -1, place
        return True

    def _add_myriad(self, myriad: int) -> bool:
        part = self.section + max(self.digit, 0)
        if myriad > WAN:
            allowed, self.total = not self.yi, (self.total + part or 1) * myriad
            self.yi, self.wan = True, False
        else:
            allowed, self.total = not self.wan and (part > 0 or not self.total), self.total + (part or 1) * myriad
            self.wan = True
        self.section, self.digit, self.place = 0, -1, WAN
        return allowed

    def close(self, last: list[str]) -> int:
        """Return the sum; a last single digit right after a place counts tenths of it (三万五 → 35000)."""
        digit = max(self.digit, 0)
        before = last[0] if len(last) == 2 else ""
        if digit and len(last[-1]) == 1 and before in PLACES | MYRIADS:
            digit *= (PLACES.get(before) or MYRIADS[before]) // 10
        return self.total + self.section + digit
