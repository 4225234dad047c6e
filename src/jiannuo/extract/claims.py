"""Which numbers of a sentence claim something, and which only bound a class or stand in a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jiannuo.extract.clauses import Clauses
from jiannuo.grammar.patterns import NOT_NUMBERS
from jiannuo.grammar.periods import PeriodMention, PeriodUse
from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon
from jiannuo.model.quantity import Comparator, Quantity

ONE_COUNTS = frozenset("家所名次届倍番成")
PLACE_UNITS = frozenset("省市县区乡镇村国圈步环路线层级极核街道校园馆厂企港岛楼桥井排片带手声份面班队车站字票席团组")
CHINESE_NUMERAL = r"[零〇一二两三四五六七八九十百]{1,3}"
DURATION_OF_NAME = re.compile(
    r"(?:“[^”]{1,8}”)?[一-鿿]{0,6}?(?:行动|计划|规划|攻坚|倍增|大变样|方案|打造工程)|(?:来|间(?!歇)|前|后(?!完)|成就|工作|以来|多来|如一日|一遇|大计|老店|之交|一次|一届|期(?!间|限|满|内))"
)
DURATION_IN_PASSING = re.compile(
    r"(?:过去|今后|未来|经过|历经|近|前|这|每|建[党国军市]|成立|庆祝|纪念|诞辰|改革开放|最近|新中国)的?$"
)
SMALL_MONEY = frozenset({"元", "角", "分", "毛", "块"})
RATES = ("率", "率在", "率达", "比重", "占比", "率为", "率达到", "率超过", "覆盖面")
SIZES = frozenset({"斤", "吨", "亩", "千瓦", "公斤", "公里", "立方米", "平方米"})
SHARES = frozenset({"%", "成"})
CLASS_UNITS = frozenset({"人", "户", "平方米", "亩", "吨", "千瓦", "兆瓦", "公里"})
BOUNDS_AT_END = ("以上", "以下", "以内")
LIFE_LASTS = ("寿命", "达到", "提高到")
AFTER_A_FIGURE = frozenset({"", ",", "。", ";", "、"})
PLACED = re.compile(r"(?:生活|服务|通勤|医疗|养老|就业|便民)[^,。]{0,4}圈")
BASE_OF_PART = re.compile(r"[一-鿿]{0,12}中(?=[,有已]|\d)|的\d+(?:\.\d+)?%")
CAMPAIGN = re.compile(r"[一-鿿]{0,10}?(?:攻坚战|战役|保卫战)")
RANKING = re.compile(r"[居列位排升跃]|名列|保持|全[国省市县球]|世界|[中西东]部|亚洲|同类|[省市县区州]|由|从|到|至")
NOUN_START = re.compile(r"[一-鿿“*]")
PARTICLE_START = re.compile(r"[的以之内左上下、和及与或并,。;:)）\s]")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that counts, or a background one (`bound` true)."""

    quantity: Quantity
    bound: bool = False


@lru_cache(maxsize=8)
def _slogans(lexicon: Lexicon) -> re.Pattern[str]:
    fixed = {row.word: "" for row in lexicon.slogans if not row.word.startswith("N")}
    counted = {row.word[1:]: "" for row in lexicon.slogans if row.word.startswith("N")}
    return re.compile(f"{compile_alternation(fixed)}|{CHINESE_NUMERAL}{compile_alternation(counted)}|\\d{{1,2}}个?方面")


def find_claims(
    twin: str, quantities: Sequence[Quantity], clauses: Clauses, periods: Sequence[PeriodMention], lexicon: Lexicon
) -> tuple[list[Claim], list[Quantity]]:
    """Return the claims among a sentence's number phrases and the rest, which are names, dates and slogans."""
    claims: list[Claim] = []
    stocks = _stocks(clauses)
    rest: list[Quantity] = []
    slogans = [hit.span() for hit in _slogans(lexicon).finditer(twin, clauses.base, clauses.base + len(clauses.shape))]
    for index, quantity in enumerate(quantities):
        if (
            quantity.kind in NOT_NUMBERS
            or _is_name(twin, quantity, clauses, slogans)
            or _in_passing(twin, quantity, periods)
        ):
            rest.append(quantity)
            continue
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        counted_before = (
            index > 0 and quantities[index - 1].end == quantity.start and quantities[index - 1].kind == "count"
        )
        bound = _bounds_a_class(twin, quantity, following, clauses) or (counted_before and _sized(quantity))
        claims.append(Claim(quantity, bound or clauses.clause_of(quantity.start)[0] in stocks))
    return claims, rest


STOCK = re.compile(r"(?:全[省市县区镇乡村]|我[省市县区镇])(?:现?有|共有)?[\d*.万亿]+[一-鿿]{2,9}$")
STOCK_TOO = re.compile(r"[\d*.万亿]+[一-鿿]{2,9}$")
NO_STOCK = re.compile(r"完成|建成|实现|达|开工|竣工|投用|全部|均|增长|脱贫|出列|通过|获|入|得到|开展")


def _stocks(clauses: Clauses) -> frozenset[int]:
    """Starts of clauses that only tell how many there are (全镇12个村支部,3个两新支部)."""
    found: set[int] = set()
    before = False
    for index, start in enumerate(clauses.starts):
        end = clauses.starts[index + 1] - 1 if index + 1 < len(clauses.starts) else clauses.base + len(clauses.shape)
        words = clauses.shape[start - clauses.base : end - clauses.base].strip()
        before = (STOCK_TOO if before else STOCK).match(words) is not None and NO_STOCK.search(words) is None
        if before:
            found.add(start)
    return frozenset(found) if len(found) > 1 or len(clauses.starts) > len(found) + 1 else frozenset()


def _is_name(twin: str, quantity: Quantity, clauses: Clauses, slogans: Sequence[tuple[int, int]]) -> bool:
    """Names, labels and slogans: in short quotes, in a known slogan, a bare figure, 一批, 三区."""
    start = quantity.start
    if clauses.in_quotes(start, quantity.end):
        return True
    chinese = not twin[start].isascii() and not quantity.masked
    unit = quantity.canonical_unit
    if any(first <= start < last for first, last in slogans) or PLACED.match(twin, quantity.end):
        return True
    before = twin[max(clauses.base, start - 2) : start]
    if (
        (before.endswith(("后", "倒数")) and unit in ("位", "名"))
        or (before.endswith("每") and twin[start] in "百千万亿")
        or (quantity.kind == "rank" and (before.endswith("在") or _is_watchword(twin, quantity)))
    ):
        return True
    if chinese and _lists_its_parts(twin, quantity):
        return True
    if quantity.kind == "bare" or (not unit and quantity.kind == "count"):
        return not _bare_counts(twin, quantity, chinese)
    if chinese and quantity.kind in ("count", "amount"):
        return _chinese_label(twin, quantity, unit)
    return False


def _is_watchword(twin: str, quantity: Quantity) -> bool:
    """质量第一、效益优先: a rank without 位 or 名 needs a place or a verb of ranking before it."""
    named = quantity.text.startswith("第") and quantity.text[-1] not in "位名"
    return named and RANKING.search(twin, max(0, quantity.start - 8), quantity.start) is None


def _lists_its_parts(twin: str, quantity: Quantity) -> bool:
    """四个底线（①…）, 一个统领即…: a count of what the next words list."""
    return re.match(r"[一-鿿]{2,6}(?:[(（:]|即)", twin[quantity.end : quantity.end + 8]) is not None


def _bare_counts(twin: str, quantity: Quantity, chinese: bool) -> bool:
    """A figure without a unit counts where a multiplier, a bound or a mask makes it a quantity (31.8万贫困人口)."""
    if quantity.masked:
        return bool(quantity.unit)
    if quantity.text.endswith(("级",)) and quantity.unit:
        return True
    following = twin[quantity.end : quantity.end + 1]
    if not quantity.unit and not chinese and "." in quantity.text and not following.isalnum():
        return True
    if quantity.unit:
        return not chinese or quantity.value != 1 or len(quantity.text) > 2
    if chinese:
        return False
    return quantity.comparator is not Comparator.EQUAL and bool(NOUN_START.match(following))


def _chinese_label(twin: str, quantity: Quantity, unit: str) -> bool:
    """Whether a small Chinese numeral with its unit is a label: 一批, 三区, 二期."""
    if CAMPAIGN.match(twin, quantity.end):
        return True
    if unit in SMALL_MONEY and len(quantity.text) <= 2:
        return True
    if quantity.text[0] == "一" and len(quantity.text) <= 2:
        return unit not in ONE_COUNTS
    numeral = quantity.text.removesuffix(unit)
    if unit == "期" or unit in PLACE_UNITS:
        return True
    return unit == "人" and numeral in ("百", "万", "千")


def _in_passing(twin: str, quantity: Quantity, periods: Sequence[PeriodMention]) -> bool:
    """Spans of time that only say when: 五年来, 今后三年, 建党100周年, 9月."""
    if quantity.kind != "duration":
        return False
    if quantity.canonical_unit == "周年" or quantity.text in ("一年", "一天", "百年", "千年", "万年"):
        return True
    for mention in periods:
        if mention.start < quantity.end and quantity.start < mention.end:
            return mention.use is not PeriodUse.DURATION
    if (
        quantity.canonical_unit == "日"
        and not quantity.text.endswith("内")
        and twin[quantity.end : quantity.end + 1] != "办"
    ):
        return True
    if DURATION_OF_NAME.match(twin, quantity.end):
        return True
    return DURATION_IN_PASSING.search(twin[max(0, quantity.start - 5) : quantity.start]) is not None


def _sized(quantity: Quantity) -> bool:
    """50个超10亿元项目: a size between a count and its noun says which."""
    return quantity.kind == "amount" and quantity.comparator is not Comparator.EQUAL


def _bounds_a_class(twin: str, quantity: Quantity, following: Quantity | None, clauses: Clauses) -> bool:
    """Whether a number only says which things are meant: 5万元以上的村, 亿元以上项目350个, 60岁以上老人."""
    after = twin[quantity.end : quantity.end + 1]
    if "过" in twin[max(0, quantity.start - 1) : quantity.start + 1] and after == "的":
        return True
    if quantity.kind == "count" and BASE_OF_PART.match(twin, quantity.end):
        return True
    if quantity.canonical_unit == "岁":
        lasts = twin.endswith(LIFE_LASTS, clauses.base, quantity.start)
        return after not in AFTER_A_FIGURE and not lasts
    if twin.startswith("部分", quantity.end):
        return True
    if after == "的":
        return _bounds_by_attribute(twin, quantity, following, clauses)
    if NOUN_START.match(after or " ") is None or PARTICLE_START.match(after):
        return False
    return _bounds_a_noun(twin, quantity, following, clauses)


def _bounds_by_attribute(twin: str, quantity: Quantity, following: Quantity | None, clauses: Clauses) -> bool:
    """5万元以上的村, 年耗能万吨标准煤以上的260家企业; but 占30%以上的… measures a share."""
    if quantity.canonical_unit in SHARES and not _follows_a_rate(twin, quantity, clauses):
        return False
    counted_next = following is not None and following.start == quantity.end + 1 and following.kind == "count"
    return _has_bound(quantity) and (counted_next or NOUN_START.match(twin, quantity.end + 1) is not None)


def _bounds_a_noun(twin: str, quantity: Quantity, following: Quantity | None, clauses: Clauses) -> bool:
    """亿元以上项目350个, 空置率50%以上村, 千吨粮田: a size that stands directly before what it is the size of."""
    whole = quantity.comparator is Comparator.EQUAL
    if quantity.canonical_unit in SIZES and twin[quantity.start] in "百千万亿" and whole:
        return True
    if quantity.canonical_unit == "%" and _has_bound(quantity):
        return _follows_a_rate(twin, quantity, clauses)
    sized = quantity.kind == "amount" or quantity.text.endswith("级")
    if quantity.text.endswith(BOUNDS_AT_END) and (sized or quantity.canonical_unit in CLASS_UNITS):
        return True
    return sized and _counts_next(quantity, following, clauses)


def _counts_next(quantity: Quantity, following: Quantity | None, clauses: Clauses) -> bool:
    """Whether a count follows in the same item: 亿元项目350个."""
    if following is None or following.kind != "count" or following.start == quantity.end:
        return False
    same_clause = following.start < clauses.clause_of(quantity.start)[1]
    return same_clause and clauses.first_break(quantity.end, following.start) is None


def _has_bound(quantity: Quantity) -> bool:
    return quantity.comparator not in (Comparator.EQUAL, Comparator.ABOUT)


def _follows_a_rate(twin: str, quantity: Quantity, clauses: Clauses) -> bool:
    return twin.endswith(RATES, clauses.base, quantity.start)
