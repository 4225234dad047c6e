"""The child process: reused, limited, started anew after a crash or a time-out; and hostile files through it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

import pytest

from hostile import FIXTURES, check_hostile, hostile_files
from jiannuo.model.errors import UnreadableFile
from jiannuo.text.decode import decode
from jiannuo.text.readers import READERS, Reader
from jiannuo.text.sandbox import Sandbox, close_sandboxes

DOCX = (FIXTURES / "page.docx").read_bytes()
BAD_READERS = """
import os, resource, time
def hang(content, page_done): time.sleep(60)
def spin(content, page_done):
    while True: pass
def crash(content, page_done): os._exit(3)
def grow(content, page_done): return bytearray(64 << 30)
def write(content, page_done): open(content.decode(), "wb").write(b"x" * 100)
def babble(content, page_done):
    os.write(4, b"\\x00" * 7 + b"\\x05hello")
    os._exit(0)
def chatter(content, page_done):
    print("noise" * 1000)
    raise ValueError("no")
"""
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system has no such limits")


@pytest.fixture
def bad_readers(tmp_path, monkeypatch):
    (tmp_path / "bad_readers.py").write_text(BAD_READERS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    # The child has a table of its own: it learns of the readers from a module that Python runs at its start.
    names = [line[4:].partition("(")[0] for line in BAD_READERS.splitlines() if line.startswith("def ")]
    rows = "\n".join(f"    READERS['{name}'] = Reader('bad_readers:{name}')" for name in names)
    start = f"try:\n    from jiannuo.text.readers import READERS, Reader\n{rows}\nexcept ImportError:\n    pass\n"
    (tmp_path / "sitecustomize.py").write_text(start, encoding="utf-8")
    for name in names:
        monkeypatch.setitem(READERS, name, Reader(f"bad_readers:{name}"))
    return tmp_path


@pytest.fixture
def sandbox():
    box = Sandbox("parse", seconds=20)
    yield box
    box.close()


def fault(box: Sandbox, kind: str, content: bytes = b"x") -> str:
    with pytest.raises(UnreadableFile) as raised:
        box.read(kind, content)
    return raised.value.code


def test_one_child_reads_many_files(sandbox):
    texts = {sandbox.read("zip", DOCX).text for _ in range(5)}
    child = sandbox._child
    assert len(texts) == 1
    assert fault(sandbox, "zip", DOCX[:500]) == "broken_file"
    assert sandbox._child is child, "a broken file is no reason for a new child"


def test_a_hanging_reader_is_given_up_and_the_next_file_read(bad_readers):
    box = Sandbox("parse", seconds=1.5)
    start = time.monotonic()
    assert fault(box, "hang") == "reading_timed_out"
    assert time.monotonic() - start < 5
    assert box.read("zip", DOCX).format == "docx"
    box.close()


def test_a_crash_is_a_broken_file_and_the_next_one_is_read(bad_readers, sandbox):
    assert fault(sandbox, "crash") == "broken_file"
    assert sandbox.read("zip", DOCX).format == "docx"


@on_linux
def test_memory_is_limited(bad_readers, sandbox):
    assert fault(sandbox, "grow") == "file_too_heavy"
    assert sandbox.read("zip", DOCX).format == "docx"


@on_linux
def test_nothing_can_be_written(bad_readers, sandbox):
    target = bad_readers / "out"
    assert fault(sandbox, "write", str(target).encode()) == "broken_file"
    assert target.stat().st_size == 0


def test_what_a_library_prints_does_not_reach_the_answer(bad_readers, sandbox):
    assert fault(sandbox, "chatter") == "broken_file"
    assert sandbox.read("zip", DOCX).format == "docx"


def test_rubbish_for_an_answer_is_a_broken_file(bad_readers, sandbox):
    assert fault(sandbox, "babble") == "broken_file"
    assert sandbox.read("zip", DOCX).format == "docx"


def test_threads_share_a_child(sandbox):
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(sandbox.read("zip", DOCX).text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 8
    assert len(set(texts)) == 1


def test_a_module_beside_the_files_is_not_loaded(tmp_path):
    (tmp_path / "zipfile.py").write_text("open('taken', 'w').write('over')")
    code = (
        "import sys; from pathlib import Path; from jiannuo.text.decode import decode;"
        "print(decode(Path(sys.argv[1]).read_bytes()).format)"
    )
    command = [sys.executable, "-P", "-c", code, str(FIXTURES / "page.docx")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "docx"
    assert not (tmp_path / "taken").exists()


def test_no_temporary_file_is_left(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    close_sandboxes()
    decode((FIXTURES / "page.doc").read_bytes())
    close_sandboxes()
    assert list(tmp_path.iterdir()) == []


def test_hostile_files_are_read_or_named_and_nothing_else():
    read = sum(check_hostile(name, content) for name, content in hostile_files(320))
    assert read > 100, "the readers behind the parsers must be reached"
