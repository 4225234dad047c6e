"""Proofs: every row of the lexicon by its own example, a sentence tried, a reading scored against gold."""

from __future__ import annotations

from jiannuo.proof.check import Check, check_lexicon
from jiannuo.proof.evaluate import Evaluation, Miss, Score, evaluate
from jiannuo.proof.trial import Trial, UsedRow, try_sentence

__all__ = ["Check", "Evaluation", "Miss", "Score", "Trial", "UsedRow", "check_lexicon", "evaluate", "try_sentence"]
