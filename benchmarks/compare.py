"""What a change gains and loses: every gold row that one revision reads right and another reads wrong.

    python -m benchmarks.compare OLD [NEW]

OLD and NEW are git revisions; a full stop, which NEW is where it is left out, is the working tree. Both read the marked
texts, and the sample drawn by lot, as these stand now in the working tree.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import sampled
from benchmarks.golds import find_golds
from benchmarks.texts import ROOT, load_lines
from jiannuo.proof.evaluate import Evaluation, score_numbers, score_sentences

WORKING_TREE = "."
Record = Mapping[str, Any]
Row = tuple[str, int, str]
"""The name of the gold file, where the row starts in its text, its words."""
Wrong = dict[Row, tuple[str, ...]]
"""What is wrong with each row that is not read right."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows wrong before and right now, right before and wrong now, and wrong in another way than before."""

    gains: tuple[Row, ...]
    losses: tuple[Row, ...]
    others: tuple[Row, ...]


def compare(old: Wrong, new: Wrong) -> Comparison:
    """Return gains and losses, in the order of the texts.

    >>> before, now = {("a", 0, "5个"): ("指标",)}, {("a", 9, "6个"): ("时期",)}
    >>> compare(before, now).gains, compare(before, now).losses
    ((('a', 0, '5个'),), (('a', 9, '6个'),))
    """
    return Comparison(
        gains=tuple(sorted(old.keys() - new.keys())),
        losses=tuple(sorted(new.keys() - old.keys())),
        others=tuple(sorted(row for row in old.keys() & new.keys() if old[row] != new[row])),
    )


@contextmanager
def check_out(revision: str) -> Iterator[Path]:
    """Give a folder that holds the revision, for as long as the context lasts."""
    if revision == WORKING_TREE:
        yield ROOT
        return
    with TemporaryDirectory() as parent:
        folder = Path(parent) / "revision"
        _run_git("worktree", "add", "--detach", "--quiet", str(folder), revision)
        try:
            yield folder
        finally:
            _run_git("worktree", "remove", "--force", str(folder))


def find_wrong(folder: Path) -> Wrong:
    """Return every gold row that the revision in a folder reads wrong."""
    wrong: Wrong = {}
    for gold in find_golds():
        _add(wrong, gold.measures, score_numbers, read_records(folder, gold.text, gold.name, "measures"))
        if gold.sentences is not None:
            _add(wrong, gold.sentences, score_sentences, read_records(folder, gold.text, gold.name, "sentences"))
    for judged in _judge_sample(folder):
        row = (f"sampled {judged.row['document']}", judged.row["start"], judged.text)
        problems = tuple(_say(*problem) for problem in judged.wrong)
        wrong |= {row: problems} if problems else {}
    return wrong


def read_records(folder: Path, text: Path, name: str, form: str) -> list[Record]:
    """Return what the revision in a folder reads in a text: its command is run, with its own sources."""
    command = [sys.executable, "-m", "jiannuo", "read", str(text), "--id", name, "--format", form]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        told = done.stderr.strip().rpartition("\n")[2]
        raise SystemExit(f"One of the revisions could not read {text.name}: {told}")
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def describe(comparison: Comparison, old: Wrong, new: Wrong) -> Iterator[str]:
    """Yield the lines to print: losses last, where a reader's eye rests."""
    for title, rows in (
        ("WRONG IN ANOTHER WAY", comparison.others),
        ("GAINED", comparison.gains),
        ("LOST", comparison.losses),
    ):
        yield f"{title}: {len(rows)}"
        for row in rows:
            name, start, text = row
            yield f"  {name}  {start}  “{text}”"
            yield from (f"      was  {problem}" for problem in old.get(row, ()))
            yield from (f"      is   {problem}" for problem in new.get(row, ()))
    yield f"Rows not right: {len(old)} before, {len(new)} now."


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare two revisions and print what changed."""
    parser = argparse.ArgumentParser(description="Gains and losses between two revisions, row by row on the golds.")
    parser.add_argument("old", help="a git revision")
    parser.add_argument("new", nargs="?", default=WORKING_TREE, help="a git revision; . is the working tree")
    options = parser.parse_args(arguments)
    found = []
    for revision in (options.old, options.new):
        with check_out(revision) as folder:
            found.append(find_wrong(folder))
    old, new = found
    print("\n".join(describe(compare(old, new), old, new)))


def _add(wrong: Wrong, path: Path, score: Callable[..., Evaluation], records: Sequence[Record]) -> None:
    for miss in score(load_lines(path), records).misses:
        row = (path.name.removesuffix(".jsonl"), miss.start, miss.text)
        wrong[row] = (*wrong.get(row, ()), _say(miss.field, miss.wanted, miss.got))


def _judge_sample(folder: Path) -> tuple[sampled.Judged, ...]:
    with TemporaryDirectory() as place:

        def read_text(name: str, content: bytes) -> list[Record]:
            text = Path(place) / f"{name}.txt"
            text.write_bytes(content)
            return read_records(folder, text, name, "measures")

        return sampled.judge_sample(read_text)


def _say(field: str, wanted: str, got: str) -> str:
    return f"{field}: wanted {wanted or '—'}, read {got or '—'}"


def _run_git(*arguments: str) -> None:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.strip())


if __name__ == "__main__":
    main()
