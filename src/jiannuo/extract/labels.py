"""What a sentence is: commitment, outcome or background. Decided by where it stands, its tense and its cue words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from jiannuo.extract.headings import Horizon, Look
from jiannuo.lexicon.tables import Cue, Lexicon
from jiannuo.model.document import Genre, Reason, Sentence, SentenceRole
from jiannuo.model.statement import Kind
from jiannuo.text.structure import is_point_heading

LEAD_IN = re.compile(
    r"(?:方面的?工作|以下工作|如下|重点抓好|重点做好|重点抓好以下|主要任务是|为此|具体(?:安排|任务)|为)[:。]?$|^(?:为此|为了[^,]*)[:]$"
)
OVER_OTHERS = re.compile(r"(?:上述|以上|这些|上面的?)(?:主要)?(?:指标|目标|任务)(?:的设定|的确定|安排|设定|的提出)")
DEADLINE_ONLY = re.compile(
    r"[(]?(?:完成)?(?:时限|时间)[:][\d一二三四年月日季度前末底至、,和或长期坚持续推进全\s.。-]*[)]?"
)
FIGURE = re.compile(r"\d|[*]|百分之")
STRONG = 5
DONE_SHARE = 0.25
SHORT_LEAD = 28


@dataclass(frozen=True, slots=True)
class Label:
    """A sentence's kind, the reason where it is background, and whether it praises itself."""

    kind: Kind
    reason: Reason | None = None
    praise: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cue weights found in a sentence, by what they point to."""

    commitment: int = 0
    outcome: int = 0
    background: int = 0
    praise: int = 0
    guiding_idea: int = 0
    greeting: int = 0


BACKGROUND_REASONS = {
    "greeting": Reason.GREETING,
    "guiding_idea": Reason.GUIDING_IDEA,
    "background": Reason.OTHER_BACKGROUND,
}


@lru_cache(maxsize=8)
def _cues(lexicon: Lexicon) -> tuple[AhoCorasick, tuple[Cue, ...]]:
    return AhoCorasick([cue.word for cue in lexicon.cues]), lexicon.cues


def weigh_cues(words: str, lexicon: Lexicon) -> Evidence:
    """Return the weights of the cue words in a sentence of the twin.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> weigh_cues("下一步,我局将继续抓好落实。", load_lexicon()).commitment
    19
    """
    finder, cues = _cues(lexicon)
    weights: dict[str, int] = {}
    for index, start, end in finder.find_matches_as_indexes(words, overlapping=True):
        cue = cues[index]
        if (cue.place == "句首" and start > (words[0] == "(")) or (cue.place == "句尾" and end < len(words)):
            continue
        weights[cue.label] = weights.get(cue.label, 0) + cue.weight
    return Evidence(**weights) if weights else _NOTHING


_NOTHING = Evidence()
_SILENT = Evidence()


def label_sentences(
    twin: str, sentences: Sequence[Sentence], horizons: Sequence[Horizon], genre: Genre, lexicon: Lexicon
) -> list[Label]:
    """Return a label for every sentence of a document or a letter, in order."""
    evidence = [weigh_cues(s.span.of(twin), lexicon) if s.role is SentenceRole.BODY else _SILENT for s in sentences]
    achieved = genre is Genre.PLEDGE_LETTER and _mostly_achieved(evidence)
    labels: list[Label] = []
    ahead = False
    for sentence, horizon, weights in zip(sentences, horizons, evidence, strict=True):
        words = sentence.span.of(twin)
        if genre is Genre.PLEDGE_LETTER and not ahead:
            ahead = weights.commitment >= 9
        default = _default_kind(horizon, achieved and not ahead, genre)
        labels.append(_label(words, sentence, weights, default, horizon))
    return labels


def _mostly_achieved(evidence: Sequence[Evidence]) -> bool:
    """Whether a letter tells what was done rather than what will be: a good share of its sentences says so."""
    spoken = [weights for weights in evidence if weights is not _SILENT]
    done = sum(weights.outcome + weights.praise > weights.commitment for weights in spoken)
    return done > DONE_SHARE * len(spoken)


def _default_kind(horizon: Horizon, achieved: bool, genre: Genre) -> Kind:
    if achieved or horizon.look is Look.BACK:
        return Kind.OUTCOME
    if horizon.look in (Look.GUIDING, Look.TROUBLE):
        return Kind.BACKGROUND
    return Kind.COMMITMENT if horizon.look is Look.AHEAD or genre is not Genre.OTHER else Kind.OUTCOME


def _label(words: str, sentence: Sentence, weights: Evidence, default: Kind, horizon: Horizon) -> Label:
    if sentence.role is not SentenceRole.BODY:
        return Label(Kind.BACKGROUND, sentence.reason)
    if reason := _background_reason(words, weights, horizon):
        return Label(Kind.BACKGROUND, reason)
    done, promised = weights.outcome + weights.praise, weights.commitment
    kind = default
    if kind is Kind.COMMITMENT and done >= STRONG and done > promised:
        kind = Kind.OUTCOME
    elif kind is Kind.OUTCOME and promised >= STRONG and promised > done:
        kind = Kind.COMMITMENT
    reason = Reason.GUIDING_IDEA if kind is Kind.BACKGROUND else None
    return Label(kind, reason, praise=weights.praise > 0 and kind is Kind.OUTCOME)


def _background_reason(words: str, weights: Evidence, horizon: Horizon) -> Reason | None:
    for name, reason in BACKGROUND_REASONS.items():
        weight = getattr(weights, name)
        if weight >= STRONG and weight > weights.commitment + weights.outcome - 3:
            return reason
    if DEADLINE_ONLY.fullmatch(words):
        return Reason.OTHER_BACKGROUND
    if is_point_heading(words, 0, len(words)) and FIGURE.search(words, 3) is None:
        return Reason.HEADING
    if OVER_OTHERS.search(words):
        return Reason.CLAUSE_OVER_OTHERS
    if len(words) <= SHORT_LEAD and LEAD_IN.search(words):
        return Reason.LEAD_IN
    return None
