"""What ``check`` says, and in which language it says it."""

from __future__ import annotations

import locale

import pytest

from translator.cli.commands import check


@pytest.mark.parametrize(
    ("variables", "system", "language"),
    [
        ({}, None, "en"),
        ({}, "zh_CN", "zh"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({}, "en_GB", "en"),
        ({"LANG": "zh_TW.UTF-8"}, None, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "zh_CN", "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_GB"}, None, "zh"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN"}, "zh_CN", "en"),
        ({"LC_ALL": "", "LANG": "ZH_cn"}, None, "zh"),
    ],
)
def test_the_systems_language_is_spoken(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], system: str | None, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(locale, "getlocale", lambda: (system, None))
    assert check._system_language() == language


def test_one_thing_is_counted_as_one() -> None:
    words = {"pair": "one pair", "pairs": "{number} pairs"}
    assert check._counted(words, "pair", 1) == "one pair"
    assert [check._counted(words, "pair", number) for number in (0, 2)] == ["0 pairs", "2 pairs"]
