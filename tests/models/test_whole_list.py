"""Every entry of the packaged list is fetched, from stand-ins on loopback with other contents.

The list itself is read: only sizes and hashes are those of the stand-ins, and the addresses of
the web lead to loopback.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.models.conftest import COMMIT, HubStandIn, Server
from translator.models import hub
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore
from translator.models.specs import (
    PACKAGED,
    FileSpec,
    HubSource,
    ModelSpec,
    WebSource,
    read_specs,
)

LISTED = read_specs(PACKAGED)
FETCHED = [
    spec for spec in LISTED if any(isinstance(one, HubSource | WebSource) for one in spec.sources)
]


def content(place: str, name: str) -> bytes:
    return f"{place}: {name}\n".encode() * 50


def revision(source: HubSource) -> str:
    if source.pinned:
        return source.revision
    return source.begins + COMMIT[len(source.begins) :]


class Everything:
    """A hub and a web on loopback that have all of the list, and nothing else."""

    def __init__(self) -> None:
        self.server = Server(self._answer)
        self.address = self.server.address

    def spec(self, spec: ModelSpec) -> ModelSpec:
        """Return an entry of the list, for what is here."""
        source = spec.sources[0]
        if isinstance(source, WebSource):
            place = urlsplit(source.url).path.strip("/")
            return replace(
                spec,
                sources=(WebSource(url=f"{self.address}/{place}"),),
                files=tuple(self._file(place, file, whole=True) for file in spec.files),
            )
        assert isinstance(source, HubSource)
        files = (self._file(source.repository, file, whole=False) for file in spec.files)
        return replace(spec, sources=(source,), files=tuple(files))

    @staticmethod
    def _file(place: str, file: FileSpec, *, whole: bool) -> FileSpec:
        here = content(place, file.name)
        known = whole or file.sha256
        sha256 = hashlib.sha256(here).hexdigest() if known else None
        return replace(file, size=len(here) if known or file.size else None, sha256=sha256)

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = unquote(urlsplit(request.path).path)
        for spec in FETCHED:
            source = spec.sources[0]
            if isinstance(source, HubSource):
                commit = revision(source)
                if path == f"/api/models/{source.repository}/revision/{source.revision}":
                    HubStandIn._send(request, 200, self._listing(source, spec, commit))
                    return
                for file in spec.files:
                    if path == f"/{source.repository}/resolve/{commit}/{file.name}":
                        HubStandIn._send(request, 200, content(source.repository, file.name))
                        return
            elif isinstance(source, WebSource):
                place = urlsplit(source.url).path.strip("/")
                for file in spec.files:
                    if path == f"/{place}/{file.name}.gz":
                        packed = gzip.compress(content(place, file.name), mtime=0)
                        HubStandIn._send(request, 200, packed)
                        return
        HubStandIn._send(request, 404, b"not found")

    @staticmethod
    def _listing(source: HubSource, spec: ModelSpec, commit: str) -> bytes:
        of_it = [one for one in FETCHED if one.sources[0] == source]  # several of one repository
        names = {file.name for one in of_it for file in one.files}
        siblings = []
        for name in sorted(names):
            here = content(source.repository, name)
            large = {"sha256": hashlib.sha256(here).hexdigest(), "size": len(here)}
            siblings.append({"rfilename": name, "size": len(here), "lfs": large})
        return json.dumps({"sha": commit, "siblings": siblings}).encode()


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch) -> Iterator[Everything]:
    one = Everything()
    monkeypatch.setenv("HF_ENDPOINT", one.address)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(hub, "PAUSE_SECONDS", 0.0)
    yield one
    one.server.stop()


@pytest.mark.parametrize("name", [spec.name for spec in FETCHED])
def test_each_entry_is_fetched_verified_and_recorded(
    name: str, everything: Everything, tmp_path: Path
) -> None:
    listed = next(spec for spec in FETCHED if spec.name == name)
    spec = everything.spec(listed)
    store = ModelStore(tmp_path / "models", [spec])
    asked: list[str] = []

    def agree(about: ModelSpec) -> bool:
        asked.append(about.consent)
        return True

    one = fetch(name, store=store, agree=agree)
    assert asked == ([listed.consent] if listed.consent else [])
    for file in spec.files:
        source = spec.sources[0]
        place = (
            source.repository
            if isinstance(source, HubSource)
            else urlsplit(source.url).path.strip("/")  # type: ignore[union-attr]
        )
        assert one.file(file.name).read_bytes() == content(place, file.name)
    assert (one.record.family, one.record.licence) == (listed.family, listed.licence)
    if isinstance(spec.sources[0], HubSource):
        assert one.record.revision == revision(spec.sources[0])
    again = ModelStore(tmp_path / "models", [spec])
    assert again.verify(name).record == one.record
    assert again.locate(name).digest == one.digest


def test_gemmas_terms_are_agreed_to_or_nothing_is_fetched(
    everything: Everything, tmp_path: Path
) -> None:
    gemma = [spec for spec in LISTED if spec.licence == "Gemma"]
    assert [spec.name for spec in gemma] == ["translategemma-4b", "milmmt-46-1b"]
    for spec in gemma:
        store = ModelStore(tmp_path / "models", [everything.spec(spec)])
        with pytest.raises(Exception, match="Gemma Terms of Use"):
            fetch(spec.name, store=store)
    assert everything.server.asked == []


def test_models_that_were_looked_up_are_pinned() -> None:
    """A branch stands only where nobody knew the commit when the list was written."""
    loose = {
        spec.name
        for spec in FETCHED
        for one in spec.sources
        if isinstance(one, HubSource) and not one.pinned
    }
    assert loose == {"opus-mt-en-zh", "nllb-200-distilled-600m", "lmt-60-1.7b"}
    for spec in LISTED:
        if spec.engine in ("llama", "firefox") and spec.name not in loose:
            assert all(file.sha256 and file.size for file in spec.files), spec.name
