"""The arguments of `jiannuo read` → files to read, each with its id. Opens files; knows nothing of what is in them."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from jiannuo.model.errors import UnreadableFile, WrongCall

TEXT_ENDINGS = frozenset({".txt", ".text", ".htm", ".html", ".xhtml", ".docx", ".doc", ".wps", ".ofd", ".pdf"})
PICTURE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"})
STANDARD_INPUT = "-"
LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; a larger file is refused before it fills the memory."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: its path (`None` for standard input), the id its documents get, and the name to speak of it."""

    path: Path | None
    id: str
    shown: str

    @property
    def name(self) -> str | None:
        """The file's name, which helps to tell its format."""
        return None if self.path is None else self.path.name


@dataclass(slots=True)
class Search:
    """What the arguments led to: files to read, arguments that led to none, and files in folders passed over."""

    inputs: list[Input] = field(default_factory=list)
    failures: list[tuple[str, UnreadableFile]] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)


def find_inputs(arguments: Sequence[str], *, id: str | None = None, outputs: Iterable[Path] = ()) -> Search:
    """Return the files that the arguments name: files, folders (all below them), patterns, `-` for standard input.

    A file named twice is read once. What this run writes (`outputs`) is passed over in folders and refused as an
    argument, so that no source is overwritten. Raises WrongCall for that, and for an id given to several files.
    """
    search, kept_out = Search(), {straighten(path) for path in outputs}
    found: dict[Path | None, str] = {}
    for argument in arguments:
        for path, shown in _expand(argument, search, kept_out):
            found.setdefault(path, shown)
    paths = [path for path in found if path is not None]
    ids: dict[Path | None, str] = dict(zip(paths, name_files(paths), strict=True)) | {None: "stdin"}
    search.inputs = [Input(path, ids[path], shown) for path, shown in found.items()]
    if id is not None:
        if len(search.inputs) > 1:
            raise WrongCall("id_for_many", "--id 只能用于一个文件，这里有 {count} 个。", count=len(search.inputs))
        search.inputs = [replace(only, id=id) for only in search.inputs]
    return search


def _expand(argument: str, search: Search, kept_out: set[Path]) -> list[tuple[Path | None, str]]:
    if argument == STANDARD_INPUT:
        return [(None, "stdin")]
    path = Path(argument)
    if path.is_dir():
        return _walk(path, search, kept_out)
    if not path.exists() and glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 (patterns may be absolute)
        if not matches:
            error = UnreadableFile("nothing_matches", "没有文件符合这个通配式。", "请检查路径，或给出文件夹。")
            search.failures.append((argument, error))
        return [pair for match in matches for pair in _expand(match, search, kept_out)]
    if straighten(path) in kept_out:
        raise WrongCall("output_is_input", "“{name}”既要读又要写。", "请把结果写到另一个文件。", name=argument)
    return [(straighten(path), argument)]


def _walk(folder: Path, search: Search, kept_out: set[Path]) -> list[tuple[Path | None, str]]:
    endings = TEXT_ENDINGS | PICTURE_ENDINGS if find_spec("rapidocr") else TEXT_ENDINGS
    found: list[tuple[Path | None, str]] = []
    for top, folders, names in os.walk(folder):
        here = Path(top)
        folders[:] = sorted(
            name for name in folders if not _is_hidden(name) and straighten(here / name) not in kept_out
        )
        for name in sorted(name for name in names if not _is_hidden(name)):
            path = here / name
            if straighten(path) in kept_out:
                continue
            if path.suffix.lower() in endings:
                found.append((straighten(path), str(path)))
            else:
                search.passed_over[path.suffix.lower() or path.name] += 1
    if not found:
        error = UnreadableFile("empty_folder", "文件夹里没有能读的文件。", "能读 txt、html、docx、doc、wps、ofd、pdf。")
        search.failures.append((str(folder), error))
    return found


def straighten(path: Path) -> Path:
    """Return the absolute path without `..` in it; links stay what they are called."""
    return Path(os.path.normpath(path.absolute()))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def name_files(paths: Sequence[Path]) -> list[str]:
    """Return an id for each file: its stem; where stems repeat, its path below the folder all share, without ending.

    Where even those repeat (2021.txt beside 2021.docx) the ending stays. No two files get the same id.

    >>> name_files([Path("/r/a/2021.txt"), Path("/r/b/2021.txt"), Path("/r/b/2022.txt")])
    ['a/2021', 'b/2021', '2022']
    """
    if not paths:
        return []
    below = _cut_common_top(paths)
    names = [(path.stem, path.with_suffix("").as_posix(), path.as_posix()) for path in below]
    chosen = [0] * len(names)
    while True:
        ids = [name[level] for name, level in zip(names, chosen, strict=True)]
        counts = Counter(id.casefold() for id in ids)
        repeated = [place for place, id in enumerate(ids) if counts[id.casefold()] > 1 and chosen[place] < 2]
        if not repeated:
            return ids
        for place in repeated:
            chosen[place] += 1


def _cut_common_top(paths: Sequence[Path]) -> list[Path]:
    if len({path.drive for path in paths}) > 1:
        return [Path(path.drive.strip(":\\/").replace("\\", "/")) / path.relative_to(path.anchor) for path in paths]
    top = os.path.commonpath([path.parent for path in paths])
    return [path.relative_to(top) for path in paths]


def load_content(input: Input) -> bytes:
    """Return the bytes of a file or of standard input; raises UnreadableFile where there are none to be had."""
    try:
        if input.path is None:
            return _read_limited(sys.stdin.buffer)
        with input.path.open("rb") as stream:
            return _read_limited(stream)
    except FileNotFoundError as error:
        raise UnreadableFile("no_such_file", "找不到这个文件。", "请检查路径。") from error
    except PermissionError as error:
        raise UnreadableFile("not_permitted", "没有读取权限。", "请换一个有权限的账户，或复制一份再读。") from error
    except OSError as error:
        raise UnreadableFile("cannot_open", "文件打不开（{why}）。", why=error.strerror or str(error)) from error


def _read_limited(stream: BinaryIO) -> bytes:
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise UnreadableFile("too_large", "文件超过 {limit} MB。", "请拆开后再读。", limit=LARGEST_FILE // 1024**2)
    return content
