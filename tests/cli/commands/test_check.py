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


@pytest.mark.parametrize(
    ("untranslated", "language", "said"),
    [
        (0, "en", None),
        (1, "en", "1 segment is not translated yet"),
        (2, "en", "2 segments are not translated yet"),
        (1, "zh", "还有 1 个片段没有翻译"),
        (3, "zh", "还有 3 个片段没有翻译"),
    ],
)
def test_what_is_not_translated_yet_is_counted(
    capsys: pytest.CaptureFixture[str], untranslated: int, language: str, said: str | None
) -> None:
    entry = {
        "input": "tea.md", "findings": [], "segments": 9, "target_language": "en",
        "untranslated": untranslated,
    }  # fmt: skip
    check._print([entry], language)
    printed = capsys.readouterr().out
    assert (said in printed) if said else ("tea.md" in printed and "translat" not in printed)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "(dismissed: a dozen)"), ("zh", "（已忽略：a dozen）")],
)
def test_a_dismissed_finding_is_told_with_its_reason(
    capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    finding = {
        "line": 1, "block": 0, "check": "numbers", "level": "info", "message": "12 is missing.",
        "message_zh": "缺12。", "dismissed": "a dozen", "source": "12个。", "target": "A dozen.",
    }  # fmt: skip
    entry = {
        "input": "tea.md", "findings": [finding], "segments": 1, "target_language": "en",
        "untranslated": 0,
    }  # fmt: skip
    check._print([entry], language)
    assert said in capsys.readouterr().out
