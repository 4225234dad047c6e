"""Numerals as written → `Decimal`. Knows Arabic, Chinese and mixed numerals; never guesses a digit."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {char: value for value, chars in enumerate(("零〇○", "一壹", "二两贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")) for char in chars}
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
ARABIC = re.compile(r"[\d, ]*\d(?: ?\. ?\d[\d ]*)?")
CHINESE_CHARS = "".join(DIGITS) + "".join(PLACES) + "".join(MYRIADS)


def parse_numeral(text: str) -> Decimal | None:
    """Return the number a numeral states, or `None` where it states none.

    Thousands separators and spaces between digits are passed over; 点 is the decimal point; a numeral that begins
    with a place counts one of it (百 → 100).

    >>> [str(parse_numeral(t)) for t in ("3,636.6", "一千二百", "十点四", "三千五百万", "百", "壹万二千", "二〇二一")]
    ['3636.6', '1200', '10.4', '35000000', '100', '12000', '2021']
    >>> parse_numeral("左右") is None
    True
    """
    if text == "半":
        return Decimal("0.5")
    if ARABIC.fullmatch(text):
        return Decimal(text.replace(",", "").replace(" ", ""))
    whole, point, fraction = text.partition("点")
    if not point:
        return _parse_chinese(text)
    integer, decimals = _parse_chinese(whole), _read_digits(fraction)
    return None if integer is None or decimals is None else Decimal(f"{integer}.{decimals}")


def _read_digits(text: str) -> str | None:
    if not text or any(char not in DIGITS for char in text):
        return None
    return "".join(str(DIGITS[char]) for char in text)


def _parse_chinese(text: str) -> Decimal | None:
    """Read 一千二百万 place by place, 二〇二一 digit by digit."""
    if not text or any(char not in CHINESE_CHARS for char in text):
        return None
    digits = _read_digits(text)
    if digits is not None:
        return Decimal(digits)
    return _add_places(text)


def _add_places(text: str) -> Decimal | None:
    total, section, digit, last_place, seen = 0, 0, None, 10, False
    for char in text:
        if char in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[char]
        elif char in PLACES:
            section += (1 if digit is None or digit == 0 else digit) * PLACES[char]
            digit, last_place, seen = None, PLACES[char], True
        else:
            part = section + (digit or 0)
            multiplier = MYRIADS[char]
            total = (total + part) * multiplier if total and total < multiplier else total + (part or 1) * multiplier
            section, digit, last_place, seen = 0, None, multiplier, True
    if digit and seen and text[-2] not in "零〇○" and text[-2] in MYRIADS | PLACES:
        digit = digit * (last_place // 10) if last_place > 10 else digit
    return Decimal(total + section + (digit or 0))
