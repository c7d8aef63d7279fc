"""Stand-ins on loopback for the model hub and the package index, and lists to fetch from."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from translator.models import hub
from translator.models.model_store import ModelStore
from translator.models.specs import ModelSpec, read_specs

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Server:
    """An HTTP server on loopback that remembers what it was asked."""

    def __init__(self, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
        self.asked: list[tuple[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, self.headers.get("Range", "")))
                answer(self)

            do_HEAD = do_GET  # noqa: N815  (as http.server names it)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@dataclass
class HubStandIn:
    """Answers like the hub: an API that lists hashes, and files behind a redirect."""

    files: dict[str, bytes]
    repository: str = "someone/model"
    commit: str = COMMIT
    large: set[str] = field(default_factory=lambda: {"model.bin"})
    """Stored in LFS: the API tells their sha256; of the others their Git blob id."""
    claims: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the API says wrongly of a file."""
    cut: dict[str, int] = field(default_factory=dict)
    """After how many bytes the next answer for a file breaks off, once."""
    ranges: bool = True
    status: dict[str, int] = field(default_factory=dict)
    half: threading.Event | None = None
    """If set, a body stops half way until the event is set."""

    def __post_init__(self) -> None:
        self.server = Server(self._answer)
        self.address = self.server.address

    def asked(self, name: str) -> list[str]:
        """The Range headers of the requests for a file's content."""
        return [r for path, r in self.server.asked if path == f"/cdn/{name}"]

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = unquote(urlsplit(request.path).path)
        if path.startswith(f"/api/models/{self.repository}/revision/"):
            self._send(request, 200, json.dumps(self._listing()).encode())
        elif path.startswith(f"/{self.repository}/resolve/{self.commit}/"):
            name = path.rsplit("/", 1)[1]
            if name in self.status:
                self._send(request, self.status[name], b"no")
                return
            request.send_response(302)
            request.send_header("Location", f"/cdn/{name}")
            request.send_header("Content-Length", "0")
            request.end_headers()
        elif path.startswith("/cdn/"):
            self._content(request, path.removeprefix("/cdn/"))
        else:
            self._send(request, 404, b"not found")

    def _listing(self) -> dict[str, Any]:
        siblings = []
        for name, data in self.files.items():
            blob = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
            one: dict[str, Any] = {"rfilename": name, "size": len(data), "blobId": blob}
            if name in self.large:
                sha256 = hashlib.sha256(data).hexdigest()
                one |= {"blobId": "0" * 40, "lfs": {"sha256": sha256, "size": len(data)}}
            siblings.append(one | self.claims.get(name, {}))
        return {"sha": self.commit, "siblings": siblings}

    def _content(self, request: BaseHTTPRequestHandler, name: str) -> None:
        data = self.files[name]
        wanted = request.headers.get("Range", "")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.ranges else 0
        body = data[start:]
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if name in self.cut:
            body = body[: self.cut.pop(name)]
        try:
            if self.half is not None:
                request.wfile.write(body[: len(body) // 2])
                self.half.wait(20)
                body = body[len(body) // 2 :]
            request.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            return  # the client was killed: that is what some tests do
        request.close_connection = True

    @staticmethod
    def _send(
        request: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "application/json"
    ) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body)


class IndexStandIn:
    """A package index (PEP 503) of small wheels."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(self._answer)
        self.address = self.server.address

    def add(self, package: str, member: str, data: bytes) -> str:
        """Offer a wheel that holds one member; return its sha256."""
        name, version = package.split("==")
        stem = f"{name.replace('-', '_')}-{version}"
        path = self.folder / f"{stem}-py3-none-any.whl"
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode()
        tags = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        contents = {
            member: data,
            f"{stem}.dist-info/METADATA": metadata,
            f"{stem}.dist-info/WHEEL": tags,
        }
        record = "".join(
            f"{at},sha256={_urlsafe(hashlib.sha256(what).digest())},{len(what)}\n"
            for at, what in contents.items()
        )
        with zipfile.ZipFile(path, "w") as archive:
            for at, what in contents.items():
                archive.writestr(at, what)
            archive.writestr(f"{stem}.dist-info/RECORD", record)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def downloads(self) -> list[str]:
        """The wheels that were asked for, in order."""
        return [path.rsplit("/", 1)[1] for path, _ in self.server.asked if path.endswith(".whl")]

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = unquote(urlsplit(request.path).path)
        wheels = list(self.folder.glob("*.whl"))
        if path.startswith("/simple/"):
            name = path.removeprefix("/simple/").strip("/").replace("-", "_")
            links = [w.name for w in wheels if w.name.startswith(f"{name}-")]
            body = "".join(f'<a href="/files/{link}">{link}</a>' for link in links).encode()
            HubStandIn._send(request, 200 if links else 404, body, "text/html")
            return
        wanted = self.folder / path.rsplit("/", 1)[1]
        there = wanted in wheels
        HubStandIn._send(request, 200 if there else 404, wanted.read_bytes() if there else b"")


def _urlsafe(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@pytest.fixture
def hub_stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubStandIn]:
    one = HubStandIn(files={"model.bin": bytes(range(256)) * 4096, "config.json": b'{"a": 1}\n'})
    monkeypatch.setenv("HF_ENDPOINT", one.address)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(hub, "PAUSE_SECONDS", 0.0)
    yield one
    one.server.stop()


@pytest.fixture
def index_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[IndexStandIn]:
    (tmp_path / "index").mkdir()
    one = IndexStandIn(tmp_path / "index")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", f"{one.address}/simple")
    monkeypatch.setenv("PIP_TIMEOUT", "5")
    yield one
    one.server.stop()


MakeStore = Callable[..., ModelStore]


@pytest.fixture
def make_store(tmp_path: Path) -> MakeStore:
    """Make a store whose list is the given text of ``[[model]]`` entries."""

    def make(*entries: str) -> ModelStore:
        path = tmp_path / "list.txt"
        path.write_text("\n".join(entries), encoding="utf-8")
        specs: tuple[ModelSpec, ...] = read_specs(path)
        return ModelStore(tmp_path / "models", specs)

    return make


def entry(
    name: str = "small",
    *,
    source: str,
    files: str = '{ name = "model.bin" }, { name = "config.json" }',
    engine: str = "llama",
    directions: str = '"zh-en", "en-zh"',
    more: str = "",
) -> str:
    """Write an entry of a list; ``source`` is what stands below ``[[model.source]]``."""
    return f"""
[[model]]
name = "{name}"
about = "For a test."
kind = "translator"
engine = "{engine}"
directions = [{directions}]
licence = "CC0-1.0"
{more}
file = [{files}]
[[model.source]]
{source}
"""


HUB = f'hub = "someone/model"\nrevision = "{COMMIT}"'


@pytest.fixture(name="entry")
def entry_fixture() -> Callable[..., str]:
    return entry


@pytest.fixture
def hub_source() -> str:
    """A source that is the stand-in's repository at its commit."""
    return HUB


@pytest.fixture
def commit() -> str:
    return COMMIT
