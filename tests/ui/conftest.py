"""The pages without a browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ui
from translator.document.read import read_bytes
from translator.store import Job, Library
from translator.types import Pair
from ui import documents as bitexts
from ui.documents import OpenDocument
from ui.jobs.manager import JobManager
from ui.server.launch import SETTINGS

PAGE = Path(ui.__file__).with_name("app.py")


class Page:
    """The reader's pages as ``streamlit.testing`` runs them.

    Args:
        app: The running test of ``ui/app.py``.
    """

    def __init__(self, app: Any) -> None:
        self.app = app

    def open(self, path: str = "", **query: str) -> Page:
        """Go to a page by its address."""
        if path:
            known = self.run().app._registered_pages.items()
            wanted = ("", path) if path == "reader" else (path,)
            self.app._page_hash = next(k for k, one in known if one["url_pathname"] in wanted)
        for name, value in query.items():
            self.app.query_params[name] = value
        return self.run()

    def run(self) -> Page:
        """Let the page run again; no page ever ends in a traceback, none uses Markdown."""
        self.app.run()
        assert not self.app.exception, self.app.exception
        assert not self.app.markdown
        return self

    @property
    def said(self) -> str:
        """Everything the page says in HTML of its own."""
        return " ".join(str(part.proto.body) for part in self.app.get("html"))

    @property
    def labels(self) -> list[str]:
        """The buttons' labels."""
        return [button.label for button in self.app.button]

    def press(self, label: str, number: int = 0) -> Page:
        """Press the n-th button of a label."""
        [one for one in self.app.button if one.label == label][number].click()
        return self.run()

    def press_key(self, key: str) -> Page:
        """Press the button of a key."""
        self.app.button(key=key).click()
        return self.run()

    def key(self, key: str) -> Any:
        """Return the button of a key."""
        return self.app.button(key=key)

    def settle(self) -> Page:
        """Wait until what is fetched or verified has ended, then let the page run again."""
        for thread in threading.enumerate():
            if thread.name == "models":
                thread.join(20.0)
                assert not thread.is_alive()
        return self.run()

    def choose(self, label: str, value: Any) -> Page:
        """Choose in the select box of a label."""
        next(one for one in self.app.selectbox if one.label == label).set_value(value)
        return self.run()

    def write(self, label: str, text: str) -> Page:
        """Write into the field of a label and leave it."""
        return self.fill(label, text).run()

    def fill(self, label: str, text: str) -> Page:
        """Write into a field of a form, which hands nothing over before it is sent."""
        fields = [*self.app.text_input, *self.app.text_area]
        next(one for one in fields if one.label == label).set_value(text)
        return self


@pytest.fixture
def page() -> Iterator[Page]:
    """The reader's pages, each test with a library of its own."""
    testing = pytest.importorskip("streamlit.testing.v1")
    import streamlit as st
    from streamlit import config

    config.set_option("runner.magicEnabled", SETTINGS["runner.magicEnabled"])
    st.cache_resource.clear()
    yield Page(testing.AppTest.from_file(str(PAGE), default_timeout=20))
    st.cache_resource.clear()


def translated(library: Library, text: str) -> tuple[OpenDocument, Job, list[Pair]]:
    """Translate a Markdown article with the echo engine."""
    manager = JobManager(library)
    job_id = manager.start(read_bytes(text.encode(), name="article.md"), model="echo")
    assert manager.wait(job_id, 20.0)
    manager.close()
    job = library.job(job_id)
    document = manager.original(job.document_id).document
    opened = bitexts.open_document(document, source=job.source_language, to=job.target_language)
    return opened, job, library.pairs(job_id)
