"""The commands on the samples that ship with the project, through the real door."""

import json
import os
import subprocess
import sys

import pytest

IDS = ["yunchuan-2024", "yunchuan-2025", "yunchuan-pledges"]


def run(*arguments, cwd, **options):
    command = [sys.executable, "-m", "jiannuo.cli.main", *map(str, arguments)]
    environment = os.environ | {"JIANNUO_LANG": "zh"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, **options)


@pytest.fixture(scope="module")
def samples():
    from importlib.resources import files

    return str(files("jiannuo") / "samples")


@pytest.fixture(scope="module")
def texts(samples, tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    done = run("read", samples, "--text-out", folder, "--out", "o.jsonl", "--left-out", "left.jsonl", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_sample_is_read_and_every_slice_is_exact(texts):
    lines = records(texts / "o.jsonl")
    cards = [record["document"] for record in lines if isinstance(record["document"], dict)]
    assert sorted({card["id"] for card in cards}) == IDS
    words = {id: (texts / f"{id}.txt").read_bytes().decode() for id in IDS}
    for record in [*(line for line in lines if "kind" in line), *records(texts / "left.jsonl")]:
        for slice in (record, *record.get("quantities", ())):
            assert words[record["document"]][slice["start"] : slice["end"]] == slice["text"]


def test_the_text_written_reads_the_same_again(texts):
    again = run("read", "texts.txt", "--format", "jsonl", cwd=texts)
    assert again.returncode == 2
    for id in IDS:
        first = [line for line in records(texts / "o.jsonl") if line.get("document") == id]
        done = run("read", f"{id}.txt", cwd=texts)
        assert [
            json.loads(line) for line in done.stdout.decode().splitlines() if f'"document": "{id}"' in line
        ] == first


@pytest.mark.parametrize("format", ["table", "jsonl", "measures", "sentences", "csv", "xlsx", "html"])
def test_every_format_and_the_same_bytes_twice(samples, tmp_path, format):
    first, second = (run("read", samples, "--format", format, cwd=tmp_path) for _ in range(2))
    assert first.returncode == 0 and first.stdout
    assert first.stdout == second.stdout


def test_standard_input_is_read_as_bytes(samples, tmp_path):
    content = "二、2025年重点工作\n新建公园12个。\n".encode("gb18030")
    done = run("read", "-", "--format", "measures", cwd=tmp_path, input=content)
    (record,) = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert (record["document"], record["value"], record["unit"]) == ("stdin", 12, "个")


def test_demo(tmp_path):
    done = run("demo", cwd=tmp_path)
    assert done.returncode == 0 and (tmp_path / "jiannuo-demo.html").stat().st_size > 100_000
    assert (tmp_path / "jiannuo-demo.html").as_uri() in done.stdout.decode()


def test_a_closed_pipe_in_earnest(samples, tmp_path):
    command = f"{sys.executable} -m jiannuo.cli.main read {samples} --format jsonl | head -c 10"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout == b'{"document' and b"Traceback" not in done.stderr
