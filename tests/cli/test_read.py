"""`jiannuo read`: formats, exit codes, files written whole or not at all."""

import io
import json
import os
import subprocess
import sys

import pytest

from hand_made import TEXT
from jiannuo.cli import inputs, progress
from jiannuo.cli.main import main

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def output(capfdbinary):
    def take():
        out, error = capfdbinary.readouterr()
        return out.decode(), error.decode()

    return take


def test_lines_of_json_where_output_is_no_terminal(door, output):
    assert main(["read", "a/2021.txt"]) == 0
    out, error = output()
    records = [json.loads(line) for line in out.splitlines()]
    assert records[0]["document"]["id"] == "2021" and len(records) == 8
    assert "读了 1 个文件、1 篇：承诺事项 4 条，完成情况 3 条，数字 8 个。" in error
    assert "未收入 2 处：网页杂项 1、称谓与程序用语 1。" in error
    assert "提示 a/2021.txt：文件是摘登。" in error


@pytest.mark.parametrize(
    ("format", "beginning"),
    [
        ("table", "■ 云川市政府工作报告"),
        ("jsonl", '{"document": {"id"'),
        ("measures", '{"document": "2021", "start"'),
        ("sentences", '{"document": "2021", "start"'),
        ("csv", "\ufeff序号,文件"),
        ("html", "<!doctype html>"),
    ],
)
def test_every_format(door, output, format, beginning):
    assert main(["read", "a/2021.txt", "--format", format]) == 0
    assert output()[0].startswith(beginning)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("o.csv", b"\xef\xbb\xbf"),
        ("o.xlsx", b"PK"),
        ("o.html", b"<!doctype"),
        ("o.jsonl", b'{"doc'),
        ("o.out", b'{"doc'),
    ],
)
def test_the_format_follows_from_the_ending(door, folder, name, beginning):
    assert main(["read", "a", "--out", name]) == 0
    assert (folder / name).read_bytes().startswith(beginning)
    assert main(["read", "a", "--out", name, "--format", "measures"]) == 0
    assert (folder / name).read_bytes().startswith(b'{"document": "2021", "start"')


def test_sheet_goes_through_a_pipe(door, capfdbinary):
    assert main(["read", "a", "--format", "xlsx"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"PK")


def test_exit_code_1_where_some_cannot_be_read(door, output):
    assert main(["read", "a", "bad.docx", "absent.txt", "*.nothing"]) == 1
    out, error = output()
    assert out and "没有读成 3 个：" in error
    assert "  bad.docx：文件坏了（cut）。请重新保存。" in error
    assert "  absent.txt：找不到这个文件。请检查路径。" in error
    assert "  *.nothing：没有文件符合这个通配式。" in error


def test_exit_code_2_where_none_can_be_read_and_the_old_file_stays(door, folder, output):
    (folder / "o.csv").write_text("old")
    assert main(["read", "bad.docx", "--out", "o.csv", "--left-out", "l.jsonl", "--text-out", "t.txt"]) == 2
    assert (folder / "o.csv").read_text() == "old"
    assert not (folder / "l.jsonl").exists() and not (folder / "t.txt").exists()
    assert output()[0] == "" and not list(folder.rglob("*.tmp"))


def test_a_folder_without_readable_files(door, folder, output):
    (folder / "empty").mkdir()
    assert main(["read", "empty"]) == 2
    assert "  empty：文件夹里没有能读的文件。" in output()[1]


def test_a_fault_of_ours_costs_one_file(door, folder, output):
    (folder / "a" / "2020.txt").write_bytes(b"bug")
    assert main(["read", "a"]) == 1
    assert "2020.txt：读取时程序出错（ValueError: a (fault)）。请把" in output()[1]


def test_nothing_is_half_written(door, folder, monkeypatch):
    (folder / "o.jsonl").write_text("old")
    (folder / "l.jsonl").write_text("old")
    monkeypatch.setattr("jiannuo.report.records.write_line", lambda _record: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["read", "a", "--out", "o.jsonl", "--left-out", "l.jsonl"])
    assert (folder / "o.jsonl").read_text() == (folder / "l.jsonl").read_text() == "old"
    assert not list(folder.rglob("*.tmp"))


def test_interrupted_work_leaves_no_trace(door, folder, monkeypatch, output):
    def interrupt(*_arguments, **_known):
        raise KeyboardInterrupt

    monkeypatch.setattr("jiannuo.read", interrupt)
    assert main(["read", "a", "--out", "o.csv"]) == 130
    assert "已中断" in output()[1] and not (folder / "o.csv").exists() and not list(folder.rglob("*.tmp"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a", "--out", "no/o.csv"], "没有文件夹“no”。"),
        (["a", "--out", "b"], "“b”是文件夹，不是文件。"),
        (["a", "--out", "o.csv", "--left-out", "./o.csv"], "两样结果不能写进同一个文件。"),
        (["a/2021.txt", "--out", "a/2021.txt"], "“a/2021.txt”既要读又要写。"),
        (["b", "--text-out", "b"], "既要读又要写。"),
        (["a", "b", "--id", "x"], "--id 只能用于一个文件，这里有 3 个。"),
        (["a", "--id", "../x", "--text-out", "texts/"], "编号“../x”不能用作文件名。"),
    ],
)
def test_wrong_calls_are_told_before_anything_is_read(door, folder, output, arguments, said):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["read", *arguments]) == 2
    assert said in output()[1] and not door.calls
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "arguments", [[], ["read"], ["read", "a", "--format", "doc"], ["read", "a", "--year", "x"], ["lost"]]
)
def test_wrong_options_end_with_2_and_one_sentence_in_chinese(arguments, output):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    error = output()[1]
    assert ended.value.code == 2 and error.startswith("用法：") and "错误：" in error


def test_what_the_file_cannot_say_is_handed_on(door):
    main(
        [
            "read",
            "a",
            "--year",
            "2021",
            "--place",
            "云川市",
            "--issuer",
            "云川市人民政府",
            "--id",
            "yc",
            "--lexicon",
            "mine",
        ]
    )
    (call,) = door.calls
    assert call == {
        "content": b"a/2021.txt", "id": "yc", "name": "2021.txt", "lexicon": ("mine",),
        "year": 2021, "place": "云川市", "issuer": "云川市人民政府",
    }  # fmt: skip


def test_standard_input(door, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"from the pipe")))
    assert main(["read", "-"]) == 0
    assert (door.calls[0]["content"], door.calls[0]["id"], door.calls[0]["name"]) == (b"from the pipe", "stdin", None)


def test_a_file_too_large_is_refused(door, monkeypatch, output):
    monkeypatch.setattr(inputs, "LARGEST_FILE", 3)
    assert main(["read", "a"]) == 2
    assert "文件超过" in output()[1] and not door.calls


def test_text_out_to_a_file_and_to_a_folder(door, folder):
    assert main(["read", "a", "--text-out", "t.txt"]) == 0
    assert (folder / "t.txt").read_bytes().decode() == TEXT
    assert main(["read", "a", "b", "--text-out", "texts"]) == 0
    written = sorted(path.relative_to(folder / "texts").as_posix() for path in (folder / "texts").rglob("*.txt"))
    assert written == ["2022.txt", "a/2021.txt", "b/2021.txt"]


def test_what_a_run_writes_is_not_read_by_the_next(door, folder):
    for _ in range(2):
        assert main(["read", ".", "--out", "o.html", "--text-out", "texts/"]) == 1
    assert door.ids[:4] == door.ids[4:] == ["bad", "a/2021", "b/2021", "2022"]


def test_left_out_is_written_line_by_line(door, folder):
    assert main(["read", "a", "b", "--out", "o.csv", "--left-out", "l.jsonl"]) == 0
    records = [json.loads(line) for line in (folder / "l.jsonl").read_text("utf-8").splitlines()]
    assert [record["reason"] for record in records] == ["web_rubbish", "greeting"] * 3
    assert {record["document"] for record in records} == {"a/2021", "b/2021", "2022"}


def test_kind_and_numbers_only(door, output):
    main(["read", "a", "--format", "sentences", "--kind", "commitment", "--numbers-only"])
    assert [json.loads(line)["label"] for line in output()[0].splitlines()] == ["commitment"] * 2


def test_a_closed_pipe_is_no_traceback(door, monkeypatch, capfd):
    back, front = os.pipe()
    os.close(back)
    with os.fdopen(front, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["read", "a", "b"]) == 0
    assert "Traceback" not in capfd.readouterr().err


def test_progress_shows_only_to_people_and_only_on_long_work(door, monkeypatch, capfd):
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert main(["read", "a", "b"]) == 0
    assert "正在读" not in capfd.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["read", "a", "b"]) == 0
    assert "正在读" in capfd.readouterr().err


def test_start_imports_nothing_heavy():
    script = (
        "import sys, jiannuo.cli.main, jiannuo.cli.read; "
        "heavy = {'rich', 'xlsxwriter', 'docx', 'pypdfium2', 'selectolax', 'asyncio', 'unittest'}; "
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
