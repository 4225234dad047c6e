"""Numbers in a text, each with unit, bound and exact place. What is no claim is decided later, in extract."""

from __future__ import annotations

import re
from decimal import Decimal

from jiannuo.grammar.numerals import parse_numeral
from jiannuo.grammar.patterns import ANCHOR, CN, Patterns, compile_patterns
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.quantity import Comparator, Quantity, Value
from jiannuo.text.normalize import normalize

NOT_NUMBERS = frozenset({"date", "plan", "ordinal", "name"})
MULTIPLIERS = re.compile(r"[百千]?(?:万亿|万|亿)+$")
BLOCKED_BEFORE_ONE = frozenset("统唯单同专任某这那哪另上下逐之合归划其第")
KINDS = {"百分": "percent", "时长": "duration", "金额": "amount", "名称": "name", "倍数": "times"}


def find_quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Return every number of `text` in order, bare ones too; dates, plan names and ordinals are none.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("新增企业1.22万家，增长百分之六点五", load_lexicon())]
    [('1.22万家', '1.22', '万家'), ('百分之六点五', '6.5', '%')]
    """
    return tuple(q for q in scan(text, normalize(text), lexicon) if q.kind not in NOT_NUMBERS)


def scan(text: str, twin: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return all number phrases between `start` and `end`, dates and names included (see `Quantity.kind`)."""
    patterns = compile_patterns(lexicon)
    search, match = ANCHOR.search, patterns.phrase.match
    found: list[Quantity] = []
    position, end = start, len(twin) if end is None else end
    while anchor := search(twin, position, end):
        hit = match(twin, anchor.start(), end)
        if hit is None:
            position = anchor.end()
            continue
        quantity = _build(text, twin, hit, patterns, position)
        position = hit.end() if quantity is None else max(quantity.end, anchor.end())
        if quantity is not None:
            found.append(quantity)
    return found


def _build(text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int) -> Quantity | None:
    """Turn a match into a quantity; `floor` is where the one before ended."""
    form = next(name for name in _FORM_ORDER if hit.start(name) >= 0)
    return _BUILDERS.get(form, _build_special)(text, twin, hit, patterns, floor, form)


def _build_special(
    text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str
) -> Quantity | None:
    """Dates, plans and ordinals: no number, but kept so that nobody reads one into them."""
    start, end = hit.span(form)
    return Quantity(start, end, text[start:end], None, "", kind=form)


def _build_rank(text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str) -> Quantity | None:
    start, end = hit.span(form)
    words = twin[start:end]
    digits = words.strip("第前位名强")
    value = Decimal(1) if words.startswith("首") else parse_numeral(digits)
    comparator = Comparator.AT_MOST if words.startswith("前") else Comparator.EQUAL
    return Quantity(start, end, text[start:end], value, "位", "位", comparator, "rank")


def _build_ratio(
    text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str
) -> Quantity | None:
    start, end = hit.span(form)
    parts = tuple(Decimal(part.strip()) for part in twin[start:end].split(":"))
    return Quantity(start, end, text[start:end], parts, "比例", "比例", kind="ratio")


def _build_times(
    text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str
) -> Quantity | None:
    start, end = hit.span(form)
    if twin[start] == "减":
        return Quantity(start, end, text[start:end], Decimal("0.5"), "份额", "份额", kind="fraction")
    fold = hit["fold"]
    start += 1 if fold else 0
    count = Decimal(1) if not fold else parse_numeral(fold)
    if twin[end : end + 1] == "半" and count is not None:
        end, count = end + 1, count + Decimal("0.5")
    return _bounded(text, twin, hit, patterns, floor, (start, end), count, "番", "番", "times")


def _build_percent(
    text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str
) -> Quantity | None:
    unit = {"百": "%", "千": "‰", "万": "‱"}[hit["of"]]
    value = _read_range(hit["rate"], hit["rate_to"])
    return _bounded(text, twin, hit, patterns, floor, hit.span(form), value, unit, unit, "percent", "*" in hit["rate"])


def _build_fraction(
    text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str
) -> Quantity | None:
    under, over = parse_numeral(hit["under"]), parse_numeral(hit["over"])
    if not under or over is None:
        return None
    value = (over / under).quantize(Decimal("0.000000001")).normalize()
    return _bounded(text, twin, hit, patterns, floor, hit.span(form), value, "份额", "份额", "fraction")


def _build_zero(text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str) -> Quantity | None:
    start, end = hit.span(form)
    if start and twin[start - 1] in CN:
        return None
    return Quantity(start, end, text[start:end], Decimal(0), "", kind="zero")


def _build_range(
    text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str
) -> Quantity | None:
    low, high = hit["low"], hit["high"]
    multiplier, unit = hit["range_multiplier"] or "", hit["range_unit"] or ""
    values = _read_range(low, high)
    masked = "*" in low or "*" in high
    low_multiplier, low_unit = hit["low_multiplier"] or "", hit["low_unit"] or ""
    if not masked and (
        values is None or (low_unit and low_unit != unit) or (low_multiplier and low_multiplier != multiplier)
    ):
        return _first_of_range(text, twin, hit, patterns, floor)
    end = hit.end("range_tail")
    return _bounded(
        text,
        twin,
        hit,
        patterns,
        floor,
        (hit.start("range"), end),
        values,
        multiplier + unit,
        unit,
        _kind(unit, patterns),
        masked,
        True,
    )


def _first_of_range(text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int) -> Quantity | None:
    """Two numbers that are no range (100万—3亿 with different units): read the first, the second comes next."""
    numeral, multiplier, unit = hit["low"], hit["low_multiplier"] or "", hit["low_unit"] or ""
    end = max(hit.end("low"), hit.end("low_multiplier"), hit.end("low_unit"))
    value, numeral_multiplier = _split_numeral(numeral)
    if value is None:
        return None
    start = hit.start("low")
    return Quantity(
        start,
        end,
        text[start:end],
        value,
        numeral_multiplier + multiplier + unit,
        patterns.canonical.get(unit, unit),
        kind=_kind(unit, patterns),
    )


def _build_number(
    text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int, form: str
) -> Quantity | None:
    numeral, unit = hit["number"], hit["unit"] or ""
    start, end = hit.start("number"), hit.end(0)
    if _is_name(twin, start, hit.end("number"), unit):
        return _name(text, twin, start, hit.end("number"))
    if numeral[0] in CN and _is_word(twin, start, hit, unit):
        return None
    masked = numeral[0] in "*×Ｘ"
    if masked and patterns.category.get(unit) == "地名":
        return _name(text, twin, start, hit.end("unit"))
    value, numeral_multiplier = (None, "") if masked else _split_numeral(numeral)
    if value is None and not masked:
        return _approximate(text, twin, hit, patterns, floor)
    whole = numeral_multiplier + (hit["multiplier"] or "") + unit
    return _bounded(text, twin, hit, patterns, floor, (start, end), value, whole, unit, _kind(unit, patterns), masked)


def _approximate(text: str, twin: str, hit: re.Match[str], patterns: Patterns, floor: int) -> Quantity | None:
    """两三年, 七八个: two neighbouring digits are a range, never a number of two digits."""
    pair = [parse_numeral(char) for char in hit["number"]]
    if len(pair) != 2 or None in pair or pair[1] - pair[0] not in (1, 2) or not hit["unit"]:  # type: ignore[operator]
        return None
    unit = hit["unit"]
    whole = (hit["multiplier"] or "") + unit
    return _bounded(
        text,
        twin,
        hit,
        patterns,
        floor,
        (hit.start(), hit.end()),
        (pair[0], pair[1]),
        whole,
        unit,
        _kind(unit, patterns),
        False,
        True,
    )  # type: ignore[arg-type]


def _bounded(
    text: str,
    twin: str,
    hit: re.Match[str],
    patterns: Patterns,
    floor: int,
    span: tuple[int, int],
    value: Value,
    whole: str,
    unit: str,
    kind: str,
    masked: bool = False,
    is_range: bool = False,
) -> Quantity:
    """Add what stands directly before and after: 近, 超, 以上, 左右, and the verbs 突破, 不低于 outside the span."""
    start, end = span
    end = max(end, hit.end())
    before = patterns.before.match(twin[max(floor, start - 2) : start][::-1])
    comparator = patterns.comparators.get(hit["after"] or "")
    if before is not None and not _part_of_word(twin, start - before.end()):
        start -= before.end()
        comparator = comparator or patterns.comparators[before[0][::-1]]
    verb = patterns.verb.match(twin[max(floor, start - 5) : start][::-1])
    if comparator is None and verb is not None:
        comparator = patterns.comparators[verb[1][::-1]]
    if comparator is None and any(
        hit[name] for name in ("more", "more_too", "unit_more", "range_more", "range_more_too")
    ):
        comparator = ">="
    if start >= 2 and twin[start - 1] == "-" and twin[start - 2] in "长涨降为是达" and isinstance(value, Decimal):
        start, value = start - 1, -value
    chosen = Comparator.RANGE if is_range or isinstance(value, tuple) else Comparator(comparator or "=")
    return Quantity(start, end, text[start:end], value, whole, patterns.canonical.get(unit, unit), chosen, kind, masked)


def _read_range(low: str, high: str | None) -> Value:
    first = parse_numeral(low)
    if high is None:
        return first
    second = parse_numeral(high)
    return None if first is None or second is None else (first, second)


def _split_numeral(numeral: str) -> tuple[Decimal | None, str]:
    """Split 三千五百万 into 3500 and 万, so that the multiplier stays with the unit as in 3500万."""
    if numeral[0] in "0123456789":
        return parse_numeral(numeral), ""
    if len(numeral) > 1 and all(char in "零〇○一二两三四五六七八九" for char in numeral):
        return None, ""
    if ending := MULTIPLIERS.search(numeral):
        head = numeral[: ending.start()]
        if not head:
            return Decimal(1), numeral
        if (value := parse_numeral(head)) is not None and (len(ending[0]) < 2 or head[-1] not in "十百千"):
            return value, ending[0]
    return parse_numeral(numeral), ""


def _kind(unit: str, patterns: Patterns) -> str:
    if not unit:
        return "bare"
    return KINDS.get(patterns.category.get(unit.partition("/")[0], ""), "count")


def _part_of_word(twin: str, position: int) -> bool:
    """Whether the 近, 约, 上, 超 at `position` ends another word (最近, 节约, 以上, 赶超)."""
    return position > 0 and twin[position - 1 : position + 1] in _WORDS_WITH_BOUNDS


_WORDS_WITH_BOUNDS = frozenset(
    [
        "接近",
        "最近",
        "附近",
        "临近",
        "邻近",
        "靠近",
        "远近",
        "新近",
        "节约",
        "预约",
        "公约",
        "合约",
        "契约",
        "签约",
        "集约",
        "制约",
        "以上",
        "网上",
        "线上",
        "之上",
        "向上",
        "路上",
        "海上",
        "马上",
        "加上",
        "赶超",
        "反超",
        "登上",
        "早上",
        "晚上",
        "史上",
        "用上",
        "喝上",
        "跟上",
        "基础上",
        "会上",
        "迈上",
    ]
)


def _is_name(twin: str, start: int, end: int, unit: str) -> bool:
    """Whether letters or a plus sign make the figure part of a name: PM2.5, 5A, 5G, 1+N."""
    before, after = twin[start - 1 : start], twin[end : end + 1]
    if (
        (before.isascii() and before.isalpha())
        or before in ("+", "#")
        or (twin[start - 2 : start - 1].isascii() and before == "." and twin[start - 2 : start - 1].isalpha())
    ):
        return True
    return not unit and ((after.isascii() and after.isalpha()) or after == "+")


def _name(text: str, twin: str, start: int, end: int) -> Quantity:
    while end < len(twin) and twin[end].isascii() and (twin[end].isalnum() or twin[end] in "+"):
        end += 1
    return Quantity(start, end, text[start:end], None, "", kind="name")


def _is_word(twin: str, start: int, hit: re.Match[str], unit: str) -> bool:
    """Whether a Chinese numeral is part of a word (统一, 之一, 第三产业) or stands bare inside one (千方百计)."""
    before = twin[start - 1 : start]
    if before and before in BLOCKED_BEFORE_ONE and hit["number"][0] == "一":
        return True
    if unit or hit["multiplier"] or hit["after"]:
        return False
    neighbours = before + twin[hit.end() : hit.end() + 1]
    return len(hit["number"]) == 1 and any(char.isalpha() for char in neighbours)


_FORM_ORDER = ("date", "plan", "rank", "ordinal", "ratio", "times", "percent", "fraction", "zero", "range", "number")
_BUILDERS = {
    "rank": _build_rank,
    "ratio": _build_ratio,
    "times": _build_times,
    "percent": _build_percent,
    "fraction": _build_fraction,
    "zero": _build_zero,
    "range": _build_range,
    "number": _build_number,
}
