"""Readings made by hand, for tests of what comes after reading. The city is fictional."""

from datetime import date
from decimal import Decimal

from jiannuo.model.document import Completeness, Document, Genre, Level, Reason, Sentence, SentenceRole, Span
from jiannuo.model.errors import Diagnostic
from jiannuo.model.quantity import Comparator, Period, Quantity
from jiannuo.model.statement import Aspect, Direction, Form, Kind, LeftOut, Measure, Reading, Role, Statement

TEXT = """首页 > 政务公开 分享到：微信
云川市政府工作报告
一、2024年工作回顾
全市生产总值完成1968.3亿元、增长6.1%。城镇调查失业率由5.4%降至5.2%。
各项工作得到群众<一致好评>。
二、2025年重点工作
（一）稳住经济。生产总值增长6.5%以上，粮食总产稳定在***万吨。
新建停车场3—5个，三次产业结构调整为8:41:51。
开工建设云川大桥。=1+1也要写得进表格。
让我们一起努力！
"""
REVIEW = ("一、2024年工作回顾",)
PLAN = ("二、2025年重点工作", "（一）稳住经济。")


def find(words, start=0, text=TEXT):
    """Return the span of words in the text."""
    place = text.index(words, start)
    return Span(place, place + len(words))


def measure(words, value, unit, indicator, kind=Kind.COMMITMENT, *, within="", comparator=Comparator.EQUAL, **facts):
    """Return a measure at the place where its words stand, searched from the start of `within`."""
    span = find(words, TEXT.index(within))
    numbers = (
        tuple(Decimal(part) for part in value)
        if isinstance(value, tuple)
        else None
        if value is None
        else Decimal(value)
    )
    quantity = Quantity(span.start, span.end, words, numbers, unit, comparator=comparator, masked=value is None)
    period = Period.of_years(2025 if kind is Kind.COMMITMENT else 2024)
    return Measure(quantity, kind, indicator, period=period, **facts)


def statement(words, kind, section, *measures, document="yunchuan-2025", **facts):
    """Return a statement at the place where its words stand."""
    return Statement(document, find(words), words, kind, section, measures, **facts)


def build_statements(document="yunchuan-2025"):
    """Return a statement of every sort: numbers of every form, none, praise, markup, a formula's beginning."""
    done, promised = Kind.OUTCOME, Kind.COMMITMENT
    down = {"aspect": Aspect.SHARE}
    facts = {"document": document}
    return (
        statement("云川市政府工作报告", Kind.BACKGROUND, (), reason=Reason.HEADING, **facts),
        statement(
            "全市生产总值完成1968.3亿元、增长6.1%。",
            done,
            REVIEW,
            measure("1968.3亿元", "1968.3", "亿元", "生产总值", done),
            measure("6.1%", "6.1", "%", "生产总值", done, aspect=Aspect.GROWTH, direction=Direction.UP),
            **facts,
        ),
        statement(
            "城镇调查失业率由5.4%降至5.2%。",
            done,
            REVIEW,
            measure("5.4%", "5.4", "%", "城镇调查失业率", done, role=Role.FROM, **down),
            measure("5.2%", "5.2", "%", "城镇调查失业率", done, role=Role.TO, **down),
            **facts,
        ),
        statement("各项工作得到群众<一致好评>。", done, REVIEW, praise=True, **facts),
        statement(
            "生产总值增长6.5%以上，粮食总产稳定在***万吨。",
            promised,
            PLAN,
            measure(
                "6.5%以上",
                "6.5",
                "%",
                "生产总值",
                comparator=Comparator.AT_LEAST,
                aspect=Aspect.GROWTH,
                direction=Direction.UP,
            ),
            measure("***万吨", None, "万吨", "粮食总产"),
            form=Form.GROWTH,
            **facts,
        ),
        statement(
            "新建停车场3—5个，三次产业结构调整为8:41:51。",
            promised,
            PLAN,
            measure("3—5个", ("3", "5"), "个", "停车场", comparator=Comparator.RANGE, stretch=True),
            measure("8:41:51", ("8", "41", "51"), "比例", "三次产业结构", aspect=Aspect.RATIO),
            form=Form.LEVEL,
            **facts,
        ),
        statement("开工建设云川大桥。", promised, PLAN, form=Form.EVENT, period=Period.of_years(2025), **facts),
        statement("=1+1也要写得进表格。", promised, PLAN, form=Form.STANDING, **facts),
        statement("让我们一起努力！", Kind.BACKGROUND, PLAN, reason=Reason.GREETING, **facts),
    )


def build_reading(id="yunchuan-2025"):
    """Return a reading of `TEXT` with one document."""
    set_aside = find("首页 > 政务公开 分享到：微信")
    headings = ((REVIEW[0], REVIEW), (PLAN[0], PLAN[:1]), (PLAN[1], PLAN))
    sentences = (
        Sentence(set_aside, SentenceRole.SET_ASIDE, (), Reason.WEB_RUBBISH),
        *(Sentence(find(words), SentenceRole.HEADING, path, Reason.HEADING) for words, path in headings),
    )
    document = Document(
        id,
        TEXT,
        Span(0, len(TEXT)),
        "0" * 64,
        Genre.WORK_REPORT,
        "云川市政府工作报告",
        "云川市人民政府",
        "云川市",
        Level.CITY,
        date(2025, 1, 14),
        2025,
        Completeness.EXCERPT,
        sentences=sentences,
    )
    left_out = (
        LeftOut(id, set_aside, set_aside.of(TEXT), Reason.WEB_RUBBISH),
        LeftOut(id, find("让我们一起努力！"), "让我们一起努力！", Reason.GREETING),
    )
    notice = Diagnostic("excerpt", "文件是{what}。", values=(("what", "摘登"),))
    return Reading((document,), build_statements(id), (notice,), left_out)


def build_compilation():
    """Return a reading of one file that holds two letters."""
    reading = build_reading("letters")
    (whole,) = reading.documents
    cut = TEXT.index("二、2025")
    parts = (("交通运输局", Span(0, cut)), ("统计局", Span(cut, len(TEXT))))
    documents = tuple(
        Document(
            whole.id, TEXT, span, whole.digest, Genre.PLEDGE_LETTER, part, part, part=part, sentences=whole.sentences
        )
        for part, span in parts
    )
    return Reading(documents, reading.statements, (), reading.left_out)
