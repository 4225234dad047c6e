"""分别: a list of subjects before a list of numbers, dealt out one to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiannuo.extract.clauses import ITEM_BREAK, Clauses
from jiannuo.extract.phrases import Trimmers, clean_head
from jiannuo.model.statement import Measure

AVERAGE_AT_END = re.compile(r"(?:年均|平均每年|每年平均)$")
SCOPE = re.compile(
    r"(?:[省市县区乡镇村]|城市|县城|城镇|农村|乡村|设区市|[东中西]部(?:地区)?|小学|初中|高中|男性?|女性?)(?!场|级)"
)
COMMAS = re.compile("、")
RESPECTIVELY = "分别"
BOTH = "城乡"
GRADE = re.compile(r"[一-鿿]{1,4}?[级类型](?=[一-鿿])")
PREDICATE = re.compile(r"全部|进一步|均|都|如期|顺利|率先")
BETWEEN_NUMBERS = re.compile(r"(?:[、,和及与]|以及)(?:增长|下降|达到|提高|增加|达|为|约|近|超|超过)?$")


def deal_out(twin: str, measures: Sequence[Measure], clauses: Clauses, trimmers: Trimmers) -> list[Measure]:
    """Give each number after 分别 its own subject; a list that does not match in length is left as it is."""
    if RESPECTIVELY not in clauses.shape:
        return list(measures)
    dealt = list(measures)
    known: list[str] = []
    for hit in re.finditer(RESPECTIVELY, clauses.shape):
        position = hit.start() + clauses.base
        run = _run_after(twin, dealt, position)
        clause_start, _ = clauses.clause_of(position)
        subjects = _subjects(
            twin[clause_start:position], clauses.shape[clause_start - clauses.base : hit.start()], len(run), trimmers
        )
        if len(subjects) != len(run):
            own = clean_head(twin[clause_start:position], trimmers).noun
            subjects = known if len(known) == len(run) else [] if own else _told_before(dealt, run)
        if len(run) < 2 or len(subjects) != len(run):
            continue
        known = subjects
        while run:
            _name_run(dealt, run, subjects)
            run = _next_run(twin, measures, run)
    return dealt


def _name_run(dealt: list[Measure], run: Sequence[int], subjects: Sequence[str]) -> None:
    first = dealt[run[0]]
    for index, subject in zip(run, subjects, strict=True):
        dealt[index] = replace(dealt[index], indicator=subject, aspect=first.aspect, direction=first.direction)


def _next_run(twin: str, measures: Sequence[Measure], run: Sequence[int]) -> list[int]:
    """甲、乙分别达到3万元、1万元,增长9%和11%: as many numbers again that took their name from those before."""
    following = list(range(run[-1] + 1, run[-1] + 1 + len(run)))
    if following[-1] >= len(measures):
        return []
    taken = all(measures[index].indicator == measures[run[-1]].indicator for index in following)
    return following if taken and all(_joined(twin, measures, index) for index in following[1:]) else []


def _joined(twin: str, measures: Sequence[Measure], index: int) -> bool:
    """Whether only 、 or 和 stands between a number and the one before it."""
    between = twin[measures[index - 1].quantity.end : measures[index].quantity.start]
    return BETWEEN_NUMBERS.match(between.replace("\n", "").strip()) is not None


def _run_after(twin: str, measures: Sequence[Measure], position: int) -> list[int]:
    """Indexes of the numbers after 分别 that follow each other with nothing but 、 and 和 between."""
    run: list[int] = []
    for index, measure in enumerate(measures):
        quantity = measure.quantity
        if quantity.start < position:
            continue
        if run:
            turned = measure.aspect is not measures[run[0]].aspect and len(run) > 1
            if turned or not _joined(twin, measures, index):
                break
        elif quantity.start - position > 14:
            break
        run.append(index)
    return run


def _told_before(measures: Sequence[Measure], run: Sequence[int]) -> list[str]:
    """甲11759元,乙3587元,分别增长10.4%和7.4%: the subjects stand with the numbers before."""
    if not run or run[0] < len(run):
        return []
    told = [measure.indicator for measure in measures[run[0] - len(run) : run[0]]]
    return told if len(set(told)) == len(run) else []


def _subjects(words: str, shape: str, count: int, trimmers: Trimmers) -> list[str]:
    words = AVERAGE_AT_END.sub("", words)
    shape = shape[: len(words)]
    parts = _split_items(words, shape, COMMAS)
    if len(parts) != count:
        parts = _split_items(words, shape, ITEM_BREAK)
    parts = parts[-count:] if len(parts) > count else parts
    parts = [clean_head(parts[0], trimmers).noun or parts[0].strip(), *(part.strip() for part in parts[1:])]
    if count == 2 and len(parts) == 1 and parts[0].startswith(BOTH):
        return ["城镇" + parts[0].removeprefix(BOTH), "农村" + parts[0].removeprefix(BOTH)]
    if not parts or not all(parts):
        return []
    last = parts[-1].split("等")[0] if "等" in parts[-1] else parts[-1]
    return _share_ending(parts, last, trimmers)


def _split_items(words: str, shape: str, breaks: re.Pattern[str]) -> list[str]:
    """Cut the words where the shape has a break: at 、 alone where that gives the right count, since 和 stands in names."""
    cuts = [0, *(cut for hit in breaks.finditer(shape) for cut in (hit.start(), hit.end())), len(words)]
    return [words[cuts[i] : cuts[i + 1]].replace("\n", "") for i in range(0, len(cuts), 2)]


def _share_ending(parts: list[str], last: str, trimmers: Trimmers) -> list[str]:
    """城镇、农村居民人均可支配收入: the ending of the last belongs to all that lack one."""
    if (scope := SCOPE.match(parts[-1])) and all(SCOPE.fullmatch(part) for part in parts[:-1]):
        return [part + parts[-1][scope.end() :] for part in parts[:-1]] + [parts[-1]]
    hit = trimmers.shared.match(parts[-1][::-1])
    if hit is None or hit.end() >= len(parts[-1]):
        return parts
    ending = hit[0][::-1]
    if any(trimmers.shared.match(part[::-1]) for part in parts[:-1]):
        return parts
    own = last if "等" in parts[-1] else last.removesuffix(ending)
    return [part + ending for part in parts[:-1]] + [own + ending]


def share_predicates(twin: str, measures: Sequence[Measure], clauses: Clauses) -> list[Measure]:
    """6个贫困县、535个贫困村全部出列: what the last of a list does, all of them do."""
    shared = list(measures)
    for index in range(len(shared) - 2, -1, -1):
        quantity, following = shared[index].quantity, shared[index + 1].quantity
        between = twin[quantity.end : following.start]
        indicator = shared[index].indicator
        if (
            not between.endswith(("、", "和"))
            or between[:-1] != indicator
            or clauses.clause_of(quantity.start) != clauses.clause_of(following.start)
        ):
            continue
        if indicator.endswith(("级", "类", "型")) and (own := GRADE.match(shared[index + 1].indicator)):
            shared[index] = replace(shared[index], indicator=indicator + shared[index + 1].indicator[own.end() :])
            continue
        hit = PREDICATE.search(shared[index + 1].indicator, 1)
        if (
            hit is not None
            and following.text
            and shared[index + 1].indicator == twin[following.end : following.end + len(shared[index + 1].indicator)]
        ):
            shared[index] = replace(shared[index], indicator=indicator + shared[index + 1].indicator[hit.start() :])
    return shared
