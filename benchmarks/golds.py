"""The marked texts: which gold files there are, and where the text of each lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import ROOT, SAMPLES, SHARED

GOLDEN = ROOT / "tests" / "golden"


@dataclass(frozen=True, slots=True)
class Gold:
    """One marked text: its name, the folder of its text, and its gold, by number and by sentence where there is one."""

    name: str
    group: str
    texts: Path
    measures: Path
    sentences: Path | None

    @property
    def text(self) -> Path:
        """The file of the text."""
        return self.texts / f"{self.name}.txt"


def find_golds() -> tuple[Gold, ...]:
    """Return the gold beside the project, where it is, and the project's own."""
    seeds = SHARED / "corpus" / "seeds"
    return (
        *_find_in(SHARED / "gold", "../shared/gold", (seeds,)),
        *_find_in(GOLDEN, "tests/golden", (GOLDEN, SAMPLES)),
    )


def _find_in(folder: Path, group: str, places: tuple[Path, ...]) -> list[Gold]:
    """Return the gold files of a folder whose text lies in one of the places."""
    golds = []
    for measures in sorted(folder.glob("*.measures.jsonl")):
        name = measures.name.removesuffix(".measures.jsonl")
        sentences = folder / f"{name}.sentences.jsonl"
        for texts in places:
            if (texts / f"{name}.txt").exists():
                golds.append(Gold(name, group, texts, measures, sentences if sentences.exists() else None))
                break
    return golds
