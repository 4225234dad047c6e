"""Measures everything in one run: prints the tables and writes docs/benchmarks.md.

python -m benchmarks.run [--no-peers] [--rounds 3] [--seconds 9] [--times 9] [--out FILE]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks import accuracy, bars, readers, sampled, speed, starting
from benchmarks.machine import describe_machine, pin_to_one_core
from benchmarks.tables import Table, print_table, render_markdown
from benchmarks.texts import ROOT, Texts, load_kinds, load_report, load_series
from jiannuo import load_lexicon

PAGE = ROOT / "docs" / "benchmarks.md"
NARROWEST = 110
"""Characters; in fewer the tables break their words."""
HEAD = """\
# Benchmarks

Written by `make bench`, whole; do not edit it by hand.

How to read it: all figures come from one run on one machine. Compare the readers with each other by the column
“jiannuo ÷ it”, whose two sides were timed in turns on one core in the same minutes; MB/s alone says as much of the machine as of
the reader, and may differ by a third from run to run where others use the machine. The readers do not do the same work:
the others give spans and values of the kinds named in their row; jiannuo gives every number its indicator, aspect,
direction, bound, period and kind, and every sentence its label. 1 MB is 10⁶ bytes of UTF-8, about 350,000 characters.
What is absent on the machine is said in its row.
"""


def measure(texts: Texts, options: argparse.Namespace, console: Console) -> list[Table]:
    """Return all tables, in the order of the page. What others need is installed first, then nothing else runs."""
    chosen = [reader for reader in readers.READERS if options.peers or not reader.requires]
    console.print("Preparing the other readers; the first time takes a minute or two …")
    pairs = [(reader, readers.prepare(reader)) for reader in chosen]
    pin_to_one_core()
    console.print("Timing …")
    results = speed.measure(pairs, texts, rounds=options.rounds, seconds=options.seconds)
    kinds = [(texts, results[0]), *((kind, time_alone(kind, options)) for kind in load_kinds())]
    report = load_report()
    start = starting.measure_start(report, times=options.times)
    lexicon = load_lexicon()
    return [
        bars.tabulate(results, start, texts),
        describe_machine(),
        speed.tabulate(results, texts),
        speed.tabulate_kinds(kinds),
        starting.tabulate(start, report, times=options.times),
        accuracy.tabulate(accuracy.measure_accuracy(lexicon)),
        sampled.tabulate(sampled.measure_sampled(lexicon)),
    ]


def time_alone(texts: Texts, options: argparse.Namespace) -> speed.Result:
    """Return our own passes over texts of another kind."""
    ours = readers.READERS[0]
    (result,) = speed.measure([(ours, readers.prepare(ours))], texts, rounds=options.rounds, seconds=options.seconds)
    return result


def write_page(tables: Sequence[Table], path: Path) -> None:
    """Write the page."""
    path.write_text("\n".join((HEAD, *map(render_markdown, tables))).rstrip() + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None, texts: Texts | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description="Speed, memory, start and accuracy, into docs/benchmarks.md.")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="leave the other readers out")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each reader")
    parser.add_argument("--seconds", type=float, default=9, help="the longest turn; a slow reader reads less in it")
    parser.add_argument("--times", type=int, default=9, help="fresh processes per figure of the start")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page to write")
    options = parser.parse_args(arguments)
    console = Console(width=max(Console().width, NARROWEST))
    tables = measure(texts or load_series(), options, console)
    for table in tables:
        print_table(table, console)
    write_page(tables, options.out)
    console.print(f"Written: {options.out.name}")


if __name__ == "__main__":
    main()
