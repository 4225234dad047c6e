"""CSV files → Lexicon. Names every fault by file, line and remedy; a deployer's folders are laid over ours."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jiannuo.lexicon.tables import (
    ComparatorWord,
    Cue,
    GenreWord,
    HeadingWord,
    Lexicon,
    Movement,
    Opener,
    PeriodWord,
    Row,
    Rubbish,
    Slogan,
    Unit,
    Verb,
)
from jiannuo.model.errors import LexiconError

PACKAGED = Path(__file__).parent / "data"
Columns = dict[str, tuple[str, Callable[[str], Any]]]


def _yes(cell: str) -> bool:
    if cell not in ("是", "否"):
        raise ValueError("是/否")
    return cell == "是"


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(cell: str) -> str:
        if cell not in allowed:
            raise ValueError("/".join(allowed))
        return cell

    return check


TABLES: dict[str, tuple[type[Row], str, Columns]] = {
    "units": (Unit, "计量单位", {"规范名": ("canonical", str), "类别": ("category", str), "不接": ("not_before", str)}),
    "comparators": (
        ComparatorWord,
        "词",
        {"位置": ("place", _one_of("前", "后", "动")), "比较词": ("comparator", _one_of("=", ">=", "<=", "~"))},
    ),
    "movements": (
        Movement,
        "词",
        {
            "方向": ("direction", _one_of("up", "down", "none")),
            "作用": ("role", _one_of("增长", "年均", "增减", "到达", "水平")),
            "不接": ("not_before", str),
        },
    ),
    "verbs": (Verb, "词", {"留用": ("kept", _yes)}),
    "openers": (Opener, "词", {"位置": ("place", _one_of("首", "尾", "基", "谓", "附"))}),
    "cues": (
        Cue,
        "词",
        {
            "指向": ("label", _one_of("commitment", "outcome", "background", "praise", "guiding_idea", "greeting")),
            "位置": ("place", _one_of("句首", "句中", "句尾")),
            "权重": ("weight", int),
        },
    ),
    "slogans": (Slogan, "词", {}),
    "genres": (GenreWord, "词", {"文种": ("genre", str)}),
    "rubbish": (Rubbish, "词", {"匹配": ("match", _one_of("整行", "行首", "含", "止")), "理由": ("reason", str)}),
    "periods": (PeriodWord, "词", {"起": ("first", int), "止": ("last", int), "月份": ("months", str)}),
    "headings": (HeadingWord, "词", {"方向": ("mode", _one_of("回顾", "规划", "指导", "问题"))}),
}


def load_lexicon(*folders: str | Path) -> Lexicon:
    """Return the packaged lexicon with the tables of `folders` laid over it, later ones first.

    A row of a later folder replaces the row with the same word. Raises `LexiconError` with file, line and remedy.

    >>> any(unit.word == "微克/立方米" for unit in load_lexicon().units)
    True
    """
    digest = hashlib.sha256()
    tables = {name: _load_table(name, (PACKAGED, *map(Path, folders)), digest) for name in TABLES}
    return Lexicon(**tables, digest=digest.hexdigest()[:16])


def _load_table(name: str, folders: tuple[Path, ...], digest: Any) -> Any:
    rows: dict[tuple[str, str], Row] = {}
    for folder in folders:
        path = folder / f"{name}.csv"
        if folder is not PACKAGED and not path.exists():
            continue
        seen: dict[tuple[str, str], str] = {}
        for row in _read_rows(name, path, digest):
            key = (row.word, getattr(row, "place", ""))
            if key in seen:
                raise LexiconError(
                    "lexicon_twice", "{where}：“{word}”已在 {first} 出现。", "删去其中一行。",
                    where=row.source, word=row.word, first=seen[key],
                )
            seen[key] = row.source
            rows[key] = row
    return tuple(rows.values())


def _read_rows(name: str, path: Path, digest: Any) -> list[Row]:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError("lexicon_unreadable", "{path} 读不出：{why}。", "请存为 UTF-8 编码的 CSV。", path=path, why=error) from error
    digest.update(content)
    reader = csv.reader(io.StringIO(text, newline=""))
    headings = next(reader, [])
    wanted = [TABLES[name][1], *TABLES[name][2], "例", "读作"]
    if headings != wanted:
        raise LexiconError("lexicon_headings", "{path} 第 1 行的栏目应为：{wanted}。", "请照此更正。", path=path.name, wanted=",".join(wanted))
    return [_make_row(name, cells, f"{path.name}:{reader.line_num}") for cells in reader if any(cells)]


def _make_row(name: str, cells: list[str], where: str) -> Row:
    kind, _, columns = TABLES[name]
    if len(cells) != len(columns) + 3 or not cells[0] or not cells[-2]:
        raise LexiconError("lexicon_cells", "{where}：应有 {count} 格，词与例不可空。", "请补全或删去此行。", where=where, count=len(columns) + 3)
    values: dict[str, Any] = {"word": cells[0], "example": cells[-2], "reads": cells[-1], "source": where}
    for (heading, (attribute, convert)), cell in zip(columns.items(), cells[1:-2], strict=True):
        try:
            values[attribute] = convert(cell)
        except ValueError as error:
            raise LexiconError("lexicon_value", "{where}：{heading}不能是“{cell}”。", "可填：{allowed}。", where=where, heading=heading, cell=cell, allowed=error) from error
    return kind(**values)
