"""Jiannuo 践诺: what a government promised, read out of its own documents, with the exact words and their place.

>>> import jiannuo
>>> lexicon = jiannuo.load_lexicon()
>>> reading = jiannuo.read("二、2024年重点工作\\n新建公园12个。", lexicon=lexicon, id="样例")
>>> [(measure.indicator, str(measure.quantity.value)) for measure in reading.measures]
[('新建公园', '12')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jiannuo.grammar.quantities import find_quantities
    from jiannuo.lexicon.load import load_lexicon
    from jiannuo.lexicon.tables import Lexicon
    from jiannuo.model.document import Document
    from jiannuo.model.errors import Diagnostic, JiannuoError, UnreadableFile
    from jiannuo.model.quantity import Quantity
    from jiannuo.model.statement import Measure, Reading, Statement
    from jiannuo.pipeline import read

__all__ = [
    "Diagnostic",
    "Document",
    "JiannuoError",
    "Lexicon",
    "Measure",
    "Quantity",
    "Reading",
    "Statement",
    "UnreadableFile",
    "find_quantities",
    "load_lexicon",
    "read",
]
_ROOMS = {
    "read": "pipeline",
    "load_lexicon": "lexicon.load",
    "Lexicon": "lexicon.tables",
    "find_quantities": "grammar.quantities",
    "Document": "model.document",
    "Quantity": "model.quantity",
    "Measure": "model.statement",
    "Statement": "model.statement",
    "Reading": "model.statement",
    "Diagnostic": "model.errors",
    "JiannuoError": "model.errors",
    "UnreadableFile": "model.errors",
}


def __getattr__(name: str) -> Any:
    """Resolve a name of the door on first use, so that `import jiannuo` opens no data file."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
