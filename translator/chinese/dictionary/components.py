"""What a character is made of: 好 is 女 and 子, 銀 is 金 and 艮.

The data is the CJK Decomposition Data of Gavin Grover in the edition with the corrections of Aaron
Madlon-Kay (https://github.com/amake/cjk-decomp, Apache-2.0 among six licences), fetched into the
model store beside the dictionary. It takes apart what is drawn, down to strokes, and has numbers
for shapes that are no characters. A learner is shown a decomposition only where each part is a
character or the form one has inside others; else nothing. ``component_forms.tsv`` has those forms,
``component_exceptions.tsv`` what the data takes apart as nobody would.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translator.errors import ModelError
from translator.errors.error_sentences import because
from translator.lazy_regex import lazy_regex
from translator.system import paths, text_tables
from translator.system.bounded_reading import read_stream

__all__ = ["ATTRIBUTION", "NAME", "Component", "Components", "installed"]

NAME = "cjk-decomp"
"""Of the data in the model store."""
ATTRIBUTION = "CJK Decomposition Data, https://github.com/amake/cjk-decomp, Apache-2.0"
"""To be shown wherever decompositions are."""

_LIMIT = 16 << 20
"""Bytes of text at most: ten times what there is."""
_MOST = 4
"""Parts of a character at most: more are no help to remember it."""
_DEEP = 2
"""How many shapes without a name may lie within one another until a part has one."""
_HOW = lazy_regex(r"(?:a|d|s[a-z]*|w[a-z]*|lock|ba|bd)(?:/[mt])?")
"""Arrangements of parts that stay whole (the data's readme, "possible configurations"): across,
down, around, within; touching or moulded, but not overlapping."""
_AGAIN = lazy_regex(r"(?:ra|rd|rst|rs|rsb|r3tr|r3a|r3d|r4sq)(?:/[mt])?")
"""Arrangements of one part twice, three or four times."""
_STROKES = frozenset("一丨丶丿乙亅乚乛丷丆䒑")
"""Strokes that have code points of their own beside those of U+31C0 to U+31EF."""
_EAR = "阝"
_CHARACTERS = lazy_regex("[㐀-䶿一-龥]")
"""Unified ideographs that fonts have: the first block and Extension A."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Component:
    """A part of a character."""

    shown: str
    """As it stands in the character: 钅, 亻, 艮."""
    full: str
    """The character that the form stands for, where the dictionary does not have the form: 金."""


class Components:
    """The decompositions; may be used from several threads.

    Args:
        source: The text file, a character a line: ``好:a(女,子)``.

    Raises:
        ModelError: it cannot be read.
    """

    def __init__(self, source: Path) -> None:
        try:
            with source.open("rb") as file:
                text = read_stream(file, _LIMIT, shown=source).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = because(error) if isinstance(error, OSError) else error
            raise ModelError("models.unreadable", path=source, why=why) from error
        # One string: 85,000 lines as a table would be eight times the memory, and a card asks for
        # a handful of them, a millisecond each.
        self._text = f"\n{text}\n"

    def of(self, character: str) -> tuple[Component, ...]:
        """Return the parts of a character, in the order in which they are written mostly.

        Empty: the data does not have it, it is a radical, which is a part itself, or it is made of
        strokes.
        """
        if not _CHARACTERS.fullmatch(character):
            return ()
        exceptions = _exceptions()
        if character in exceptions:
            parts: list[str] | None = list(exceptions[character])
        else:
            parts = None if character in _radicals() else self._parts(character, 0)
        if not parts or not 2 <= len(parts) <= _MOST or character in parts:
            return ()
        full = {shown: whole for _, shown, whole in _forms() if whole}
        found = [Component(shown=one, full=full.get(one, one)) for one in parts]
        if parts[0] != _EAR and parts[-1] == _EAR:  # on the right it is another character
            found[-1] = Component(shown=_EAR, full="邑")
        return tuple(found)

    def _parts(self, what: str, depth: int) -> list[str] | None:
        """Return the parts of a character or of a shape without a name; None: it has strokes."""
        how, _, inside = self._line(what).partition("(")
        names = inside.removesuffix(")").split(",")
        if _AGAIN.fullmatch(how):
            names *= int(how[1]) if how[1].isdigit() else 2
        elif not _HOW.fullmatch(how):
            return None
        shown = {data: form for data, form, _ in _forms()}
        parts: list[str] = []
        for name in names:
            if name.isdigit():
                inner = self._parts(name, depth + 1) if depth < _DEEP else None
                if inner is None:
                    return None
                parts += inner
                continue
            one = shown.get(name, name)
            if one not in shown.values() and (one in _STROKES or not _CHARACTERS.fullmatch(one)):
                return None
            parts.append(one)
        return parts

    def _line(self, what: str) -> str:
        start = self._text.find(f"\n{what}:")
        if start < 0:
            return ""
        start += len(what) + 2
        return self._text[start : self._text.index("\n", start)]


@cache
def _forms() -> list[tuple[str, ...]]:
    """Return the forms parts have: as the data has it, as it is shown, what it stands for."""
    return text_tables.rows(__package__, "component_forms.tsv", 3, least=2)


@cache
def _exceptions() -> Mapping[str, str]:
    """Return what is not taken from the data: a character with its parts, or with none."""
    rows = text_tables.rows(__package__, "component_exceptions.tsv", 2, least=1)
    return {row[0]: row[1] for row in rows}


@cache
def _radicals() -> frozenset[str]:
    """Return the 214 radicals of the Kangxi dictionary (Unicode, U+2F00 to U+2FD5)."""
    return frozenset(unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6))


_installed: dict[Path, Components] = {}
_opening = threading.Lock()


def installed() -> Components | None:
    """Return the decompositions of the model store, or None where they were not fetched.

    Found once per data directory and process; missing ones are looked for again each time.

    Raises:
        ModelError: they are there, but damaged.
    """
    # The store is a layer above; it is asked only here.
    from translator.models.model_store import ModelStore

    home = paths.home()
    with _opening:
        if home not in _installed:
            store = ModelStore()
            if store.get(NAME) is None:
                return None
            _installed[home] = Components(store.locate(NAME).main)
        return _installed[home]
