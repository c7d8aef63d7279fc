"""A real browser and readers to visit with it, served as a user starts them."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.entering import Reader, entered
from tests.browser.forked import POSSIBLE, Forked
from tests.conftest import PATIENCE
from translator.document.read import read_bytes
from translator.models import offline
from translator.store import Library
from ui.jobs.manager import JobManager

COMMAND = "import sys; from translator.cli import main; sys.exit(main())"
RECORDED = "import sys; from tests.browser.recording import record; record(sys.argv.pop(1)); "
"""Before a command: what it asks of the network is written down."""
FOCUSED = """
() => {
  let node = document.activeElement;
  while (node && node.shadowRoot && node.shadowRoot.activeElement) {
    node = node.shadowRoot.activeElement;
  }
  if (!node || node === document.body) return "";
  return (node.getAttribute("aria-label") || node.textContent || "").trim();
}
"""
"""The words of what has the focus."""
SHOWN = """
() => {
  const inside = (root) => [...root.querySelectorAll("*")].map((one) => one.shadowRoot)
    .filter(Boolean).map((one) => one.querySelector(".reader, .frame")?.innerText ?? "");
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  return [`script: ${state}`, document.body.innerText, ...inside(document)].join("\\n");
}
"""
"""What a person sees of a page."""
_open: list[Visit] = []
"""Pages that are open: what they show is told where a test fails."""
SAID: deque[str] = deque(maxlen=60)
"""The last lines the servers printed."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Try what failed once more: on a busy machine a browser misses a moment now and then.

    What was wrong at first is told among the warnings, and what fails twice fails.
    """
    if item.get_closest_marker("browser") is None:
        return None
    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(report.failed for report in reports):
        failed = next(report for report in reports if report.failed)
        item.warn(pytest.PytestWarning(f"tried twice: {str(failed.longrepr)[-600:]}"))
        item._initrequest()  # type: ignore[attr-defined]
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for report in reports:
        hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Add to a failure what the open pages show and what the servers said."""
    outcome: Any = yield
    report = outcome.get_result()
    if report.when == "call" and report.failed:
        report.sections += [(f"page {visit.page.url}", visit.shown()) for visit in _open]
        report.sections.append(("servers", "".join(SAID)))


def _as_a_user_has_it() -> dict[str, str]:
    """Return the environment without the switches that a run inside these tests has set."""
    return {name: value for name, value in os.environ.items() if name not in offline.SWITCHES}


def _begin(
    words: list[str],
    environment: dict[str, str],
    *,
    before: str,
    record: Path | None,
    under: Sequence[str],
) -> Forked | subprocess.Popen[str]:
    """Start a server: what is watched from its first step on as a program, others as a fork."""
    command = before + COMMAND
    if POSSIBLE and record is None and not under:
        return Forked(command, words, environment)
    begin = [command] if record is None else [RECORDED + command, str(record)]
    return subprocess.Popen(
        [*under, sys.executable, "-c", *begin, *words],
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def serving(
    home: Path,
    *options: str,
    record: Path | None = None,
    before: str = "",
    under: Sequence[str] = (),
    port: int = 0,
    end: int = signal.SIGINT,
    **environment: str,
) -> Iterator[Reader]:
    """Serve the reader; give its address.

    Args:
        home: Of its library and models.
        options: Of ``duizhao ui``.
        record: Takes what it asks of the network, as ``recording.record`` writes it.
        before: Python that its process runs before the command.
        under: The command of a program that runs it and passes our signals on (``traced``).
        port: Where it listens; 0: at a free one.
        end: The signal that ends it.
        environment: Variables beside those of the tests.
    """
    if not port:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
    process = _begin(
        ["ui", "--no-browser", "--port", str(port), *options],
        _as_a_user_has_it() | {"DUIZHAO_HOME": str(home)} | environment,
        before=before,
        record=record,
        under=under,
    )
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if "server started" in line:
            break
    else:
        pytest.fail(f"the reader did not start: {''.join(said)}")
    # Read on: a server whose line to us is full would wait for us for ever.
    listener = threading.Thread(target=SAID.extend, args=(process.stdout,), daemon=True)
    listener.start()
    try:
        yield entered(said)
    finally:
        process.send_signal(end)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        listener.join()
        process.stdout.close()


@pytest.fixture(scope="module")
def reader_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of the module's reader."""
    return tmp_path_factory.mktemp("reader")


@pytest.fixture(scope="module")
def reader(reader_home: Path) -> Iterator[Reader]:
    """The address of a reader with a library of its own and the echo engine."""
    with serving(reader_home, DUIZHAO_DEVELOPER="1") as address:
        yield address


def bring_dictionary(home: Path, words: str) -> None:
    """Import a small dictionary into a data directory, as its command does.

    Args:
        home: The directory.
        words: Lines of CC-CEDICT.
    """
    file = home / "words.u8"
    file.write_text(words, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "models", "import", str(file), "--name", "cc-cedict"],
        env={"DUIZHAO_HOME": str(home), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def translated(home: Path, text: str, *, name: str) -> int:
    """Translate an article with the echo engine; return the number of its job.

    It is what a person's click makes, without the four seconds of processor time that a page
    takes to come to it: for tests that begin with a translation, not for those of the way there.

    Args:
        home: Of a reader's library; the reader may be running.
        text: Of the article.
        name: Of its file; the ending says what it is.
    """
    with Library(home / "library.sqlite3") as library:
        manager = JobManager(library)
        number = manager.start(read_bytes(text.encode(), name=name), model="echo")
        assert manager.wait(number, PATIENCE / 1000)
        manager.close()
    return number


class Visit:
    """A page, and everything it asked for or popped up."""

    def __init__(
        self,
        browser: Any,
        address: Reader,
        width: int = 1200,
        path: str = "",
        *,
        let_in: bool = True,
        **context: Any,
    ) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 900}, **context)
        if let_in:
            address.let_in(self.page.context)
        self.page.set_default_timeout(PATIENCE)
        self.strange: list[str] = []
        self.page.on("dialog", self._dialog)
        own = re.compile(
            rf"(?:http|ws)://{re.escape(address.origin.removeprefix('http://'))}/|data:|blob:"
        )
        self.page.on(
            "request",
            lambda request: own.match(request.url) or self.strange.append(request.url),
        )
        self.page.on(
            "websocket", lambda opened: own.match(opened.url) or self.strange.append(opened.url)
        )
        _open.append(self)
        self.page.on("close", lambda _: _open.remove(self))
        self.page.goto(f"{address}{path}")

    def shown(self) -> str:
        """Return what a person sees, as text."""
        try:
            return str(self.page.evaluate(SHOWN))
        except Exception as error:  # a page that does not answer says at least that
            return f"{type(error).__name__}: {error}"

    def _dialog(self, dialog: Any) -> None:
        self.strange.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def translate(self) -> None:
        """Translate what is open, and wait until it is done."""
        self.settled()  # a click on a button that is about to be drawn anew is lost
        self.page.get_by_role("button", name="Translate", exact=True).click()
        self.page.locator(".reader .t .g").first.wait_for()
        self.page.wait_for_function(
            "() => ![...document.querySelectorAll('button')]"
            ".some(node => node.textContent === 'Stop')"
        )
        self.page.locator(".reader .t .g.pending").first.wait_for(state="detached")

    def settled(self) -> None:
        """Wait until the page rests, so that no key falls on a part that is about to go."""
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

    def words_ready(self) -> None:
        """Wait until the words of the article are there, and what each became."""
        self.page.locator(".reader[data-words=ready]").wait_for()

    def tab_to(self, ending: str, most: int = 60) -> None:
        """Press Tab until what has the focus ends with these words."""
        self.settled()
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED).endswith(ending):
                return
        pytest.fail(f"{ending!r} is not reached with Tab")

    def to_page(self, name: str) -> None:
        """Go to another page from an article: there the pages are a menu."""
        self.page.get_by_role("button", name="Pages").click()
        self.page.get_by_role("menuitem", name=name).click()

    def choose(self, name: str, value: str) -> None:
        """Choose how an article is shown: in the bar, or where that has no room, in its sheet."""
        field = self.page.locator(f"select[data-set={name}]")
        rest = self.page.locator(".tools .rest")
        folded = rest.locator(field).count() > 0
        if folded:
            rest.locator("> summary").click()
        field.select_option(value)
        if folded:
            rest.locator("> summary").click()

    def paste(self, text: str) -> None:
        """Paste an article."""
        self.page.get_by_text("Paste text").click()
        self.page.get_by_role("textbox", name="Article").fill(text)
        self.page.get_by_role("button", name="Read this text").click()
        self.page.get_by_role("button", name="Translate", exact=True).wait_for()


def pick(page: Any, box: Any, option: str) -> None:
    """Choose from a list; one that opens while the part around it still moves closes again."""
    playwright = pytest.importorskip("playwright.sync_api")
    chosen = page.get_by_role("option", name=option, exact=True)
    for _ in range(8):
        box.click()
        with contextlib.suppress(playwright.TimeoutError):
            chosen.click(timeout=5000)
            return
    chosen.click()
