"""The elements of an XML file by their places, so that a value can be replaced where it stands.

The files that describe a book (its package, its table of contents) are looked through as the
pages are, by positions: nothing is expanded or fetched, and what is broken is read as far as it
goes. Names are compared without prefix and without regard to capitals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.formats.html.tokens import Attribute, Kind, Token, attributes, tokens
from translator.system.references import unescape


@dataclass(frozen=True, slots=True, eq=False)
class XmlElement:
    """An element and where it stands."""

    name: str
    """Without prefix, in lower case."""
    tag: Token
    end: Token | None
    """Its end tag; None: it is empty, or was left open."""
    depth: int
    """How many elements it stands in."""
    parent: XmlElement | None

    @property
    def inside(self) -> tuple[int, int]:
        """Where its content stands; empty where it has none."""
        return self.tag.end, self.end.start if self.end else self.tag.end


class XmlFile:
    """A text with its elements in the order of their tags."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.elements: Sequence[XmlElement] = tuple(_elements(text))

    def named(self, *names: str) -> Iterator[XmlElement]:
        """Yield the elements of these names, in order."""
        return (one for one in self.elements if one.name in names)

    def first(self, *names: str) -> XmlElement | None:
        """Return the first element of these names."""
        return next(self.named(*names), None)

    def attributes(self, element: XmlElement) -> dict[str, Attribute]:
        """Return the attributes of an element by their names as written, in lower case."""
        return {one.name: one for one in attributes(self.text, element.tag)}

    def value(self, element: XmlElement, name: str) -> str:
        """Return an attribute's value, without references and white space; empty: none."""
        one = self.attributes(element).get(name)
        return unescape(self.text[one.start : one.end]).strip() if one else ""

    def words(self, element: XmlElement) -> str:
        """Return an element's text, without references and white space at its edges."""
        start, end = element.inside
        return unescape(self.text[start:end]).strip()


def _elements(text: str) -> Iterator[XmlElement]:
    starts: list[Token] = []
    ends: dict[int, Token] = {}
    opened: list[int] = []
    waiting: Counter[str] = Counter()
    for token in tokens(text, xml=True):
        if token.kind is Kind.START:
            if not token.closed:
                opened.append(len(starts))
                waiting[token.name] += 1
            starts.append(token)
        elif token.kind is Kind.END and waiting[token.name]:  # else it would be sought in vain
            name = ""
            while name != token.name:
                number = opened.pop()
                name = starts[number].name
                waiting[name] -= 1
            ends[number] = token
    stack: list[XmlElement] = []
    for number, token in enumerate(starts):
        while stack and (ended := stack[-1].end) is not None and ended.start < token.start:
            stack.pop()
        parent = stack[-1] if stack else None
        name = token.name.rpartition(":")[2]
        element = XmlElement(name, token, ends.get(number), len(stack), parent)
        yield element
        if element.end is not None:
            stack.append(element)
