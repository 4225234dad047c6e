"""Numbers in a text, each with unit, bound and exact place. What is no claim is decided later, in extract."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from jiannuo.grammar.found import SHARE, Found
from jiannuo.grammar.joined import add_piece
from jiannuo.grammar.numerals import MYRIADS, PAIR, PLACES, divide, fold, parse_numeral, read_pair, split_numeral
from jiannuo.grammar.patterns import ANCHOR, CN, NOT_NUMBERS, compile_patterns
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.quantity import Comparator, Quantity, Value
from jiannuo.text.normalize import normalize

BLOCKED_BEFORE_ONE = frozenset("统唯单同专任某这那哪另上下逐之合归划其第")
MASKS = "*×Ｘ"
PER_THOUSAND = 1000
"""8500到3万 is 8500 to 30000; 5000到3亿 written so for 5000亿 is not to be met with."""
PARTS = {"百": "%", "千": "‰", "万": "‱"}


def find_quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Return every number of `text` in order, bare ones too; dates, plan names and ordinals are none.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("新增企业1.22万家，增长百分之六点五", load_lexicon())]
    [('1.22万家', '1.22', '万家'), ('百分之六点五', '6.5', '%')]
    """
    return tuple(q for q in scan(text, normalize(text), 0, len(text), lexicon) if q.kind not in NOT_NUMBERS)


def scan(text: str, twin: str, start: int, end: int, lexicon: Lexicon) -> list[Quantity]:
    """Return all number phrases between two offsets of a text and its twin, dates and names included (see `kind`)."""
    patterns = compile_patterns(lexicon)
    search, match = ANCHOR.search, patterns.phrase.match
    found: list[Quantity] = []
    position = start
    while anchor := search(twin, position, end):
        hit = match(twin, anchor.start(), end)
        if hit is None:
            position = anchor.end()
            continue
        quantity = _build(Found(text, twin, hit, patterns, position))
        position = hit.end() if quantity is None else max(quantity.end, anchor.end())
        if quantity is not None:
            add_piece(found, quantity, text, twin)
            position = max(position, found[-1].end)
    return found


def _build(found: Found) -> Quantity | None:
    """Turn a match into a quantity by its form; a form without builder is no number, but kept."""
    form = _form_of(found)
    builder = _BUILDERS.get(form)
    return found.make(found.hit.span(form), form) if builder is None else builder(found)


def _form_of(found: Found) -> str:
    return next(name for name in _FORMS if found.hit.start(name) >= 0)


def _build_rank(found: Found) -> Quantity | None:
    span = found.hit.span("rank")
    words = found.twin[span[0] : span[1]]
    value = Decimal(1) if words.startswith("首") else parse_numeral(words.strip("第前位名强"))
    comparator = Comparator.AT_MOST if words.startswith("前") else Comparator.EQUAL
    return Quantity(*span, found.text[span[0] : span[1]], value, "位", "位", comparator, "rank")


def _build_ratio(found: Found) -> Quantity | None:
    span = found.hit.span("ratio")
    parts = [parse_numeral(part.strip()) for part in found.twin[span[0] : span[1]].split(":")]
    whole = tuple(part for part in parts if part is not None)
    return found.make(span, "ratio", whole, "比例") if len(whole) == len(parts) else None


def _build_times(found: Found) -> Quantity | None:
    start, end = found.hit.span("times")
    if found.twin[start] == "减":
        return found.make((start, end), "fraction", Decimal("0.5"), SHARE)
    folds = found.hit["fold"]
    count = parse_numeral(folds) if folds else Decimal(1)
    if count is not None and found.twin[end : end + 1] == "半":
        end, count = end + 1, count + Decimal("0.5")
    return found.bound((found.hit.start("fold") if folds else start, end), count, "番")


def _build_percent(found: Found) -> Quantity | None:
    low, high = found.hit["rate"], found.hit["rate_to"]
    if low is None:
        return found.bound(found.hit.span("percent"), Decimal(100), "%")
    value = _read_range(low, high)
    unit = PARTS[found.hit["of"]]
    if value is None and low[0] not in MASKS:
        return None
    return found.bound(found.hit.span("percent"), value, unit, ranged=isinstance(value, tuple))


def _build_fraction(found: Found) -> Quantity | None:
    hit = found.hit
    under = parse_numeral(hit["under"] or hit["under_slash"])
    over = parse_numeral(hit["over"] or hit["over_slash"])
    if not under or over is None:
        return None
    return found.bound(hit.span("fraction"), divide(over, under), SHARE)


def _build_zero(found: Found) -> Quantity | None:
    start, end = found.hit.span("zero")
    inside_a_numeral = start > 0 and found.twin[start - 1] in CN
    return None if inside_a_numeral else found.make((start, end), "zero", Decimal(0))


def _build_range(found: Found) -> Quantity | None:
    hit = found.hit
    low, high = hit["low"], hit["high"]
    multiplier, unit = found.multiplier("range_"), hit["range_unit"] or ""
    low_multiplier, low_unit = hit["low_multiplier"] or "", hit["low_unit"] or ""
    masked = low[0] in MASKS or high[0] in MASKS
    if masked and found.patterns.category.get(unit) == "地名":
        return found.make((hit.start("range"), hit.end("range_tail")), "name")
    values = None if masked else _read_range(low, high)
    other = (low_unit and low_unit != unit) or (low_multiplier and low_multiplier != multiplier)
    if not masked and (values is None or other):
        return _first_of_range(found)
    if isinstance(values, tuple) and multiplier in MYRIADS and values[0] >= values[1] * PER_THOUSAND:
        values, multiplier = (values[0], values[1] * fold(multiplier)), ""
    elif not masked and high[0] in CN:
        values, own = _share_ending(low, high)
        multiplier = own + multiplier
    span = (hit.start("range"), hit.end("range_tail"))
    return found.bound(span, values, unit, multiplier, ranged=True)


def _share_ending(low: str, high: str) -> tuple[Value, str]:
    """Return both ends and their multiplier: 两到三万 is 2万 to 3万, 两到三百 200 to 300, 8500到三万 as it stands."""
    first, (last, multiplier) = parse_numeral(low), split_numeral(high)
    if first is None or last is None:
        return None, ""
    if low[-1] in MYRIADS or first >= last:
        return _read_range(low, high), ""
    place = PLACES.get(high[-1], 1) if not multiplier and low[-1] not in PLACES else 1
    return (first * place if first * place < last else first, last), multiplier


def _first_of_range(found: Found) -> Quantity | None:
    """Two numbers that are no range (100万—3亿 with different units): read the first, the second comes next."""
    hit = found.hit
    multiplier, unit = hit["low_multiplier"] or "", hit["low_unit"] or ""
    end = max(hit.end("low"), hit.end("low_multiplier"), hit.end("low_unit"))
    value, own = _split(hit["low"])
    if value is None:
        return None
    start = hit.start("low")
    canonical = found.patterns.canonical.get(unit, unit)
    return Quantity(
        start, end, found.text[start:end], value, own + multiplier + unit, canonical, kind=found.kind_of(unit)
    )


def _build_number(found: Found) -> Quantity | None:
    hit = found.hit
    numeral, unit, start = hit["number"], hit["unit"] or "", hit.start("number")
    masked = numeral[0] in MASKS
    if _is_name(found.twin, start, hit.end("number"), unit):
        return found.make((start, _end_of_name(found.twin, hit.end("number"))), "name")
    if masked and found.patterns.category.get(unit) == "地名":
        return found.make((start, hit.end("unit")), "name")
    if numeral[0] in CN and _is_word(found):
        return None
    value, own = (None, "") if masked else _split(numeral)
    if value is None and not masked:
        return _build_pair(found)
    return found.bound((start, hit.end()), value, unit, own + found.multiplier())


def _build_pair(found: Found) -> Quantity | None:
    """两三年, 七八个: two neighbouring digits are a range, never a number of two digits."""
    hit = found.hit
    pair, unit = read_pair(hit["number"]), hit["unit"] or ""
    if pair is None or not unit:
        return None
    low, high, own = pair
    return found.bound(hit.span(), (low, high), unit, own + found.multiplier(), ranged=True)


def _read_range(low: str, high: str | None) -> Value:
    first = parse_numeral(low)
    if high is None:
        return first
    second = parse_numeral(high)
    return None if first is None or second is None else (first, second)


def _split(numeral: str) -> tuple[Decimal | None, str]:
    """Split a numeral from its last multiplier; a run of Chinese digits without places (三五, 五一) states none."""
    if len(numeral) > 1 and all(char in "零〇○一二两三四五六七八九" for char in numeral):
        return None, ""
    if set(numeral) <= set("百千万亿"):
        return Decimal(1), numeral
    if PAIR.fullmatch(numeral):
        return None, ""
    return split_numeral(numeral)


def _is_name(twin: str, start: int, end: int, unit: str) -> bool:
    """Whether letters or a plus sign make the figure part of a name: PM2.5, 5A, 5G, 1+N."""
    before, after = twin[start - 1 : start], twin[end : end + 1]
    if before == "\n":
        before = twin[start - 2 : start - 1]
    if _is_letter(before) or before in ("+", "#") or (before == "." and _is_letter(twin[start - 2 : start - 1])):
        return start > 0
    return not unit and (_is_letter(after) or after == "+")


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _end_of_name(twin: str, end: int) -> int:
    while end < len(twin) and twin[end].isascii() and (twin[end].isalnum() or twin[end] == "+"):
        end += 1
    return end


def _is_word(found: Found) -> bool:
    """Whether a Chinese numeral is part of a word (统一, 之一) or stands bare inside one (千方百计)."""
    hit, start = found.hit, found.hit.start("number")
    before = found.twin[start - 1 : start] if start else ""
    if before in BLOCKED_BEFORE_ONE and before and hit["number"][0] == "一":
        return True
    if hit["unit"] or hit["multiplier"] or hit["after"]:
        return False
    neighbours = before.strip("负") + found.twin[hit.end() : hit.end() + 1]
    return len(hit["number"]) == 1 and any(char.isalpha() for char in neighbours)


_FORMS = ("number", "date", "percent", "range", "plan", "ordinal", "rank", "zero", "ratio", "times", "fraction", "code")
"""Every form, the frequent ones first: only one of them matches."""
_BUILDERS: dict[str, Callable[[Found], Quantity | None]] = {
    "rank": _build_rank,
    "ratio": _build_ratio,
    "times": _build_times,
    "percent": _build_percent,
    "fraction": _build_fraction,
    "zero": _build_zero,
    "range": _build_range,
    "number": _build_number,
}
