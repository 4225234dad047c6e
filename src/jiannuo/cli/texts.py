"""`--text-out`: the texts that offsets point into, one file a source."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from jiannuo.cli.inputs import Input, straighten
from jiannuo.cli.outputs import replace_file
from jiannuo.model.errors import WrongCall
from jiannuo.model.statement import Reading


def choose_text_path(target: str, id: str, only: bool) -> Path:
    """Return the file a text goes to: the target itself for a single source, else `id.txt` in the folder it names.

    >>> choose_text_path("texts/", "a/2021", only=False).as_posix()
    'texts/a/2021.txt'
    """
    if only and not Path(target).is_dir() and not target.endswith(("/", os.sep)):
        return Path(target)
    parts = PurePosixPath(id.replace("\\", "/")).parts
    if not parts or parts[0] == "/" or ".." in parts or ":" in parts[0]:
        raise WrongCall("id_is_no_name", "编号“{id}”不能用作文件名。", "请用 --id 另给一个。", id=id)
    return Path(target).joinpath(*parts[:-1], parts[-1] + ".txt")


def choose_text_paths(target: str | None, inputs: Sequence[Input]) -> dict[str, Path]:
    """Return the file for each input's text by its id; raises WrongCall where that would overwrite a source."""
    if target is None:
        return {}
    paths = {input.id: choose_text_path(target, input.id, len(inputs) == 1) for input in inputs}
    sources = {input.path for input in inputs}
    for path in paths.values():
        if straighten(path) in sources:
            raise WrongCall("output_is_input", "“{name}”既要读又要写。", "请把结果写到另一个文件。", name=path)
    return paths


def write_text(reading: Reading, path: Path) -> None:
    """Write a reading's text, without byte-order mark and with its own line ends, so that offsets hold."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replace_file(path) as stream:
        stream.write(reading.documents[0].text.encode("utf-8", errors="surrogatepass"))
