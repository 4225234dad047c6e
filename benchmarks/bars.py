"""What was promised of speed, memory and start (docs/design.md, sizes), beside what was measured."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import speed
from benchmarks.speed import MEGABYTE, Result
from benchmarks.starting import Start
from benchmarks.tables import Table

LEAST_RATE = 1.5
LEAST_RATIO = 12
MOST_MEMORY = 150
LONGEST_IMPORT = 0.15


def tabulate(results: Sequence[Result], start: Start) -> Table:
    """Return the bars, the figures and whether each bar is kept; the first result is ours."""
    ours = results[0]
    recognizers = next((result for result in results if result.reader.key == "recognizers"), None)
    times = speed.ratio(ours, recognizers) if recognizers is not None else None
    rates, memory = ours.rates(ours.documents), ours.peak / MEGABYTE
    best = max(rates)
    rows = (
        (
            "bytes to statements, one core",
            f"≥ {LEAST_RATE} MB/s",
            f"{best:.2f} MB/s (first round {rates[0]:.2f})",
            _say(best >= LEAST_RATE),
        ),
        (
            "ratio to the four models of Recognizers-Text",
            f"≥ {LEAST_RATIO}",
            "not measured" if times is None else f"{times:.1f}",
            "" if times is None else _say(times >= LEAST_RATIO),
        ),
        ("most memory held, reading all", f"< {MOST_MEMORY} MB", f"{memory:.0f} MB", _say(memory < MOST_MEMORY)),
        (
            "`import jiannuo`",
            f"< {LONGEST_IMPORT} s",
            f"{start.import_door:.3f} s",
            _say(start.import_door < LONGEST_IMPORT),
        ),
        ("data files opened by importing", "0", str(start.opened_by_import), _say(start.opened_by_import == 0)),
    )
    return Table("Bars", ("what", "bar", "measured", "kept"), rows)


def _say(kept: bool) -> str:
    return "yes" if kept else "**no**"
