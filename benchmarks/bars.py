"""What was promised of speed, memory and start (docs/design.md, sizes), beside what was measured."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import speed
from benchmarks.speed import MEGABYTE, Result
from benchmarks.starting import Start
from benchmarks.tables import Table
from benchmarks.texts import Texts

LEAST_RATE = 1.5
LEAST_RATIO = 12
MOST_MEMORY = 150
LONGEST_IMPORT = 0.15


def tabulate(results: Sequence[Result], start: Start, texts: Texts) -> Table:
    """Return the bars, the figures and whether each bar is kept; the first result is ours."""
    rows = (
        *_tabulate_speed(results, texts),
        _tabulate_memory(results[0]),
        (
            "`import jiannuo`",
            f"< {LONGEST_IMPORT} s",
            f"{start.import_door:.3f} s",
            _say(start.import_door < LONGEST_IMPORT),
        ),
        ("data files opened by importing", "0", str(start.opened_by_import), _say(start.opened_by_import == 0)),
    )
    note = "The two bars of speed speak of the national reports; over other texts they are not judged."
    return Table("Bars", ("what", "bar", "measured", "kept"), rows, (note,))


def _tabulate_speed(results: Sequence[Result], texts: Texts) -> tuple[tuple[str, ...], ...]:
    ours = results[0]
    recognizers = next((result for result in results if result.reader.key == "recognizers"), None)
    times = speed.ratio(ours, recognizers) if recognizers is not None else None
    rates = ours.rates(ours.documents)
    best, told = max(rates), "not measured" if times is None else f"{times:.1f}"
    kept_rate, kept_ratio = _say(best >= LEAST_RATE), "" if times is None else _say(times >= LEAST_RATIO)
    if texts.stand_in:
        kept_rate = kept_ratio = "not judged"
    return (
        (
            "bytes to statements, one core",
            f"≥ {LEAST_RATE} MB/s",
            f"{best:.2f} MB/s (first round {rates[0]:.2f})",
            kept_rate,
        ),
        ("ratio to the four models of Recognizers-Text", f"≥ {LEAST_RATIO}", told, kept_ratio),
    )


def _tabulate_memory(ours: Result) -> tuple[str, ...]:
    memory = ours.peak / MEGABYTE
    kept = _say(memory < MOST_MEMORY) if ours.peak else "not measured"
    return ("most memory held, reading all", f"< {MOST_MEMORY} MB", f"{memory:.0f} MB", kept)


def _say(kept: bool) -> str:
    return "yes" if kept else "**no**"
