"""Files of a folder of the web: what arrives is unpacked and verified, or nothing is left of it."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from translator.errors import ModelError
from translator.models import hub, offline
from translator.models.failures import MismatchError, NotOfferedError, UnreachableError
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore
from translator.models.specs import read_specs

CONTENT = bytes(range(256)) * 2000
PACKED = gzip.compress(CONTENT, mtime=0)


class Web:
    """A folder of the web on loopback."""

    def __init__(self) -> None:
        self.files = {"/models/exported/model.bin.gz": PACKED}
        self.asked: list[tuple[str, str, str]] = []
        self.cut = 0
        """After how many bytes the next answer breaks off, once."""
        self.sized = True
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                self.do_GET()

            def do_GET(self) -> None:
                wanted = self.headers.get("Range", "")
                outer.asked.append((self.command, self.path, wanted))
                content = outer.files.get(self.path)
                if content is None:
                    self.send_error(404)
                    return
                start = int(wanted[6:].rstrip("-")) if wanted else 0
                self.send_response(206 if start else 200)
                if start:
                    self.send_header(
                        "Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}"
                    )
                if outer.sized:
                    self.send_header("Content-Length", str(len(content) - start))
                self.end_headers()
                if self.command == "GET":
                    body = content[start:]
                    cut, outer.cut = outer.cut, 0
                    self.wfile.write(body[:cut] if cut else body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/models/exported"
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(hub, "PAUSE_SECONDS", 0.0)
    one = Web()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def store(
    web: Web, make_store: Callable[..., ModelStore], entry: Callable[..., str]
) -> Callable[..., ModelStore]:
    def make(content: bytes = CONTENT, *, size: int | None = None) -> ModelStore:
        sha256 = hashlib.sha256(content).hexdigest()
        files = f'{{ name = "model.bin", size = {size or len(content)}, sha256 = "{sha256}" }}'
        return make_store(entry(source=f'url = "{web.url}"', files=files))

    return make


def left(store: ModelStore) -> list[Path]:
    return [path for path in store.folder.rglob("model.bin*") if path.is_file()]


def test_what_arrives_is_unpacked_and_its_hash_is_kept(web: Web, store) -> None:
    one = store()
    installed = fetch("small", store=one)
    assert installed.main.read_bytes() == CONTENT
    assert installed.record.source == f"web, {web.url}"
    assert installed.record.files[0].sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert left(one) == [installed.main]
    assert one.verify("small").digest == installed.digest
    before = len(web.asked)
    fetch("small", store=one)
    assert len(web.asked) == before, "what is here is not asked for again"


def test_a_download_goes_on_where_it_broke_off(web: Web, store) -> None:
    web.cut = len(PACKED) // 2
    assert fetch("small", store=store()).main.read_bytes() == CONTENT
    assert [wanted for method, _, wanted in web.asked if method == "GET"] == [
        "",
        f"bytes={len(PACKED) // 2}-",
    ]


def test_a_file_that_is_there_already_is_not_brought_again(
    web: Web, make_store: Callable[..., ModelStore], entry: Callable[..., str]
) -> None:
    digest = hashlib.sha256(CONTENT).hexdigest()
    one = f'size = {len(CONTENT)}, sha256 = "{digest}" }}'
    files = f'{{ name = "model.bin", {one}, {{ name = "other.bin", {one}'
    store = make_store(entry(source=f'url = "{web.url}"', files=files))
    with pytest.raises(ModelError):
        fetch("small", store=store)
    web.files["/models/exported/other.bin.gz"] = PACKED
    fetch("small", store=store)
    paths = [path.rsplit("/", 1)[1] for method, path, _ in web.asked if method == "GET"]
    assert paths.count("model.bin.gz") == 1 and paths[-1] == "other.bin.gz"


def test_a_server_that_unpacks_on_the_way_is_understood(web: Web, store) -> None:
    web.files["/models/exported/model.bin.gz"] = CONTENT
    assert fetch("small", store=store()).main.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("packed", "said"),
    [
        (gzip.compress(CONTENT[:-1] + b"x"), "is not what its hash says"),
        (gzip.compress(CONTENT[:-1]), "is not what its hash says"),
        (gzip.compress(bytes(50_000_000)), "is not what its hash says"),
        (PACKED[:-9], "arrived broken"),
        (PACKED[:100] + b"\xff" * 50 + PACKED[150:], "arrived broken|is not what its hash says"),
        (b"no gzip at all", "is not what its hash says"),
        (b"", "is not what its hash says"),
    ],
)
def test_what_is_wrong_is_deleted_and_told(web: Web, store, packed: bytes, said: str) -> None:
    web.files["/models/exported/model.bin.gz"] = packed
    one = store()
    with pytest.raises(MismatchError, match=said):
        fetch("small", store=one)
    assert left(one) == []


def test_what_unpacks_to_gigabytes_is_given_up_at_the_size_of_the_list(web: Web, store) -> None:
    web.files["/models/exported/model.bin.gz"] = gzip.compress(bytes(200_000_000))
    one = store(size=1000)
    with pytest.raises(MismatchError):
        fetch("small", store=one)
    assert left(one) == []


def test_a_file_that_is_not_there_is_not_offered(web: Web, store) -> None:
    web.files.clear()
    with pytest.raises(NotOfferedError, match="404"):
        fetch("small", store=store())


def test_a_server_that_does_not_say_the_size_is_left_alone(web: Web, store) -> None:
    web.sized = False
    with pytest.raises(UnreachableError, match=r"The size of model\.bin\.gz could not be learned"):
        fetch("small", store=store())


def test_offline_is_obeyed(web: Web, store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "_set_by_us", set())  # another test may have had it set
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(UnreachableError):
        fetch("small", store=store())
    assert web.asked == []


@pytest.mark.parametrize("files", ['{ name = "a" }', '{ name = "a", size = 3 }'])
def test_without_sizes_and_hashes_there_is_no_such_source(
    tmp_path: Path, entry: Callable[..., str], files: str
) -> None:
    path = tmp_path / "list.txt"
    path.write_text(entry(source='url = "https://example.org/m"', files=files), encoding="utf-8")
    with pytest.raises(ModelError, match="a url needs the size and the sha256 of every file"):
        read_specs(path)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "https://a.org/x?y", "ftp://a.org/x", "x"])
def test_an_address_is_a_folder_of_the_web(
    tmp_path: Path, entry: Callable[..., str], url: str
) -> None:
    files = f'{{ name = "a", size = 3, sha256 = "{"0" * 64}" }}'
    path = tmp_path / "list.txt"
    path.write_text(entry(source=f'url = "{url}"', files=files), encoding="utf-8")
    with pytest.raises(ModelError, match=r"url .* has not the right form"):
        read_specs(path)
