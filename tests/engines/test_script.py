"""Conversion as an engine: what it knows of a text is in the request."""

from __future__ import annotations

import pytest

from translator.engines.base import Request
from translator.engines.script import ScriptEngine
from translator.errors import UsageError


def converted(engine: ScriptEngine, *texts: str) -> list[str]:
    """Return what an engine makes of some texts."""
    requests = [Request(text=text) for text in texts]
    return [one.text for one in engine.translate(requests, source="zh", target="zh")]


def test_each_request_is_judged_by_itself() -> None:
    about = "这台电脑装了新的操作系统，浏览器和软件都换了。"
    menu = "点击开始菜单。"
    engine = ScriptEngine("zh-Hant-TW")
    assert converted(engine, about, menu)[1] == converted(engine, menu)[0] == "點擊開始菜單。"


def test_names_keep_their_characters() -> None:
    assert converted(ScriptEngine("zh-Hant"), "余先生姓余。") == ["余先生姓余。"]


def test_words_of_a_region_are_part_of_the_signature() -> None:
    made = {ScriptEngine("zh-Hant-TW", regional=one).signature() for one in ("safe", "all", "none")}
    assert len(made) == 3


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(UsageError):
        ScriptEngine("zh-Hant-TW", regional="most")
