"""The one table of this room: which reader takes which kind of file, and within which limits. Loads nothing itself.

Readers are named, not imported: each pulls a heavy library, and only the child process may load it, on first use.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from jiannuo.text.decoded import Decoded

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may use: address space in bytes, seconds (of processor, and twice that by the clock) and bytes
    written to one file. The seconds are for each file, and for each page where a reader tells of its pages."""

    memory: int
    seconds: int
    file_bytes: int = 0


LIMITS = {
    "parse": Limits(memory=2048 * MIB, seconds=30),
    "convert": Limits(memory=2048 * MIB, seconds=30, file_bytes=64 * MIB),
    "recognise": Limits(memory=8192 * MIB, seconds=60),
}
MAX_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: `module:function`, which row of `LIMITS` holds for it, and the libraries of an extra it needs."""

    function: str
    limits: str = "parse"
    libraries: tuple[str, ...] = ()


RECOGNITION = ("numpy", "PIL.Image", "PIL.ImageOps", "PIL.ImageSequence", "rapidocr", "onnxruntime")
READERS = {
    "zip": Reader("jiannuo.text.formats.package:read_package"),
    "ole": Reader("jiannuo.text.formats.ole:read_ole", "convert"),
    "pdf": Reader("jiannuo.text.formats.pdf:read_pdf"),
    "scan": Reader("jiannuo.text.formats.picture:read_scan", "recognise", RECOGNITION),
    "picture": Reader("jiannuo.text.formats.picture:read_picture", "recognise", RECOGNITION),
}

PageDone = Callable[[], None]


def load_reader(kind: str) -> Callable[[bytes, PageDone], Decoded]:
    """Return the reader of one kind of file; it takes the bytes and a function to call after every page."""
    for library in READERS[kind].libraries:
        importlib.import_module(library)
    module, _, function = READERS[kind].function.partition(":")
    reader: Callable[[bytes, PageDone], Decoded] = getattr(importlib.import_module(module), function)
    return reader
