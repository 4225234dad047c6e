"""The language a command speaks: Chinese, or English where the user's settings say so. Chinese is the source."""

from __future__ import annotations

import argparse
import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiannuo.model.errors import Diagnostic, JiannuoError
from jiannuo.report.wording import Translate, keep_chinese

CHINESE, ENGLISH = "zh", "en"
CATALOGUES = Path(__file__).parents[1] / "locale"
SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, the `lang` attribute of pages, and how a Chinese message is said in it."""

    code: str
    translate: Translate

    @property
    def tag(self) -> str:
        """What a page's `lang` attribute says."""
        return "zh-CN" if self.code == CHINESE else self.code

    def say(self, message: str, **values: object) -> str:
        """Return a message in this language, its places filled."""
        return self.translate(message).format(**values)

    def tell(self, notice: JiannuoError | Diagnostic) -> str:
        """Return what an error or a diagnostic says: what happened and what to do."""
        values = dict(notice.values)
        parts = [self.translate(part).format(**values) for part in (notice.message, notice.hint) if part]
        return ("" if self.code == CHINESE else " ").join(parts)


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return `zh` or `en`: `--lang`, else JIANNUO_LANG, else the first of LC_ALL, LC_MESSAGES, LANG that is set.

    >>> choose_language(["read", "--lang", "en"], {}), choose_language([], {"LANG": "en_GB.UTF-8"})
    ('en', 'en')
    >>> choose_language([], {"LC_ALL": "C", "LANG": "en_US.UTF-8"})
    'zh'
    """
    asked = _find_option(arguments) or environment.get("JIANNUO_LANG") or ""
    if not asked:
        asked = next((environment[name] for name in SETTINGS if environment.get(name)), "")
    return ENGLISH if asked.lower().startswith("en") else CHINESE


def _find_option(arguments: Sequence[str]) -> str:
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""


def load_language(code: str) -> Language:
    """Return the language and let the argument parser speak it too."""
    _teach_parser(code)
    if code == CHINESE:
        return Language(CHINESE, keep_chinese)
    return Language(code, _load_catalogue(code, "jiannuo"))


def _load_catalogue(code: str, domain: str) -> Translate:
    catalogue = CATALOGUES / code / "LC_MESSAGES" / f"{domain}.mo"
    with catalogue.open("rb") as stream:
        return gettext.GNUTranslations(stream).gettext


def _teach_parser(code: str) -> None:
    # argparse speaks through two module-level names and has no other door for a language.
    say = _load_catalogue(CHINESE, "argparse") if code == CHINESE else keep_chinese
    vars(argparse)["_"] = say
    vars(argparse)["ngettext"] = lambda one, many, count: say(one if count == 1 else many)
