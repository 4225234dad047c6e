"""What can go wrong: diagnostics are values and the run goes on; errors are raised for a wrong lexicon or call.

Messages are Chinese templates (`str.format`), so that the shell can show them in another language.
"""

from __future__ import annotations

from dataclasses import dataclass

from jiannuo.model.document import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something noticed in a text. `code` has a heading in docs/errors.md."""

    code: str
    message: str
    hint: str = ""
    span: Span | None = None
    document: str | None = None
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return (self.message + self.hint).format(**dict(self.values))


class JiannuoError(Exception):
    """The root of all errors raised on purpose: a code, what happened, what to do."""

    def __init__(self, code: str, message: str, hint: str = "", **values: object) -> None:
        self.code, self.message, self.hint = code, message, hint
        self.values = {key: str(value) for key, value in values.items()}
        super().__init__((message + hint).format(**self.values))


class LexiconError(JiannuoError):
    """A fault in the words as data: names file, line and remedy."""


class UnreadableFile(JiannuoError):  # noqa: N818 - named for what it is to the reader
    """A file that cannot be read: one sentence says what it is and what to do."""


class WrongCall(JiannuoError):  # noqa: N818 - named for what it is to the caller
    """A call that cannot be carried out as asked."""
