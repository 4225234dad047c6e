"""`jiannuo`: which command, in which language, and how it ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from jiannuo.cli.language import CHINESE, ENGLISH, Language, choose_language, load_language
from jiannuo.cli.tally import NONE_OR_WRONG
from jiannuo.model.errors import JiannuoError
from jiannuo.version import __version__

COMMANDS = {
    "read": "把文件读成台账",
    "demo": "读自带的示例，看看台账是什么样",
    "lexicon": "检查词典，或用一句话试一试",
    "evaluate": "与标准答案比较，看读得准不准",
}
"""Command → what it is for; each is a module of this room, loaded when it is called."""
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 all well, 1 in part, 2 not at all or a wrong call."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    language = load_language(choose_language(arguments, os.environ))
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(errors="replace")
    options = _build_parser(arguments, language).parse_args(arguments)
    try:
        return int(_load_command(options.command).run(options, language))
    except JiannuoError as error:
        print(f"jiannuo: {language.tell(error)}", file=sys.stderr)
        return NONE_OR_WRONG
    except OSError as error:
        print(language.say("写不出结果（{why}）。", why=error.strerror or error), file=sys.stderr)
        return NONE_OR_WRONG
    except KeyboardInterrupt:
        print(language.say("已中断，没有写出不完整的文件。"), file=sys.stderr)
        return INTERRUPTED


def _build_parser(arguments: Sequence[str], language: Language) -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=(CHINESE, ENGLISH), help=language.say("界面语言；默认随系统设置"))
    purpose = language.say("践诺：把政府说过要做的事读成台账。")
    parser = argparse.ArgumentParser(prog="jiannuo", description=purpose, parents=[shared])
    parser.add_argument("--version", action="version", version=f"jiannuo {__version__}", help=language.say("显示版本"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title=language.say("命令"))
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=language.say(purpose), parents=[shared], allow_abbrev=False)
        if name in arguments:
            _load_command(name).add_arguments(command, language)
    return parser


def _load_command(name: str) -> Any:
    return import_module(f"jiannuo.cli.{name}")


if __name__ == "__main__":
    sys.exit(main())
