"""What every test may use: a home of its own, no network, the measuring data where it is."""

from __future__ import annotations

import gc
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import fewer_words
from tests.dictionary import cedict
from translator.chinese.dictionary.dictionary import Dictionary
from translator.system.locks import locked
from translator.vectors import installed as vectors_installed

# A slow machine is no wrong answer: nothing in the suite is judged by the clock.
settings.register_profile("duizhao", deadline=None)
settings.load_profile("duizhao")

ROOT = Path(__file__).resolve().parent.parent


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let collecting make its many objects without looking for rubbish among them."""
    gc.disable()
    fewer_words.shorten(session.config)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first: a browser's file that comes last is waited for alone.

    ``make test`` hands files out in this order. Left to itself, pytest-xdist begins with the
    files of most tests, and those of one long walk would come at the end.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish() -> None:
    """Take the thousands of tests out of the garbage collector's sight: they stay to the end."""
    gc.collect()
    gc.freeze()
    gc.enable()


PATIENCE = 45_000
"""Milliseconds a browser may take for a step on a slow machine."""
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""Programs of Chromium; the first has no windows to draw and takes two thirds of the time."""
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what makes an empty folder of its own.

    pytest's ``mktemp`` lists all folders there are to find the next number: 20 ms each where
    12,000 tests had theirs before.
    """
    parent = tmp_path_factory.mktemp("folders")
    numbers = count()

    def make(name: str) -> Path:
        folder = parent / f"{name}{next(numbers)}"
        folder.mkdir(mode=0o700)
        return folder

    return make


@pytest.fixture
def tmp_path(new_folder: Callable[[str], Path]) -> Path:
    """Return an empty folder of the test's own: pytest's fixture, made the quick way."""
    return new_folder("test")


@pytest.fixture(autouse=True)
def own_home(new_folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty data directory, so that nobody's library is touched."""
    home = new_folder("home")
    monkeypatch.setenv("DUIZHAO_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test depend on whether the extra ``vectors`` is installed here."""
    monkeypatch.setattr(vectors_installed, "encoder", lambda: None)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> Any:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise AssertionError(f"the test tried to reach {host}: nothing may leave the machine")
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The measuring data, which may not be redistributed and so is not in the project."""
    place = Path(os.environ.get("DUIZHAO_TEST_DATA", ROOT.parent / "shared" / "data"))
    if not place.is_dir():
        pytest.skip(f"measuring data is not at {place} (set DUIZHAO_TEST_DATA)")
    return place


@pytest.fixture(scope="session")
def of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this run share, for what takes long to make."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def whole_dictionary(of_the_run: Path) -> Dictionary:
    """Return CC-CEDICT as the user fetched it."""
    return cedict(of_the_run / "cedict")


@pytest.fixture(scope="session")
def small_marian(of_the_run: Path) -> Path:
    """A checkpoint like OPUS-MT's, trained here on our own sentences, Chinese to English."""
    pytest.importorskip("torch", reason="torch trains the small model: pip install -e '.[torch]'")
    from tests.snapshots import train_marian

    folder = of_the_run / "small-zh-en"
    with locked(of_the_run / "small-zh-en.lock", lambda: None):
        if not folder.exists():
            making = folder.with_suffix(".making")
            train_marian(making, source="zh", target="en")
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def converted(small_marian: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The trained model as CTranslate2 runs it: ``float32`` and ``int8``."""
    from translator.engines.nmt.conversion import convert

    folders = {}
    for quantization in ("float32", "int8"):
        folders[quantization] = tmp_path_factory.mktemp(quantization)
        convert(small_marian, folders[quantization], quantization=quantization)
    return folders


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium of the system; one for all tests, for playwright runs once a process."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine (apt-get install chromium)")
    api.expect.set_options(timeout=PATIENCE)
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
        yield opened
        opened.close()
