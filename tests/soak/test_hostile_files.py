"""Thousands of hostile files through the reused children: nothing but UnreadableFile, and none that takes long."""

from __future__ import annotations

import os
import time

from hostile import check_hostile, hostile_files

COUNT = int(os.environ.get("JIANNUO_SOAK", "1000"))
LONGEST = 5.0
"""Seconds; a good file of this size takes 0.06 at most. Leaves room for a busy machine and a child started anew."""


def test_hostile_files():
    slowest = ("", 0.0)
    read = 0
    for number, (name, content) in enumerate(hostile_files(COUNT, seed=COUNT)):
        start = time.perf_counter()
        read += check_hostile(name, content)
        taken = time.perf_counter() - start
        slowest = max(slowest, (f"{number} {name}", taken), key=lambda pair: pair[1])
    print(f"{COUNT} files, {read} read, slowest {slowest[1]:.2f} s ({slowest[0]})")
    assert slowest[1] < LONGEST, slowest
    assert read > COUNT // 4
