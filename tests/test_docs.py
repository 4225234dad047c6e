"""The documentation is true: commands exist and run, examples run, every code has its heading, links lead somewhere."""

import ast
import contextlib
import gettext
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from jiannuo.cli import main as cli
from jiannuo.cli.language import ENGLISH, load_language
from jiannuo.lexicon.load import PACKAGED, TABLES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "jiannuo"
READMES = sorted(ROOT.glob("README*.md"))
PAGES = [*READMES, *sorted((ROOT / "docs").glob("*.md"))]
LINKING = [*PAGES, ROOT / "CHANGELOG.md"]
ERRORS, LEXICON = ROOT / "docs" / "errors.md", ROOT / "docs" / "lexicon.md"

FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^|\n)\n((?: {4}[^\n]*\n)+)")
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
OWN_TABLE = "text 我的词表/verbs.csv"
VENV = re.compile(r"^\.venv[\\/](?:bin|Scripts)[\\/]")


class Command(NamedTuple):
    """A command that a page names: where, the words of `jiannuo` or `make`, the line it stands in, whether in a block."""

    page: str
    words: tuple[str, ...]
    line: str
    in_block: bool


def read(page):
    return page.read_text("utf-8")


def blocks(text):
    """Return the code blocks of a page, each with the word behind its fence (indented ones have none)."""
    fenced = [(hit[1].strip(), hit[2]) for hit in FENCE.finditer(text)]
    rest = FENCE.sub("", text)
    return fenced + [("", re.sub(r"^ {4}", "", hit[1], flags=re.MULTILINE)) for hit in INDENTED.finditer(rest)]


def split_line(line):
    """Return the commands of a shell line, each as its words, without what is written where."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|>;&")
    lexer.whitespace_split = True
    lexer.escape = ""
    commands = [[]]
    for word in lexer:
        if set(word) <= set("|;&"):
            commands.append([])
        else:
            commands[-1].append(word)
    return [words[: words.index(">")] if ">" in words else words for words in commands]


def commands_of(page):
    text = read(page)
    lines = [(line, True) for kind, block in blocks(text) if kind in ("", "sh") for line in block.splitlines()]
    prose = INDENTED.sub("\n", FENCE.sub("", text))
    lines += [(span, False) for span in INLINE.findall(prose)]
    for line, in_block in lines:
        if not re.search(r"(?:^|[\\/| ])(?:jiannuo|make) ", line):
            continue
        for words in split_line(line):
            if words and VENV.sub("", words[0]) in ("jiannuo", "make"):
                yield Command(page.name, (VENV.sub("", words[0]), *words[1:]), line, in_block)


COMMANDS = [command for page in PAGES for command in commands_of(page)]
OURS = [command for command in COMMANDS if command.words[0] == "jiannuo"]
MAKES = [command for command in COMMANDS if command.words[0] == "make"]


def parse(arguments):
    """Return the exit code of the program's own parser, 0 where it takes the arguments."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            cli._build_parser(arguments, load_language(ENGLISH)).parse_args(arguments)
        except SystemExit as end:
            return end.code
    return 0


def is_command(command):
    """In prose a command may stand by its bare name: `jiannuo read`."""
    arguments = list(command.words[1:])
    if parse(arguments) == 0:
        return True
    named_only = not command.in_block and len(arguments) <= 2 and not any(word.startswith("-") for word in arguments)
    return named_only and parse([*arguments, "--help"]) == 0


def is_target(words):
    makefile = read(ROOT / "Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = [word for word in words if "=" not in word]
    given = [word.partition("=")[0] for word in words if "=" in word]
    return bool(named) and set(named) <= targets and all(re.search(rf"\b{name}\b", makefile) for name in given)


def known_options():
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        for name in cli.COMMANDS:
            with pytest.raises(SystemExit):
                cli._build_parser([name], load_language(ENGLISH)).parse_args([name, "--help"])
    return set(re.findall(r"--[a-z][a-z-]*", shown.getvalue())) | {"--version"}


# ---------------------------------------------------------------- commands


def test_there_are_commands_to_look_at():
    assert {command.page for command in OURS} >= {"README.md", "README.zh-CN.md", "errors.md", "lexicon.md"}
    assert len({command.line for command in OURS if command.in_block}) >= 10
    assert len(MAKES) >= 10


def test_a_false_command_is_seen():
    for line in ("jiannuo raed a.txt", "jiannuo read a.txt --fromat html", "jiannuo read a.txt --kind promise"):
        assert not is_command(Command("", tuple(split_line(line)[0]), line, False)), line
    assert not is_command(Command("", ("jiannuo", "read"), "", True))
    assert not is_target(["demmo"]) and not is_target(["bundle", "SYSTEN=windows"])
    assert split_line("cat a.txt | jiannuo read - > b")[1] == ["jiannuo", "read", "-"]


@pytest.mark.parametrize("command", OURS, ids=lambda command: f"{command.page}: {command.line}")
def test_command_exists(command):
    assert is_command(command)


@pytest.mark.parametrize("command", MAKES, ids=lambda command: f"{command.page}: {command.line}")
def test_target_exists(command):
    assert is_target(command.words[1:])


def test_options_in_prose_exist():
    known = known_options()
    assert {"--format", "--lexicon", "--show"} <= known
    told = {
        (page.name, option)
        for page in PAGES
        if page.name != "benchmarks.md"
        for span in INLINE.findall(FENCE.sub("", read(page)))
        if span.startswith("--")
        for option in re.findall(r"--[a-z][a-z-]*", span)
    }
    assert {told_option for told_option in told if told_option[1] not in known} == set()


def test_modules_to_run_exist():
    found = {name for page in PAGES for name in re.findall(r"python -m ((?:benchmarks|jiannuo)[\w.]*)", read(page))}
    assert found
    folders = (ROOT, ROOT / "src")
    if not (ROOT / "benchmarks").exists():
        pytest.skip("benchmarks/ is not in this copy")
    assert {n for n in found if not any((top / f"{n.replace('.', '/')}.py").is_file() for top in folders)} == set()


@pytest.fixture
def desk(tmp_path):
    """A folder with the files that the pages speak of."""
    samples = sorted((SOURCE / "samples").glob("*.txt"))
    for folder in ("各县报告", "reports"):
        (tmp_path / folder).mkdir()
        for sample in samples[:2]:
            shutil.copy(sample, tmp_path / folder)
    shutil.copy(samples[0], tmp_path / "报告.txt")
    shutil.copy(ROOT / "tests" / "fixtures" / "page.docx", tmp_path / "报告.docx")
    golden = tmp_path / "tests" / "golden"
    golden.mkdir(parents=True)
    for name in ("county-2016.txt", "county-2016.measures.jsonl"):
        shutil.copy(ROOT / "tests" / "golden" / name, golden)
    (tmp_path / "我的词表").mkdir()
    (own,) = (block for kind, block in blocks(read(LEXICON)) if kind == OWN_TABLE)
    (tmp_path / "我的词表" / "verbs.csv").write_text(own, "utf-8")
    return tmp_path


@pytest.mark.skipif(shutil.which("bash") is None, reason="the lines are for a shell")
def test_commands_in_blocks_run(desk):
    lines = sorted({command.line.strip() for command in OURS if command.in_block and "\\" not in command.line})
    assert len(lines) >= 9
    place = desk / "bin"
    place.mkdir()
    starter = place / "jiannuo"
    starter.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m jiannuo "$@"\n', "utf-8")
    starter.chmod(0o755)
    environment = {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}

    def run(line):
        # Each line has a folder of its own, for two may write one file.
        here = desk.parent / f"line{lines.index(line)}"
        shutil.copytree(desk, here)
        call = ["bash", "-o", "pipefail", "-c", line]
        done = subprocess.run(call, cwd=here, env=environment, capture_output=True, encoding="utf-8", check=False)
        written = re.findall(r"(?:--out|>) (\S+)", line)
        absent = [name for name in written if not (here / name).is_file() or not (here / name).stat().st_size]
        return line, done.returncode, absent, done.stderr if done.returncode else ""

    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(run, lines))
    assert [result for result in results if result[1] or result[2]] == []


# ---------------------------------------------------------------- examples


PYTHON = [(page.name, block) for page in PAGES for kind, block in blocks(read(page)) if kind == "python"]


def test_there_are_examples_to_run():
    assert {page for page, _ in PYTHON} >= {"README.md", "README.zh-CN.md", "lexicon.md"}


@pytest.mark.parametrize(("page", "block"), PYTHON, ids=lambda value: value.split("\n")[0])
def test_python_example_runs(page, block, desk, monkeypatch, capsys):
    monkeypatch.chdir(desk)
    exec(compile(block, page, "exec"), {"__name__": "example"})
    shown = capsys.readouterr().out.splitlines()
    assert shown, "an example that prints nothing shows nothing"
    told = re.findall(r"^print\(.*\)  # (.+)$", block, re.MULTILINE)
    assert told == shown[: len(told)]


TABLE_BLOCKS = [block.splitlines() for kind, block in blocks(read(LEXICON)) if kind == "csv"]
HEADINGS = {name: ",".join((word, *columns, "例", "读作")) for name, (_, word, columns) in TABLES.items()}


def test_every_table_of_the_lexicon_is_explained():
    assert sorted(lines[0] for lines in TABLE_BLOCKS) == sorted(HEADINGS.values())
    assert re.findall(r"^### (\w+)\.csv", read(LEXICON), re.MULTILINE) == list(HEADINGS)


@pytest.mark.parametrize("lines", TABLE_BLOCKS, ids=lambda lines: lines[0])
def test_rows_shown_stand_in_the_lexicon(lines):
    (name,) = (name for name, heading in HEADINGS.items() if heading == lines[0])
    packaged = (PACKAGED / f"{name}.csv").read_text("utf-8-sig").splitlines()
    assert [row for row in lines[1:] if row not in packaged] == [] and lines[1:]


def test_allowed_values_are_all_told():
    """The cells that take one of a few values: the page names each value, in code or in the list of categories."""
    sections = dict(re.findall(r"^### (\w+)\.csv[^\n]*\n(.*?)(?=^### |\Z)", read(LEXICON), re.MULTILINE | re.DOTALL))
    untold = []
    for name, (_, _, columns) in TABLES.items():
        for heading, (_, convert) in columns.items():
            try:
                convert("no such value")
            except ValueError as error:
                allowed = str(error).split("/")
                untold += [(name, heading, value) for value in allowed if not says(value, sections[name])]
    assert untold == []


def says(value, section):
    return value.startswith("-2") or re.search(rf"[`、|\s]{re.escape(value)}[`、|\s]", section) is not None


# ---------------------------------------------------------------- figures


MEASURED = {
    "**../shared/gold, all**": (241, 2),
    "**tests/golden, all**": (896, 2),
    "provincial reports, 2006–2026": (60, 1),
    "national reports since 1978": (41, 1),
}
"""Row of docs/benchmarks.md → the numbers that the README's row speaks of, and which column behind them is the rate."""


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_figures_are_those_measured(page):
    """To a point in a hundred: the page of benchmarks is written anew with every measuring."""
    told = {int(hit[1]): int(hit[2]) for hit in re.finditer(r"\| (\d+) \| (\d+) ?%", read(page))}
    rows = [line.strip("| ").split(" | ") for line in read(ROOT / "docs" / "benchmarks.md").splitlines() if "|" in line]
    measured = {row[0]: row[1:] for row in rows if row[0] in MEASURED}
    assert measured
    false = [
        name for name, row in measured.items() if abs(told[MEASURED[name][0]] - 100 * float(row[MEASURED[name][1]])) > 1
    ]
    assert false == []


# ---------------------------------------------------------------- codes


NOTICES = {"Diagnostic", "JiannuoError", "LexiconError", "UnreadableFile", "WrongCall", "_fault"}
PASSED_ON = {"proof/check.py", "text/decoded.py", "text/sandbox.py", "text/sniff.py"}
"""Modules that hand on a code which another line states."""
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")


def stated_codes():
    """Return code → its messages, each with its hint, from every call and every constant that states one."""
    found, unstated = defaultdict(set), set()
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        assigned = [
            (node.lineno, node.targets[0].id, node.value.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        ]
        for node in ast.walk(tree):
            calls = isinstance(node, ast.Call) and getattr(node.func, "id", "") in NOTICES
            three = isinstance(node, ast.Tuple) and len(node.elts) == 3
            if not calls and not three:
                continue
            parts = [text_of(part, assigned) for part in (node.args if calls else node.elts)]
            if (
                len(parts) >= 2
                and parts[0]
                and parts[1]
                and CODE.fullmatch(parts[0])
                and re.search("[一-鿿]", parts[1])
            ):
                found[parts[0]].add((parts[1], (parts[2] or "") if len(parts) > 2 else ""))
            elif calls and not isinstance(node.args[0], ast.Starred):
                unstated.add(path.relative_to(SOURCE).as_posix())
    return found, unstated


def text_of(node, assigned):
    """Return the string that an expression is, looked up where it is a name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        values = [value for line, name, value in assigned if name == node.id and isinstance(value, str)]
        before = [value for line, name, value in assigned if name == node.id and line <= node.lineno]
        return (before or values or [None])[-1]
    return None


CODES, UNSTATED = stated_codes()
SECTIONS = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", read(ERRORS), re.MULTILINE | re.DOTALL))


def test_codes_are_found_in_the_source():
    assert len(CODES) > 50 and {"encrypted_file", "lexicon_twice", "undecodable_bytes", "id_for_many"} <= set(CODES)
    assert UNSTATED == PASSED_ON


def test_every_code_has_its_heading_and_every_heading_its_code():
    assert set(CODES) - set(SECTIONS) == set()
    assert set(SECTIONS) - set(CODES) == set()
    headings = re.findall(r"^### `(\w+)`", read(ERRORS), re.MULTILINE)
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("code", sorted(set(CODES) & set(SECTIONS)))
def test_section_has_the_words_that_are_shown(code):
    """Chinese and English, in the quotation, whatever stands in the places to be filled; and an explanation under it."""
    quoted = " ".join(line.lstrip("> ").rstrip("\\") for line in SECTIONS[code].splitlines() if line.startswith(">"))
    english = catalogue()
    said = [part for pair in CODES[code] for part in pair if part]
    pieces = [piece for part in said for text in (part, english(part)) for piece in re.split(r"\{\w+\}", text)]
    assert [piece for piece in pieces if " ".join(piece.split()) not in " ".join(quoted.split())] == []
    assert all(english(part) != part for part in said)
    below = [line for line in SECTIONS[code].splitlines() if line and not line.startswith(">")]
    assert len(below) >= 2 and below[1].startswith("*") and re.search("[一-鿿]", below[0])


def catalogue():
    with (SOURCE / "locale" / ENGLISH / "LC_MESSAGES" / "jiannuo.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream).gettext


# ---------------------------------------------------------------- links


def slugs(text):
    """Return the anchors of a page's headings, as they are made of their words."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", LINKING, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    broken = []
    for target in LINK.findall(read(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        if not file.exists() or (anchor and anchor not in slugs(read(file))):
            broken.append(target)
    assert broken == []


def test_pages_are_reached_from_the_readme():
    linked = {target.partition("#")[0] for target in LINK.findall(read(ROOT / "README.md"))}
    assert {page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").glob("*.md")} <= linked
