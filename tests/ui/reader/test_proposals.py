"""What a model proposed stands beside its sentence, and why it failed in the page's words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.conftest import translated
from translator.errors import ModelError
from translator.store import Library
from translator.types import Quality
from ui.jobs.retranslate import Proposal, State
from ui.reader import page_data, proposals

ARTICLE = "早市开了。豆浆是热的。\n\n| 摊位 | 卖什么 |\n|---|---|\n| 一号 | 青菜 |\n"


def page_with(language: str, found: Any) -> tuple[dict[str, Any], Any]:
    with Library() as library:
        opened, job, pairs = translated(library, ARTICLE)
        page = page_data.page(opened, job, pairs, 0, language=language)
        proposals.proposed(page, found(opened), opened)
    return page, opened


def shown(page: dict[str, Any]) -> dict[tuple[int, int], Any]:
    return {
        tuple(one["at"]): one["proposal"]
        for one in proposals._segments(page)
        if "proposal" in one
    }  # fmt: skip


def proposal(**more: Any) -> Proposal:
    return Proposal(model="echo", quality=Quality.FAST, **({"state": State.DONE} | more))


def test_a_proposal_stands_at_its_sentence_alone_in_paragraphs_and_tables() -> None:
    def found(opened: Any) -> dict[tuple[int, int], Proposal]:
        second, last = opened.plan.items[1], opened.plan.items[-1]
        return {
            (one.segment.block_id, one.segment.start): proposal(target=f"({one.source})")
            for one in (second, last)
        }

    page, _ = page_with("en", found)
    assert [(one["text"], one["state"], one["message"]) for one in shown(page).values()] == [
        ("(豆浆是热的。)", "done", ""), ("(青菜)", "done", "")
    ]  # fmt: skip
    assert page_with("en", lambda _: {})[0].keys() == page.keys()
    assert shown(page_with("en", lambda _: {})[0]) == {}


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_why_it_failed_is_said_as_pages_say_it(language: str) -> None:
    error = ModelError("dictionary.none")
    failed = proposal(state=State.FAILED, message=error.stored())
    page, _ = page_with(language, lambda _: {(0, 0): failed})
    (one,) = shown(page).values()
    assert one["message"] == error.say(language, page=True) != error.say(language)
    assert (one["state"], one["model"]) == ("failed", "echo")
