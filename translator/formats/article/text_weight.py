"""How much running text each element of a page holds, and how much of it is links.

A letter of Chinese counts as one, of other scripts as 0.4: a line of English has two and a half
times as many. What has sentences is a paragraph; menus, lists of links and buttons are not.
"""

from __future__ import annotations

from dataclasses import dataclass

from translator.formats.article.page_tree import BLOCKS, Element, tag
from translator.lazy_regex import lazy_regex

_LATIN = 0.4
_HAN = lazy_regex("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = lazy_regex(r"[^\W_]")
MARKS = lazy_regex(r"[。！？；，、：…]|[.!?;,:](?=\s|$|[”’\"'）)])")
"""Signs that sentences are divided by."""
_SHORTEST = 12.0
"""Letters of the shortest text that may be a paragraph."""
_LONG = 40.0
"""Letters from which on a text without such a sign is one, too."""


@dataclass(slots=True)
class Weight:
    """Of an element with all that stands in it."""

    letters: float = 0.0
    linked: float = 0.0
    marks: int = 0
    mass: float = 0.0
    """Letters of its paragraphs, those in links not counted."""
    run: float = 0.0
    run_linked: float = 0.0
    run_marks: int = 0
    """Of its own text and that of inline elements in it."""
    own: float = 0.0
    """Mass of that text."""

    @property
    def link_share(self) -> float:
        """Which part of the text is links; 0 without any text."""
        return self.linked / self.letters if self.letters else 0.0


def letters_of(text: str) -> float:
    """Return the letters of a text as they are counted here."""
    han = len(_HAN.findall(text))
    return han + _LATIN * (len(_LETTER.findall(text)) - han)


def weigh(root: Element) -> dict[Element, Weight]:
    """Return the weight of every element under ``root`` and its own."""
    found: dict[Element, Weight] = {}
    order = [one for one in root.iter() if tag(one)]
    for element in reversed(order):  # what stands in an element comes before it
        own = Weight()
        _add(own, element.text)
        for child in element:
            if inner := found.get(child):
                _take(own, inner, inline=tag(child) not in BLOCKS)
            _add(own, child.tail)
        if tag(element) == "a":
            own.linked, own.run_linked = own.letters, own.run
        if tag(element) in BLOCKS:
            own.own = _mass(own)
            own.mass += own.own
        found[element] = own
    return found


def _add(weight: Weight, text: str | None) -> None:
    if text and not text.isspace():
        letters, marks = letters_of(text), len(MARKS.findall(text))
        weight.letters += letters
        weight.run += letters
        weight.marks += marks
        weight.run_marks += marks


def _take(weight: Weight, inner: Weight, *, inline: bool) -> None:
    weight.letters += inner.letters
    weight.linked += inner.linked
    weight.marks += inner.marks
    weight.mass += inner.mass
    if inline:
        weight.run += inner.run
        weight.run_linked += inner.run_linked
        weight.run_marks += inner.run_marks


def _mass(weight: Weight) -> float:
    plain = weight.run - weight.run_linked
    sentences = weight.run_marks > 0 or plain >= _LONG
    return plain if plain >= _SHORTEST and sentences and weight.run_linked < plain else 0.0
