"""Where a command's results go: whole files or standard output, in the format asked for. Nothing is half-written."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from jiannuo.cli.language import Language
from jiannuo.model.errors import WrongCall
from jiannuo.model.statement import Reading

FORMATS = ("table", "jsonl", "measures", "sentences", "csv", "xlsx", "html")
BY_ENDING = {".csv": "csv", ".xlsx": "xlsx", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
WRITERS = {
    "jsonl": ("jiannuo.report.records", "write_statements"),
    "measures": ("jiannuo.report.records", "write_measures"),
    "sentences": ("jiannuo.report.records", "write_sentences"),
    "csv": ("jiannuo.report.csvfile", "write_csv"),
    "xlsx": ("jiannuo.report.sheet", "write_sheet"),
    "html": ("jiannuo.report.page", "render_page"),
    "table": ("jiannuo.report.console", "print_tables"),
}
"""Format → module and function, loaded on first use: a run pays only for the format it writes."""


def choose_format(asked: str | None, out: Path | None) -> str:
    """Return the format: as asked, else by the ending of the output file, else by whether a person looks on."""
    if asked is None:
        asked = BY_ENDING.get(out.suffix.lower()) if out is not None else None
    if asked is None:
        asked = "table" if out is None and sys.stdout.isatty() else "jsonl"
    if asked == "xlsx" and out is None and sys.stdout.isatty():
        raise WrongCall("sheet_to_terminal", "xlsx 不能显示在终端上。", "请用 --out 文件.xlsx 写出。")
    return asked


def write_readings(readings: Iterable[Reading], format: str, stream: BinaryIO, language: Language) -> None:
    """Write the readings on the stream of bytes in one of `FORMATS`; those of JSON and CSV as they come."""
    module, name = WRITERS[format]
    write = getattr(import_module(module), name)
    if format == "table":
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n", write_through=True)
        write(readings, text, language.translate)
        text.detach()
    elif format == "xlsx":
        stream.write(write(readings, language.translate))
    elif format == "html":
        stream.write(_encode(write(readings, language.translate, language.tag)))
    else:
        lines = write(readings, language.translate) if format == "csv" else write(readings)
        for line in lines:
            stream.write(_encode(line))


def print_readings(readings: Iterable[Reading], format: str, language: Language) -> None:
    """Write the readings on standard output: tables as the terminal takes them, all else as UTF-8.

    Whoever reads our output may go (`| head`): then this ends quietly.
    """
    try:
        if format == "table" and sys.stdout.isatty():
            module, name = WRITERS[format]
            sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
            getattr(import_module(module), name)(readings, sys.stdout, language.translate)
        else:
            sys.stdout.flush()
            write_readings(readings, format, sys.stdout.buffer, language)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()


def _close_output() -> None:
    # Without this Python would complain about the closed pipe at exit.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")


@contextlib.contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes become the file only when all of them are there; else the old file stays."""
    unfinished = path.with_name(path.name + ".tmp")
    try:
        with unfinished.open("wb") as stream:
            yield cast(BinaryIO, stream)
        unfinished.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def check_target(path: Path | None) -> None:
    """Raise WrongCall, before anything is read, where a file cannot be written."""
    if path is None:
        return
    if path.is_dir():
        raise WrongCall("target_is_folder", "“{name}”是文件夹，不是文件。", "请给出文件名。", name=path)
    if not path.absolute().parent.is_dir():
        raise WrongCall("no_such_folder", "没有文件夹“{name}”。", "请先建好，或换一个位置。", name=path.parent)
    if not os.access(path.absolute().parent, os.W_OK):
        raise WrongCall("folder_not_writable", "文件夹“{name}”不能写入。", "请换一个位置。", name=path.parent)
