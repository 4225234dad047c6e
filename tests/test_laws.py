"""Laws that hold for every text: slices are quotes, nothing is invented, nothing is lost, the same words read the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import cn2an
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import jiannuo
from hostile_texts import PIECES
from jiannuo.grammar.numerals import fold, parse_numeral
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.codec import encode_card, encode_left_out, encode_measure, encode_sentence, encode_statement
from jiannuo.model.document import Reason
from jiannuo.model.quantity import Quantity
from jiannuo.model.statement import Kind, Reading
from jiannuo.text.normalize import normalize

laws = settings(deadline=None, max_examples=150, derandomize=True, database=None)
REPORT = "松浦市政府工作报告\n一、2023年工作回顾\n{}\n二、2024年重点工作\n{}"
MASKS = re.compile("[*×＊Ｘ]")
MULTIPLIER = re.compile("[十百千]*(?:万亿|[万亿])|[百千](?!分)")
FULL_WIDTH = {code: code + 0xFEE0 for code in map(ord, "0123456789.%")}
PRECISE = 15
"""Digits that a JSON number holds everywhere."""


@cache
def lexicon() -> Lexicon:
    """Return the packaged words."""
    return jiannuo.load_lexicon()


def read(text: str) -> Reading:
    """Read a text as a report of 2024."""
    return jiannuo.read(text, lexicon=lexicon(), year=2024, id="law")


# ---------------------------------------------------------------- texts

whole_numbers = st.integers(1, 99_999_999)
decimals = st.decimals("0.01", "99999", places=2)
figures = st.one_of(
    whole_numbers.map(str),
    whole_numbers.map("{:,}".format),
    decimals.map(str),
    st.integers(1, 99_999).map(lambda number: str(cn2an.an2cn(number))),
    st.sampled_from(("***", "*", "*.*", "**", "百", "两", "三", "3—5", "6%—7", "百分之六点", "零")),
)
subjects = st.sampled_from(
    ("地区生产总值", "城镇、农村居民人均可支配收入分别", "森林覆盖率", "60岁以上老人", "亿元以上项目", "产业项目占比", "市场主体", "“一网通办”事项")
)  # fmt: skip
verbs = st.sampled_from(
    ("达到", "增长", "由3.5%提高到", "突破", "力争突破", "控制在", "新增", "改造老旧小区", "压减", "年均增长", "位居全省第", "")
)  # fmt: skip
units = st.sampled_from(("亿元", "%", "个", "万人", "家", "个百分点", "公里", "万亩", "年", "倍", "微克/立方米", ""))
bounds = st.sampled_from(("", "以上", "左右", "以内", "余", "级"))
openings = st.sampled_from(("", "", "到2025年，", "“十四五”期间，", "去年，", "用两年时间，", "1—9月，", "五年来，"))
clauses = st.tuples(openings, subjects, verbs, figures, units, bounds).map("".join)
sentences = st.tuples(st.lists(clauses, min_size=1, max_size=3).map("，".join), st.sampled_from("。。。；！")).map(
    "".join
)
passages = st.lists(sentences, min_size=1, max_size=3).map("".join)
reports = st.tuples(passages, passages).map(lambda two: REPORT.format(*two))
rubble = st.lists(st.sampled_from(PIECES) | sentences, max_size=30).map("".join)
texts = st.one_of(reports, rubble)


# ---------------------------------------------------------------- places


@laws
@given(texts)
def test_slices_are_quotes(text: str) -> None:
    """What stands at a span in the document's text is the quote: of statements, numbers, and what was left out."""
    reading = read(text)
    whole = reading.documents[0].text
    for statement in reading.statements:
        assert statement.span.of(whole) == statement.quote
    for measure in reading.measures:
        assert measure.quantity.span.of(whole) == measure.quantity.text
    for left_out in reading.left_out:
        assert left_out.span.of(whole) == left_out.quote


@laws
@given(texts)
def test_spans_are_in_order_and_apart(text: str) -> None:
    """Statements follow one another without overlap, and so do the numbers inside each."""
    end = 0
    for statement in read(text).statements:
        assert end <= statement.span.start < statement.span.end
        end, inner = statement.span.end, statement.span.start
        for measure in statement.measures:
            assert inner <= measure.quantity.start < measure.quantity.end <= end
            inner = measure.quantity.end


@laws
@given(texts)
def test_every_character_stands_in_a_sentence(text: str) -> None:
    """Between the sentences of a document there are blanks only (zero-width ones too), and each has its statement."""
    reading = read(text)
    whole, end = normalize(reading.documents[0].text), 0
    for statement in reading.statements:
        assert not whole[end : statement.span.start].strip()
        end = statement.span.end
    assert not whole[end:].strip()
    assert [s.span for s in reading.statements] == [s.span for d in reading.documents for s in d.sentences]


# ---------------------------------------------------------------- values


@laws
@given(texts)
def test_values_are_exact_or_masked(text: str) -> None:
    """A value is a finite Decimal, several of them, or none where the source is masked; then no figure is given."""
    for quantity in (measure.quantity for measure in read(text).measures):
        parts = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
        if quantity.value is None:
            assert quantity.masked
            assert MASKS.search(quantity.text)
        else:
            assert not quantity.masked
            assert not MASKS.search(quantity.text)
            assert all(isinstance(part, Decimal) and part.is_finite() for part in parts)


def describe(quantity: Quantity) -> tuple[Any, ...]:
    """Return what a quantity says, and where, but not in which signs."""
    return quantity.start, quantity.end, quantity.value, quantity.unit, quantity.comparator, quantity.masked


@laws
@given(passages)
def test_full_width_signs_read_like_half_width(text: str) -> None:
    """Digits, points and signs of the other width change no value, unit, bound or place."""
    plain, wide = (jiannuo.find_quantities(words, lexicon()) for words in (text, text.translate(FULL_WIDTH)))
    assert list(map(describe, wide)) == list(map(describe, plain))


def folded(quantity: Quantity) -> tuple[Decimal, str]:
    """Return a number with its multiplier counted in, and the unit without it."""
    assert isinstance(quantity.value, Decimal)
    hit = MULTIPLIER.match(quantity.unit)
    return quantity.value * (fold(hit[0]) if hit else 1), quantity.unit[hit.end() if hit else 0 :]


@laws
@given(whole_numbers, st.sampled_from("个家亩户"))
def test_chinese_numerals_read_like_digits(number: int, unit: str) -> None:
    """A number in Chinese numerals is the number in digits."""
    words = str(cn2an.an2cn(number))
    assert parse_numeral(words) == number
    (quantity,) = jiannuo.find_quantities(f"共有{words}{unit}", lexicon())
    assert folded(quantity) == (number, unit)


@laws
@given(whole_numbers, st.sampled_from(("个", "万元", "亩", "")))
def test_thousands_separators_change_nothing(number: int, unit: str) -> None:
    """12,345 is 12345."""
    plain, parted = (
        jiannuo.find_quantities(f"共有{words}{unit}。", lexicon()) for words in (str(number), f"{number:,}")
    )
    assert [(q.value, q.unit) for q in parted] == [(q.value, q.unit) for q in plain]
    assert [q.value for q in plain] == [number]


@laws
@given(decimals, st.sampled_from(("亿元", "%", "万人次", "公里", "倍")), st.sampled_from(("", "以上", "左右", "以内")))
def test_a_plain_number_is_read_as_written(value: Decimal, unit: str, bound: str) -> None:
    """Digits, unit and bound of an ordinary number come back as they stand."""
    (quantity,) = jiannuo.find_quantities(f"达到{value}{unit}{bound}。", lexicon())
    assert (quantity.text, quantity.value, quantity.unit) == (f"{value}{unit}{bound}", value, unit)


# ---------------------------------------------------------------- nothing moves, nothing is lost


@laws
@given(reports, st.sampled_from(("", "\n")))
def test_a_neutral_sentence_after_changes_nothing_before(text: str, gap: str) -> None:
    """What is read so far stays when a sentence without numbers follows, on the same line or the next.

    Not where sentences stand twice: whether they are a second copy of the body depends on how much else there is.
    """
    before = read(text)
    assume(all(entry.reason is not Reason.SECOND_COPY for entry in before.statements))
    after = read(f"{text}{gap}持续优化营商环境。")
    assert after.measures == before.measures
    assert after.statements[: len(before.statements)] == before.statements


@laws
@given(texts)
def test_reading_is_deterministic(text: str) -> None:
    """The same text and the same words give the same reading, also with the words loaded anew."""
    first = read(text)
    assert read(text) == first
    anew = jiannuo.load_lexicon()
    assert jiannuo.read(text, lexicon=anew, year=2024, id="law") == first


@laws
@given(texts)
def test_every_number_is_in_a_row_or_left_out(text: str) -> None:
    """Every sentence with a digit, and every number of a sentence that speaks, is in a row or in what was left out."""
    reading = read(text)
    left_out = [(entry.span.start, entry.span.end) for entry in reading.left_out]
    for statement in reading.statements:
        rows = [(m.quantity.start, m.quantity.end) for m in statement.measures]
        inside = [(a, b) for a, b in left_out if statement.span.start <= a and b <= statement.span.end]
        if re.search("[0-9０-９]", statement.quote):
            assert rows or inside, statement.quote
        if statement.kind is not Kind.BACKGROUND:
            for quantity in jiannuo.find_quantities(statement.quote, lexicon()):
                start, end = (statement.span.start + offset for offset in (quantity.start, quantity.end))
                assert any(a < end and start < b for a, b in rows + inside), (statement.quote, quantity.text)


# ---------------------------------------------------------------- interchange


def encode_all(reading: Reading) -> list[dict[str, Any]]:
    """Return every record that a reading has in the interchange format."""
    return [
        *map(encode_card, reading.documents),
        *map(encode_statement, reading.statements),
        *map(encode_sentence, reading.statements),
        *(encode_measure(measure, "law") for measure in reading.measures),
        *map(encode_left_out, reading.left_out),
    ]


@laws
@given(texts)
def test_records_survive_json(text: str) -> None:
    """Records are plain JSON and come back the same; a number comes back as the Decimal it was."""
    reading = read(text)
    records = encode_all(reading)
    assert json.loads(json.dumps(records, ensure_ascii=False, allow_nan=False)) == records
    for measure in reading.measures:
        value = encode_measure(measure, "law")["value"]
        written, own = (v if isinstance(v, (list, tuple)) else [v] for v in (value, measure.quantity.value))
        for part, number in zip(written, own, strict=True):
            short = number is not None and len(number.as_tuple().digits) <= PRECISE
            assert (part is None) == (number is None)
            assert not short or Decimal(str(part)) == number


@laws
@given(reports, st.text("abc-", min_size=1, max_size=8))
def test_the_name_of_a_document_changes_only_its_name(text: str, id: str) -> None:
    """An id is carried along and decides nothing."""
    named = jiannuo.read(text, lexicon=lexicon(), year=2024, id=id)
    assume(id != "law")
    first = read(text)
    assert named.measures == first.measures
    assert tuple(replace(s, document="law") for s in named.statements) == first.statements
