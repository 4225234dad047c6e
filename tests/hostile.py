"""Makes hostile files out of good ones: bytes changed, cut, doubled; in packages the parts are changed and packed anew."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from jiannuo.model.errors import UnreadableFile
from jiannuo.text.decode import decode

FIXTURES = Path(__file__).parent / "fixtures"
SPITE = (
    b"\x00",
    b"\xff\xfe",
    b"<",
    b"&#x41;",
    b"&lt;",
    b"]]>",
    b"\xe5\xa2",
    b"9" * 5000,
    b"<w:p>",
    b"-1",
    b"999999999",
)


def seeds() -> dict[str, bytes]:
    """Return the good files by name; pictures and scans left out, for recognising takes seconds."""
    return {
        path.name: path.read_bytes()
        for path in sorted(FIXTURES.iterdir())
        if path.suffix in (".txt", ".html", ".docx", ".doc", ".wps", ".ofd", ".pdf") and "scan" not in path.name
    }


def hostile_files(count: int, seed: int = 20251) -> Iterator[tuple[str, bytes]]:
    """Yield so many files, always the same for the same seed, every kind in turn."""
    chance = random.Random(seed)
    good = list(seeds().items())
    for number in range(count):
        name, content = good[number % len(good)]
        if content.startswith(b"PK") and chance.random() < 0.85:
            yield name, _mutate_parts(content, chance)
        else:
            yield name, mutate(content, chance)


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few things wrong."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        position = chance.randrange(len(changed) + 1)
        kind = chance.randrange(6)
        if kind == 0 and changed:
            changed[position % len(changed)] = chance.randrange(256)
        elif kind == 1:
            changed[position:position] = chance.choice(SPITE)
        elif kind == 2:
            del changed[position : position + chance.randint(1, 200)]
        elif kind == 3:
            piece = changed[position : position + chance.randint(1, 2000)]
            changed[position:position] = piece * chance.randint(1, 20)
        elif kind == 4 and chance.random() < 0.3:
            del changed[position:]
        else:
            changed[position : position + 4] = chance.randbytes(4)
    return bytes(changed)


def _mutate_parts(content: bytes, chance: random.Random) -> bytes:
    """Change the XML inside and pack it anew: changed outside, a package dies at its checksum and never is parsed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        victims = chance.sample(source.namelist(), 2)
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _mutate_xml(part, chance) if name in victims or "ocument" in name else part)
    return buffer.getvalue()


def _mutate_xml(part: bytes, chance: random.Random) -> bytes:
    """Half the time keep it well-formed, so that the reader behind the parser is reached."""
    if chance.random() < 0.5:
        return mutate(part, chance)
    pieces = part.split(b">")
    for _ in range(chance.randint(1, 5)):
        position = chance.randrange(len(pieces))
        piece = pieces[position]
        if b'="' in piece:  # another value in an attribute
            head, _, tail = piece.partition(b'="')
            value = chance.choice((b"", b"-1", b"99999999999", b"x", b"0 0 0 0", b"../../x", b"g 9999999 1"))
            pieces[position] = head + b'="' + value + b'"' + tail.partition(b'"')[2]
        elif piece.endswith(b"/w:p"):  # a deep nest in the place of a paragraph's end
            depth = chance.choice((3, 100, 3000))
            pieces[position] = piece + b"><w:tbl><w:tr><w:tc><w:p/" * depth + b"></w:tc></w:tr></w:tbl" * depth
    return b">".join(pieces)


def check_hostile(name: str, content: bytes) -> bool:
    """Read one file: only UnreadableFile may come, every span must lie in the text. Return whether it was read."""
    try:
        decoded = decode(content, name)
    except UnreadableFile as unreadable:
        assert unreadable.code
        assert "{" not in str(unreadable)
        return False
    length = len(decoded.text)
    assert all(0 <= start <= length for start in decoded.pages)
    assert list(decoded.pages) == sorted(decoded.pages)
    for table in decoded.tables:
        words = table.span.of(decoded.text)
        assert all(cell.of(decoded.text) in words for row in table.rows for cell in row)
        assert all(0 <= cell.start <= cell.end <= length for row in table.rows for cell in row)
    assert all(d.span is None or 0 <= d.span.start <= d.span.end <= length for d in decoded.diagnostics)
    decoded.text.encode()
    return True
