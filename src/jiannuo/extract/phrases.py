"""The words before and after a number, cleaned down to what is measured. Words to strip live in the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jiannuo.lexicon.alternation import compile_alternation
from jiannuo.lexicon.tables import Lexicon
from jiannuo.text.normalize import normalize

COMPARED = re.compile(
    r"(?:比|较)[^,、]{2,12}?(?=增加|增长|提高|下降|降低|减少|多|少|高|低|上升|压减|回落|加快|收窄|扩大|缩小|快|慢|翻)|(?:比|较|同|与)[^,、]{0,12}?(?:年同期|同期|上年|去年|年初|上月|年底|年末|\d{4}年(?:底|末)?|水平)(?:相比)?(?:名义|实际)?|[(（]?按[^,]{2,14}(?:计算|折合|折算)|同比|环比|(?:扣除|剔除)[^,、]{2,12}?(?=实际|可比|增长|,|$)|可比"
)
PERIOD_OPENING = re.compile(
    r"(?:到|至|截至|截止|自|力争到|力争|确保|争取)?(?:“?十?[一二三四五六七八九]五”?(?:时期|期间|以来|末)|“十?[一二三四五六七八九]五”|(?:(?:19|20)\d\d|[一二][零〇○九][零〇○一二三四五六七八九]{2})年(?:底|末)?(?:前)?|(?:今年|去年|上年|明年|本年)(?:底|末(?!端))?|年底|年末|年内|全年|"
    r"(?:过去|这|近|今后|未来)?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})年(?:来|间|内|累计|共|里)?|上半年|下半年|(?:\d+[-~至])?\d+月(?:份|末|底|当月)?|第?[一二三四]季度末?|前三季度|当月)前?"
)
COUNTED_OFF = re.compile(r"[一-鿿A-Za-z0-9“”(（)）·.*]+$")
ATTRIBUTE = re.compile(r"^.*的(?=.{2,})", re.S)
BASED_ON = re.compile(r"的?基础上.*")
AT_PLACE = re.compile(r"在[^,、]{2,14}?(?=(?:开展|组织|举办|新建|建设|建成|完成|新增|实施|推广|设立))")
SCOPE_BEFORE_VERB = re.compile(r"(?:全[市省县区镇乡村国]|全社会)")
NO_VERB = "(?!率|值|面(?!积)|区(?=面积|绿))"
NUMBERING = re.compile(
    r"^(?:[(（][^()（）]{3,}[)）]|\d{1,2}[.、](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])+\s*"
)
EACH_AT_END = re.compile(r"(?:由|从)?(?:每人)?(?:每年|每月|每人|每户)$")
GUARDED = frozenset({"均人", "均年", "均平", "均户", "要主", "要需", "要重", "要必", "为作", "为行", "达发"})
ONE_MOVE = frozenset("高低多少快慢")
WILL = re.compile(r"[拟将](?=安排|投入|支出|下达|拨付|筹)")
PERIOD_AT_END = re.compile(r"(?:由|从)?(?:(?:19|20)\d\d年(?:底|末)?|(?:去年|上年)(?:底|末)?|年初)的?$")
JUNK = " ,、;:。!?-·●◆　\n\t"


@dataclass(frozen=True, slots=True)
class Trimmers:
    """The lexicon's words to strip, compiled: `first` and `verbs` at the start, `last` (reversed) at the end."""

    first: re.Pattern[str]
    last: re.Pattern[str]
    verbs: re.Pattern[str]
    closing: re.Pattern[str]
    closing_kept: re.Pattern[str]
    kept: frozenset[str]
    relational: frozenset[str]
    predicate: re.Pattern[str]
    shared: re.Pattern[str]


@lru_cache(maxsize=8)
def compile_trimmers(lexicon: Lexicon) -> Trimmers:
    """Return the expressions for a lexicon; kept for the last few lexicons used."""
    at = {place: {normalize(row.word): "" for row in lexicon.openers if row.place == place} for place in "首尾基谓附"}
    moves = {row.word: "" for row in lexicon.movements if len(row.word) > 1 and row.role != "水平"}
    verbal = {row.word: "" for row in lexicon.comparators if row.place == "动"}
    last = {word[::-1]: "" for word in {**at["尾"], **moves, **verbal}}
    verbs = {row.word: NO_VERB for row in lexicon.verbs}
    return Trimmers(
        first=re.compile(compile_alternation(at["首"])),
        last=re.compile(compile_alternation(last)),
        verbs=re.compile(compile_alternation(verbs)),
        closing=re.compile(f"{compile_alternation({word: '' for word in verbs if len(word) > 1})}$"),
        closing_kept=re.compile(
            f"{compile_alternation({row.word: '' for row in lexicon.verbs if row.kept and len(row.word) > 1})}$"
        ),
        kept=frozenset(row.word for row in lexicon.verbs if row.kept),
        relational=frozenset(at["基"]),
        predicate=re.compile(compile_alternation(at["谓"])),
        shared=re.compile(compile_alternation({word[::-1]: "" for word in at["附"]})),
    )


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a number: the governing verb, the noun measured, and whether a verb of reaching closed it."""

    verb: str = ""
    noun: str = ""
    reached: bool = False


def clean_head(words: str, trimmers: Trimmers) -> Head:
    """Return verb and noun of the words before a number.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> clean_head("五年来累计完成清洁取暖改造", compile_trimmers(load_lexicon())).noun
    '清洁取暖改造'
    """
    words = NUMBERING.sub("", words.replace("\n", "").strip(JUNK))
    words = PERIOD_AT_END.sub("", COMPARED.sub("", words))
    opened = _strip_start(words, trimmers)
    if opened in trimmers.kept:
        return Head(opened)
    noun, reached = _strip_end(_strip_start(EACH_AT_END.sub("", words), trimmers), trimmers)
    noun = _strip_start(noun, trimmers)
    verb, noun = _split_verb(noun, trimmers)
    if noun.endswith("等") or noun == "的" or noun in ONE_MOVE:
        noun = ""
    return Head(verb, WILL.sub("", noun).strip(JUNK), reached)


def _strip_end(words: str, trimmers: Trimmers) -> tuple[str, bool]:
    """Take verbs of reaching and moving off the end, one by one."""
    backwards, stripped = words[::-1], False
    while backwards:
        hit = trimmers.last.match(backwards)
        if hit is None or backwards[:2] in GUARDED:
            break
        backwards, stripped = backwards[hit.end() :].lstrip(JUNK), True
    return backwards[::-1], stripped


def _strip_start(words: str, trimmers: Trimmers) -> str:
    """Take time words, adverbs and openers off the start, one by one."""
    while words:
        hit = PERIOD_OPENING.match(words) or trimmers.first.match(words)
        if (
            hit is None
            or hit.end() == 0
            or (hit.end() == len(words) and hit.re is not PERIOD_OPENING and len(hit[0]) > 1)
        ):
            break
        if len(words) - hit.end() == 1:
            break
        words = words[hit.end() :].lstrip(JUNK)
    return words


def _split_verb(words: str, trimmers: Trimmers) -> tuple[str, str]:
    if place := AT_PLACE.match(words):
        words = words[place.end() :]
    scope = SCOPE_BEFORE_VERB.match(words)
    hit = trimmers.verbs.match(words, scope.end() if scope else 0) or trimmers.verbs.match(words)
    if hit is None:
        return "", words
    verb, noun = hit[0], words[hit.end() :]
    if noun[:1] == "了":
        noun = noun[1:]
    if period := PERIOD_OPENING.match(noun):
        noun = noun[period.end() :]
    return (verb, noun) if noun or len(words) <= 6 else ("", words)


def clean_tail(words: str, trimmers: Trimmers) -> str:
    """Return the noun phrase after a number, less attributes and weak predicates.

    >>> from jiannuo.lexicon.load import load_lexicon
    >>> clean_tail("企业上市取得实质性进展", compile_trimmers(load_lexicon()))
    '企业上市'
    """
    words = BASED_ON.sub("", words.replace("\n", "").strip(JUNK))
    words = ATTRIBUTE.sub("", words)
    cut = trimmers.predicate.search(words, 1)
    if cut is not None and cut.start() >= 2:
        words = words[: cut.start()]
    return words.strip(JUNK)
