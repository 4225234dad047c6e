"""How well marked texts are read: detection and strict F1 per text, by the project's own `evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.golds import Gold, find_golds
from benchmarks.tables import Table
from jiannuo import Lexicon
from jiannuo.proof import Evaluation, evaluate

GROUPS = ("../shared/gold", "tests/golden")


@dataclass(frozen=True, slots=True)
class Counts:
    """What F1 is made of: numbers in the gold, numbers claimed, those found, those right in every field; sentences."""

    wanted: int
    claimed: int
    found: int
    strict: int
    sentences: int = 0
    labelled: int = 0

    def add(self, other: Counts) -> Counts:
        """Return both together."""
        return Counts(
            self.wanted + other.wanted,
            self.claimed + other.claimed,
            self.found + other.found,
            self.strict + other.strict,
            self.sentences + other.sentences,
            self.labelled + other.labelled,
        )


def measure_accuracy(lexicon: Lexicon) -> tuple[tuple[Gold, Counts], ...]:
    """Return the counts of every gold text that is there."""
    return tuple((gold, count(gold, lexicon)) for gold in find_golds())


def count(gold: Gold, lexicon: Lexicon) -> Counts:
    """Read one marked text and return its counts."""
    numbers = evaluate(gold.measures, gold.texts, lexicon=lexicon)
    precision, recall = _find(numbers, "查准率"), _find(numbers, "查全率")
    wanted, claimed = recall[1], precision[1]
    strict = round(_rate(numbers, "严格 F1") * (wanted + claimed) / 2)
    labels = (0, 0)
    if gold.sentences is not None:
        labels = _find(evaluate(gold.sentences, gold.texts, lexicon=lexicon), "句子类别")
    return Counts(wanted, claimed, recall[0], strict, *labels)


def tabulate(counts: Sequence[tuple[Gold, Counts]]) -> Table:
    """Return the table of accuracy, a row per text and one for each group of texts together."""
    rows: list[tuple[str, ...]] = []
    for group in GROUPS:
        members = [(gold.name, counted) for gold, counted in counts if gold.group == group]
        if not members:
            rows.append((f"{group}: absent, not measured", "", "", "", "", ""))
            continue
        total = Counts(0, 0, 0, 0)
        for _, counted in members:
            total = total.add(counted)
        rows += [_tabulate_row(name, counted) for name, counted in members]
        rows.append(_tabulate_row(f"**{group}, all**", total))
    note = (
        "Detection: a number is found where the reading overlaps it by half or more. Strict: every field of it is right too. "
        "These texts were open to whoever wrote the words and rules, so this says how well known texts are read; "
        "the first reading of the sample below says more of unknown ones."
    )
    columns = ("marked text", "numbers", "detection F1", "strict F1", "sentences", "label right")
    return Table("Accuracy on marked texts", columns, tuple(rows), (note,))


def _tabulate_row(name: str, counts: Counts) -> tuple[str, ...]:
    both = max(1, counts.wanted + counts.claimed)
    label = f"{counts.sentences / counts.labelled:.3f}" if counts.labelled else ""
    detection, strict = 2 * counts.found / both, 2 * counts.strict / both
    return (name, str(counts.wanted), f"{detection:.3f}", f"{strict:.3f}", str(counts.labelled or ""), label)


def _find(evaluation: Evaluation, name: str) -> tuple[int, int]:
    """Return (right, compared) of a score."""
    score = next(score for score in evaluation.scores if score.name == name)
    return score.right or 0, score.compared or 0


def _rate(evaluation: Evaluation, name: str) -> float:
    return next(score.rate or 0.0 for score in evaluation.scores if score.name == name)
