"""What of a page is not translated: gathered, so that it can be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape

from translator.formats.html_elements import SHOWN_ATTRIBUTES
from translator.formats.html_leaves import LETTER, Gap
from translator.formats.html_tokens import Attribute, Token

_BUTTONS = frozenset(("submit", "button", "reset"))
_ATTRIBUTES_LEFT = "Words shown on hover, in empty fields and on buttons are left as they are ({})."
_SHOWN = 240
"""Characters of a script that are told."""
_SCRIPTS_LEFT = "Scripts and style sheets are never translated ({})."


class Gaps:
    """The gaps of one page; of things there are many of, the first and their number."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Gap] = []
        self._attributes: list[int] = []
        self._scripts: list[tuple[int, int]] = []
        self._words: list[str] = []

    def all(self) -> list[Gap]:
        """Return the gaps in order."""
        found = list(self._found)
        if self._attributes:
            found.append(
                Gap(
                    kind="attribute",
                    start=self._attributes[0],
                    text=self._words[0],
                    reason=_ATTRIBUTES_LEFT.format(len(self._attributes)),
                )
            )
        if self._scripts:
            start, end = self._scripts[0]
            found.append(
                Gap(
                    kind="script",
                    start=start,
                    text=self._text[start : min(end, start + _SHOWN)],
                    reason=_SCRIPTS_LEFT.format(len(self._scripts)),
                    shown=False,
                )
            )
        return sorted(found, key=lambda gap: gap.start)

    def add(self, kind: str, start: int, source: str, reason: str, *, shown: bool = True) -> None:
        """Note a gap if there are words in it.

        Args:
            kind: Name of its element.
            start: Where it stands.
            source: Its text, with character references.
            reason: Why it is not translated.
            shown: Whether a reader of the page sees it.
        """
        words = unescape(source)
        if LETTER.search(words):
            self._found.append(Gap(kind=kind, start=start, text=words, reason=reason, shown=shown))

    def attributes(self, element: str, known: Mapping[str, Attribute]) -> None:
        """Note the attributes of a tag that hold words for people."""
        kind = known.get("type")
        pressed = (
            element == "input"
            and kind is not None
            and self._text[kind.start : kind.end].strip().lower() in _BUTTONS
        )
        for name in (*SHOWN_ATTRIBUTES, "value") if pressed else SHOWN_ATTRIBUTES:
            if one := known.get(name):
                self.attribute(one)

    def attribute(self, one: Attribute) -> None:
        """Note an attribute if there are words in it."""
        words = unescape(self._text[one.start : one.end])
        if LETTER.search(words):
            self._attributes.append(one.start)
            self._words = self._words or [words]

    def scripts(self, inner: Iterable[Token]) -> None:
        """Note the content of a script or a style sheet."""
        self._scripts += [
            (one.start, one.end) for one in inner if LETTER.search(self._text, one.start, one.end)
        ]
