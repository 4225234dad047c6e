"""A door made by hand: what the commands do is tested apart from how well texts are read."""

import pytest

import hand_made
import jiannuo
from jiannuo.model.errors import UnreadableFile


class Door:
    """Stands for `jiannuo.read`: keeps what it was called with; bytes that say so cannot be read."""

    def __init__(self):
        self.calls = []

    def read(self, content, *, id=None, **known):
        self.calls.append({"content": content, "id": id, **known})
        if content.startswith(b"broken"):
            raise UnreadableFile("broken", "文件坏了（{why}）。", "请重新保存。", why="cut")
        if content.startswith(b"bug"):
            raise ValueError("a {fault}")
        return hand_made.build_reading(id)

    @property
    def ids(self):
        return [call["id"] for call in self.calls]


@pytest.fixture
def door(monkeypatch):
    door = Door()
    monkeypatch.setattr(jiannuo, "read", door.read, raising=False)
    monkeypatch.setattr(jiannuo, "load_lexicon", lambda *folders: folders, raising=False)
    return door


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JIANNUO_LANG", "zh")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, with files of several sorts."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "a/2021.txt",
        "b/2021.txt",
        "b/2022.txt",
        "b/.hidden.txt",
        "b/~$2022.docx",
        "b/picture.xlsx",
        "bad.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"broken" if name == "bad.docx" else name.encode())
    return tmp_path
