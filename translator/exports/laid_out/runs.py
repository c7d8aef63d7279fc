"""A block's text as runs: stretches of one look each, for files that know no nested marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translator.document.rendering import Piece, Rendering, pieces
from translator.document.sentence_ids import sentence_id, spoken
from translator.lazy_regex import lazy_regex
from translator.text.joining import joiner
from translator.types import Block, Inline, Level, Pair

BREAK = "\n"
"""The only line end in a run's text: a line that was ended on purpose."""
LOOKS = frozenset({
    "emphasis", "strong", "strikethrough", "subscript", "superscript",  # of the article
    "code", "link", "picture", "address",
    "flagged",  # a check found something
    "person",  # the sign of a sentence that a person wrote
})  # fmt: skip
_KINDS = frozenset({"emphasis", "strong", "strikethrough", "subscript", "superscript"})
_PERSON = "\u00a0✎"
_PICTURE = "▧ "
_SHOWN = 80
"""Characters of a picture's address that are shown."""
_BLANK = lazy_regex("[ \t\r\n\f\v]+")

Reader = Callable[[str], Iterable[tuple[str, str]]]
"""Cuts a text into words, each with its reading; empty where it has none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A stretch of text that looks the same."""

    text: str
    """With ``BREAK`` where a line ends."""
    looks: frozenset[str] = frozenset()
    """Of ``LOOKS``."""
    address: str = ""
    """Where it leads or, of a picture, where that lies; empty: nowhere."""
    reading: str = ""
    """What stands over it; the text is one word then."""
    sentence: str = ""
    """Id of the target it belongs to (``document.sentence_ids``); empty: of none."""

    @property
    def leads(self) -> str:
        """Where it leads; a picture leads nowhere."""
        return "" if "picture" in self.looks else self.address


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """Return what is read, without looks and readings."""
    return "".join(run.text for run in runs)


def lines_of(run: Run) -> Iterator[tuple[bool, str]]:
    """Yield a run's stretches: whether a line ends before it, and its text."""
    for number, line in enumerate(run.text.split(BREAK)):
        yield number > 0, line


def runs_of(
    block: Block,
    pairs: Sequence[Pair],
    rendering: Rendering,
    *,
    target: bool,
    readings: Reader | None = None,
    with_ids: bool = False,
) -> Runs:
    """Return one side of a block.

    Args:
        block: The block.
        pairs: Its pairs.
        rendering: Of this side; pictures' alternative texts are blocks of their own.
        target: Which side.
        readings: Gives readings over the words; None: there are none.
        with_ids: Give what belongs to a target its id.
    """
    found: list[Run] = []
    opened = _Opened()
    before = ""
    for number, pair in enumerate(pairs):
        text = pair.target.strip() if target else pair.source
        if target:
            found.append(Run(text=joiner(before, text)))
            before = text or before
        sentence = [run for piece in pieces(text, block) for run in _runs(piece, opened, rendering)]
        if target and with_ids:
            own = sentence_id(block, number, pair.source, spoken(text, block))
            sentence = [replace(run, sentence=own) for run in sentence]
        if target and any(finding.level is not Level.INFO for finding in pair.findings):
            sentence = [replace(run, looks=run.looks | {"flagged"}) for run in sentence]
        found += sentence
        if target and pair.provenance.kind == "person":
            found.append(Run(text=_PERSON, looks=frozenset({"person"})))
    whole = _trimmed(_joined(found))
    return tuple(_read(whole, readings)) if readings else tuple(whole)


class _Opened:
    """The pairs that are open where a text has come to, however many stand in one another."""

    def __init__(self) -> None:
        self._items: Counter[int] = Counter()
        """By identity: how often each is open."""
        self._kinds: Counter[str] = Counter()
        self._links: list[Inline] = []
        """Open or closed; the last one is open."""

    def open(self, item: Inline) -> None:
        self._items[id(item)] += 1
        self._kinds[item.kind] += 1
        if item.kind == "link" and item.address:
            self._links.append(item)

    def close(self, item: Inline) -> None:
        """Close an item; one that is not open stays as it is."""
        if self._items[id(item)]:
            self._items[id(item)] -= 1
            self._kinds[item.kind] -= 1
        while self._links and not self._items[id(self._links[-1])]:
            self._links.pop()

    @property
    def looks(self) -> frozenset[str]:
        return frozenset(kind for kind in _KINDS if self._kinds[kind])

    @property
    def address(self) -> str:
        """Where the innermost link leads; empty: none is open."""
        return self._links[-1].address if self._links else ""


def _runs(piece: Piece, opened: _Opened, rendering: Rendering) -> Iterator[Run]:
    item = piece.inline
    match piece.role:
        case "open" if item is not None:
            opened.open(item)
            return
        case "close" if item is not None:
            opened.close(item)
            return
    looks, address = opened.looks, opened.address
    if address:
        looks |= {"link"}
    match piece.role:
        case "break":
            yield Run(text=BREAK)
        case "code":
            yield Run(text=_BLANK.sub(" ", piece.text), looks=looks | {"code"}, address=address)
        case "address" if item is not None:
            yield Run(text=piece.text, looks=looks | {"link"}, address=item.address)
        case "image" if item is not None:
            words = _BLANK.sub(" ", rendering.alternative(piece)).strip()
            yield from picture(words, item.address)
        case _:
            # What a text has of line ends outside of marks is no more than a space.
            yield Run(text=_BLANK.sub(" ", piece.text), looks=looks, address=address)


def picture(words: str, address: str) -> Iterator[Run]:
    """Yield what stands for a picture: its alternative text and its address."""
    shown = address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"
    yield Run(text=_PICTURE + words, looks=frozenset({"picture"}), address=address)
    if shown:
        gap = " " if words else ""
        yield Run(text=f"{gap}{_BLANK.sub(' ', shown)}", looks=frozenset({"picture", "address"}))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Put neighbours that look the same together."""
    waiting: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if waiting is not None and _alike(waiting, run):
            waiting = replace(waiting, text=waiting.text + run.text)
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting


def _alike(one: Run, other: Run) -> bool:
    return (one.looks, one.address, one.sentence) == (other.looks, other.address, other.sentence)


def _trimmed(runs: Iterable[Run]) -> list[Run]:
    """Take white space off the edges; the indent of a Chinese paragraph is the style's."""
    found = list(runs)
    while found and not found[0].text.lstrip():
        del found[0]
    while found and not found[-1].text.rstrip():
        del found[-1]
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found


def _read(runs: Iterable[Run], readings: Reader) -> Iterator[Run]:
    for run in runs:
        if run.looks & {"code", "address", "person"}:
            yield run
            continue
        waiting = ""
        for word, reading in readings(run.text):
            if not reading:
                waiting += word
                continue
            if waiting:
                yield replace(run, text=waiting)
                waiting = ""
            yield replace(run, text=word, reading=reading)
        if waiting:
            yield replace(run, text=waiting)
