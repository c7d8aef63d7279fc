"""Pairs of texts whose alignment is known: ten of our own, and FLORES shuffled into documents.

``data/aligning/*.tsv`` (ours, CC0) was written before the aligner. A row is a bead: the Chinese
and the English sentences, `` | `` between those of one side; an empty side was left out by the
translator. ``¶`` begins a paragraph and ``#`` a heading. The English of rows with ``>name`` in the
third column stands where the row ``@name`` is: the translator moved that paragraph. Texts with odd
numbers are for tuning, those with even ones are only measured.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translator.alignment.sentences import Sentence

FOLDER = Path(__file__).parent / "data" / "aligning"
SEED = 20261
Edge = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """Two texts and which sentences of them belong together."""

    name: str
    chinese: Sequence[Sentence]
    english: Sequence[Sentence]
    beads: frozenset[Edge]
    """Numbers of Chinese and of English sentences; either may be empty."""

    @property
    def pairs(self) -> frozenset[Edge]:
        """The beads with both sides."""
        return frozenset(bead for bead in self.beads if all(bead))


@dataclass
class _Text:
    """One side while it is put together."""

    sentences: list[Sentence] = field(default_factory=list)
    block: int = 0

    def add(self, cell: str) -> tuple[int, ...]:
        """Add the sentences of a cell and return their numbers."""
        first = len(self.sentences)
        for text in filter(None, cell.split(" | ")):
            heading = text.startswith("#")
            if heading or text.startswith("¶"):
                self.block, text = self.block + 1, text[1:]
            self.sentences.append(Sentence(text=text, block=self.block, heading=heading))
        return tuple(range(first, len(self.sentences)))


def ours(half: str) -> list[Known]:
    """Return our own texts: ``tune``, ``blind`` or ``all`` of them."""
    paths = sorted(FOLDER.glob("*.tsv"))
    wanted = {"tune": (1,), "blind": (0,), "all": (0, 1)}[half]
    return [read(path) for path in paths if int(path.name[:2]) % 2 in wanted]


def read(path: Path) -> Known:
    """Read one text."""
    chinese, english, beads = _Text(), _Text(), []
    moved: defaultdict[str, list[tuple[tuple[int, ...], str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        here, there, place = line.split("\t")
        if place.startswith("@"):
            beads += [(one, english.add(other)) for one, other in moved.pop(place[1:])]
        elif place:
            moved[place[1:]].append((chinese.add(here), there))
        else:
            beads.append((chinese.add(here), english.add(there)))
    assert not moved, f"{path.name}: nowhere to go for {', '.join(moved)}"
    return Known(
        name=path.stem, chinese=chinese.sentences, english=english.sentences,
        beads=frozenset(beads),
    )  # fmt: skip


def shuffled(
    pairs: Sequence[tuple[str, str]], size: int, *, seed: int = SEED, name: str = "flores"
) -> Iterator[Known]:
    """Yield documents of sentences in any order, some joined, some dropped, one paragraph moved.

    Of 100 pairs 6 lack the Chinese, 6 the English, 8 follow the one before within one Chinese
    sentence and 8 within one English sentence. Paragraphs have 3 to 7 pairs, on both sides
    mostly the same.

    Args:
        pairs: Chinese and English sentences.
        size: Pairs of a document.
        seed: Of all that is drawn.
        name: The documents are numbered behind it.
    """
    draw = random.Random(seed)
    order = list(pairs)
    draw.shuffle(order)
    for number, first in enumerate(range(0, len(order) - size // 2, size), 1):
        yield _document(order[first : first + size], draw, f"{name}-{number}")


def _document(pairs: Sequence[tuple[str, str]], draw: random.Random, name: str) -> Known:
    """Put one document together, paragraph by paragraph."""
    paragraphs: list[list[tuple[list[str], list[str]]]] = [[]]
    length = draw.randint(3, 7)
    for chinese, english in pairs:
        if len(paragraphs[-1]) >= length:
            paragraphs.append([])
            length = draw.randint(3, 7)
        chance = draw.random()
        here = paragraphs[-1]
        before = here[-1] if here else None
        if chance < 0.06:
            here.append(([], [english]))
        elif chance < 0.12:
            here.append(([chinese], []))
        elif chance < 0.2 and before and len(before[0]) == len(before[1]) == 1:
            before[0][0] = f"{before[0][0].rstrip('。！？')}，{chinese}"
            before[1].append(english)
        elif chance < 0.28 and before and len(before[0]) == len(before[1]) == 1:
            before[1][0] = f"{before[1][0].rstrip('.!?')}, and {english}"
            before[0].append(chinese)
        else:
            here.append(([chinese], [english]))
    return _laid_out(paragraphs, draw, name)


def _laid_out(
    paragraphs: Sequence[Sequence[tuple[list[str], list[str]]]], draw: random.Random, name: str
) -> Known:
    """Give the sentences of both sides numbers; the English has one paragraph elsewhere."""
    chinese, english = _Text(), _Text()
    ours: dict[tuple[int, int], tuple[int, ...]] = {}
    theirs: dict[tuple[int, int], tuple[int, ...]] = {}
    order = list(range(len(paragraphs)))
    if len(order) > 4:
        order.insert(draw.randrange(len(order) - 1), order.pop(draw.randrange(len(order))))
    for side, numbers, which, text in (
        (0, ours, range(len(paragraphs)), chinese),
        (1, theirs, order, english),
    ):
        for paragraph in which:
            begun = draw.random() < 0.05  # runs on from the paragraph before
            for place, bead in enumerate(paragraphs[paragraph]):
                sentences = list(bead[side])
                if sentences and not begun:
                    sentences[0], begun = f"¶{sentences[0]}", True
                numbers[paragraph, place] = text.add(" | ".join(sentences))
    beads = frozenset((ours[key], theirs[key]) for key in ours)
    return Known(name=name, chinese=chinese.sentences, english=english.sentences, beads=beads)
