"""What a number measures, in the words of the text: naming rules in order, the first that applies names it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jiannuo.extract.phrases import Head, Trimmers, clean_head, clean_tail
from jiannuo.extract.slots import DIRECT_NOUN, NO_NOUN, Slot
from jiannuo.lexicon.tables import Movement
from jiannuo.model.quantity import Quantity

SHORT_NOUN = 4
LONGEST_HEAD = 14
LONGEST_SUBJECT = 20
SHARES = ("%", "成")
NEVER_OF_A_NOUN = ("%", "‰", "个百分点", "番")
COUNTING = ("count", "bare", "zero", "duration")
PREDICATE = re.compile(r"全部|均|都|已|如期|顺利|悉数")
RATE_AT_END = re.compile(r"[率度重比面](?:达到|达|为|超过|在|(?:稳定|控制|保持|维持)在?)?$")
PART_OF_PLAN = re.compile(
    r"(?:全?年度?|年初|当年|为)?(?:计划|年度计划|任务|年度任务|目标任务|全年目标任务|年度目标任务|预算|年初预算)的?"
)
TOPIC = re.compile(
    r"([一-鿿]{2,8}?)(?:建设|发展|工作|事业|产业)?"
    r"(?:实现|取得|稳步|持续|不断|加快|明显|大幅|全面|深入|扎实|快速|再|更加|蓬勃|进一步)"
)
SHARE_OF = re.compile(r"占.{2,}")
STAGE = re.compile(r"(?:基本|新|续|全部|已)?(?:开工|竣工|建成|投用|投产|完工|交付|交付使用|入住|验收|分配|封顶|通车)")
STAGE_AT_END = re.compile(f"{STAGE.pattern}$")
TIME_OF_DURATION = re.compile(r"(?:左右)?的?(?:时间)?")


@dataclass(frozen=True, slots=True)
class Carry:
    """What one number hands on to the next in its sentence: what it measured, its governing verb, its movement."""

    indicator: str = ""
    topic: str = ""
    verb: str = ""
    movement: Movement | None = None
    clause: int = -1


@dataclass(frozen=True, slots=True)
class Naming:
    """All that a naming rule looks at. `kept` is the governing verb where it belongs to the name; `tail` the noun after
    the number; `topic` what the sentence speaks of so far."""

    slot: Slot
    head: Head
    tail: str
    kept: str
    topic: str
    carry: Carry
    trimmers: Trimmers

    @property
    def quantity(self) -> Quantity:
        """The number to be named."""
        return self.slot.claim.quantity


def name_indicator(naming: Naming) -> str:
    """Return the shortest phrase that says what the number measures, empty where the words give none."""
    return next(name for rule in RULES if (name := rule(naming)) is not None)


def find_tail(slot: Slot, trimmers: Trimmers) -> str:
    """Return the noun that follows a number at once (550个市重点项目), empty where none does."""
    quantity = slot.claim.quantity
    if quantity.canonical_unit in SHARES and slot.after.startswith("的") and not RATE_AT_END.search(slot.item):
        return clean_tail(slot.after[1:], trimmers)
    if quantity.canonical_unit in NEVER_OF_A_NOUN or quantity.kind in ("rank", "ratio"):
        return ""
    verb_follows = NO_NOUN.match(slot.after) is not None and quantity.canonical_unit != "次"
    if verb_follows or not DIRECT_NOUN.match(slot.after or " ") or (slot.item and PREDICATE.match(slot.after)):
        return ""
    return clean_tail(slot.after, trimmers)


def find_topic(slot: Slot, carry: Carry) -> str:
    """Return what the sentence speaks of: the indicator before, else the subject of the clause before."""
    if carry.topic:
        return carry.topic
    hit = TOPIC.match(slot.previous)
    return hit[1] if hit else ""


def _name_duration(naming: Naming) -> str | None:
    """用两年时间完成…: what the time is for."""
    slot = naming.slot
    timed = slot.item.endswith("用") or naming.quantity.text.endswith("内")
    if naming.quantity.kind != "duration" or not timed or not slot.after:
        return None
    return clean_tail(TIME_OF_DURATION.sub("", slot.after, count=1), naming.trimmers)


def _name_relational(naming: Naming) -> str | None:
    """金额, 总投资, 产值 say nothing alone: join what they are of."""
    noun = naming.head.noun
    if noun not in naming.trimmers.relational or not (naming.tail or naming.topic):
        return None
    if naming.tail:
        return naming.tail + noun
    return naming.topic if naming.topic.endswith(noun) else naming.topic + noun


def _name_share(naming: Naming) -> str | None:
    """占全部投资的58%; 完成年计划的84%."""
    noun = naming.head.noun
    if naming.topic and PART_OF_PLAN.fullmatch(noun):
        return naming.topic + "完成" + noun.removeprefix("为").rstrip("的")
    if naming.topic and SHARE_OF.match(noun):
        return naming.topic + noun.rstrip("的")
    if naming.tail and naming.quantity.canonical_unit in SHARES:
        return (noun if len(naming.tail) < SHORT_NOUN else "") + naming.tail
    return None


def _name_counted(naming: Naming) -> str | None:
    """550个市重点项目: the noun after the number, with the head where the noun is too short to tell."""
    head, tail = naming.head, naming.tail
    counting = naming.quantity.kind in COUNTING or naming.quantity.text.endswith("级")
    if not tail or (head.noun and not counting):
        return None
    short = len(tail) < SHORT_NOUN or naming.quantity.kind == "zero"
    governed = _ends_with(head.noun, naming.trimmers.closing_kept)
    return naming.kept + (head.noun if short or governed else "") + tail


def _name_money(naming: Naming) -> str | None:
    """安排27亿元国债资金; 投入423亿元,用于促进就业."""
    noun, onward = naming.head.noun, naming.slot.onward.lstrip(",")
    if naming.tail and noun and naming.quantity.kind == "amount" and _ends_with(noun, naming.trimmers.closing):
        return naming.kept + noun + naming.tail
    if noun and onward.startswith("用于"):
        return naming.kept + noun + re.split(r"[,。;]", onward)[0]
    return None


def _name_by_head(naming: Naming) -> str | None:
    """生产总值增长6.5%: the noun before the number; a bare stage (基本建成) takes the topic."""
    head, topic = naming.head, naming.carry.topic
    stage = head.noun or head.verb
    if topic and stage and STAGE.fullmatch(stage) and not (head.noun and head.verb):
        return STAGE_AT_END.sub("", topic) + stage
    return naming.kept + head.noun if head.noun else None


def _name_by_carry(naming: Naming) -> str | None:
    """达到3636.6亿元、年均增长6.3%: what the number before measured, or the subject before a comma."""
    if naming.carry.indicator:
        return naming.carry.topic or naming.carry.indicator
    if naming.tail or naming.head.verb or not naming.slot.previous:
        return None
    noun = clean_head(naming.slot.previous, naming.trimmers).noun
    return noun if noun and len(noun) <= LONGEST_SUBJECT else None


def _name_by_rest(naming: Naming) -> str:
    return (naming.kept or naming.head.verb) + (naming.tail or clean_tail(naming.slot.after, naming.trimmers))


def _ends_with(noun: str, closing: re.Pattern[str]) -> bool:
    """Whether a head ends in a verb that governs what is counted: 向常委会提交39件议案."""
    return len(noun) <= LONGEST_HEAD and closing.search(noun) is not None


RULES: tuple[Callable[[Naming], str | None], ...] = (
    _name_duration,
    _name_relational,
    _name_share,
    _name_counted,
    _name_money,
    _name_by_head,
    _name_by_carry,
    _name_by_rest,
)
