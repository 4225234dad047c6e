"""How long it takes until something is read: importing, loading the words, the command from a cold start."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.tables import Table
from benchmarks.texts import Texts

IMPORT = "import jiannuo"
IMPORT_ALL = "import jiannuo; jiannuo.read, jiannuo.load_lexicon"
LOAD = "import jiannuo; jiannuo.read, jiannuo.load_lexicon()"
TIMED = "import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
AUDITED = """
import sys
opened = []
def note(event, details):
    if event == "open" and isinstance(details[0], str):
        opened.append(details[0])
sys.addaudithook(note)
{statement}
from pathlib import Path
data = Path(jiannuo.__file__).parent / "lexicon" / "data"
print(sum(data in Path(name).parents for name in opened))
"""


@dataclass(frozen=True, slots=True)
class Start:
    """Medians in seconds, each of fresh processes, and the data files opened by importing and by loading the words."""

    import_door: float
    import_all: float
    load: float
    command: float
    opened_by_import: int
    opened_by_load: int


def measure_start(report: Texts, *, times: int) -> Start:
    """Return what a start costs; every figure is the median of `times` fresh processes."""
    return Start(
        import_door=_median(times, lambda: _ask(TIMED, IMPORT)),
        import_all=_median(times, lambda: _ask(TIMED, IMPORT_ALL)),
        load=_median(times, lambda: _ask(TIMED, LOAD)),
        command=time_command(report, times=times),
        opened_by_import=count_opened(IMPORT_ALL),
        opened_by_load=count_opened(LOAD),
    )


def count_opened(statement: str) -> int:
    """Return how many data files of the lexicon a fresh process opens when it runs a statement."""
    return int(_ask(AUDITED, statement))


def time_command(report: Texts, *, times: int) -> float:
    """Return the median wall time in seconds of `jiannuo read` of one report, from the start of the process to its end."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(report.documents[0], "utf-8")
        command = [sys.executable, "-m", "jiannuo", "read", str(path), "--format", "measures"]

        def run() -> float:
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            return time.perf_counter() - start

        return _median(times, run)


def tabulate(start: Start, report: Texts, *, times: int) -> Table:
    """Return the table of the start."""
    rows = (
        ("`import jiannuo`", f"{start.import_door:.3f} s"),
        ("… and resolve `read`, `load_lexicon`", f"{start.import_all:.3f} s"),
        ("… and load the words", f"{start.load:.3f} s"),
        (f"`jiannuo read`, {report.name} of {sum(report.sizes) / 1000:.0f} kB", f"{start.command:.3f} s"),
        ("data files opened by importing", str(start.opened_by_import)),
        ("data files opened by loading the words", str(start.opened_by_load)),
    )
    note = f"Medians of {times} fresh processes, files in the system's cache; the words are loaded anew in each."
    return Table("Start", ("from nothing", "takes"), rows, (note,))


def _ask(script: str, statement: str) -> float:
    command = [sys.executable, "-c", script.format(statement=statement)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _median(times: int, measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(times))
