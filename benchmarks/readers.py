"""The readers that are measured beside each other, and the environments that the others live in.

Each other reader has a throw-away environment of its own under build/bench-cache, kept between runs. One that cannot be
made is no error: the reason stands in the reader's row.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.texts import CACHE

INSTALL_SECONDS = 400


@dataclass(frozen=True, slots=True)
class Reader:
    """One row: its key in `worker.READERS`, its name, what it does, and what is installed for it (nothing: our own)."""

    key: str
    name: str
    does: str
    requires: tuple[str, ...] = ()
    environment: str = ""


RECOGNIZERS = ("recognizers-text-suite==1.0.2a2", "emoji<2")
JIONLP = ("jionlp==1.5.31",)
READERS = (
    Reader("jiannuo", "jiannuo", "bytes to statements, with every field of every number"),
    Reader(
        "recognizers",
        "Recognizers-Text",
        "1.0.2a2, its four models for Chinese: number, percentage, currency, dimension",
        RECOGNIZERS,
        "recognizers",
    ),
    Reader("jionlp-money", "JioNLP, money", "1.5.31, amounts of money, parsed", JIONLP, "jionlp"),
    Reader("jionlp-money-time", "JioNLP, money and time", "amounts of money and times, parsed", JIONLP, "jionlp"),
    Reader("plain", "plain scan", "one compiled `re` of numeral and unit; spans and words, nothing understood"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """The Python that runs a reader, or, where there is none, the reason."""

    python: Path
    reason: str = ""


def prepare(reader: Reader) -> Place:
    """Return the reader's Python; its environment is made first where there is none for what it requires."""
    if not reader.requires:
        return Place(Path(sys.executable))
    return _prepare(reader.environment, reader.requires)


@cache
def _prepare(name: str, requires: tuple[str, ...]) -> Place:
    """Return the Python of an environment; readers that share one share a failure too."""
    folder = CACHE / name
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp, wanted = folder / "installed.txt", "\n".join(requires)
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return Place(python)
    reason = _make_environment(folder, python, requires)
    if not reason:
        stamp.write_text(wanted, "utf-8")
    return Place(python, reason)


def _make_environment(folder: Path, python: Path, requires: tuple[str, ...]) -> str:
    """Make the environment anew; return why that failed, or nothing. What pip said is in a log beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    commands = (
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", "--disable-pip-version-check", *requires],
    )
    with folder.with_suffix(".install.log").open("w", encoding="utf-8") as log:
        for command in commands:
            try:
                subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, timeout=INSTALL_SECONDS, check=True)
            except subprocess.TimeoutExpired:
                return f"pip was not done within {INSTALL_SECONDS} s"
            except (OSError, subprocess.CalledProcessError):
                return "pip could not install it (its log is in build/bench-cache)"
    return ""
