"""One of the walks of ``benchmarks/journeys.py``; ``make journeys`` goes all of them."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

from tests.dictionary import HOME

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


def test_somebody_with_nothing_installed_comes_to_the_end_and_nothing_is_wrong(
    browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    journeys = importlib.import_module("journeys")
    setting = journeys.Setting(width=1024, language="zh-Hant")
    walk = journeys.gone(browser, "newcomer", setting, user=HOME)
    assert journeys.told(walk) == []
