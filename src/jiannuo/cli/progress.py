"""A progress bar on standard error for long work, only where a person looks on."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from jiannuo.cli.language import Language

PATIENCE = 0.7
"""Seconds of work before the bar comes up: short work shows none."""


@contextlib.contextmanager
def show_progress(total: int, language: Language, *, wanted: bool = True) -> Iterator[Callable[[str], None]]:
    """Give a function to call before each file with its name; the bar is gone when the work is done."""
    bar = _Bar(total, language) if wanted and sys.stderr.isatty() else None
    try:
        yield bar.advance if bar else lambda _name: None
    finally:
        if bar:
            bar.close()


class _Bar:
    def __init__(self, total: int, language: Language) -> None:
        self.total, self.language = total, language
        self.began, self.done = time.monotonic(), 0
        self.progress: Any = None
        self.task: Any = None

    def advance(self, name: str) -> None:
        if self.progress is None and time.monotonic() - self.began > PATIENCE:
            self._open()
        if self.progress is not None:
            self.progress.update(self.task, completed=self.done, name=name)
        self.done += 1

    def _open(self) -> None:
        console = import_module("rich.console").Console(stderr=True)
        parts = import_module("rich.progress")
        columns = (parts.TextColumn("{task.description}"), parts.BarColumn(), parts.MofNCompleteColumn())
        rest = (parts.TimeRemainingColumn(), parts.TextColumn("{task.fields[name]}", markup=False))
        self.progress = parts.Progress(*columns, *rest, console=console, transient=True)
        self.task = self.progress.add_task(self.language.say("正在读"), total=self.total, name="")
        self.progress.start()

    def close(self) -> None:
        if self.progress is not None:
            self.progress.stop()
