"""What a page asks beside its runs: who is answered, and what is not even read."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ui.server import direct_answers


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[direct_answers.route("/folder")]))


def echoed(asked: dict[str, Any]) -> dict[str, Any] | None:
    return {"said": asked["word"]} if "word" in asked else None


def test_a_page_that_is_shown_is_answered(client: TestClient) -> None:
    kept = direct_answers.offer("a-page", echoed)
    answer = client.post("/folder/answers/a-page", json={"word": "天气"})
    assert answer.json() == {"said": "天气"}
    assert answer.headers["cache-control"] == "no-store"
    assert kept.answer is echoed


def test_a_page_that_is_gone_is_answered_no_more(client: TestClient) -> None:
    kept = direct_answers.offer("a-page", echoed)
    del kept
    gc.collect()
    assert client.post("/folder/answers/a-page", json={"word": "天气"}).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b'{"other": 1}',
        b"",
        b"[1]",
        b"{",
        b"\xff",
        b"[" * 5000,
        b'{"word": "' + b"x" * direct_answers.LONGEST + b'"}',
    ],
)
def test_what_is_no_question_has_no_answer(client: TestClient, body: bytes) -> None:
    kept = direct_answers.offer("a-page", echoed)
    assert client.post("/folder/answers/a-page", content=body).status_code == 404
    del kept


def test_nothing_is_answered_to_a_link(client: TestClient) -> None:
    kept = direct_answers.offer("a-page", echoed)
    assert client.get("/folder/answers/a-page").status_code == 405
    del kept
