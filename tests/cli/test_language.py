"""Chinese by default, English where asked; nothing untranslated; the compiled catalogue is the written one."""

import importlib.util
from pathlib import Path

import pytest

from jiannuo.cli.language import choose_language, load_language
from jiannuo.cli.main import main
from jiannuo.model.errors import UnreadableFile

ROOT = Path(__file__).parents[2]


def load_tool():
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


@pytest.mark.parametrize(
    ("arguments", "environment", "code"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "JIANNUO_LANG": "zh"}, "zh"),
        (["read", "x", "--lang", "en"], {"JIANNUO_LANG": "zh"}, "en"),
        (["--lang=zh"], {"LANG": "en"}, "zh"),
    ],
)
def test_whose_wish_counts(arguments, environment, code):
    assert choose_language(arguments, environment) == code


def test_nothing_is_untranslated():
    assert load_tool().list_untranslated() == [], "run: python tools/messages.py, then fill in the English"


@pytest.mark.parametrize("path", sorted((ROOT / "src/jiannuo/locale").rglob("*.po")), ids=lambda path: path.stem)
def test_compiled_catalogues_agree(path):
    compiled = load_tool().compile_catalogue(path)
    assert path.with_suffix(".mo").read_bytes() == compiled, "run: python tools/messages.py"


def test_an_error_is_told_in_both():
    error = UnreadableFile("too_large", "文件超过 {limit} MB。", "请拆开后再读。", limit=200)
    assert load_language("zh").tell(error) == "文件超过 200 MB。请拆开后再读。"
    assert load_language("en").tell(error) == "The file is larger than 200 MB. Split it first."


@pytest.mark.parametrize("command", [[], ["read"], ["demo"], ["lexicon"], ["lexicon", "try"], ["evaluate"]])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_speaks_one_language(command, lang, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help", "--lang", lang])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert ("usage:" in said, "用法：" in said) == (lang == "en", lang == "zh")
    assert "show this help" not in said or lang == "en"
    assert lang == "zh" or not any("\u4e00" <= character <= "\u9fff" for character in said.replace("云川市", ""))


def test_help_says_what_limits_hold_on_windows(capsys):
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    assert "Windows没有内存限制" in "".join(capsys.readouterr().out.split())


def test_all_of_a_table_is_english(door, folder, capfdbinary):
    assert main(["read", "a", "--format", "table", "--lang", "en"]) == 0
    out, error = (said.decode() for said in capfdbinary.readouterr())
    assert "commitment 6" in out and "excerpt" in out and "growth ↑" in out
    assert "Left out: 2 (web rubbish 1, forms of address 1). --left-out FILE" in error


def test_a_page_is_english(door, folder):
    main(["read", "a", "--out", "o.html", "--lang", "en"])
    page = (folder / "o.html").read_text("utf-8")
    assert '<html lang="en">' in page and "by section" in page and "清除" not in page
