"""One reader in a process of its own, timed document by document. Run by the reader's own Python, as a file.

    python worker.py READER DOCUMENTS

DOCUMENTS is a JSON list of texts. Once it can read, the worker says `READY`. From then on, for every line on standard
input, a number of seconds, it reads documents from the first on until that time is over (a document begun is finished) and
answers one line: `RESULT ` and a JSON object with `seconds` and `found` for each document read, and `peak`, the most memory
it ever held, in bytes.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

Reader = Callable[[bytes], int]
"""Takes a document in UTF-8 and returns how many numbers it found."""
READY = "READY"
MARK = "RESULT "
CHINESE = "zh-cn"
PLAIN = (
    r"(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+)(?:多|余)?(?:万亿|亿|万)?"
    r"(?:%|‰|个百分点|元|美元|斤|吨|公里|平方米|亩|千瓦|人次|人|户|家|个|项|条|所|座|倍|年|月|日)?"
)


def start_jiannuo() -> Reader:
    """Bytes to statements, all their fields with them."""
    import jiannuo

    lexicon = jiannuo.load_lexicon()
    return lambda content: sum(len(s.measures) for s in jiannuo.read(content, lexicon=lexicon).statements)


def start_plain() -> Reader:
    """One compiled expression of numeral and unit, every hit with its place and words; nothing is understood."""
    pattern = re.compile(PLAIN)
    return lambda content: len([(hit.span(), hit[0]) for hit in pattern.finditer(content.decode())])


def start_recognizers() -> Reader:
    """The four models of Recognizers-Text for Chinese: number, percentage, currency, dimension."""
    number = import_module("recognizers_number").NumberRecognizer(CHINESE)
    unit = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(CHINESE)
    models = (
        number.get_number_model(),
        number.get_percentage_model(),
        unit.get_currency_model(),
        unit.get_dimension_model(),
    )
    return lambda content: sum(len(model.parse(content.decode())) for model in models)


def start_jionlp_money() -> Reader:
    """The amounts of money that JioNLP extracts, parsed."""
    extract = _load_jionlp().extract_money
    return lambda content: len(extract(content.decode()))


def start_jionlp_money_time() -> Reader:
    """The amounts of money and the times that JioNLP extracts, parsed."""
    ner = _load_jionlp()

    def read(content: bytes) -> int:
        text = content.decode()
        return len(ner.extract_money(text)) + len(ner.extract_time(text))

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "jiannuo": start_jiannuo,
    "plain": start_plain,
    "recognizers": start_recognizers,
    "jionlp-money": start_jionlp_money,
    "jionlp-money-time": start_jionlp_money_time,
}


def time_documents(read: Reader, documents: Sequence[bytes], limit: float) -> dict[str, Any]:
    """Return the seconds and the numbers found of each document, as many as `limit` seconds allow, and the peak."""
    seconds: list[float] = []
    found: list[int] = []
    for document in documents:
        start = time.perf_counter()
        count = read(document)
        seconds.append(time.perf_counter() - start)
        found.append(count)
        if sum(seconds) > limit:
            break
    return {"seconds": seconds, "found": found, "peak": measure_peak()}


def measure_peak() -> int:
    """Return the most memory this process ever held, in bytes; 0 where the system does not say.

    Linux says it in /proc. `ru_maxrss` would do, but there it also holds what the process that started this one used.
    """
    status = Path("/proc/self/status")
    hit = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8")) if status.exists() else None
    if hit:
        return int(hit[1]) * 1024
    try:
        resource = import_module("resource")
    except ImportError:
        return 0
    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def main(name: str, path: str) -> None:
    """Load the reader, read the first document once untimed, then answer every line."""
    logging.disable(logging.CRITICAL)
    documents = [text.encode() for text in json.loads(Path(path).read_text("utf-8"))]
    read = READERS[name]()
    read(documents[0])
    print(READY, flush=True)
    for line in sys.stdin:
        print(MARK + json.dumps(time_documents(read, documents, float(line))), flush=True)


def _load_jionlp() -> Any:
    return import_module("jionlp").ner


if __name__ == "__main__":
    main(*sys.argv[1:3])
