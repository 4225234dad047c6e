"""Many words → one regular expression, as a tree on their first characters, longest word first."""

from __future__ import annotations

import re
from collections.abc import Mapping


def compile_alternation(words: Mapping[str, str]) -> str:
    """Return the source of an expression that matches the longest of `words` (word → lookahead source or "").

    Of no words at all it matches nothing.

    >>> compile_alternation({"万元": "", "万": "", "亩": ""})
    '(?:万(?:元|)|亩)'
    """
    if not words:
        return "(?!)"
    tree: dict[str, dict[str, str]] = {}
    for word, guard in words.items():
        tree.setdefault(word[0], {})[word[1:]] = guard
    branches = []
    for first, rests in tree.items():
        if set(rests) == {""}:
            branches.append(re.escape(first) + rests[""])
            continue
        endings = sorted((rest for rest in rests if rest), key=len, reverse=True)
        tails = [re.escape(rest) + rests[rest] for rest in endings] + ([rests[""]] if "" in rests else [])
        branches.append(re.escape(first) + "(?:" + "|".join(tails) + ")")
    return "(?:" + "|".join(branches) + ")"
