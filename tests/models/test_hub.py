"""Downloads from the model hub, against a stand-in on loopback."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import translator
from translator.document import plan
from translator.document import read as reading
from translator.engines import opening, registry
from translator.errors import ModelError, OutputError
from translator.models import derived, hub, offline
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore

CHILD = """
import sys
from pathlib import Path
from translator.models.fetch import fetch
from translator.models.download_progress import Silent
from translator.models.specs import read_specs
from translator.models.model_store import ModelStore
class Told(Silent):
    def at(self, done):
        print(done, flush=True)
store = ModelStore(Path(sys.argv[2]), read_specs(Path(sys.argv[1])))
print("digest", fetch("small", store=store, progress=Told()).digest, flush=True)
"""


def leftovers(store: Any) -> list[str]:
    partial = store.folder / ".partial"
    return [str(p) for p in partial.rglob("*") if p.is_file() and not p.name.endswith(".lock")]


@pytest.fixture
def store(make_store: Any, entry: Any, hub_source: str) -> Any:
    return make_store(entry(source=hub_source))


def test_a_model_arrives_whole_with_its_commit_and_hashes_recorded(
    store: Any, hub_stand_in: Any, commit: str
) -> None:
    one = fetch("small", store=store)
    assert one.record.revision == commit
    assert one.main.read_bytes() == hub_stand_in.files["model.bin"]
    assert {file.name: file.sha256 for file in one.record.files} == {
        name: hashlib.sha256(data).hexdigest() for name, data in hub_stand_in.files.items()
    }
    assert leftovers(store) == []


def test_fetching_again_asks_nobody(store: Any, hub_stand_in: Any) -> None:
    first = fetch("small", store=store)
    asked = len(hub_stand_in.server.asked)
    assert fetch("small", store=store).digest == first.digest
    assert len(hub_stand_in.server.asked) == asked


def test_a_body_that_breaks_off_is_gone_on_with_by_range(store: Any, hub_stand_in: Any) -> None:
    hub_stand_in.cut["model.bin"] = 300_000
    one = fetch("small", store=store)
    assert hub_stand_in.asked("model.bin") == ["", "bytes=300000-"]
    assert one.main.read_bytes() == hub_stand_in.files["model.bin"]


def test_a_server_that_knows_no_ranges_sends_all_of_it_again(store: Any, hub_stand_in: Any) -> None:
    hub_stand_in.cut["model.bin"] = 300_000
    hub_stand_in.ranges = False
    assert fetch("small", store=store).main.read_bytes() == hub_stand_in.files["model.bin"]


def test_a_connection_that_keeps_breaking_ends_with_what_came_kept(
    store: Any, hub_stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = hub_stand_in._content

    def break_always(request: Any, name: str) -> None:
        hub_stand_in.cut[name] = 0 if request.headers.get("Range") else 1000
        original(request, name)

    with monkeypatch.context() as patched:
        patched.setattr(hub, "ATTEMPTS", 1)
        patched.setattr(hub_stand_in, "_content", break_always)
        with pytest.raises(ModelError, match="broke off after 1,000 of 1,048,576 bytes"):
            fetch("small", store=store)
        assert len(hub_stand_in.asked("model.bin")) == 2  # one that brought nothing is enough
    assert store.installed() == ()
    fetch("small", store=store)
    assert hub_stand_in.asked("model.bin")[-1] == "bytes=1000-"


@pytest.mark.parametrize("name", ["model.bin", "config.json"])
def test_a_file_that_is_not_what_its_hash_says_is_deleted_and_reported(
    store: Any, hub_stand_in: Any, name: str
) -> None:
    false = {"lfs": {"sha256": "1" * 64}} if name == "model.bin" else {"blobId": "2" * 40}
    hub_stand_in.claims[name] = false
    with pytest.raises(ModelError, match=f"{name} from the model hub is not what its hash says"):
        fetch("small", store=store)
    assert store.installed() == ()
    assert not any(name in path for path in leftovers(store))


def test_a_file_longer_than_the_hub_says_is_deleted(store: Any, hub_stand_in: Any) -> None:
    hub_stand_in.claims["model.bin"] = {"size": 500}
    with pytest.raises(ModelError, match="is longer than the 500 bytes"):
        fetch("small", store=store)
    assert not any("model.bin" in path for path in leftovers(store))


def test_a_list_that_knows_another_hash_downloads_nothing(
    make_store: Any, entry: Any, hub_source: str, hub_stand_in: Any
) -> None:
    files = f'{{ name = "model.bin", sha256 = "{"a" * 64}" }}'
    store = make_store(entry(source=hub_source, files=files))
    with pytest.raises(ModelError, match=r"offers another model.bin than the list names"):
        fetch("small", store=store)
    assert hub_stand_in.asked("model.bin") == []


def test_a_missing_repository_is_said_in_words(
    make_store: Any, entry: Any, hub_stand_in: Any
) -> None:
    store = make_store(entry(source='hub = "someone/gone"\nrevision = "main"'))
    with pytest.raises(ModelError, match=r"answered 404 for .*someone/gone.*not there"):
        fetch("small", store=store)


def test_a_missing_file_is_named_before_anything_is_downloaded(
    store: Any, hub_stand_in: Any
) -> None:
    del hub_stand_in.files["config.json"]
    with pytest.raises(ModelError, match=r"has no file config\.json"):
        fetch("small", store=store)
    assert hub_stand_in.asked("model.bin") == []


def test_a_file_the_hub_lists_but_does_not_give_is_an_error(store: Any, hub_stand_in: Any) -> None:
    hub_stand_in.status["config.json"] = 404
    with pytest.raises(ModelError, match="answered 404"):
        fetch("small", store=store)
    assert store.installed() == ()


def test_an_optional_file_may_be_missing(
    make_store: Any, entry: Any, hub_source: str, hub_stand_in: Any
) -> None:
    files = '{ name = "model.bin" }, { name = "extra.json", optional = true }'
    one = fetch("small", store=make_store(entry(source=hub_source, files=files)))
    assert [file.name for file in one.record.files] == ["model.bin"]


def test_a_branch_is_resolved_and_its_commit_recorded(
    make_store: Any, entry: Any, hub_stand_in: Any, commit: str
) -> None:
    store = make_store(entry(source='hub = "someone/model"\nrevision = "refs/pr/13"'))
    assert fetch("small", store=store).record.revision == commit
    assert hub_stand_in.server.asked[0][0].startswith(
        "/api/models/someone/model/revision/refs%2Fpr%2F13?"
    )


def test_a_branch_that_moved_from_the_commit_expected_is_refused(
    make_store: Any, entry: Any, hub_stand_in: Any
) -> None:
    source = 'hub = "someone/model"\nrevision = "main"\nbegins = "8d2be98"'
    with pytest.raises(ModelError, match="is now the commit 0123456789ab, not 8d2be98"):
        fetch("small", store=make_store(entry(source=source)))


def test_no_space_is_said_before_a_byte_is_written(
    store: Any, hub_stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10, 10, 1_500_000))
    with pytest.raises(OutputError, match=r"not enough space for small: .* has 1\.5 MB free"):
        fetch("small", store=store)
    assert hub_stand_in.asked("model.bin") == []


def test_a_disk_that_fills_up_says_so_and_the_next_run_goes_on(
    store: Any, hub_stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="The disk filled up"):
            fetch("small", store=store)
    assert store.installed() == ()
    assert fetch("small", store=store).main.read_bytes() == hub_stand_in.files["model.bin"]


def test_a_hub_that_does_not_answer_is_asked_once_in_a_run(
    make_store: Any, entry: Any, hub_source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)  # set by whatever ran before
    probes: list[str] = []

    def probe(endpoint: str) -> str:
        probes.append(endpoint)
        return "no route"

    monkeypatch.setattr(hub, "_probe", probe)
    connection = hub.Hub("http://127.0.0.1:9")
    store = make_store(entry("small", source=hub_source), entry("other", source=hub_source))
    for name in ("small", "other"):
        with pytest.raises(ModelError, match="could not be reached: no route"):
            fetch(name, store=store, connection=connection)
    assert len(probes) == 1


def test_a_closed_port_is_noticed_at_once() -> None:
    assert hub._probe("http://127.0.0.1:9") != ""


@pytest.mark.parametrize(
    ("endpoint", "port"),
    [("http://hub.example", 80), ("https://hub.example", 443), ("https://hub.example:8443", 8443)],
)
def test_a_host_is_tried_at_its_port(
    endpoint: str, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[tuple[str, int]] = []

    def connect(place: tuple[str, int], timeout: float) -> Any:
        tried.append(place)
        return SimpleNamespace(close=lambda: None)

    monkeypatch.setattr(hub.socket, "create_connection", connect)
    assert hub._probe(endpoint) == ""
    assert tried == [("hub.example", port)]


def test_the_users_own_offline_switch_is_obeyed(
    store: Any, hub_stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline, "_set_by_us", set())
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE is set"):
        fetch("small", store=store)
    assert hub_stand_in.server.asked == []


def test_our_own_offline_switch_does_not_hinder_fetching(
    store: Any, hub_stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in offline.SWITCHES:
        monkeypatch.setenv(name, "0")
    monkeypatch.setattr(offline, "_set_by_us", set())
    offline.enforce()
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert fetch("small", store=store).name == "small"


def test_the_next_source_is_tried_after_a_wrong_hash(
    make_store: Any, entry: Any, hub_source: str, hub_stand_in: Any, tmp_path: Path
) -> None:
    hub_stand_in.claims["model.bin"] = {"lfs": {"sha256": "1" * 64}}
    place = tmp_path / "place"
    place.mkdir()
    for name, data in hub_stand_in.files.items():
        (place / name).write_bytes(data)
    source = f"{hub_source}\n[[model.source]]\nfolder = '{place}'"
    one = fetch("small", store=make_store(entry(source=source)))
    assert one.record.source == f"local: {place}"


def child(tmp_path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CHILD, str(tmp_path / "list.txt"), str(tmp_path / "models")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_killed_in_the_middle_the_next_run_goes_on_where_it_was(
    store: Any, hub_stand_in: Any, tmp_path: Path
) -> None:
    hub_stand_in.half = threading.Event()
    half = len(hub_stand_in.files["model.bin"]) // 2
    process = child(tmp_path)
    assert process.stdout
    for line in process.stdout:
        if int(line) == half:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    hub_stand_in.half.set()
    assert store.installed() == ()
    hub_stand_in.half = None
    assert fetch("small", store=store).main.read_bytes() == hub_stand_in.files["model.bin"]
    assert hub_stand_in.asked("model.bin") == ["", f"bytes={half}-"]


def test_two_processes_at_once_download_once_and_both_have_it(
    store: Any, hub_stand_in: Any, tmp_path: Path
) -> None:
    both = [child(tmp_path), child(tmp_path)]
    said = [process.communicate(timeout=60)[0].split("digest ")[1].strip() for process in both]
    assert said[0] == said[1]
    assert hub_stand_in.asked("model.bin") == [""]


def test_a_host_that_never_answers_is_given_up_after_the_time_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    never = threading.Event()
    monkeypatch.setattr(hub, "CONNECT_SECONDS", 0.05)

    def silent(*words: object) -> None:
        never.wait(10)
        raise TimeoutError

    monkeypatch.setattr(hub.socket, "create_connection", silent)
    assert str(hub._probe("http://hub.example")).startswith("no answer within")
    never.set()


def test_an_address_that_is_not_of_the_web_is_refused() -> None:
    with pytest.raises(ModelError, match="is no http"):
        hub.Hub("file:///etc")


MARIAN = ("model.safetensors", "config.json", "source.spm", "target.spm", "vocab.json")


@pytest.fixture
def marian_hub(
    hub_stand_in: Any, small_marian: Path, own_home: Path, entry: Any, hub_source: str
) -> Any:
    """A hub that has the small Marian, and a user's list that names it."""
    hub_stand_in.files = {name: (small_marian / name).read_bytes() for name in MARIAN}
    hub_stand_in.large = {"model.safetensors"}
    files = ", ".join(f'{{ name = "{name}" }}' for name in MARIAN)
    text = entry("tiny-zh-en", source=hub_source, files=files, engine="ctranslate",
                 directions='"zh-en"')  # fmt: skip
    (own_home / "models.txt").write_text(text, encoding="utf-8")
    return hub_stand_in


def test_a_marian_of_the_hub_is_converted_and_translates(marian_hub: Any, tmp_path: Path) -> None:
    store = ModelStore()
    one = fetch("tiny-zh-en", store=store)
    opening.prepare(store, one)
    assert derived.verify(store, one) == 3
    path = tmp_path / "article.md"
    path.write_text("# 我忘了带钥匙。\n\n这条路通向海边。爸爸在修屋顶。\n", encoding="utf-8")
    bitext = translator.translate(translator.read(path), to="en", model="tiny-zh-en")
    assert [pair.target for pair in bitext.pairs] == [
        "I forgot my keys.",
        "This road leads to the sea.",
        "Father is mending the roof.",
    ]
    assert "ctranslate:tiny-zh-en@" in bitext.signature


def test_the_reference_engine_runs_what_the_hub_has(marian_hub: Any) -> None:
    store = ModelStore()
    fetch("tiny-zh-en", store=store)
    document = reading.read_bytes("我忘了带钥匙。".encode(), name="note.txt").document
    bitext = translator.translate(document, to="en", model="transformers:tiny-zh-en")
    assert [pair.target for pair in bitext.pairs] == ["I forgot my keys."]
    assert plan.primary(bitext.source_language) == "zh"
    assert "transformers:tiny-zh-en@" in bitext.signature


def test_the_better_model_is_taken_wherever_it_is_installed(marian_hub: Any) -> None:
    store = ModelStore()
    fetch("tiny-zh-en", store=store)
    best = store.best("zh", "en", registry.names())
    assert best is not None
    assert best.name == "tiny-zh-en"
    assert store.best("en", "zh", registry.names()) is None
