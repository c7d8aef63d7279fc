"""The folder of a corpus: one file of pairs and one of counts for each unit, called by its content.

    corpus.json          what was asked for: a command that asks otherwise is refused
    pairs/ID.jsonl       the pairs of a unit, or .parquet
    units/ID.json        its counts; it is written last, so where it is the pairs are, too
    memory.sqlite3       what people wrote in the memory, as it was when the corpus was begun
    report.json          all counts, written at the end

Files are whole or not there, and a unit that is made twice is the same file twice: whoever is
killed, nothing is lost and nothing doubled, and what is there need not be made again.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.corpus.pair_schema import as_parquet
from translator.corpus.unit_record import UnitRecord
from translator.errors import UsageError
from translator.exports.jsonl import json_line
from translator.lazy_regex import lazy_regex
from translator.system.atomic import PREFIX, put_in_place, unwritable, write_atomic
from translator.system.structured_text import json_of
from translator.text.characters import encode

FORMS = ("jsonl", "parquet")
"""What pairs are written as."""
_UNIT = lazy_regex(r"[0-9a-f]{32}")
_MARK = "duizhao corpus"
_TRIES = 6
"""Times a unit may end its worker before it is left out: a document that takes all the memory
would otherwise hold up the others for ever."""


@dataclass(frozen=True, slots=True)
class CorpusFolder:
    """Where a corpus is written.

    Args:
        path: Absolute: on every machine the same place.
        form: ``jsonl`` or ``parquet``.
    """

    path: Path
    form: str = FORMS[0]

    @property
    def memory(self) -> Path:
        """The library with what people wrote; there is none where they wrote nothing."""
        return self.path / "memory.sqlite3"

    @property
    def log(self) -> Path:
        """What Ray said, where it failed."""
        return self.path / "ray.log"

    @property
    def lock(self) -> Path:
        """Held by the command that writes here."""
        return self.path / ".lock"

    @property
    def report(self) -> Path:
        """All counts."""
        return self.path / "report.json"

    @property
    def begun(self) -> bool:
        """Whether a corpus was begun here: a computer that does not see it must not write."""
        return self._asked.is_file()

    @property
    def _asked(self) -> Path:
        return self.path / "corpus.json"

    def begin(self, settings: Mapping[str, object]) -> bool:
        """Make the folder, or go on with what was begun there; say whether it is new.

        Args:
            settings: Whatever decides the pairs, as JSON holds it.

        Raises:
            OutputError: it cannot be made.
            UsageError: it holds something else, or a corpus that was asked for otherwise.
        """
        try:
            if self.begun:
                self._require_same(self._asked, settings)
                return False
            if self.path.exists() and not self._is_ours():
                raise UsageError("corpus.not-empty", path=self.path)
            for one in ("pairs", "units", "tries"):
                (self.path / one).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(self.path, error) from error
        return True

    def _is_ours(self) -> bool:
        """Say whether a folder is empty, or holds what a command left that was ended at once."""
        ours = {".lock", "pairs", "units", "tries", self.memory.name, self.log.name}
        found = {one.name for one in self.path.iterdir()}
        strays = {name for name in found if name.startswith((PREFIX, self.memory.name))}
        return found <= ours | strays and not any(
            list(path.iterdir())
            for name in ("pairs", "units")
            if (path := self.path / name).is_dir()
        )

    def settle(self, settings: Mapping[str, object]) -> None:
        """Write down what was asked for, when everything else that is fixed is there."""
        said = {"made": _MARK, "settings": dict(settings)}
        data = json.dumps(said, ensure_ascii=False, indent=1).encode()
        write_atomic(self._asked, data)

    def _require_same(self, asked: Path, settings: Mapping[str, object]) -> None:
        try:
            found = json_of(asked.read_bytes())
            known = found["settings"] if found["made"] == _MARK else None
        except (ValueError, KeyError, TypeError):
            known = None
        if not isinstance(known, dict):
            raise UsageError("corpus.not-empty", path=self.path)
        names = [name for name in settings if known.get(name) != settings[name]]
        if names:
            raise UsageError("corpus.otherwise", path=self.path, names=", ".join(names))

    def record(self, unit: str) -> UnitRecord | None:
        """Return the counts of a unit that is done; None: it has to be made."""
        try:
            found = UnitRecord.read((self.path / "units" / f"{unit}.json").read_bytes())
        except (OSError, ValueError):  # never made, or damaged
            return None
        return found if not found.written or self._pairs(unit).is_file() else None

    def write(self, record: UnitRecord, rows: Sequence[Mapping[str, object]]) -> None:
        """Write the pairs of a unit, then its counts.

        Raises:
            OutputError: they cannot be written.
        """
        unit = record.unit
        if rows:
            whole = (
                as_parquet(rows) if self.form == "parquet"
                else encode("".join(map(json_line, rows)))
            )  # fmt: skip
            self._put(self._pairs(unit), whole)
        self._put(self.path / "units" / f"{unit}.json", record.line().encode())
        self._tries(unit).unlink(missing_ok=True)

    def _put(self, place: Path, data: bytes) -> None:
        # Temporary files are swept by the numbers of processes, which say nothing about those of
        # another machine: each has a folder of its own for them.
        staging = self.path / "staging" / _machine()
        try:
            staging.mkdir(parents=True, exist_ok=True)
            made = staging / f"{place.parent.name}-{place.name}"
            write_atomic(made, data)
            put_in_place(made, place)
        except OSError as error:
            raise unwritable(place, error) from error

    def try_unit(self, unit: str) -> bool:
        """Note that a unit is begun; False: it ended its worker too often, and is let be."""
        path = self._tries(unit)
        try:
            with path.open("ab") as file:
                file.write(b".")
                tried = file.tell()
        except OSError as error:
            raise unwritable(path, error) from error
        if tried > _TRIES:
            path.unlink(missing_ok=True)  # the same command tries it again
            return False
        return True

    def finish(self, units: Collection[str], report: Mapping[str, Any]) -> int:
        """Write the report, and take away units of an input that has changed since.

        Args:
            units: Those of the input as it is now.
            report: As JSON holds it.

        Returns:
            How many files of pairs were taken away.
        """
        gone = 0
        for folder in ("pairs", "units", "tries"):
            for path in (self.path / folder).iterdir():
                if _UNIT.fullmatch(path.stem) and path.stem not in units:
                    path.unlink(missing_ok=True)
                    gone += folder == "pairs"
        staging = self.path / "staging"
        with suppress(OSError):  # what another machine left is no part of the corpus
            for one in staging.iterdir():
                for left in one.iterdir():
                    left.unlink(missing_ok=True)
                one.rmdir()
            staging.rmdir()
        data = json.dumps(report, ensure_ascii=False, indent=1).encode()
        write_atomic(self.report, data)
        return gone

    def records(self, units: Collection[str]) -> Iterator[UnitRecord]:
        """Yield the counts of units, one after the other."""
        for unit in sorted(units):
            found = self.record(unit)
            if found is not None:
                yield found

    def _pairs(self, unit: str) -> Path:
        return self.path / "pairs" / f"{unit}.{self.form}"

    def _tries(self, unit: str) -> Path:
        return self.path / "tries" / unit


def _machine() -> str:
    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:12]
