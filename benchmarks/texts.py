"""Where the texts lie that are measured on: the series of national reports beside the project, else the samples."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SERIES = SHARED / "corpus" / "national-1954-2025.jsonl"
SAMPLES = ROOT / "src" / "jiannuo" / "samples"
CACHE = ROOT / "build" / "bench-cache"
"""Ignored by git: environments of other readers, and their logs."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is read, in the order in which it is read. `name` says what it is; `stand_in` that it is not what was meant."""

    name: str
    documents: tuple[str, ...]
    stand_in: bool = False

    @property
    def sizes(self) -> tuple[int, ...]:
        """The bytes of each document in UTF-8."""
        return tuple(len(document.encode()) for document in self.documents)


def load_series() -> Texts:
    """Return the national reports, shuffled once for all so that any first few are old and new; else the samples.

    The samples, repeated to about 1 MB, are marked as a stand-in.
    """
    if not SERIES.exists():
        return replace(load_samples(repeat=34), stand_in=True)
    documents = [line["text"] for line in load_lines(SERIES)]
    random.Random(0).shuffle(documents)
    return Texts(f"{len(documents)} national work reports, 1954–2025", tuple(documents))


def load_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load_samples(repeat: int) -> Texts:
    """Return the project's sample documents, all of them `repeat` times over."""
    documents = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    name = f"{len(documents)} sample documents, {repeat} times over"
    return Texts(name, tuple(documents * repeat))


def load_kinds() -> tuple[Texts, ...]:
    """Return texts of other kinds, as far as they are there: provincial reports, city and county, the samples."""
    folders = (
        ("provincial reports as scraped, 2006–2026", SHARED / "corpus" / "hebei", 1),
        ("a city's report and a county's pledges", SHARED / "corpus" / "seeds", 10),
    )
    return (*(_load_folder(*folder) for folder in folders if folder[1].exists()), load_samples(repeat=10))


def load_report() -> Texts:
    """Return one report of about 30 kB: the city report beside the project, else a sample, repeated."""
    seed = SHARED / "corpus" / "seeds" / "handan-2021.txt"
    if seed.exists():
        return Texts("a city's work report", (seed.read_text("utf-8"),))
    sample = (SAMPLES / "yunchuan-2025.txt").read_text("utf-8")
    return Texts("a sample report repeated", (sample * round(30_000 / len(sample.encode())),))


def _load_folder(name: str, folder: Path, repeat: int) -> Texts:
    documents = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return Texts(f"{name}{f', {repeat} times over' if repeat > 1 else ''}", tuple(documents * repeat))
