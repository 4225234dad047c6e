"""Has untrusted files parsed in a child process: reused from file to file, started anew after a crash or a time-out.

Knows nothing of formats. The system's limits (memory, processor time, file size) hold where it has them: on Linux and
macOS; on Windows there is only the time-out.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, cast

from jiannuo.model.errors import UnreadableFile
from jiannuo.text.decoded import Decoded, unpack
from jiannuo.text.readers import LIMITS, MAX_PAGES, READERS
from jiannuo.text.worker import BROKEN, receive_frame, send_frame

LONGEST_REPLY = 1 << 30
START = "import sys; sys.path.append(sys.argv[1]); from jiannuo.text.worker import main; main(sys.argv[2])"
TIMED_OUT = (
    "reading_timed_out",
    "文件在 {seconds} 秒内没有读完，已放弃；",
    "请拆成几个文件，或另存为纯文本再读。",
)


class Sandbox:
    """One child process that reads files within one row of `LIMITS`. Safe to share between threads."""

    def __init__(self, limits: str, seconds: float | None = None) -> None:
        self._limits = limits
        self._seconds = 2.0 * LIMITS[limits].seconds if seconds is None else seconds
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None

    def read(self, kind: str, content: bytes) -> Decoded:
        """Return what the reader of `kind` makes of the bytes.

        Raises UnreadableFile: what the reader says, `broken_file` where the child crashed, `reading_timed_out`.
        """
        with self._lock:
            reply = self._ask(kind, content)
        try:
            if "fault" in reply:
                code, message, hint, values = reply["fault"]
                raise UnreadableFile(code, message, hint, **values)
            return unpack(reply["decoded"])
        except (KeyError, TypeError, ValueError):  # a child taken over by its input may answer anything
            self.close()
            raise UnreadableFile(*BROKEN) from None

    def close(self) -> None:
        """End the child, if there is one, and remove what it left."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            child.wait()
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _ask(self, kind: str, content: bytes) -> dict[str, Any]:
        child = self._running_child()
        watch = _Watch(child, self._seconds)
        try:
            send_frame(cast(IO[bytes], child.stdin), kind.encode(), b"\n", content)
            reply = self._next_reply(child, watch)
        except (OSError, ValueError, RecursionError):
            reply = None
        except BaseException:  # an interrupt leaves half a conversation: the next file needs a new child
            self.close()
            raise
        finally:
            watch.stop()
        if isinstance(reply, dict):
            return reply
        self.close()
        fault = TIMED_OUT if watch.fired else BROKEN
        return {"fault": [*fault, {"seconds": f"{self._seconds:g}"}]}

    def _next_reply(self, child: subprocess.Popen[bytes], watch: _Watch) -> object:
        """Return the child's answer; the frames before it say that a page is done and the clock starts anew."""
        for _ in range(MAX_PAGES + 1):
            frame = receive_frame(cast(IO[bytes], child.stdout), LONGEST_REPLY)
            reply: object = None if frame is None else json.loads(frame)
            if frame is None or reply is not None:
                return reply
            watch.restart()
        return None

    def _running_child(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = self._start()
        return self._child

    def _start(self) -> subprocess.Popen[bytes]:
        environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        if LIMITS[self._limits].file_bytes:
            self._folder = tempfile.mkdtemp(prefix="jiannuo-")
            environment |= {"TMPDIR": self._folder, "TEMP": self._folder, "TMP": self._folder}
        root = str(Path(__file__).parents[2])
        # -P: modules that happen to lie in the working folder, beside the files to read, are not ours.
        command = [sys.executable, "-P", "-c", START, root, self._limits]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )


class _Watch:
    """Kills the child when the clock runs out; `fired` says whether it did."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self._child, self._seconds, self.fired = child, seconds, False
        self._timer = self._begin()

    def restart(self) -> None:
        self._timer.cancel()
        self._timer = self._begin()

    def stop(self) -> None:
        self._timer.cancel()

    def _begin(self) -> threading.Timer:
        timer = threading.Timer(self._seconds, self._fire)
        timer.daemon = True
        timer.start()
        return timer

    def _fire(self) -> None:
        self.fired = True
        self._child.kill()


_shared: dict[tuple[int, str], Sandbox] = {}


def read_in_sandbox(kind: str, content: bytes) -> Decoded:
    """Return what the reader of `kind` makes of the bytes, in this process's own child. Raises as `Sandbox.read`."""
    limits = READERS[kind].limits
    # By process: after a fork the pipes belong to the parent's conversation.
    key = (os.getpid(), limits)
    return _shared.setdefault(key, Sandbox(limits)).read(kind, content)


@atexit.register
def close_sandboxes() -> None:
    """End every child this process started."""
    for process, limits in list(_shared):
        if process == os.getpid():
            _shared.pop((process, limits)).close()
