"""The project's own promises about itself: the lock, the names and sizes of modules, one version, a whole wheel."""

import ast
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from jiannuo.version import __version__

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "jiannuo"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE = 300
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc"}

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(SOURCE).as_posix())


def test_lock_names_no_host():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock and "--find-links" not in lock


def test_lock_pins_every_package_with_hashes():
    entries = [entry for entry in (ROOT / "requirements.lock").read_text("utf-8").split("\n") if entry[:1].isalnum()]
    assert entries
    assert [entry for entry in entries if "==" not in entry or not entry.endswith("\\")] == []


def test_lock_holds_every_direct_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {line.split("==")[0] for line in lock.split("\n") if "==" in line}
    assert {requirement.split(">")[0] for requirement in wanted} <= locked


def test_no_second_lock_is_committed():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    assert {Path(path).name for path in listed} & {"uv.lock", "pylock.toml", "poetry.lock"} == set()


@each_module
def test_module_says_what_it_is_for(module):
    assert ast.get_docstring(ast.parse(module.read_text("utf-8")))


@each_module
def test_module_is_short_enough(module):
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE, "split it: docs/design.md, sizes"


def test_there_are_no_drawers():
    parts = {part for module in MODULES for part in module.relative_to(SOURCE).with_suffix("").parts}
    assert parts & DRAWERS == set()


def test_version_is_the_installed_one():
    assert metadata.version("jiannuo") == __version__


def test_changelog_speaks_of_this_version_or_the_next():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## Unreleased" in changelog or f"## {__version__}" in changelog


def test_wheel_holds_everything_under_the_package(tmp_path):
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(SOURCE.parent).as_posix() for path in SOURCE.rglob("*") if path.is_file()}
    assert {path for path in wanted - packed if "__pycache__" not in path} == set()
    assert "jiannuo/py.typed" in packed
