"""What the figures were measured on, without names of hosts or paths."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

from benchmarks.tables import Table
from benchmarks.texts import ROOT


def describe_machine() -> Table:
    """Return a table of processor, cores, memory, Python and commit."""
    rows = (
        ("processor", f"{find_processor()}, {os.cpu_count()} cores; every figure is taken on one core"),
        ("system", f"{platform.system()} {platform.machine()}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("commit", find_commit()),
    )
    return Table("Machine", ("", "measured on"), rows)


def find_processor() -> str:
    """Return the processor's model as the system names it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def find_commit() -> str:
    """Return the short hash of the commit measured, and whether the sources differ from it."""
    commit = _ask_git("rev-parse", "--short", "HEAD")
    if not commit:
        return "unknown (no git checkout)"
    return f"{commit}, with changes not yet committed" if _ask_git("status", "--porcelain", "--", "src") else commit


def pin_to_one_core() -> None:
    """Keep this process, and those it starts from now on, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _ask_git(*arguments: str) -> str:
    try:
        asked = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""
