"""The twin: a text of the same length on which matching runs. One character for one, so that offsets never move."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

FULL = "".join(chr(code) for code in range(0xFF01, 0xFF5F))
SWAPS = (
    [(char, chr(ord(char) - 0xFEE0)) for char in FULL]
    + [(space, " ") for space in "\u3000\u00a0\u200b\u200c\u200d\u2002\u2003\u2009\ufeff\t"]
    + [(dash, "-") for dash in "—–―－﹣‐‑−─"]
    + [(wave, "~") for wave in "～∼〜"]
    + [("∶", ":"), ("﹪", "%"), ("﹕", ":"), ("﹐", ","), ("﹔", ";"), ("•", "·"), ("・", "·"), ("\r", "\n")]
    + [("「", "“"), ("」", "”"), ("〝", "“"), ("〞", "”"), ("﹒", "."), ("＂", '"')]
)
TRADITIONAL_MARKS = "萬億國會個這為們發產業經濟長條農"


def normalize(text: str) -> str:
    """Return the twin: full-width → half-width, odd spaces and dashes → plain, traditional → simplified.

    >>> normalize("增長６．５％，１—２條")
    '增长6.5%,1-2条'
    """
    twin = text
    for written, plain in SWAPS:
        if written in twin:
            twin = twin.replace(written, plain)
    return _simplify(twin)


def _simplify(twin: str) -> str:
    """Convert traditional characters, line by line where a phrase rule would change the length."""
    if not any(mark in twin for mark in TRADITIONAL_MARKS):
        return twin
    simplified: str = _converter().convert(twin)
    if len(simplified) == len(twin):
        return simplified
    return "".join(map(_simplify_line, twin.splitlines(keepends=True)))


def _simplify_line(line: str) -> str:
    simplified: str = _converter().convert(line)
    return simplified if len(simplified) == len(line) else line


@cache
def _converter() -> OpenCC:
    """The converter, made for the first old or overseas text."""
    return OpenCC("t2s")
