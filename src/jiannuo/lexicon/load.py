"""CSV files → Lexicon. Names every fault by file, line and remedy; a deployer's folders are laid over ours."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
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
from jiannuo.model.document import Genre, Reason
from jiannuo.model.errors import LexiconError

PACKAGED = Path(__file__).parent / "data"
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Words are matched where full-width signs have become half-width: ：, ！ and the like are made so too."""
CATEGORIES = (
    "金额",
    "面积",
    "长度",
    "体积",
    "质量",
    "浓度",
    "能量",
    "百分",
    "倍数",
    "时长",
    "温度",
    "位次",
    "人数",
    "个数",
    "地名",
)
Columns = dict[str, tuple[str, Callable[[str], Any]]]


def _yes(cell: str) -> bool:
    if cell not in ("是", "否"):
        raise ValueError("是/否")
    return cell == "是"


def _number(cell: str) -> int:
    try:
        return int(cell)
    except ValueError as error:
        raise ValueError("-2、-1、0、1、2……") from error


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(cell: str) -> str:
        if cell not in allowed:
            raise ValueError("/".join(allowed))
        return cell

    return check


TABLES: dict[str, tuple[type[Row], str, Columns]] = {
    "units": (
        Unit,
        "计量单位",
        {"规范名": ("canonical", str), "类别": ("category", _one_of(*CATEGORIES)), "不接": ("not_before", str)},
    ),
    "comparators": (
        ComparatorWord,
        "词",
        {"位置": ("place", _one_of("前", "后", "动", "除")), "比较词": ("comparator", _one_of("=", ">=", "<=", "~"))},
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
            "权重": ("weight", _number),
        },
    ),
    "slogans": (Slogan, "词", {}),
    "genres": (GenreWord, "词", {"文种": ("genre", _one_of(*Genre))}),
    "rubbish": (
        Rubbish,
        "词",
        {"匹配": ("match", _one_of("整行", "行首", "含", "止")), "理由": ("reason", _one_of(*Reason))},
    ),
    "periods": (PeriodWord, "词", {"起": ("first", _number), "止": ("last", _number), "月份": ("months", str)}),
    "headings": (HeadingWord, "词", {"方向": ("mode", _one_of("回顾", "规划", "指导", "问题"))}),
}


def load_lexicon(*folders: str | Path) -> Lexicon:
    """Return the packaged lexicon with the tables of `folders` laid over it, later ones first.

    A row of a later folder replaces the row with the same word. Raises `LexiconError` with file, line and remedy.

    >>> any(unit.word == "微克/立方米" for unit in load_lexicon().units)
    True
    """
    lexicon, faults = collect_lexicon(*folders)
    if faults:
        raise faults[0]
    return lexicon


def collect_lexicon(*folders: str | Path) -> tuple[Lexicon, tuple[LexiconError, ...]]:
    """Return the lexicon as far as it can be loaded, and every row and file that cannot."""
    digest = hashlib.sha256()
    faults: list[LexiconError] = []
    paths = tuple(map(Path, folders))
    for folder in paths:
        if not any((folder / f"{name}.csv").is_file() for name in TABLES):
            faults.append(
                LexiconError(
                    "lexicon_no_table",
                    "{folder} 里没有词典的表。",
                    "表名可用：{names}。",
                    folder=folder,
                    names="、".join(f"{name}.csv" for name in TABLES),
                )
            )
    tables = {name: _load_table(name, (PACKAGED, *paths), digest, faults) for name in TABLES}
    return Lexicon(**tables, digest=digest.hexdigest()[:16]), tuple(faults)


def _load_table(name: str, folders: tuple[Path, ...], digest: Any, faults: list[LexiconError]) -> Any:
    rows: dict[tuple[str, str], Row] = {}
    for folder in folders:
        path = folder / f"{name}.csv"
        if folder is not PACKAGED and not path.exists():
            continue
        seen: dict[tuple[str, str], str] = {}
        for row in _read_rows(name, path, digest, faults):
            key = (row.word, getattr(row, "place", ""))
            if key in seen:
                faults.append(
                    LexiconError(
                        "lexicon_twice",
                        "{where}：“{word}”已在 {first} 出现。",
                        "请删去其中一行。",
                        where=row.source,
                        word=row.word,
                        first=seen[key],
                    )
                )
            seen[key] = row.source
            rows[key] = row
    return tuple(rows.values())


def _read_rows(name: str, path: Path, digest: Any, faults: list[LexiconError]) -> Iterator[Row]:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(
            LexiconError(
                "lexicon_unreadable", "{path} 读不出：{why}。", "请存为 UTF-8 编码的 CSV。", path=path, why=error
            )
        )
        return
    digest.update(content)
    shown = path.name if path.parent == PACKAGED else path
    reader = csv.reader(io.StringIO(text, newline=""))
    headings = next(reader, [])
    wanted = [TABLES[name][1], *TABLES[name][2], "例", "读作"]
    if headings != wanted:
        faults.append(
            LexiconError(
                "lexicon_headings",
                "{path} 第 1 行的栏目应为：{wanted}。",
                "请照此更正。",
                path=shown,
                wanted=",".join(wanted),
            )
        )
        return
    for cells in reader:
        if any(cells):
            try:
                yield _make_row(name, cells, f"{shown}:{reader.line_num}")
            except LexiconError as error:
                faults.append(error)


def _make_row(name: str, cells: list[str], where: str) -> Row:
    kind, _, columns = TABLES[name]
    if len(cells) != len(columns) + 3 or not cells[0] or not cells[-2]:
        raise LexiconError(
            "lexicon_cells",
            "{where}：应有 {count} 格，词与例不可空。",
            "请补全或删去此行。",
            where=where,
            count=len(columns) + 3,
        )
    values: dict[str, Any] = {
        "word": cells[0].translate(HALF_WIDTH),
        "example": cells[-2],
        "reads": cells[-1],
        "source": where,
    }
    for (heading, (attribute, convert)), cell in zip(columns.items(), cells[1:-2], strict=True):
        try:
            values[attribute] = convert(cell)
        except ValueError as error:
            raise LexiconError(
                "lexicon_value",
                "{where}：{heading}不能是“{cell}”。",
                "可填：{allowed}。",
                where=where,
                heading=heading,
                cell=cell,
                allowed=error,
            ) from error
    return kind(**values)
