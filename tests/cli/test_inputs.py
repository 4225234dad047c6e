"""Which files are read, and under which id."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.cli.inputs import find_inputs, name_files


def named(*arguments, **options):
    return {input.id: input.shown for input in find_inputs(arguments, **options).inputs}


def test_folders_are_walked_and_hidden_files_skipped(folder):
    search = find_inputs(["b"])
    assert [input.id for input in search.inputs] == ["2021", "2022"]
    assert search.passed_over == {".xlsx": 1}


def test_a_stem_that_repeats_takes_its_path(folder):
    assert list(named("a", "b")) == ["a/2021", "b/2021", "2022"]


def test_patterns_are_expanded_here(folder):
    assert list(named("*/2021.txt")) == ["a/2021", "b/2021"]
    assert list(named("**/2022.txt")) == ["2022"]
    assert list(named(str(folder / "a" / "*.txt"))) == ["2021"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(folder):
    (folder / "a[1].txt").write_text("x")
    assert list(named("a[1].txt")) == ["a[1]"]


def test_a_file_named_twice_is_read_once(folder):
    assert list(named("a/2021.txt", "a", "b/../a/2021.txt", "a/*.txt")) == ["2021"]


def test_a_picture_in_a_folder_needs_the_extra(folder, monkeypatch):
    (folder / "a" / "scan.png").write_bytes(b"")
    monkeypatch.setattr("jiannuo.cli.inputs.find_spec", lambda _name: None)
    assert find_inputs(["a"]).passed_over == {".png": 1}
    monkeypatch.setattr("jiannuo.cli.inputs.find_spec", lambda _name: object())
    assert "scan" in named("a")


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        ([], []),
        (["2021.txt"], ["2021"]),
        (["2021.txt", "2021.docx"], ["2021.txt", "2021.docx"]),
        (["2021.docx.txt", "2021.docx", "2021.txt"], ["2021.docx.txt", "2021.docx", "2021.txt"]),
        (["x/A.txt", "y/a.txt"], ["x/A", "y/a"]),
        (["x/报告.v2.txt", "x/y/报告.v2.txt"], ["报告.v2", "y/报告.v2"]),
    ],
)
def test_ids(names, ids):
    assert name_files([Path("/r") / name for name in names]) == ids


parts = st.sampled_from(["a", "b", "a.txt", "2021"])
paths = st.builds(
    lambda folders, stem, ending: Path("/r", *folders, stem + ending),
    st.lists(parts, max_size=2),
    parts,
    st.sampled_from([".txt", ".docx", ""]),
)


@given(st.lists(paths, unique=True, max_size=8))
def test_no_two_files_share_an_id(found):
    ids = name_files(found)
    assert len({id.casefold() for id in ids}) == len(found)
