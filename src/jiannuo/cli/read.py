"""`jiannuo read`: documents → ledger, in the format asked for; what was left out is always told."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import jiannuo
from jiannuo.cli.inputs import Input, find_inputs, load_content
from jiannuo.cli.language import Language
from jiannuo.cli.outputs import (
    FORMATS,
    check_target,
    choose_format,
    print_readings,
    replace_file,
    write_readings,
)
from jiannuo.cli.progress import show_progress
from jiannuo.cli.tally import Tally, describe_tally
from jiannuo.cli.texts import choose_text_paths, write_text
from jiannuo.model.errors import UnreadableFile, WrongCall
from jiannuo.model.statement import Kind, Reading
from jiannuo.report.records import write_left_out
from jiannuo.report.tables import narrow_reading

KINDS = (Kind.COMMITMENT, Kind.OUTCOME)
Read = Callable[[Input], Reading]


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Add what `jiannuo read` takes."""
    say = language.translate
    parser.description = say("把政府工作报告、公开承诺书读成台账：每条承诺事项、每项完成情况，都带原文和位置。")
    parser.epilog = say(
        "能读 txt、html、docx、doc、wps、ofd、有文字层的 pdf；扫描件和图片需另装 jiannuo[ocr]。"
        "二进制格式在限时、限内存的子进程中解析；Windows 没有内存限制，只有时间限制。"
        "返回码：0 全部读成，1 有的没读成，2 一个也没读成或用法有误。"
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help=say("文件、文件夹、带引号的通配式，- 为标准输入"))
    known = parser.add_argument_group(say("文件自己没有说明的"))
    known.add_argument("--year", type=int, metavar="YYYY", help=say("文件所说的年度"))
    known.add_argument("--place", metavar="TEXT", help=say("地区，如 云川市"))
    known.add_argument("--issuer", metavar="TEXT", help=say("发文机关"))
    known.add_argument("--id", metavar="TEXT", help=say("编号，只用于一个文件；默认是不带后缀的文件名"))
    known.add_argument("--lexicon", action="append", default=[], metavar="DIR", help=say("叠加的词典文件夹，可重复"))
    _add_output_arguments(parser.add_argument_group(say("结果")), language)


def _add_output_arguments(group: argparse._ArgumentGroup, language: Language) -> None:
    say = language.translate
    group.add_argument(
        "--format", choices=FORMATS, help=say("格式；终端上默认 table，否则默认 jsonl，或随 --out 的后缀")
    )
    group.add_argument("--out", type=Path, metavar="FILE", help=say("写入文件；写完整了才替换旧文件"))
    group.add_argument("--text-out", metavar="FILE|DIR", help=say("写出位置所指的文本：一个文件，或放进文件夹"))
    group.add_argument("--left-out", type=Path, metavar="FILE", help=say("逐条写出未收入的内容和原因（JSON Lines）"))
    group.add_argument("--kind", choices=[str(kind) for kind in KINDS], help=say("只要承诺事项，或只要完成情况"))
    group.add_argument("--numbers-only", action="store_true", help=say("只要带数字的"))


def run(options: argparse.Namespace, language: Language) -> int:
    """Read what the options name, write what they ask for, tell what was counted; return the exit code."""
    format = choose_format(options.format, options.out)
    search = find_inputs(options.paths, id=options.id, outputs=_list_outputs(options))
    texts = choose_text_paths(options.text_out, search.inputs)
    tally = Tally(failures=search.failures, passed_over=search.passed_over)
    if search.inputs:
        with show_progress(len(search.inputs), language, wanted=_may_show_progress(options, format)) as advance:
            readings = read_all(search.inputs, _make_read(options), tally, advance)
            _write_all(readings, texts, options, format, language)
    for line in describe_tally(tally, language, options.left_out is not None):
        print(line, file=sys.stderr)
    return tally.exit_code


def _list_outputs(options: argparse.Namespace) -> list[Path]:
    files = [path for path in (options.out, options.left_out) if path is not None]
    for path in files:
        check_target(path)
    if options.text_out is not None:
        files.append(Path(options.text_out))
    if len({os.path.normcase(path.absolute()) for path in files}) < len(files):
        raise WrongCall("same_target", "两样结果不能写进同一个文件。", "请各给一个文件名。")
    return files


def _may_show_progress(options: argparse.Namespace, format: str) -> bool:
    return format == "table" or options.out is not None or not sys.stdout.isatty()


def _make_read(options: argparse.Namespace) -> Read:
    lexicon = jiannuo.load_lexicon(*options.lexicon)
    kind = None if options.kind is None else Kind(options.kind)

    def read(input: Input) -> Reading:
        known = {"year": options.year, "place": options.place, "issuer": options.issuer}
        reading = jiannuo.read(load_content(input), lexicon=lexicon, id=input.id, name=input.name, **known)
        return narrow_reading(reading, kind=kind, numbers_only=options.numbers_only)

    return read


def read_all(inputs: Sequence[Input], read: Read, tally: Tally, advance: Callable[[str], None]) -> Iterator[Reading]:
    """Return the readings of all files that can be read; the tally takes the counts and the failures."""
    for input in inputs:
        advance(input.shown)
        try:
            reading = read(input)
        except UnreadableFile as error:
            tally.failures.append((input.shown, error))
        except Exception as error:  # one file must not cost the others; the sentence names the fault
            if os.environ.get("JIANNUO_TRACE"):
                raise
            why = f"{type(error).__name__}: {error}".replace("{", "(").replace("}", ")")
            fault = UnreadableFile(
                "internal", "读取时程序出错（{why}）。", "请把这个文件和这句话报告给开发者。", why=why
            )
            tally.failures.append((input.shown, fault))
        else:
            tally.count(input.shown, reading)
            yield reading


def _write_all(
    readings: Iterator[Reading], texts: dict[str, Path], options: argparse.Namespace, format: str, language: Language
) -> None:
    with contextlib.ExitStack() as files:
        first = next(readings, None)
        if first is None:
            return
        left_out = files.enter_context(replace_file(options.left_out)) if options.left_out else None
        readings = _write_beside(chain([first], readings), texts, left_out)
        if options.out is not None:
            write_readings(readings, format, files.enter_context(replace_file(options.out)), language)
        elif format == "table" and sys.stdout.isatty():
            print_readings(list(readings), format, language)
        else:
            print_readings(readings, format, language)


def _write_beside(readings: Iterator[Reading], texts: dict[str, Path], left_out: BinaryIO | None) -> Iterator[Reading]:
    for reading in readings:
        if left_out is not None:
            left_out.writelines(line.encode("utf-8", errors="surrogatepass") for line in write_left_out(reading))
        for document in reading.documents[:1]:
            if document.id in texts:
                write_text(reading, texts[document.id])
        yield reading
