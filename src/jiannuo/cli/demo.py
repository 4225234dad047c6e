"""`jiannuo demo`: the sample documents that ship with the project, as a ledger here and as a page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import jiannuo
from jiannuo.cli.inputs import Input, find_inputs, load_content
from jiannuo.cli.language import Language
from jiannuo.cli.outputs import check_target, print_readings, replace_file, write_readings
from jiannuo.cli.read import read_all
from jiannuo.cli.tally import Tally, describe_tally
from jiannuo.model.statement import Reading

SAMPLES = Path(jiannuo.__file__).parent / "samples"


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Add what `jiannuo demo` takes."""
    say = language.translate
    parser.description = say("读项目自带的虚构城市的示例文件：在这里列出台账，并写出一个可以筛选的网页。")
    parser.add_argument("--out", type=Path, default=Path("jiannuo-demo.html"), metavar="FILE", help=say("网页写到哪里"))


def run(options: argparse.Namespace, language: Language) -> int:
    """Print the samples' ledger, write their page, say where it is; return the exit code."""
    check_target(options.out)
    lexicon = jiannuo.load_lexicon()

    def read(input: Input) -> Reading:
        return jiannuo.read(load_content(input), lexicon=lexicon, id=input.id, name=input.name)

    search, tally = find_inputs([str(SAMPLES)]), Tally()
    readings = list(read_all(search.inputs, read, tally, lambda _name: None))
    print_readings(readings, "table", language)
    with replace_file(options.out) as stream:
        write_readings(readings, "html", stream, language)
    for line in describe_tally(tally, language, left_out_written=False):
        print(line, file=sys.stderr)
    print(language.say("网页台账已写好，用浏览器打开：{address}", address=options.out.absolute().as_uri()))
    return tally.exit_code
