r"""The model hub, over plain HTTP: resumed, and verified against the hashes it publishes.

The hub tells, for a repository at a commit, each file's size and its sha256 (files in Git LFS)
or its Git blob id (small files: the SHA-1 of ``blob <size>\0`` and the content, see
https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). Only public models are asked for:
no account and no token is used.

Not by ``huggingface_hub``: it is offline or not for the whole process, and the reader, which must
not dial out, fetches too; and it compares the sizes of files where we compare hashes.
"""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.errors import InputError, ModelError
from translator.errors.error_sentences import Piece, because, piece
from translator.lazy_regex import lazy_regex
from translator.models import offline
from translator.models.failures import (
    MismatchError,
    NotOfferedError,
    UnreachableError,
    write_failed,
)
from translator.models.verified import CHUNK
from translator.system.bounded_reading import SETTINGS, read_stream
from translator.system.structured_text import json_of

ENDPOINT = "https://huggingface.co"
CONNECT_SECONDS = 5.0
"""How long a host may take to be found and to accept a connection."""
SILENCE_SECONDS = 30.0
"""How long an open connection may bring nothing."""
ATTEMPTS = 4
"""Tries in a row that bring not one byte more, before giving up."""
PAUSE_SECONDS = 1.0
"""Between two tries; doubles with every try that brings nothing."""

_COMMIT = lazy_regex(r"[0-9a-f]{40}")
_BROKEN = (OSError, http.client.HTTPException)  # URLError and time-outs are OSErrors
_UNLIKE_IT = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
"""What reading an answer ends in that is no listing; a size of 1e999 is the last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HubFile:
    """What the hub says of a file at a commit."""

    size: int
    sha256: str | None
    blob: str | None
    """Git blob id."""


class Hub:
    """A connection to the hub; remembers for its life that the hub does not answer.

    Args:
        endpoint: Default: ``HF_ENDPOINT``, else the hub's own address.
        beside: Another host that is asked for files: it is called by its name, not a hub.
    """

    def __init__(self, endpoint: str | None = None, *, beside: bool = False) -> None:
        self.endpoint = (endpoint or os.environ.get("HF_ENDPOINT") or ENDPOINT).rstrip("/")
        if urllib.parse.urlsplit(self.endpoint).scheme not in ("http", "https"):
            raise ModelError("hub.endpoint", address=self.endpoint, usual=ENDPOINT)
        host = urllib.parse.urlsplit(self.endpoint).hostname
        self._who = piece("hub.address" if beside else "hub.itself", host=host)
        self._dead: Piece | str = ""
        self._probed = False
        self._beside: dict[str, Hub] = {}

    def beside(self, endpoint: str) -> Hub:
        """Return the connection to another host, remembered as long as this one is."""
        return self._beside.setdefault(endpoint, Hub(endpoint, beside=True))

    def listing(self, repository: str, revision: str) -> tuple[str, Mapping[str, HubFile]]:
        """Return the commit a revision stands for, and the files it has.

        Raises:
            UnreachableError: no answer, or none that can be read.
            NotOfferedError: the hub has no such repository or revision.
        """
        path = f"/api/models/{repository}/revision/{urllib.parse.quote(revision, safe='')}"
        try:
            with self._open(path + "?blobs=true") as answer:
                content = json_of(read_stream(answer, SETTINGS, shown=path))
            commit = str(content["sha"])
            files = {str(one["rfilename"]): _hub_file(one) for one in content["siblings"]}
        except (*_BROKEN, *_UNLIKE_IT, InputError) as error:
            raise UnreachableError(
                "hub.unreadable", repository=repository, why=_why(error)
            ) from error
        if not _COMMIT.fullmatch(commit):
            raise UnreachableError("hub.no-commit", repository=repository)
        return commit, files

    def download(
        self,
        repository: str,
        commit: str,
        name: str,
        part: Path,
        size: int,
        tick: Callable[[int], None],
    ) -> None:
        """Bring ``part`` to ``size`` bytes, going on from what it has; not yet verified.

        Raises:
            UnreachableError: the connection broke too often; ``part`` keeps what came.
            NotOfferedError: the hub has no such file.
            OutputError: ``part`` cannot be written.
        """
        path = f"/{repository}/resolve/{commit}/{urllib.parse.quote(name)}"
        self._bring(path, name, part, size, tick)

    def download_path(self, path: str, part: Path, tick: Callable[[int], None]) -> None:
        """Bring ``part`` to the size that the server says a path has; not yet verified.

        Raises:
            As ``download``; also where the server does not say the size.
        """
        name = urllib.parse.unquote(path.rsplit("/", 1)[1])
        try:
            with self._open(path, method="HEAD") as answer:
                size = int(answer.headers["Content-Length"])
        except (*_BROKEN, *_UNLIKE_IT) as error:
            raise UnreachableError("web-files.no-size", file=name, why=_why(error)) from error
        self._bring(path, name, part, size, tick)

    def _bring(
        self, path: str, name: str, part: Path, size: int, tick: Callable[[int], None]
    ) -> None:
        """Bring ``part`` to ``size`` bytes of a path, as ``download``."""
        fruitless = 0
        while True:
            have = part.stat().st_size if part.exists() else 0
            if have > size:
                part.unlink()
                have = 0
            if have == size and part.exists():
                return
            try:
                self._stream(path, part, have, size, tick)
                why: Piece | str = piece("hub.early")
            except (*_BROKEN, UnreachableError) as error:
                why = _why(error)
            now = part.stat().st_size if part.exists() else 0
            fruitless = 0 if now > have else fruitless + 1
            if fruitless >= ATTEMPTS:
                raise UnreachableError("hub.broke-off", file=name, done=now, size=size, why=why)
            if now < size:
                time.sleep(PAUSE_SECONDS * 2**fruitless)

    def _stream(
        self, path: str, part: Path, have: int, size: int, tick: Callable[[int], None]
    ) -> None:
        with self._open(path, {"Range": f"bytes={have}-"} if have else {}) as answer:
            begins = f"bytes {have}-"
            resumed = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(
                begins
            )
            at = have if resumed else 0  # a server that knows no ranges sends all of it again
            try:
                file = part.open("ab" if resumed else "wb")
            except OSError as error:
                raise write_failed(error, part) from error
            with file:
                # One byte more than asked for is enough to know that it is another file.
                while at <= size and (chunk := answer.read1(min(CHUNK, size + 1 - at))):
                    try:
                        file.write(chunk)
                        file.flush()
                    except OSError as error:
                        raise write_failed(error, part) from error
                    at += len(chunk)
                    tick(at)
                try:
                    file.flush()
                    os.fsync(file.fileno())
                except OSError as error:
                    raise write_failed(error, part) from error
        if at > size:
            part.unlink()
            raise MismatchError("hub.too-long", file=part.stem, size=size)

    def _open(
        self, path: str, headers: Mapping[str, str] | None = None, *, method: str = "GET"
    ) -> Any:
        """Open an address of the hub; redirects are followed."""
        self._require_alive()
        request = urllib.request.Request(
            self.endpoint + path,
            headers={"User-Agent": "duizhao", "Accept-Encoding": "identity", **(headers or {})},
            method=method,
        )
        try:
            return urllib.request.urlopen(request, timeout=SILENCE_SECONDS)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (401, 403, 404, 410, 416):
                raise NotOfferedError(
                    "hub.not-there", who=self._who, status=error.code, path=path.split("?")[0]
                ) from error
            raise UnreachableError(
                "hub.busy", who=self._who, status=error.code, path=path.split("?")[0]
            ) from error

    def _require_alive(self) -> None:
        """Find out within seconds whether the hub answers at all, once.

        Raises:
            UnreachableError: it does not, or the user asked to stay offline.
        """
        if not self._probed:
            self._probed = True
            if offline.asked_for():
                self._dead = piece("hub.offline")
            elif not urllib.request.getproxies().get(self.endpoint.split(":")[0]):
                self._dead = _probe(self.endpoint)
        if self._dead:
            raise UnreachableError("hub.unreachable", who=self._who, why=self._dead)


def _hub_file(one: Mapping[str, Any]) -> HubFile:
    lfs = one.get("lfs") or {}
    sha256 = lfs.get("sha256") or lfs.get("oid")
    return HubFile(
        size=int(one["size"]),
        sha256=str(sha256).removeprefix("sha256:") if sha256 else None,
        # Of a file in LFS, the blob is only the pointer to it.
        blob=None if lfs else one.get("blobId"),
    )


def _probe(endpoint: str) -> Piece | str:
    """Return why the host cannot be reached; empty if it can.

    In a thread, because looking up a name knows no time-out of its own.
    """
    address = urllib.parse.urlsplit(endpoint)
    port = address.port or (443 if address.scheme == "https" else 80)
    answer: list[Piece | str] = []

    def connect() -> None:
        try:
            socket.create_connection((address.hostname or "", port), CONNECT_SECONDS).close()
            answer.append("")
        except OSError as error:
            answer.append(_why(error))

    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(CONNECT_SECONDS)
    return answer[0] if answer else piece("hub.no-answer", seconds=CONNECT_SECONDS)


def _why(error: BaseException) -> Piece | str:
    if isinstance(cause := getattr(error, "reason", error), OSError):
        return because(cause)
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return str(reason) or type(error).__name__
