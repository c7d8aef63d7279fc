"""Every answer an engine ever gave, kept: a stopped run goes on, shared requests cost nothing.

The key is the engine's signature, the direction and the whole request. Two variants that
ask the same thing (grounding that found nothing to ground) share one answer.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from translator.engines.base import Engine, Output, Request

_TABLE = """
create table if not exists answer (
    key text primary key, signature text not null, direction text not null,
    request text not null, text text not null, score real, cut integer not null,
    tokens integer not null, seconds real not null
);
create table if not exists digest (path text, size integer, mtime integer, sha256 text);
"""


class BudgetSpentError(Exception):
    """The run may make no more engine calls (``--limit``); run it again to go on."""


class Answers:
    """The cache, and the only way to ask an engine.

    Args:
        path: The SQLite file; made when missing.
        limit: Engine calls this run may make; None: any number.

    Attributes:
        progress: Called after each engine call with the seconds it took.
    """

    def __init__(self, path: Path, *, limit: int | None = None) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, timeout=60)
        self._database.executescript(_TABLE)
        self._left = limit
        self.progress: Callable[[float], None] = lambda seconds: None

    @staticmethod
    def key(signature: str, direction: str, request: Request) -> str:
        """Return what identifies an answer."""
        asked = json.dumps(dataclasses.asdict(request), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{signature}\n{direction}\n{asked}".encode()).hexdigest()

    def find(self, signature: str, direction: str, request: Request) -> Output | None:
        """Return the answer kept, or None."""
        row = self._database.execute(
            "select text, score, cut, tokens from answer where key = ?",
            (self.key(signature, direction, request),),
        ).fetchone()
        if row is None:
            return None
        return Output(text=row[0], score=row[1], limit=bool(row[2]), tokens=row[3])

    def ask(self, engine: Engine, direction: str, request: Request) -> Output:
        """Return the answer kept, or ask the engine and keep what it says.

        Raises:
            BudgetSpentError: this run's engine calls are used up.
        """
        source, target = direction.split("-")
        return self.asked(
            engine.signature(),
            direction,
            request,
            lambda: engine.translate([request], source=source, target=target)[0],
        )

    def asked(
        self, signature: str, direction: str, request: Request, ask: Callable[[], Output]
    ) -> Output:
        """Return the answer kept under a signature, or what asking says, and keep that.

        Raises:
            BudgetSpentError: this run's engine calls are used up.
        """
        kept = self.find(signature, direction, request)
        if kept is not None:
            return kept
        if self._left is not None:
            if self._left <= 0:
                raise BudgetSpentError
            self._left -= 1
        began = time.monotonic()
        output = ask()
        seconds = time.monotonic() - began
        self.keep(signature, direction, request, output, seconds)
        self.progress(seconds)
        return output

    def keep(
        self, signature: str, direction: str, request: Request, output: Output, seconds: float
    ) -> None:
        """Store one answer and commit it."""
        with self._database:
            self._database.execute(
                "insert or replace into answer values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    self.key(signature, direction, request),
                    signature,
                    direction,
                    json.dumps(dataclasses.asdict(request), ensure_ascii=False, sort_keys=True),
                    output.text,
                    output.score,
                    int(output.limit),
                    output.tokens,
                    seconds,
                ),
            )

    def sha256(self, path: Path) -> str:
        """Return the file's sha256, remembered by size and time of change."""
        state = path.stat()
        row = self._database.execute(
            "select sha256 from digest where path = ? and size = ? and mtime = ?",
            (str(path), state.st_size, state.st_mtime_ns),
        ).fetchone()
        if row:
            return str(row[0])
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        with self._database:
            self._database.execute(
                "insert into digest values (?, ?, ?, ?)",
                (str(path), state.st_size, state.st_mtime_ns, digest),
            )
        return digest

    def close(self) -> None:
        """Close the file."""
        self._database.close()
