"""How a number moves its indicator: aspect, direction, role. Decided by the moving word nearest before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon, Movement
from jiannuo.model.quantity import Quantity
from jiannuo.model.statement import Aspect, Direction, Role

RELATIVE_UNITS = frozenset({"%", "‰", "‱", "成", "倍", "番", "份额", "折"})
POINTS = frozenset({"个百分点"})
FILLER = re.compile(
    r"(?:(?:19|20)\d\d年的?|(?:去年|今年|现在|目前|上年)的|[了约近超至到在为达比较仅再又均也各逾的]|达到|控制|保持|稳定|左右|不低于|不高于|不超过|不少于|超过|突破|高于|低于|至少|分别|实现|幅度|率|力争|预计|以上|平均|累计|继续|全部|水平|增幅|全年|目标)*$"
)
YEARLY = re.compile(r"年均|年平均|平均每年|每年平均")
VERB_AT_START = frozenset(
    {
        "年均新增",
        "年均净增",
        "裁减",
        "新增",
        "净增",
        "增加",
        "压减",
        "削减",
        "减少",
        "压缩",
        "减轻",
        "精简",
        "核减",
        "缩减",
        "增收",
        "提高",
        "降低",
        "压减退出",
    }
)
ARRIVING_AT_ONCE = re.compile(
    r",?(?:提高|增加|上升|扩大|增长|下降|降低|减少|调整|升|降|增|减|压缩|缩短|提升|上调|发展)(?:到|至|为)"
)
PROPORTION = re.compile(r"比(?:值|例)?(?:为|达|是|降至|缩小到|缩小至)?$")
ONLY_POINTS = frozenset({"加快", "收窄", "高", "低", "快"})
STARTING = re.compile(r"(?:从|由)(?:[^,、]{0,14}(?:的|年))?(?:第|全国第|全省第|世界第|约|不足)?$")
RANK_STARTING = re.compile(r"(?:从|由)[^,、]{0,12}$")
ARRIVING = re.compile(r"[到至为]|上升|增加|提高")


@dataclass(frozen=True, slots=True)
class Move:
    """Aspect, direction and role of one number; `carried` is the moving verb that may govern the next item too."""

    aspect: Aspect = Aspect.LEVEL
    direction: Direction = Direction.NONE
    role: Role = Role.VALUE
    carried: Movement | None = None


@lru_cache(maxsize=8)
def _moves(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Movement]]:
    guards = {row.word: f"(?![{row.not_before}])" if row.not_before else "" for row in lexicon.movements}
    return re.compile(compile_alternation(guards)), {row.word: row for row in lexicon.movements}


def find_move(before: str, quantity: Quantity, carried: Movement | None, lexicon: Lexicon, after: str = "到") -> Move:
    """Return the movement a number states, given the words of its clause before it.

    `carried` is the moving verb of the item before in the same list (新增甲5家、乙3家); `after` the words up to the
    next number, where a movement from here must arrive.

    >>> from jiannuo.grammar.quantities import find_quantities
    >>> from jiannuo.lexicon.load import load_lexicon
    >>> lexicon = load_lexicon()
    >>> move = find_move("生产总值年均增长", find_quantities("6.3%", lexicon)[0], None, lexicon)
    >>> move.aspect.label, move.direction.label
    ('年均增长率', '上升')
    """
    starting = RANK_STARTING if quantity.kind == "rank" else STARTING
    starts = starting.search(before) is not None and ARRIVING.search(after) is not None
    starts = starts or (ARRIVING_AT_ONCE.match(after) is not None and RANK_STARTING.search(before) is not None)
    if quantity.kind in ("rank", "ratio"):
        aspect = Aspect.RANK if quantity.kind == "rank" else Aspect.RATIO
        return Move(aspect, role=Role.FROM if starts else _arrived(before, lexicon))
    word, distance = _nearest(before, lexicon)
    if word is not None and word.role == "到达" and FILLER.match(before[distance:]):
        return Move(_static(quantity), role=Role.TO)
    if word is not None and word.word in ONLY_POINTS and quantity.canonical_unit not in RELATIVE_UNITS | POINTS:
        word = None
    if (
        word is not None
        and word.role != "到达"
        and (FILLER.match(before[distance:]) or word.word in ("涨幅", "增幅", "降幅", "增速"))
    ):
        return _moving(word, quantity, before)
    if starts:
        return Move(_static(quantity), role=Role.FROM)
    opening = _opening_verb(before, lexicon) or carried
    if (
        opening is not None
        and opening.direction == "down"
        and quantity.canonical_unit in RELATIVE_UNITS
        and word is opening
    ):
        return Move(Aspect.GROWTH, Direction.DOWN)
    if opening is not None and quantity.canonical_unit not in RELATIVE_UNITS | POINTS:
        return Move(Aspect.INCREMENT, Direction(opening.direction), carried=opening)
    if quantity.canonical_unit in POINTS and word is not None:
        return _moving(word, quantity, before)
    if quantity.kind == "bare" and PROPORTION.search(before):
        return Move(Aspect.RATIO)
    return Move(_static(quantity))


def _nearest(before: str, lexicon: Lexicon) -> tuple[Movement | None, int]:
    """Return the last moving word before the number and where it ends."""
    pattern, words = _moves(lexicon)
    last = None
    for hit in pattern.finditer(before):
        last = hit
    return (None, 0) if last is None else (words[last[0]], last.end())


def _moving(word: Movement, quantity: Quantity, before: str) -> Move:
    direction = Direction(word.direction) if word.direction != "none" else Direction.NONE
    if quantity.value is not None and not isinstance(quantity.value, tuple) and quantity.value < 0:
        direction = Direction.DOWN if direction is Direction.UP else direction
    unit = quantity.canonical_unit
    if unit in POINTS:
        return Move(Aspect.INCREMENT, direction)
    if unit in RELATIVE_UNITS:
        yearly = word.role == "年均" or YEARLY.search(before) is not None
        return Move(Aspect.AVG_GROWTH if yearly else Aspect.GROWTH, direction)
    return Move(Aspect.INCREMENT, direction)


def _opening_verb(before: str, lexicon: Lexicon) -> Movement | None:
    """A verb of adding or cutting that governs the thing counted after it: 新增科技型中小企业500家."""
    pattern, words = _moves(lexicon)
    for hit in pattern.finditer(before):
        if hit[0] in VERB_AT_START and hit.end() < len(before):
            return words[hit[0]]
    return None


def _static(quantity: Quantity) -> Aspect:
    if quantity.kind == "rank":
        return Aspect.RANK
    unit = quantity.canonical_unit
    if unit == "倍":
        return Aspect.RATIO
    return Aspect.SHARE if unit in RELATIVE_UNITS | POINTS and unit != "番" else Aspect.LEVEL


def _arrived(before: str, lexicon: Lexicon) -> Role:
    word, distance = _nearest(before, lexicon)
    return Role.TO if word is not None and word.role == "到达" and FILLER.match(before[distance:]) else Role.VALUE
