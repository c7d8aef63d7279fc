"""What a person said of words, as the reading aids take it: asked once until more is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from translator.store import Library, WordState
from ui.reader.aids import Aids

_KNOWN = frozenset({WordState.KNOWN, WordState.IGNORED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """The states of words at one moment."""

    states: Mapping[str, WordState]
    known: frozenset[str]
    unknown: frozenset[str]


_said: dict[Path, tuple[tuple[int, int], Said]] = {}
_lock = Lock()


def of(library: Library) -> Said:
    """Return what was said: the same object until anything else is."""
    mark = library.word_states_mark()
    with _lock:
        last, found = _said.get(library.path, (None, None))
        if found is None or last != mark:
            states = library.word_states()
            known = frozenset(word for word, state in states.items() if state in _KNOWN)
            found = Said(states=states, known=known, unknown=frozenset(states) - known)
            _said[library.path] = (mark, found)
        return found


def aids_for(aids: Aids, library: Library, level: int) -> Aids:
    """Return reading aids that pass over the words a person knows.

    Args:
        aids: As a person chose them on the page.
        library: Where it stands what was said of words.
        level: The highest HSK level a person knows; 0: none.
    """
    said = of(library)
    return replace(aids, beyond=max(aids.beyond, level), known=said.known, unknown=said.unknown)
