"""What the pages say when something fails, in the page's language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from translator import config


def test_the_page_says_an_error_in_chinese(page: Any) -> None:
    config.change(language="zh-Hans")
    page.open(job="404")
    assert "文库中已没有这份译文。" in page.said
    assert "no job" not in page.said


def test_a_home_that_cannot_be_made_is_told_in_chinese(
    page: Any, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_home / "a file").touch()
    monkeypatch.setenv("DUIZHAO_HOME", str(own_home / "a file" / "home"))
    monkeypatch.setattr("ui.i18n.strings.of_browser", lambda locale: "zh-Hant")
    page.run()
    assert "無法建立文庫所在的資料夾" in page.said
    assert "不是資料夾" in page.said  # what the system said
    assert "請把 DUIZHAO_HOME 設為你自己的資料夾。" in page.said
