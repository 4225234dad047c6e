"""The numbers of one sentence → measures: each with its indicator, movement, period and tier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiannuo.extract.claims import Claim, find_claims
from jiannuo.extract.clauses import Clauses, split_clauses
from jiannuo.extract.dealing import deal_out, share_predicates
from jiannuo.extract.horizons import Horizon, Look
from jiannuo.extract.movements import Move, find_move
from jiannuo.extract.phrases import Head, Trimmers, clean_head, clean_tail, compile_trimmers, join_indicator
from jiannuo.grammar.periods import PeriodMention, PeriodUse, find_periods
from jiannuo.lexicon.tables import Lexicon, Movement
from jiannuo.model.quantity import Comparator, Period, Quantity
from jiannuo.model.statement import Aspect, Direction, Kind, Measure, Role

DIRECT_NOUN = re.compile(r"[一-鿿“A-Z*▢]")
NO_NOUN = re.compile(r"的|以[上下内来]|之内|左右|上下|内(?![河蒙陆])|并|(?:用于|竣工|开工|建成|投用|以上|左右|提高|增长|下降|增加|减少|同比|比上年|办结|完成|归零|达到|实现)")
SECOND_TIER = re.compile(r"(?:力争|争取|努力|奋力|冲刺)[^,、]{0,6}$")
OWN_VERB = re.compile(r"再就业|实现|完成|达到|达|建成|发放|培训|占|为|是|共")
SHORT_NOUN = 4
LONGEST_HEAD = 14
LONGEST_SUBJECT = 20
LINKS = re.compile(r"[、和及与,\s]|以及|力争|争取|努力")
MOVING = frozenset({Aspect.GROWTH, Aspect.AVG_GROWTH, Aspect.INCREMENT})
PREDICATE = re.compile(r"全部|均|都|已|如期|顺利|悉数")
RATE = re.compile(r"[率度重比面](?:达到|达|为|超过|在)?$")
PART_OF_PLAN = re.compile(r"(?:全?年度?|年初|当年|为)?(?:计划|年度计划|任务|年度任务|目标任务|全年目标任务|年度目标任务|预算|年初预算)的?")
WHOLE_YEAR = "全年"
AT_LEAST = re.compile(r"(?:至少|不少于|不低于|最少)[^,、\d]{0,8}$")
RANKED = re.compile(r"(?:连续[\d多一二三四五六七八九十]+年)?(?:稳?[居列]|保持|位[居列次于]|排名?在?|名列|跃居|进入|提[升高]到|上升到|进位到)?(?:到|至|为)?(?:全国|世界|全球|全省|全市|中部|西部|东部|亚洲|同类城市|同类地区)*$")
TOPIC = re.compile(r"([一-鿿]{2,8}?)(?:建设|发展|工作|事业|产业)?(?:实现|取得|稳步|持续|不断|加快|明显|大幅|全面|深入|扎实|快速|再|更加|蓬勃|进一步)")
SHARE_OF = re.compile(r"占.{2,}")
BUILT_ON = re.compile(r"在.*(?:去年|上年|前期|已|近年)")
STAGE = re.compile(r"(?:基本|新|续|全部|已)?(?:开工|竣工|建成|投用|投产|完工|交付|交付使用|入住|验收|分配|封顶|通车)")
STAGE_AT_END = re.compile(f"{STAGE.pattern}$")


@dataclass(frozen=True, slots=True)
class Carry:
    """What one number hands on to the next in its sentence."""

    indicator: str = ""
    topic: str = ""
    verb: str = ""
    movement: Movement | None = None
    clause: int = -1


@dataclass(frozen=True, slots=True)
class Slot:
    """One number with the words around it: `before` from its clause's or item's start, `after` to its item's end."""

    claim: Claim
    before: str
    item: str
    after: str
    onward: str
    previous: str
    clause: int
    listed: bool


def read_measures(
    twin: str, span: tuple[int, int], quantities: Sequence[Quantity], kind: Kind, horizon: Horizon, year: int | None, lexicon: Lexicon
) -> tuple[tuple[Measure, ...], tuple[Quantity, ...]]:
    """Return the measures of a sentence and the number phrases that claim nothing."""
    start, end = span
    clauses = split_clauses(twin, start, end)
    periods = find_periods(twin, start, end, year, lexicon)
    claims, rest = find_claims(twin, quantities, clauses, periods, lexicon)
    if not claims:
        return (), tuple(rest)
    trimmers = compile_trimmers(lexicon)
    carry = Carry()
    measures: list[Measure] = []
    for slot in _slots(twin, claims, clauses):
        measure, carry = _measure(slot, carry, _kind_of(slot, kind), trimmers, lexicon, measures)
        period = _period_of(slot.claim.quantity, measure, periods, clauses, horizon, year)
        measures.append(replace(measure, period=period))
    return tuple(share_predicates(twin, deal_out(twin, measures, clauses, trimmers), clauses)), tuple(rest)


def _slots(twin: str, claims: Sequence[Claim], clauses: Clauses) -> list[Slot]:
    slots = []
    floor = clauses.base
    for index, claim in enumerate(claims):
        quantity = claim.quantity
        clause_start, clause_end = clauses.clause_of(quantity.start)
        following = next((c.quantity.start for c in claims[index + 1 :] if not c.bound), clauses.base + len(clauses.shape))
        stop = min(following, clause_end)
        cut = clauses.first_break(quantity.end, stop) if following < clause_end else None
        after = _after(twin, claims, index, stop if cut is None else cut, clauses)
        left = max(clause_start, floor)
        listed = floor > clause_start
        item = clauses.last_break(left, quantity.start) if listed or not _has_head_list(twin, clauses, left, quantity) else None
        begin = left if item is None else item
        slots.append(Slot(claim, _text(twin, clause_start, quantity.start), _text(twin, begin, quantity.start), after.replace("\n", ""), _text(twin, quantity.end, min(following, quantity.end + 24)), _clause_before(twin, clauses, clause_start), clause_start, listed and item is not None))
        floor = floor if claim.bound else quantity.end
    return slots


def _after(twin: str, claims: Sequence[Claim], index: int, stop: int, clauses: Clauses) -> str:
    """The words after a number; where the next number follows at once (5批93名队员), those after that one."""
    end = claims[index].quantity.end
    if stop > end or index + 1 >= len(claims) or claims[index + 1].quantity.start != end:
        return twin[end:stop]
    adjacent = claims[index + 1].quantity
    clause_end = clauses.clause_of(end)[1]
    cut = clauses.first_break(adjacent.end, clause_end)
    begin = adjacent.start if adjacent.text.endswith("级") else adjacent.end
    return twin[begin : clause_end if cut is None else cut]


def _clause_before(twin: str, clauses: Clauses, start: int) -> str:
    if start == clauses.base:
        return ""
    first, end = clauses.clause_of(start - 1)
    return _text(twin, first, end)


def _text(twin: str, start: int, end: int) -> str:
    return twin[start:end].replace("\n", "")


def _has_head_list(twin: str, clauses: Clauses, left: int, quantity: Quantity) -> bool:
    """Whether breaks before the first number of a clause join its subject (甲、乙、丙补贴资金达3亿元) and not items."""
    cut = clauses.last_break(left, quantity.start)
    if cut is None:
        return True
    tail = twin[quantity.end : quantity.end + 1]
    counted = quantity.kind in ("count", "bare") and DIRECT_NOUN.match(tail or " ") is not None and NO_NOUN.match(twin, quantity.end) is None
    return not counted


def _kind_of(slot: Slot, kind: Kind) -> Kind:
    """What a plan builds on is done already: 在去年盘活3家企业的基础上."""
    return Kind.OUTCOME if BUILT_ON.match(slot.before) and "基础上" in slot.after + slot.onward else kind


def _measure(slot: Slot, carry: Carry, kind: Kind, trimmers: Trimmers, lexicon: Lexicon, before: Sequence[Measure]) -> tuple[Measure, Carry]:
    quantity = slot.claim.quantity
    head = clean_head(RANKED.sub("", slot.item) if quantity.kind == "rank" else slot.item, trimmers)
    if quantity.comparator is Comparator.EQUAL and AT_LEAST.search(slot.item):
        quantity = replace(quantity, comparator=Comparator.AT_LEAST)
    carried = carry.movement if slot.listed and not OWN_VERB.search(slot.item) and carry.clause == slot.clause else None
    move = find_move(slot.item if slot.listed else slot.before, quantity, carried, lexicon, slot.onward)
    move = _second_end(_like_the_one_before(move, slot, head, before), before, quantity)
    tail = _tail_noun(slot, trimmers)
    indicator = _indicator(slot, head, tail, carry, move, trimmers)
    stretch = bool(SECOND_TIER.search(slot.item.rstrip("突破超过达到实现完成"))) and not head.noun and not head.verb and bool(before) and before[-1].indicator == indicator and move.aspect is before[-1].aspect
    measure = Measure(
        quantity, Kind.BACKGROUND if slot.claim.bound else kind, indicator, move.aspect, move.direction, None, move.role, stretch
    )
    topic = carry.topic if not head.noun and not tail else indicator
    if slot.claim.bound:
        return measure, replace(carry, clause=slot.clause)
    verb = head.verb or (carry.verb if slot.listed and carry.clause == slot.clause else "")
    return measure, Carry(indicator, topic, verb, move.carried, slot.clause)


def _like_the_one_before(move: Move, slot: Slot, head: Head, before: Sequence[Measure]) -> Move:
    """增长8%、9%; 增长8%以上,力争10%: a bare figure moves as the one before it in its sentence does."""
    if not before or head.noun or move.aspect not in (Aspect.SHARE, Aspect.LEVEL) or move.role is not Role.VALUE:
        return move
    last = before[-1]
    bare = not LINKS.sub("", slot.item if slot.listed else slot.before)
    tier = SECOND_TIER.search(slot.item) is not None
    same = last.quantity.canonical_unit == slot.claim.quantity.canonical_unit and last.aspect in MOVING
    return replace(move, aspect=last.aspect, direction=last.direction) if same and (bare or tier) else move


def _second_end(move: Move, before: Sequence[Measure], quantity: Quantity) -> Move:
    """Only a movement whose start is stated too has two ends: without it 提高到35元 is a value."""
    if move.role is not Role.TO:
        return move
    started = any(measure.role is Role.FROM for measure in before[-3:])
    return move if started else replace(move, role=Role.VALUE)


def _tail_noun(slot: Slot, trimmers: Trimmers) -> str:
    quantity = slot.claim.quantity
    if quantity.canonical_unit in ("%", "成") and slot.after.startswith("的") and not RATE.search(slot.item):
        return clean_tail(slot.after[1:], trimmers)
    if quantity.canonical_unit in ("%", "‰", "个百分点", "番") or quantity.kind in ("rank", "ratio"):
        return ""
    if not DIRECT_NOUN.match(slot.after or " ") or NO_NOUN.match(slot.after) and quantity.canonical_unit != "次":
        return ""
    return "" if PREDICATE.match(slot.after) and slot.item else clean_tail(slot.after, trimmers)


def _indicator(slot: Slot, head: Head, tail: str, carry: Carry, move: Move, trimmers: Trimmers) -> str:
    quantity = slot.claim.quantity
    verb = head.verb or (carry.verb if slot.listed and carry.clause == slot.clause else "")
    kept = verb if verb in trimmers.kept and move.direction is not Direction.DOWN else ""
    if quantity.kind == "duration" and (slot.item.endswith("用") or quantity.text.endswith("内")) and slot.after:
        return clean_tail(slot.after.removeprefix("左右").removeprefix("的").removeprefix("时间"), trimmers)
    topic = carry.topic or _topic_before(slot)
    if head.noun in trimmers.relational and (tail or topic):
        return _relational(head.noun, tail, topic)
    if PART_OF_PLAN.fullmatch(head.noun) and topic:
        return topic + "完成" + head.noun.removeprefix("为").rstrip("的")
    if SHARE_OF.match(head.noun) and topic:
        return topic + head.noun.rstrip("的")
    if tail and quantity.canonical_unit in ("%", "成"):
        return (head.noun if len(tail) < SHORT_NOUN else "") + tail
    counting = quantity.kind in ("count", "bare", "zero", "duration") or quantity.text.endswith("级")
    if tail and (counting or not head.noun):
        if head.noun and (len(tail) < SHORT_NOUN or quantity.kind == "zero" or _closed_by_verb(head.noun, trimmers.closing_kept)):
            return kept + head.noun + tail
        return kept + tail
    if tail and head.noun and quantity.kind == "amount" and _closed_by_verb(head.noun, trimmers.closing):
        return kept + head.noun + tail
    if head.noun and slot.onward.lstrip(",").startswith("用于"):
        return kept + head.noun + re.split(r"[,。;]", slot.onward.lstrip(","))[0]
    if head.noun and not (carry.topic and STAGE.fullmatch(head.noun)):
        return kept + head.noun
    if head.noun:
        return STAGE_AT_END.sub("", carry.topic) + head.noun
    if carry.indicator and STAGE.fullmatch(head.verb or " "):
        return STAGE_AT_END.sub("", carry.topic) + head.verb
    if carry.indicator:
        return carry.topic or carry.indicator
    if not tail and not head.verb and slot.previous and (noun := clean_head(slot.previous, trimmers).noun) and len(noun) <= LONGEST_SUBJECT:
        return noun
    return (kept or head.verb) + (tail or clean_tail(slot.after, trimmers))


def _relational(noun: str, tail: str, topic: str) -> str:
    """金额, 总投资, 产值 say nothing alone: join what they are of."""
    if tail:
        return tail + noun
    return topic if topic.endswith(noun) else topic + noun


def _topic_before(slot: Slot) -> str:
    """What the clause before speaks of (高速公路建设实现新跨越), where no number has said it."""
    hit = TOPIC.match(slot.previous)
    return hit[1] if hit else ""


def _closed_by_verb(noun: str, closing: re.Pattern[str]) -> bool:
    """Whether a head ends in a verb that governs what is counted: 向常委会提交39件议案."""
    return len(noun) <= LONGEST_HEAD and closing.search(noun) is not None


def _period_of(
    quantity: Quantity, measure: Measure, periods: Sequence[PeriodMention], clauses: Clauses, horizon: Horizon, year: int | None
) -> Period | None:
    """The period named last before the number in its sentence, else the horizon's."""
    clause_start, clause_end = clauses.clause_of(quantity.start)
    chosen: PeriodMention | None = None
    for mention in periods:
        if mention.use is not PeriodUse.BASE and _stands_at(mention, quantity, measure, clauses):
            return mention.period
        inside = clause_start <= mention.start < clause_end
        if mention.use is PeriodUse.DURATION:
            if inside and mention.start <= quantity.start + 1 and not _cut_between(clauses, mention.end, quantity.start):
                chosen = mention
        elif mention.use is PeriodUse.START:
            if measure.role is Role.FROM and inside and mention.end <= quantity.start:
                return mention.period
        elif mention.use is PeriodUse.SCOPE and mention.start <= quantity.start and _governs(mention, clauses):
            chosen = mention if not _adds_up(mention, chosen) else chosen
    said = clauses.shape[clause_start - clauses.base : quantity.start - clauses.base]
    default = chosen.period if chosen is not None else horizon.period
    if WHOLE_YEAR in said and default is not None and not default.whole_years:
        return Period.of_years(default.last.year, label=WHOLE_YEAR, resolved_by="relative")
    if chosen is None:
        plan = horizon.plan if measure.aspect is Aspect.AVG_GROWTH and horizon.plan else None
        return plan or horizon.period
    if measure.aspect is Aspect.AVG_GROWTH:
        return _years_of_average(chosen, horizon)
    if horizon.look is Look.AHEAD and "累计" in chosen.period.label if chosen.period else False:
        return _years_ahead(chosen, horizon, year)
    return chosen.period


def _years_ahead(mention: PeriodMention, horizon: Horizon, year: int | None) -> Period | None:
    """五年累计 in a plan counts the years to come."""
    if mention.period is None or year is None or mention.period.last.year >= year:
        return mention.period
    years = mention.period.last.year - mention.period.first.year
    if horizon.period is not None and horizon.period.last.year - horizon.period.first.year == years:
        return horizon.period
    return Period.of_years(year, year + years, mention.period.label, "relative")


def _years_of_average(mention: PeriodMention, horizon: Horizon) -> Period | None:
    if mention.plan is not None:
        return mention.plan
    single = mention.period is not None and mention.period.first.year == mention.period.last.year
    several = horizon.period is not None and horizon.period.first.year < horizon.period.last.year
    return horizon.period if single and several else mention.period


def _stands_at(mention: PeriodMention, quantity: Quantity, measure: Measure, clauses: Clauses) -> bool:
    """由2010年的61亿元增加到2015年的98亿元: each end of a movement its own year."""
    between = clauses.shape[mention.end - clauses.base : quantity.start - clauses.base]
    return mention.end <= quantity.start and (between == "的" or between == "" and measure.role is not Role.VALUE)


def _adds_up(mention: PeriodMention, chosen: PeriodMention | None) -> bool:
    """2021年至2023年每年…,三年累计…: the sum is over the years already named."""
    if chosen is None or chosen.period is None or mention.period is None or "累计" not in mention.period.label:
        return False
    years = mention.period.last.year - mention.period.first.year
    return years > 0 and chosen.period.last.year - chosen.period.first.year == years


def _cut_between(clauses: Clauses, start: int, end: int) -> bool:
    return end > start and clauses.first_break(start, end) is not None


GOVERNING = re.compile(r"(?:^|[,;:。]|到|至|于|在|自|力争|确保|争取|计划|预计|全市|全省|全县|我市|我省|和|、|各位代表|[-—])$")


def _governs(mention: PeriodMention, clauses: Clauses) -> bool:
    """A period governs what follows where it opens a clause or follows 到, 在, 力争; inside a name it governs nothing."""
    clause_start, _ = clauses.clause_of(mention.start)
    before = clauses.shape[clause_start - clauses.base : mention.start - clauses.base].strip(" \n“")
    after = clauses.shape[mention.end - clauses.base : mention.end - clauses.base + 1]
    if after == "的" and before:
        return False
    return not before or len(before) <= 4 or GOVERNING.search(before) is not None or mention.period is not None and mention.plan is None and "累计" in (mention.period.label or "")
