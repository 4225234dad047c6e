"""The form of a statement: how it will be checked. Decided by its numbers, else by the verb that ends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiannuo.model.quantity import Comparator
from jiannuo.model.statement import Aspect, Form, Kind, Measure

BY_ASPECT = {
    Aspect.GROWTH: Form.GROWTH,
    Aspect.AVG_GROWTH: Form.GROWTH,
    Aspect.INCREMENT: Form.NEW,
    Aspect.SHARE: Form.SHARE,
    Aspect.RANK: Form.RANK,
}
BY_WORDS = (
    (Form.RECURRING, re.compile(r"每(?:年|季度?|月|周|两个?月|半年)[^,。]{0,8}(?:次|场|期|分析|报告|通报|调度)")),
    (Form.DISTRIBUTED, re.compile(r"每个?(?:县|市|区|乡|镇|村|社区|街道)|各县[^,。]{0,8}(?:至少|不少于)")),
    (Form.AVOID, re.compile(r"严防|防止|杜绝|坚决遏制|守住[^,。]{0,8}底线|不发生")),
    (Form.HOLD, re.compile(r"动态清零|稳定达标|保持稳定|零容忍|长治久安|不反弹|动态为零")),
    (Form.RANK, re.compile(r"退后[一二三四五六七八九十\d]+|进位|前[三五十]名|前[一二三四五六七八九十\d]+位|争先进位")),
    (Form.AWARD, re.compile(r"争创|创建[^,。]{0,20}(?:城市|县城|示范|先进|试验区|模范)|晋升|复牌|荣获")),
    (
        Form.EVENT,
        re.compile(r"开工|竣工|投用|投产|建成|通车|挂牌|开放|落地|封顶|完工|启用|开业|投入运营|揭牌|开园|开街"),
    ),
    (
        Form.DIRECTION,
        re.compile(r"(?:提高|降低|提升|减少|增加|扩大|缩小)[^,。]{1,16}(?:比例|比重|水平|占比|率|强度|浓度|差距)"),
    ),
)
ACTION = re.compile(r"[一-鿿]{2,4}?(?=[一-鿿“])")


def find_form(words: str, kind: Kind, measures: Sequence[Measure]) -> Form | None:
    """Return the form of a commitment or outcome, `None` for background.

    >>> find_form("市第一医院新院区开工建设", Kind.COMMITMENT, ()).label
    '事件'
    """
    if kind is Kind.BACKGROUND:
        return None
    for form, words_of_form in BY_WORDS[:2]:
        if words_of_form.search(words):
            return form
    for measure in measures:
        if measure.kind is not Kind.BACKGROUND:
            return _by_measure(measure)
    return next((form for form, words_of_form in BY_WORDS if words_of_form.search(words)), Form.STANDING)


def _by_measure(measure: Measure) -> Form:
    if measure.quantity.kind == "zero" and measure.quantity.comparator is Comparator.EQUAL:
        return Form.AVOID
    return BY_ASPECT.get(measure.aspect, Form.LEVEL)
