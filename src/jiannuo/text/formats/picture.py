"""Pictures and scanned pdf → lines, recognised by RapidOCR with the models inside its wheel (extra `[ocr]`).

Every line keeps the score the recogniser gave it; none is dropped for a low one.
"""

from __future__ import annotations

import importlib
import io
import os
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from jiannuo.model.errors import Diagnostic, UnreadableFile
from jiannuo.text.decoded import Decoded
from jiannuo.text.formats.layout import Layout
from jiannuo.text.formats.pdf import open_pdf, page_words
from jiannuo.text.formats.reading_order import Piece, order_lines
from jiannuo.text.readers import MAX_PAGES, PageDone

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2_000
"""Pixels: what a page of A4 has at 170 dots an inch; the recogniser shrinks anything longer to this."""
UNSURE = 0.8

Pixels = Any
"""A numpy array of rows, columns and blue, green, red."""


def read_picture(content: bytes, page_done: PageDone) -> Decoded:
    """Return the text recognised in a picture, its frames (of a TIFF) as pages. Raises UnreadableFile, OSError."""
    images, frames = _library("PIL.Image"), _library("PIL.ImageSequence")
    images.MAX_IMAGE_PIXELS = MOST_PIXELS
    scan = _Scan()
    with images.open(io.BytesIO(content)) as picture:
        for frame in islice(frames.Iterator(picture), MAX_PAGES):
            if frame.width * frame.height > MOST_PIXELS:
                raise UnreadableFile("picture_too_large", "图片超过 5000 万像素；", "请缩小后再读。")
            upright = _library("PIL.ImageOps").exif_transpose(frame).convert("RGB")
            scan.add_picture(_library("numpy").asarray(upright)[:, :, ::-1])
            page_done()
    return scan.decoded("picture")


def read_scan(content: bytes, page_done: PageDone) -> Decoded:
    """Return the text of a pdf: as it stands where a page has text, recognised where it has none."""
    document = open_pdf(content)
    scan = _Scan()
    for index in range(len(document)):
        page = document[index]
        words = page_words(page)
        if words.strip():
            scan.add_words(words)
        else:
            longest = max(*page.get_size(), 1.0)
            scan.add_picture(page.render(scale=LONGEST_SIDE / longest).to_numpy()[:, :, :3])
        page.close()
        page_done()
    return scan.decoded("pdf")


class _Scan:
    """Pages put together as they are read."""

    def __init__(self) -> None:
        self._layout = Layout()
        self._pages: list[int] = []
        self._scores: list[tuple[int, int, float]] = []

    def add_words(self, words: str) -> None:
        self._pages.append(self._layout.length)
        for line in words.splitlines():
            self._layout.add_line(line)

    def add_picture(self, pixels: Pixels) -> None:
        self._pages.append(self._layout.length)
        for line in order_lines(_recognise(pixels)):
            start = self._layout.length
            self._layout.add_line(line.words)
            self._scores.append((start, start + len(line.words), round(line.score, 4)))

    def decoded(self, form: str) -> Decoded:
        unsure = sum(score < UNSURE for _, _, score in self._scores)
        diagnostics = []
        if unsure:
            values = (("count", str(unsure)), ("most", str(UNSURE)))
            message = "文字识别对 {count} 行把握不大（低于 {most}）；"
            diagnostics.append(Diagnostic("recognition_unsure", message, "请对照原件核对这些行。", values=values))
        return Decoded(
            self._layout.text(),
            form,
            pages=tuple(self._pages),
            scores=tuple(self._scores),
            diagnostics=tuple(diagnostics),
        )


def _recognise(pixels: Pixels) -> Iterator[Piece]:
    """Yield the lines the recogniser finds. A box is as high as its characters, about."""
    found = _recogniser()(_library("numpy").ascontiguousarray(pixels))
    if found.boxes is None or found.txts is None:
        return
    for box, words, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if words.strip():
            left, right = float(box[:, 0].min()), float(box[:, 0].max())
            top, bottom = float(box[:, 1].min()), float(box[:, 1].max())
            yield Piece(left, (top + bottom) / 2, right, bottom - top, words.strip(), float(score))


@cache
def _recogniser() -> Any:
    params = {
        "Global.text_score": 0.0,
        "Global.log_level": "critical",
        "Global.max_side_len": LONGEST_SIDE,
        "EngineConfig.onnxruntime.intra_op_num_threads": min(4, os.cpu_count() or 1),
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    return _library("rapidocr").RapidOCR(params=params)


def _library(name: str) -> Any:
    """Return a library of the extra: the table of readers has had it loaded. Without the extra nothing here runs."""
    return importlib.import_module(name)
