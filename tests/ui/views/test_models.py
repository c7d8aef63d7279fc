"""The models' page and the first run, against a stand-in of the hub on loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.models.conftest import COMMIT, HubStandIn, entry
from translator import config
from translator.errors import UsageError
from translator.models import hub
from translator.models.model_store import ModelStore
from ui.jobs.fetch_job import Fetches, Outcome

WAIT = 20.0
HUB = f'hub = "someone/model"\nrevision = "{COMMIT}"'


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubStandIn]:
    one = HubStandIn(files={"model.bin": bytes(range(256)) * 4096, "config.json": b'{"a": 1}\n'})
    monkeypatch.setenv("HF_ENDPOINT", one.address)
    monkeypatch.setenv("PIP_NO_INDEX", "1")  # nothing but the stand-in is asked
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(hub, "PAUSE_SECONDS", 0.0)
    yield one
    one.server.stop()


@pytest.fixture
def offer(own_home: Path) -> Callable[..., None]:
    """Put entries into the user's own list of models."""

    def write(*entries: str) -> None:
        (own_home / "models.txt").write_text("\n".join(entries), "utf-8")

    return write


def test_a_model_is_fetched_verified_used_and_removed(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    offer(entry(source=HUB), entry("second", source=HUB))
    page.open("models")
    assert "small" in page.said and "CC0-1.0" in page.said
    page.press_key("fetch-small").settle()
    assert "Fetched and verified: small." in page.said
    assert ModelStore().get("small") is not None
    assert "Used for <b>Chinese to English, English to Chinese</b>" in page.said
    page.press_key("verify-small").settle()
    assert "Every byte is right: small." in page.said
    page.press_key("fetch-second").settle()
    page.press_key("use-second")
    assert config.read().config.models == {"zh-en": "second", "en-zh": "second"}
    page.press_key("remove-sure-second")
    assert ModelStore().get("second") is None
    assert "Used for <b>Chinese to English, English to Chinese</b>" in page.said  # small again


def test_a_damaged_model_is_told_with_the_next_step(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    offer(entry(source=HUB))
    page.open("models").press_key("fetch-small").settle()
    found = ModelStore().get("small")
    assert found is not None
    found.main.write_bytes(b"changed")
    page.press_key("verify-small").settle()
    assert "has changed since it was verified" in page.said
    assert "Remove it and fetch it again" in page.said


def test_a_download_can_be_cancelled_and_goes_on_later(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    offer(entry(source=HUB), entry("second", source=HUB))
    stand_in.half = threading.Event()
    page.open("models").press_key("fetch-small")
    assert "Cancel" in page.labels
    assert page.key("fetch-second").disabled
    page.press("Cancel")
    stand_in.half.set()
    page.settle()
    assert "Cancelled: small." in page.said
    assert ModelStore().get("small") is None
    page.press_key("fetch-small").settle()
    assert "Fetched and verified: small." in page.said


def test_a_source_that_does_not_answer_is_told(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    offer(entry(source=HUB))
    stand_in.status["model.bin"] = 404
    page.open("models").press_key("fetch-small").settle()
    assert "small could not be fetched." in page.said
    assert not page.key("fetch-small").disabled


def test_what_a_model_is_and_its_terms_are_told_in_the_language_of_the_page(page: Any) -> None:
    page.open("models")
    assert "The same family from English to Chinese." in page.said
    assert "you may not use it" in page.said
    page.choose("Language of this page", "zh-Hans")
    assert "同一系列的英文到中文模型。" in page.said and "The same family" not in page.said
    assert "用于商业用途" in page.said and "you may not use it" not in page.said


def test_terms_are_agreed_to_before_anything_is_downloaded(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    offer(entry(source=HUB, more='consent = "Not for sale."'))
    page.open("models")
    assert "Not for sale." in page.said
    assert page.key("fetch-small").disabled
    assert stand_in.server.asked == []
    page.app.checkbox(key="agree-small").check()
    page.run().press_key("fetch-small").settle()
    assert ModelStore().get("small") is not None


def test_the_first_run_fetches_with_one_button_and_goes_on(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    small = '{ name = "model.bin", size = 1048576 }, { name = "config.json" }'
    words = [("cc-cedict", '"dictionary"'), ("cjk-decomp", '"components"')]
    looked_up = [
        entry(name, source=HUB).replace('"translator"', kind).replace('engine = "llama"\n', "")
        for name, kind in words
    ]
    offer(
        entry("hy-mt2-7b", source=HUB, files=small),
        entry("firefox-zh-en", source=HUB, files=small, more="draft = true"),
        *looked_up,
    )
    page.open()
    assert "There is no translation model on this computer yet." in page.said
    assert "Fetch all of it (2.1 MB)" in page.labels
    assert "Only the dictionary (size not known yet)" in page.labels
    assert "firefox-zh-en, 1.0 MB" in page.said and "hy-mt2-7b, 1.0 MB" in page.said
    assert "for a draft at once, firefox-zh-en (1.0 MB, CC0-1.0)" in page.said
    assert "Where only a package index answers: qwen2.5-coder-1.5b (1.1 GB" in page.said
    page.press_key("first-fetch").settle()
    assert {one.name for one in ModelStore().installed()} == {
        "hy-mt2-7b", "firefox-zh-en", "cc-cedict", "cjk-decomp",
    }  # fmt: skip
    assert "There is no translation model" not in page.said
    page.app.button_group(key="way-en").set_value("paste")
    page.run().write("Article", "今天天气很好。")
    assert "Translate" in page.labels


def test_what_failed_on_the_first_run_is_told(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from translator.models import fetch_order

    def nothing(*_: object, **__: object) -> None:
        raise UsageError("fetch.missing", names="Dictionary")

    monkeypatch.setattr(fetch_order, "fetch_default", nothing)
    page.open().press_key("first-fetch").settle()
    assert "missing: Dictionary." in page.said and "Try again when the network" in page.said
    assert page.key("first-fetch")


def test_two_things_are_not_fetched_at_once(
    stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    offer(entry(source=HUB))
    stand_in.half = threading.Event()
    fetches = Fetches()
    fetches.fetch("small")
    with pytest.raises(UsageError, match="Another model"):
        fetches.fetch("small")
    fetches.cancel()
    stand_in.half.set()
    assert fetches.wait(WAIT)
    status = fetches.status()
    assert status is not None and status.outcome is Outcome.CANCELLED


def test_a_fault_of_ours_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from translator.models import fetch

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fetch, "fetch", broken)
    fetches = Fetches()
    fetches.fetch("small")
    assert fetches.wait(WAIT)
    status = fetches.status()
    assert status is not None and status.error is not None
    assert "a fault of ours (ZeroDivisionError)" in status.error.what


def test_a_damaged_model_keeps_nobody_from_the_pages(page: Any, own_home: Path) -> None:
    place = own_home / "models" / "broken" / "abc"
    place.mkdir(parents=True)
    (place / "model.json").write_text("{", "utf-8")
    page.open()
    assert "Read a Chinese article" in page.said and "broken" in page.said
    page.open("library")
    assert "No article has been opened yet." in page.said
    page.open("models")
    assert "broken" in page.said


def test_a_model_of_another_direction_is_listed_and_used_for_ours_alone(
    page: Any, stand_in: HubStandIn, offer: Callable[..., None]
) -> None:
    listed = entry(source=HUB).replace('["zh-en", "en-zh"]', '["ja-zh", "zh-en"]')
    assert "ja-zh" in listed
    offer(entry("second", source=HUB), listed)
    page.open("models")
    assert "ja-zh, Chinese to English" in page.said
    page.press_key("fetch-second").settle()
    page.press_key("fetch-small").settle()
    page.press_key("use-small")
    assert config.read().config.models == {"zh-en": "small"}
