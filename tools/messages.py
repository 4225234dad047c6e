"""The messages people read: finds them in the source, keeps the English catalogue, compiles it.

python tools/messages.py        adds what is new to the .po file (empty, to be translated) and writes the .mo files
python tools/messages.py list   prints what has no English yet
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "jiannuo"
LOCALE = SOURCE / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "jiannuo.po"
SPEAKING = ("cli/", "report/", "proof/evaluate.py")
"""Rooms and modules in which every Chinese string is for people; elsewhere labels, what errors say, and whole sentences are."""
SENTENCE = re.compile("[\u4e00-\u9fff]{3}.*[。；]$")
NOT_SAID = frozenset({"等线", "百分点", "个百分点", r"[百千]?万亿|[百千]?[万亿]|千(?![瓦克米分])|百(?!分)"})
"""Chinese strings that no one reads as words: the name of a typeface, units that are compared."""
NOTICES = frozenset({"Diagnostic", "LexiconError", "UnreadableFile", "WrongCall", "JiannuoError"})
CHINESE = re.compile("[\u4e00-\u9fff]|^、$")


def collect_messages() -> dict[str, str]:
    """Return every message and the module it was first found in."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        speaking = place.startswith(SPEAKING)
        messages = _list_all(tree) if speaking else _list_said(tree)
        for message in messages:
            if CHINESE.search(message) and message not in NOT_SAID:
                found.setdefault(message, place)
    return found


def _list_all(tree: ast.Module) -> Iterator[str]:
    comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments:
            yield node.value


def _list_said(tree: ast.Module) -> Iterator[str]:
    yield from _list_labels(tree)
    yield from _list_notices(tree)
    yield from (words for words in _list_all(tree) if SENTENCE.search(words))


def _list_labels(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id == "Labelled" for base in node.bases
        ):
            for entry in node.body:
                if isinstance(entry, ast.Assign) and isinstance(entry.value, ast.Tuple):
                    yield from _list_words(entry.value.elts[1:])


def _list_notices(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NOTICES:
            yield from _list_words(node.args[1:3])
            yield from _list_words([word.value for word in node.keywords if word.arg in ("message", "hint")])


def _list_words(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def load_catalogue(path: Path = ENGLISH) -> Catalog:
    """Return the catalogue as it stands in the .po file."""
    with path.open("rb") as stream:
        return read_po(stream)


def list_untranslated() -> list[str]:
    """Return the messages that have no English, or whose English fills other places."""
    catalogue = load_catalogue()
    return [message for message in collect_messages() if not _is_translated(catalogue, message)]


def _is_translated(catalogue: Catalog, message: str) -> bool:
    entry = catalogue.get(message)
    if entry is None or not entry.string or entry.fuzzy:
        return False
    places = re.compile(r"{\w*}")
    return set(places.findall(message)) == set(places.findall(str(entry.string)))


def update_catalogue() -> None:
    """Add new messages, drop those no longer said, and compile every catalogue."""
    old, new = load_catalogue(), Catalog(locale="en", project="jiannuo", charset="utf-8")
    for message, place in collect_messages().items():
        entry = old.get(message)
        new.add(message, entry.string if entry else "", locations=[(place, None)])
    with ENGLISH.open("wb") as stream:
        write_po(stream, new, width=0, omit_header=False, include_lineno=False, sort_output=False)
    text = re.sub(
        r'(?m)^("(?:PO-Revision-Date|POT-Creation-Date|Last-Translator|Language-Team|Report-Msgid|Generated).*\n|#(?![:]).*\n)',
        "",
        ENGLISH.read_text("utf-8"),
    )
    ENGLISH.write_text(text, "utf-8")
    for path in LOCALE.rglob("*.po"):
        path.with_suffix(".mo").write_bytes(compile_catalogue(path))


def compile_catalogue(path: Path) -> bytes:
    """Return the catalogue in the form that programs load; the same words give the same bytes."""
    catalogue, compiled = load_catalogue(path), io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = datetime(2025, 1, 1, tzinfo=UTC)
    write_mo(compiled, catalogue)
    return compiled.getvalue()


if __name__ == "__main__":
    if sys.argv[1:] != ["list"]:
        update_catalogue()
    print("\n".join(list_untranslated()))
