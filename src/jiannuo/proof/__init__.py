"""Proofs: every row of the lexicon by its own example, a sentence tried, a reading scored against gold."""

from __future__ import annotations

from jiannuo.proof.check import Check, Fault, check_folders, check_lexicon
from jiannuo.proof.evaluate import Evaluation, Miss, Score, add_up, evaluate
from jiannuo.proof.trial import Look, Trial, UsedRow, try_sentence

__all__ = [
    "Check",
    "Evaluation",
    "Fault",
    "Look",
    "Miss",
    "Score",
    "Trial",
    "UsedRow",
    "add_up",
    "check_folders",
    "check_lexicon",
    "evaluate",
    "try_sentence",
]
