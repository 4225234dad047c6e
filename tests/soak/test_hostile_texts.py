"""Thousands of hostile texts through the reader: no exception, exact spans, and none much slower than ordinary text."""

from __future__ import annotations

import os
import time

import pytest

import jiannuo
from hostile_texts import SAMPLES, big_texts, hostile_texts, long_lines
from jiannuo.model.errors import UnreadableFile

COUNT = int(os.environ.get("JIANNUO_SOAK", "1000"))
SLOWEST = 20
"""Times the usual rate per character."""
FLOOR = 0.25
"""Seconds that any input may take, for a child process to be started and a busy machine."""


@pytest.fixture(scope="module")
def lexicon():
    return jiannuo.load_lexicon()


@pytest.fixture(scope="module")
def usual(lexicon):
    """Seconds a character of ordinary text takes, the words of the lexicon being ready."""
    words = [path.read_text("utf-8") for path in SAMPLES]
    seconds = []
    for _ in range(4):
        start = time.process_time()
        for text in words:
            jiannuo.read(text, lexicon=lexicon)
        seconds.append(time.process_time() - start)
    return min(seconds) / sum(map(len, words))


def check(content, lexicon):
    """Read, and hold every span against the text."""
    try:
        reading = jiannuo.read(content, lexicon=lexicon)
    except UnreadableFile:
        return
    text = reading.documents[0].text
    end = 0
    for statement in reading.statements:
        assert text[statement.span.start : statement.span.end] == statement.quote
        assert statement.span.start >= end
        end = statement.span.end
        for measure in statement.measures:
            quantity = measure.quantity
            assert text[quantity.start : quantity.end] == quantity.text
            assert statement.span.start <= quantity.start < quantity.end <= statement.span.end
    for left_out in reading.left_out:
        assert text[left_out.span.start : left_out.span.end] == left_out.quote


def is_slow(content, lexicon, most):
    """Whether an input takes longer than it may, three times in a row: a busy machine is slow only now and then."""
    for _ in range(3):
        start = time.process_time()
        check(content, lexicon)
        if time.process_time() - start <= most:
            return False
    return True


def test_hostile_texts(lexicon, usual):
    slow = [
        (number, name, len(content))
        for number, (name, content) in enumerate(hostile_texts(COUNT, seed=COUNT))
        if is_slow(content, lexicon, max(FLOOR, SLOWEST * usual * len(content)))
    ]
    assert not slow


@pytest.mark.parametrize(("name", "content"), [pytest.param(n, c, id=n[:40]) for n, c in big_texts(20_000)])
def test_big_texts(name, content, lexicon, usual):
    assert not is_slow(content, lexicon, max(FLOOR, SLOWEST * usual * len(content))), name


@pytest.mark.skipif(COUNT < 5000, reason="lines of five million bytes are for make soak")
@pytest.mark.parametrize(("name", "content"), [pytest.param(n, c, id=n[:40]) for n, c in long_lines()])
def test_long_lines(name, content, lexicon, usual):
    assert not is_slow(content, lexicon, SLOWEST * usual * len(content)), name
