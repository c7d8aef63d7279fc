"""From two texts to beads: the order of the steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.alignment.sentences.beads import Bead, Sentence, in_order
from translator.alignment.sentences.best_path import Lattice, Step, best_path, certainties
from translator.alignment.sentences.cell_scores import Scores
from translator.alignment.sentences.correspondences import correspond
from translator.alignment.sentences.corridor import corridor
from translator.alignment.sentences.landmarks import chain, landmarks
from translator.alignment.sentences.moved_blocks import moved_blocks
from translator.chinese.dictionary.dictionary import Dictionary
from translator.text.languages import primary

_BELIEVED = 0.5
"""Score from which a pair counts for the whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Alignment:
    """What became of two texts."""

    beads: tuple[Bead, ...]
    """In the order of the source; every sentence of both sides is in exactly one."""
    likeness: float
    """0 to 1: share of the letters of the side that has more of it which stand in pairs that
    are believed; 0 where their words speak against them. Texts that do not belong together have
    hardly any."""


def align_sentences(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    *,
    source_language: str,
    target_language: str,
    dictionary: Dictionary | None,
    progress: Callable[[str], None] = lambda step: None,
) -> Alignment:
    """Say which sentences of two texts are translations of each other.

    Time and memory grow with the texts, not with their product.

    Args:
        source: Sentences in order.
        target: Likewise.
        source_language: BCP 47 tag.
        target_language: Likewise; one of the two is Chinese and the other English.
        dictionary: CC-CEDICT; None: lengths, numbers, Latin words and punctuation decide.
        progress: Told which step begins: words, landmarks, path, moved.

    Raises:
        ValueError: the languages are not Chinese and English.
    """
    languages = primary(source_language), primary(target_language)
    if languages == ("en", "zh"):
        turned = align_sentences(
            target, source, source_language="zh", target_language="en",
            dictionary=dictionary, progress=progress,
        )  # fmt: skip
        beads = in_order([bead.turned() for bead in turned.beads])
        return Alignment(beads=tuple(beads), likeness=turned.likeness)
    if languages != ("zh", "en"):
        raise ValueError(f"no alignment of {source_language} and {target_language}")
    progress("words")
    shared = correspond([one.text for one in source], [one.text for one in target], dictionary)
    progress("landmarks")
    marks = chain(landmarks(shared))
    progress("path")
    scores = Scores(source, target, shared)
    lattice = Lattice(scores, corridor(marks, len(source), len(target)))
    steps = best_path(lattice)
    beads = _beads(steps, certainties(lattice, steps))
    progress("moved")
    lonely = [bead for bead in beads if not bead.paired]
    blocks = moved_blocks(
        shared, scores,
        {number for bead in lonely for number in bead.source},
        {number for bead in lonely for number in bead.target},
    )  # fmt: skip
    beads = _replaced(
        beads, [bead for block in blocks for bead in _beads(block.steps, block.certain, moved=True)]
    )
    return Alignment(
        beads=tuple(in_order(beads)), likeness=_likeness(beads, source, target, scores)
    )


def _beads(steps: Sequence[Step], certain: Sequence[float], *, moved: bool = False) -> list[Bead]:
    return [
        Bead(
            source=tuple(ours), target=tuple(theirs), score=round(sure, 3),
            moved=moved and bool(ours and theirs),
        )
        for (ours, theirs), sure in zip(steps, certain, strict=True)
    ]  # fmt: skip


def _replaced(beads: Sequence[Bead], found: Sequence[Bead]) -> list[Bead]:
    """Put the beads of moved blocks in the place of the lonely sentences they are made of."""
    ours = {number for bead in found for number in bead.source}
    theirs = {number for bead in found for number in bead.target}
    kept = [
        bead for bead in beads if ours.isdisjoint(bead.source) and theirs.isdisjoint(bead.target)
    ]
    return [*kept, *found]


def _likeness(
    beads: Sequence[Bead], source: Sequence[Sentence], target: Sequence[Sentence], scores: Scores
) -> float:
    believed = [bead for bead in beads if bead.paired and bead.score >= _BELIEVED]
    # Lengths alone go together in any two texts: without a dictionary they may be all there is.
    if sum(_told(bead, scores) for bead in believed) < 0:
        return 0.0
    shares = []
    for sentences, numbers in (
        (source, [number for bead in believed for number in bead.source]),
        (target, [number for bead in believed for number in bead.target]),
    ):
        letters = sum(len(one.text) for one in sentences)
        shares.append(sum(len(sentences[number].text) for number in numbers) / max(1, letters))
    return round(max(shares), 3)


def _told(bead: Bead, scores: Scores) -> float:
    return scores.words(bead.source[0], len(bead.source), bead.target[0], len(bead.target))
