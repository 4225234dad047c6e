"""Makes texts that do their worst to a reader: random, repeated, nested, torn, and real sentences with pieces put in or out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import jiannuo

SAMPLES = sorted((Path(jiannuo.__file__).parent / "samples").glob("*.txt"))
PIECES = (
    *"第年月日季万亿千百十一二零〇%％‰*＊.,:：-—~～、，。；！？“”‘’（）()《》〈〉【】[]〔〕\"'\t　 \n",
    *"到至由比近超约余多级个项家元亩斤番成倍次名位前为达占均各每分",
    "百分之", "千分之", "分之", "1:1:1", "10.4:43.2:46.4", "***", "***亿元", "*—*家", "*镇", "一、", "（一）", "1.", "1、", "一是", "第一，",
    "分别", "由", "提高到", "增长", "下降", "减少", "压减", "控制在", "以上", "以内", "左右", "不低于", "力争突破", "同比", "年均", "翻一番", "三成",
    "“十四五”", "十三五", "五年来", "今年", "去年", "上半年", "1—9月", "3年内", "到2025年", "１９９３年", "1 9 9 3 年", "二〇二四年", "截至目前",
    "6.5%－7%", "1—2条", "微克/立方米", "平方公里", "个百分点", "3636.6亿元", "１２３．４亿元", "一千二百", "十点四万", "零死亡", "清零", "PM2.5", "5A级",
    "各位代表：", "各位代表！", "目录", "……………… 12", "政府工作报告", "公开承诺书", "统计公报", "附件：", "名词解释", "责任单位：市教育局",
    "\r\n", "\r", "\x00", "\u2028", "\x85", "\x0b", "\x0c", "\ufeff", "\u200b", "\ud83d", "\udc00", "😀", "é", "ａ", "Ⅳ", "①", "㈠", "<p>", "&nbsp;", "</html>",
)  # fmt: skip
BIG = 100_000
"""Characters of a big text: one that takes more than its share of time here does so by more than a constant."""
LONGEST = 5_000_000
"""Bytes of the longest line."""
Text = str | bytes


def hostile_texts(count: int, seed: int = 0) -> Iterator[tuple[str, Text]]:
    """Yield so many small texts with the name of their kind, always the same for the same seed, every kind in turn."""
    chance = random.Random(seed)
    for number in range(count):
        make = KINDS[number % len(KINDS)]
        yield make.__name__, make(chance)


def big_texts(size: int = BIG) -> Iterator[tuple[str, Text]]:
    """Yield a text of about so many characters for every way to be long."""
    for piece in dict.fromkeys(PIECES):
        yield f"repeated {piece!r}", piece * (size // len(piece))
    for first, second in BIG_PAIRS:
        yield f"repeated {first + second!r}", (first + second) * (size // len(first + second))
        yield f"{first!r} closed by {second!r}", first * (size // 2 // len(first)) + second * (size // 2 // len(second))
    chance = random.Random(size)
    for make in (pieces, spoiled_sample, headings, short_lines):
        yield (
            f"long {make.__name__}",
            "".join(_until(make, chance, size)),
        )
    yield "digits", "".join(chance.choices("0123456789", k=size))
    yield "digits with stops", "".join(chance.choices("0123456789.,:%*-", k=size))
    yield "numerals", "".join(chance.choices("零一二三四五六七八九十百千万亿点两", k=size))


BIG_PAIRS = (
    ("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("[", "]"), ("第", "一"), ("1", "、"), ("一", "、"), ("1", "至"), ("由1", "到"), ("分别", "1"),
    ("5", "%"), ("9", "万"), ("万", "亿"), ("百", "千"), ("*", "亿"), ("增长", "5%"), ("、5", "个"), ("和", "1项"), ("年", "月"), ("2024", "年"),
    ("1", "\n"), ("一、", "\n"), ("a", "1"), ("到", "2025年"), (" ", "1"), ("\n", " "), ("公园", "、"), ("力争", "突破"), ("市", "政府"), ("其中，", "8%，"),
)  # fmt: skip


def long_lines() -> Iterator[tuple[str, Text]]:
    """Yield lines of five million bytes: the samples on one line, one letter, digits, a list without end."""
    yield "a line of samples", _fill("".join("".join(path.read_text("utf-8").split()) for path in SAMPLES))
    yield "a line of one letter", _fill("啊")
    yield "a line of digits", _fill("1234567890")
    yield "a list without end", _fill("新建公园12个、")


def _fill(words: str) -> bytes:
    return words.encode() * (LONGEST // len(words.encode()))


def _until(make: Callable[[random.Random], str], chance: random.Random, size: int) -> Iterator[str]:
    length = 0
    while length < size:
        words = make(chance)
        length += len(words)
        yield words


def _some(chance: random.Random, most: int = 3000) -> int:
    """Return a number from 1 to `most`, small ones as likely as great ones."""
    return int(most ** chance.random())


def code_points(chance: random.Random) -> str:
    """Any characters there are, halves of characters and noughts among them."""
    top = chance.choice((0x80, 0x3100, 0xA000, 0x110000))
    return "".join(chr(chance.randrange(top)) for _ in range(_some(chance)))


def half_characters(chance: random.Random) -> str:
    """A sentence strewn with halves of characters, noughts and marks that are not seen."""
    words = list(sentence(chance))
    for _ in range(_some(chance, 40)):
        words.insert(
            chance.randrange(len(words) + 1), chance.choice(("\ud83d", "\udc00", "\x00", "\u200b", "\ufeff", "\u0301"))
        )
    return "".join(words)


def pieces(chance: random.Random) -> str:
    """Pieces that mean something to a reader, in no order."""
    return "".join(chance.choices(PIECES, k=_some(chance, 1000)))


def repeated(chance: random.Random) -> str:
    """One to three pieces over and over."""
    return "".join(chance.choices(PIECES, k=chance.randint(1, 3))) * _some(chance)


def nested(chance: random.Random) -> str:
    """Brackets and quotes inside one another, closed or not."""
    pairs = chance.choices(("（）", "()", "“”", "《》", "【】", "[]", "‘’", "〔〕"), k=_some(chance, 2000))
    inside = sentence(chance)
    return (
        "".join(pair[0] for pair in pairs)
        + inside
        + "".join(pair[1] for pair in reversed(pairs))[: chance.randint(0, 2000)]
    )


def numbers(chance: random.Random) -> str:
    """A long run of digits, numerals and what stands among them."""
    alphabet = chance.choice(
        (
            "0123456789",
            "0123456789.",
            "零一二三四五六七八九十百千万亿",
            "1:.",
            "1-—~至",
            "１２３４．，",
            "9万亿千百",
            "*1",
            "1 ",
        )
    )
    return chance.choice(PIECES) + "".join(chance.choices(alphabet, k=_some(chance, 5000))) + chance.choice(PIECES)


def headings(chance: random.Random) -> str:
    """Headings of every depth in no order, with next to nothing under them."""
    marks = ("一、", "二、", "（一）", "(十二)", "1.", "2、", "一是", "第一，", "第一部分", "十一、", "3．", "（3）")
    words = ("", "工作回顾", "2024年重点工作", "主要目标", "过去五年", "新建公园12个。", "市教育局", "目录")
    return "\n".join(chance.choice(marks) + chance.choice(words) for _ in range(_some(chance, 300)))


def short_lines(chance: random.Random) -> str:
    """Lines of a piece or two, as pages are torn by those who copy them."""
    return "".join(
        "".join(chance.choices(PIECES, k=chance.randint(0, 3))) + chance.choice(("\n", "\n\n", "\r\n", " \n"))
        for _ in range(_some(chance, 300))
    )


def sentence(chance: random.Random) -> str:
    """A sentence of the samples."""
    return chance.choice(_SENTENCES)


def spoiled_sentence(chance: random.Random) -> str:
    """A sentence of the samples with pieces put in and characters taken out."""
    return spoil(sentence(chance), chance)


def spoiled_sample(chance: random.Random) -> str:
    """Paragraphs of the samples, some more than once, with pieces put in and characters taken out."""
    return spoil("\n".join(chance.choices(_PARAGRAPHS, k=_some(chance, 12))), chance)


def spoil(words: str, chance: random.Random) -> str:
    """Return the words with up to twelve things wrong."""
    for _ in range(chance.randint(1, 12)):
        position = chance.randrange(len(words) + 1)
        taken = 0 if chance.random() < 0.5 else chance.randint(1, 6)
        words = words[:position] + (chance.choice(PIECES) if taken < 3 else "") + words[position + taken :]
    return words


def cut_bytes(chance: random.Random) -> bytes:
    """Bytes of the samples in any encoding, from anywhere to anywhere, a few of them changed."""
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "big5hkscs"))
    content = chance.choice(_PARAGRAPHS).encode(encoding, "replace")
    start = chance.randrange(len(content))
    changed = bytearray(content[start : start + _some(chance)])
    for _ in range(chance.randint(0, 4)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def any_bytes(chance: random.Random) -> bytes:
    """Bytes that are nothing, some behind the first bytes of something."""
    marks = (b"", b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"<html>", b"<?xml", b"<!DOCTYPE html>", b"{\\rtf")
    return chance.choice(marks) + chance.randbytes(_some(chance, 600))


def page(chance: random.Random) -> bytes:
    """A web page that closes what it never opened."""
    words = "".join(
        chance.choice(("<p>", "</p>", "<div>", "</table>", "<td>", "<br>", "<script>", "<!--", "&#x30;", ""))
        + spoiled_sentence(chance)
        for _ in range(_some(chance, 20))
    )
    return f"<html><body>{words}".encode("utf-8", "replace")


_PARAGRAPHS = [line for path in SAMPLES for line in path.read_text("utf-8").split("\n") if line]
_SENTENCES = [f"{words}。" for line in _PARAGRAPHS for words in line.split("。") if words]
KINDS: tuple[Callable[[random.Random], Text], ...] = (
    code_points, half_characters, pieces, repeated, nested, numbers, headings, short_lines, spoiled_sentence, spoiled_sample, cut_bytes,
    any_bytes, page, pieces, spoiled_sentence, spoiled_sample,
)  # fmt: skip
