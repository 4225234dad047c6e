"""Readers timed beside each other, in turns on the same core, so that their ratios come from one run."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.readers import Place, Reader
from benchmarks.tables import Table
from benchmarks.texts import CACHE, Texts
from benchmarks.worker import MARK, READY

WORKER = Path(__file__).with_name("worker.py")
MEGABYTE = 1e6
STAND_IN = " (the national reports, ../shared/corpus, are absent)"


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading from the first document on: seconds and numbers found of each, and the reader's peak in bytes."""

    seconds: tuple[float, ...]
    found: tuple[int, ...]
    peak: int


@dataclass(frozen=True, slots=True)
class Result:
    """All passes of a reader over documents of these sizes in bytes, or the reason why there are none."""

    reader: Reader
    sizes: tuple[int, ...]
    passes: tuple[Pass, ...] = ()
    reason: str = ""

    @property
    def documents(self) -> int:
        """How many documents every pass reached."""
        return min((len(done.seconds) for done in self.passes), default=0)

    def rates(self, documents: int) -> list[float]:
        """Return each pass's MB/s over the first so many documents."""
        size = sum(self.sizes[:documents])
        return [size / sum(done.seconds[:documents]) / MEGABYTE for done in self.passes]

    @property
    def peak(self) -> int:
        """The most memory the reader's process ever held, in bytes."""
        return max(done.peak for done in self.passes)


def measure(
    readers: Iterable[tuple[Reader, Place]], texts: Texts, *, rounds: int, seconds: float
) -> tuple[Result, ...]:
    """Return every reader's passes: in each round one pass of each reader in turn, of at most `seconds` each."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        path = Path(folder) / "documents.json"
        path.write_text(json.dumps(texts.documents), "utf-8")
        pairs = tuple(readers)
        workers = [stack.enter_context(_start(*pair, path)) if not pair[1].reason else None for pair in pairs]
        live = [worker if _wait_for(worker, READY) else None for worker in workers]
        passes: list[list[Pass]] = [[] for _ in pairs]
        for _ in range(rounds):
            for index, worker in enumerate(live):
                done = _ask(worker, seconds)
                passes[index].extend(done)
                live[index] = worker if done else None
    return tuple(_close(pair, texts, done) for pair, done in zip(pairs, passes, strict=True))


def ratio(ours: Result, other: Result) -> float | None:
    """Return how many times as fast as `other` we are, on the documents that both read; the best pass of each."""
    documents = min(ours.documents, other.documents)
    return max(ours.rates(documents)) / max(other.rates(documents)) if documents else None


def tabulate(results: Sequence[Result], texts: Texts) -> Table:
    """Return the table of speed; the first result is ours."""
    rounds = len(results[0].passes)
    notes = (
        f"Read: {texts.name}{STAND_IN if texts.stand_in else ''}; {sum(texts.sizes) / MEGABYTE:.2f} MB of UTF-8. MB/s is the best of {rounds} rounds, in each "
        "of which every reader has its turn; beside it the first round, before anything it keeps is filled.",
        "A slow reader reads as many whole documents as fit into its turn, from the first of a shuffled order; “jiannuo ÷ it” "
        "compares the two on those same documents.",
        "; ".join(f"{result.reader.name}: {result.reader.does}" for result in results) + ".",
    )
    columns = ("reader", "MB/s", "first round", "jiannuo ÷ it", "documents", "numbers", "peak MB")
    return Table("Speed and memory", columns, tuple(_tabulate_row(results[0], result) for result in results), notes)


def tabulate_kinds(kinds: Sequence[tuple[Texts, Result]]) -> Table:
    """Return the table of one reader's speed over texts of several kinds."""
    rows = tuple(_tabulate_kind(*kind) for kind in kinds)
    note = (
        "Every number costs time of its own: a text dense in them is read slower by the byte, and faster by the number."
    )
    return Table("jiannuo by kind of text", ("text", "MB", "numbers per kB", "MB/s", "numbers/s"), rows, (note,))


def _tabulate_kind(texts: Texts, result: Result) -> tuple[str, ...]:
    size = sum(texts.sizes[: result.documents])
    numbers, rate = sum(result.passes[0].found[: result.documents]), max(result.rates(result.documents))
    return (
        texts.name,
        f"{size / MEGABYTE:.2f}",
        f"{1000 * numbers / size:.1f}",
        _say(rate),
        f"{numbers * rate * MEGABYTE / size:,.0f}",
    )


def _tabulate_row(ours: Result, result: Result) -> tuple[str, ...]:
    if not result.documents:
        return (result.reader.name, f"not available: {result.reason}", "", "", "", "", "")
    rates, times = result.rates(result.documents), ratio(ours, result)
    return (
        result.reader.name,
        _say(max(rates)),
        _say(rates[0]),
        "" if result is ours or times is None else f"{times:.3g}",
        f"{result.documents}/{len(result.sizes)}",
        str(sum(result.passes[0].found[: result.documents])),
        f"{result.peak / MEGABYTE:.0f}",
    )


def _say(rate: float) -> str:
    return f"{rate:.3f}" if rate < 1 else f"{rate:.2f}"


def _close(pair: tuple[Reader, Place], texts: Texts, passes: Sequence[Pass]) -> Result:
    reader, place = pair
    reason = place.reason or ("" if passes else "it stopped while it was loading or reading")
    return Result(reader, texts.sizes, tuple(passes), reason)


def _start(reader: Reader, place: Place, documents: Path) -> subprocess.Popen[str]:
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{reader.key}.log").open("w", encoding="utf-8") as log:
        command = [str(place.python), str(WORKER), reader.key, str(documents)]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, encoding="utf-8", text=True
        )


def _ask(worker: subprocess.Popen[str] | None, seconds: float) -> tuple[Pass, ...]:
    """Return the pass that a worker makes when asked; nothing once it has stopped."""
    if worker is None or worker.stdin is None:
        return ()
    print(seconds, file=worker.stdin, flush=True)
    answer = _wait_for(worker, MARK)
    if not answer:
        return ()
    told = json.loads(answer.removeprefix(MARK))
    return (Pass(tuple(told["seconds"]), tuple(told["found"]), told["peak"]),)


def _wait_for(worker: subprocess.Popen[str] | None, mark: str) -> str:
    """Return the next line that begins with a mark, whatever a library prints before it; nothing once it has stopped."""
    lines = () if worker is None or worker.stdout is None else worker.stdout
    return next((line for line in lines if line.startswith(mark)), "")
