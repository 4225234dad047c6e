"""The child process in which untrusted files are parsed: takes a file, gives its text or why not, again and again.

Knows the protocol (length-prefixed frames over standard input and output) and the limits; knows no format.
`python -c "from jiannuo.text.worker import main; main('parse')"` is how `sandbox` starts it.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import struct
import sys
from importlib.util import find_spec
from typing import IO, Any

from jiannuo.model.errors import UnreadableFile
from jiannuo.text.decoded import Decoded, pack
from jiannuo.text.readers import LIMITS, Limits, load_reader

# The system's limits; Windows has none, and only the parent's time-out holds there.
resource = importlib.import_module("resource") if find_spec("resource") else None

FRAME = struct.Struct(">Q")
BROKEN = (
    "broken_file",
    "文件损坏，或不是标准的格式；",
    "请用 Word、WPS 或阅读器打开后另存一份再读。",
)
TOO_HEAVY = (
    "file_too_heavy",
    "文件的构造过于庞大，读它要用的内存超过上限；",
    "请拆成几个文件，或另存为纯文本再读。",
)


def send_frame(stream: IO[bytes], *parts: bytes) -> None:
    """Write the parts as one frame."""
    stream.write(FRAME.pack(sum(map(len, parts))))
    for part in parts:
        stream.write(part)
    stream.flush()


def receive_frame(stream: IO[bytes], most: int = 1 << 31) -> bytes | None:
    """Return the next frame, or `None` where the other side has ended. Raises ValueError where it is over `most` bytes."""
    head = stream.read(FRAME.size)
    if len(head) < FRAME.size:
        return None
    (size,) = FRAME.unpack(head)
    if size > most:
        raise ValueError("frame too long")
    body = stream.read(size)
    return body if len(body) == size else None


def main(limits_name: str) -> None:
    """Serve files until standard input ends. The first frame names the reader whose library to load before the limits."""
    requests, replies = _take_over_streams()
    first = True
    while (frame := receive_frame(requests)) is not None:
        kind, _, content = frame.partition(b"\n")
        if first:  # loaded before the limits, so that Python may still write its compiled modules
            load_reader(kind.decode())
            _limit_process(LIMITS[limits_name])
            first = False
        _limit_time(LIMITS[limits_name])
        send_frame(replies, json.dumps(_answer(kind.decode(), content, replies, limits_name)).encode())


def _answer(kind: str, content: bytes, replies: IO[bytes], limits_name: str) -> dict[str, Any]:
    def page_done() -> None:
        _limit_time(LIMITS[limits_name])
        send_frame(replies, b"null")

    try:
        decoded: Decoded = load_reader(kind)(content, page_done)
    except UnreadableFile as fault:
        return {"fault": [fault.code, fault.message, fault.hint, fault.values]}
    except (MemoryError, RecursionError):
        return {"fault": [*TOO_HEAVY, {}]}
    except Exception:  # whatever a library raises on hostile bytes means one thing to the user
        return {"fault": [*BROKEN, {}]}
    return {"decoded": pack(decoded)}


def _take_over_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the two pipes for frames; whatever a library prints goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return requests, replies


def _limit_process(limits: Limits) -> None:
    sys.dont_write_bytecode = True
    if resource is None:
        return
    for name, most in (("RLIMIT_AS", limits.memory), ("RLIMIT_FSIZE", limits.file_bytes), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(AttributeError, ValueError, OSError):  # macOS refuses some; the time-out still holds
            resource.setrlimit(getattr(resource, name), (most, most))


def _limit_time(limits: Limits) -> None:
    """Give the process so many seconds more; the system ends it when they are used up."""
    if resource is None:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + limits.seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
