"""What sentences say: measures (one per number) and statements (one per sentence), and the Reading that holds them."""

from __future__ import annotations

from dataclasses import dataclass

from jiannuo.model.document import Document, Labelled, Reason, Span
from jiannuo.model.errors import Diagnostic
from jiannuo.model.quantity import Period, Quantity


class Kind(Labelled):
    """Whether something is promised, reported, or neither."""

    COMMITMENT = "commitment", "承诺事项"
    OUTCOME = "outcome", "完成情况"
    BACKGROUND = "background", "背景"


class Aspect(Labelled):
    """What of the indicator the number measures."""

    LEVEL = "level", "水平"
    GROWTH = "growth", "增长率"
    AVG_GROWTH = "avg_growth", "年均增长率"
    INCREMENT = "increment", "增减量"
    SHARE = "share", "占比"
    RANK = "rank", "位次"
    RATIO = "ratio", "比例"


class Direction(Labelled):
    """The stated movement; whether that is good is the indicator's sense, not this."""

    UP = "up", "上升"
    DOWN = "down", "下降"
    NONE = "none", "无"


class Role(Labelled):
    """Which end of a movement a number is: 由A提高到B."""

    VALUE = "value", "数值"
    FROM = "from", "起点"
    TO = "to", "终点"


class Form(Labelled):
    """形式: how a commitment will be checked, because each form has its own arithmetic."""

    GROWTH = "growth", "增速"
    LEVEL = "level", "水平"
    NEW = "new", "新增"
    SHARE = "share", "占比"
    HOLD = "hold", "保持"
    RANK = "rank", "位次"
    EVENT = "event", "事件"
    RECURRING = "recurring", "定期"
    DISTRIBUTED = "distributed", "分布"
    AVOID = "avoid", "防止"
    AWARD = "award", "创建"
    DIRECTION = "direction", "方向"
    STANDING = "standing", "持续"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number with all that is said of it: the record of the interchange format."""

    quantity: Quantity
    kind: Kind
    indicator: str
    aspect: Aspect = Aspect.LEVEL
    direction: Direction = Direction.NONE
    period: Period | None = None
    role: Role = Role.VALUE
    stretch: bool = False
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, what it is, and its numbers. `quote` is the slice of the document's text at `span`.

    `reason` is set on background only; `praise` marks self-praise (批示肯定, 一致好评) among outcomes;
    `document` and `part` name where it stands; `score` is the recognition score where the text comes from a picture.
    """

    document: str
    span: Span
    quote: str
    kind: Kind
    section: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    form: Form | None = None
    action: str | None = None
    period: Period | None = None
    praise: bool = False
    reason: Reason | None = None
    part: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence or a number that is in no row, and why."""

    document: str
    span: Span
    quote: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Reading:
    """What `read` returns: documents, a statement for every sentence, and what went wrong on the way."""

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def commitments(self) -> tuple[Statement, ...]:
        """The statements that promise."""
        return tuple(s for s in self.statements if s.kind is Kind.COMMITMENT)

    @property
    def outcomes(self) -> tuple[Statement, ...]:
        """The statements that report."""
        return tuple(s for s in self.statements if s.kind is Kind.OUTCOME)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every number read, in the order of the text."""
        return tuple(m for s in self.statements for m in s.measures)
