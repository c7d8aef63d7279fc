"""The models' page and the first run, against a stand-in of the hub on loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.models.conftest import HUB, HubStandIn, entry
from translator import config
from translator.models import hub
from translator.models.store import ModelStore
from ui.fetching import Fetches, Outcome

WAIT = 20.0
LLAMA = 'hub = "someone/model"\nrevision = "0123456789abcdef0123456789abcdef01234567"'


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubStandIn]:
    one = HubStandIn(files={"model.bin": bytes(range(256)) * 4096, "config.json": b'{"a": 1}\n'})
    monkeypatch.setenv("HF_ENDPOINT", one.address)
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
