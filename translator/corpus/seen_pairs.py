"""Which pairs stood there before, exactly or nearly, and which sentences stand everywhere.

What was seen is kept in a database among the system's temporary files, not in memory: a corpus may
be larger than that. Near duplicates are found by MinHash with bands (Broder 1997; Indyk and Motwani
1998), by datasketch: pairs that share the items of both sides two by two, as ``comparable`` has
them, so that script, width, case and figures do not tell them apart.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any

from translator.errors import OutputError
from translator.store.comparable import comparable, items
from translator.system import temporary
from translator.system.processes import Closing

_PERMUTATIONS = 64
"""Of a MinHash: the likeness of two pairs is known to about 0.06 (1/√64 at the worst)."""
_CACHE = 64_000
"""Kilobytes of the database that are held in memory."""
_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE seen (pair BLOB PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE bands (band BLOB, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID;
    CREATE TABLE hashes (number INTEGER PRIMARY KEY, hash BLOB);
    CREATE TABLE places (sentence BLOB, document BLOB, PRIMARY KEY (sentence, document))
        WITHOUT ROWID;
"""
_MOST_BANDED = 0.95
"""Likeness up to which bands are cut: for more, two bands would be too few. Bands only find what is
compared; how much alike it is decides."""
_CANDIDATES = 50
"""Pairs of a band that are compared: where more share one, some of these are alike enough."""


class SeenPairs(Closing):
    """Remembers pairs.

    Args:
        near: From which likeness on, 0 to 1, two pairs are near duplicates; None: none are.
    """

    def __init__(self, *, near: float | None = None) -> None:
        self._stack = ExitStack()
        self._near = None if near is None else _Near(near)
        folder = Path(self._stack.enter_context(temporary.folder()))
        self._database = sqlite3.connect(folder / "seen.sqlite3", isolation_level=None)
        self._stack.callback(self._database.close)
        self._database.executescript(f"{_TABLES} PRAGMA cache_size = -{_CACHE};")
        self._number = 0

    def close(self) -> None:
        """Forget everything; closing twice is harmless."""
        self._stack.close()

    def note(self, source: str, document: str) -> None:
        """Note that a sentence stands in a document, for ``documents``."""
        self._database.execute(
            "INSERT OR IGNORE INTO places VALUES (?, ?)",
            (_hash(comparable(source)), _hash(document)),
        )

    def documents(self, source: str, most: int) -> int:
        """Return in how many documents a sentence stands, figures aside; no more than ``most``."""
        found = self._database.execute(
            "SELECT count(*) FROM (SELECT 1 FROM places WHERE sentence = ? LIMIT ?)",
            (_hash(comparable(source)), most),
        ).fetchone()
        return int(found[0])

    def exactly(self, source: str, target: str) -> bool:
        """Say whether the very pair was asked for before; white space counts once."""
        pair = "\0".join(" ".join(side.split()) for side in (source, target))
        before = self._database.execute(
            "INSERT OR IGNORE INTO seen VALUES (?)", (_hash(pair),)
        ).rowcount
        return before == 0

    def nearly(self, source: str, target: str) -> bool:
        """Say whether a pair like this was kept before; if not, this one is kept."""
        if self._near is None:
            return False
        hashed, bands = self._near.hashed(source, target)
        for band in bands:
            rows = self._database.execute(
                "SELECT hash FROM bands JOIN hashes USING (number) WHERE band = ? LIMIT ?",
                (band, _CANDIDATES),
            )
            if any(self._near.alike(hashed, other) for (other,) in rows):
                return True
        self._number += 1
        self._database.execute("INSERT INTO hashes VALUES (?, ?)", (self._number, hashed))
        self._database.executemany(
            "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, self._number) for band in bands]
        )
        return False


class _Near:
    """Makes and compares the MinHashes of pairs."""

    def __init__(self, likeness: float) -> None:
        try:
            import datasketch
        except ImportError as error:
            raise OutputError("corpus.no-datasketch") from error
        self._library: Any = datasketch
        self._likeness = likeness
        # The bands that miss and accuse least at this likeness.
        index = datasketch.MinHashLSH(threshold=min(likeness, _MOST_BANDED), num_perm=_PERMUTATIONS)
        self._bands, self._rows = int(index.b), int(index.r)
        self._model = datasketch.MinHash(num_perm=_PERMUTATIONS)

    def hashed(self, source: str, target: str) -> tuple[bytes, list[bytes]]:
        """Return the MinHash of a pair and the hashes of its bands."""
        one = self._model.copy()
        one.update_batch([*_pieces("s", source), *_pieces("t", target)])
        values = one.hashvalues
        bands = [
            _hash(
                f"{band}:".encode() + values[band * self._rows : (band + 1) * self._rows].tobytes()
            )
            for band in range(self._bands)
        ]
        return values.tobytes(), bands

    def alike(self, one: bytes, other: bytes) -> bool:
        """Say whether two MinHashes say that their pairs are alike."""
        import numpy

        kind = self._model.hashvalues.dtype
        same = numpy.frombuffer(one, kind) == numpy.frombuffer(other, kind)
        return float(same.mean()) >= self._likeness


def _pieces(side: str, text: str) -> Iterable[bytes]:
    found = items(comparable(text))
    edged = ["", *found, ""]
    return [f"{side}\0{first}\0{second}".encode() for first, second in pairwise(edged)]


def _hash(said: str | bytes) -> bytes:
    data = said.encode("utf-8", "surrogatepass") if isinstance(said, str) else said
    return hashlib.blake2b(data, digest_size=16).digest()
