"""What a fetch says, and when nothing dials out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from translator.errors.error_sentences import piece
from translator.models import offline
from translator.models.fetch_sentences import PassedOver, sentence


@dataclass
class Installed:
    """What was taken."""

    name: str
    record: SimpleNamespace


def said(source: str | None, *better: tuple[str, str]) -> str:
    one = None if source is None else Installed("m1", SimpleNamespace(source=source))
    passed = [
        PassedOver(name=name, direction="zh-en", reason=piece("returned.object"))
        if why == "object"
        else PassedOver(name=name, direction="zh-en", reason=piece("xml.tmx"))
        for name, why in better
    ]
    return str(sentence(piece("setting.a-glossary"), one, passed))  # type: ignore[arg-type]


def test_a_source_is_said_in_words() -> None:
    assert "m1" in said("model hub, a/b @ 123") and "a/b @ 123" in said("model hub, a/b @ 123")
    assert "somewhere" in said("somewhere")
    assert "p-1" in said("package index, p-1") and "2" in said("package index, p-1 and 2 more")


def test_what_was_passed_over_for_one_reason_is_said_together() -> None:
    assert said("web, x") == said("web, x", *())
    both = said("web, x", ("a", "object"), ("b", "tmx"), ("c", "object"))
    assert str(piece("returned.object")) in both and both.count(str(piece("xml.tmx"))) == 1
    assert both.count(str(piece("returned.object"))) == 1
    assert both.index("a") < both.index("b")
    nothing = said(None, ("a", "tmx"))
    assert "m1" not in nothing and nothing != said("web, x", ("a", "tmx"))


@pytest.mark.parametrize(
    ("value", "asked"),
    [("1", True), ("on", True), (" yes ", True), ("TRUE", True), ("0", False), ("", False)],
)
def test_who_asked_to_stay_offline_is_heard(
    monkeypatch: pytest.MonkeyPatch, value: str, asked: bool
) -> None:
    monkeypatch.setattr(offline, "_set_by_us", set())
    monkeypatch.setenv("HF_HUB_OFFLINE", value)
    assert offline.asked_for() is asked


def test_libraries_are_told_and_that_is_no_wish_of_the_user_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(offline, "_set_by_us", set())
    for name in offline.SWITCHES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DO_NOT_TRACK", "1")
    for _ in range(2):
        offline.enforce()
    assert {name: os.environ[name] for name in offline.SWITCHES} == offline.SWITCHES
    assert not offline.asked_for()
    assert offline._set_by_us == {*offline.SWITCHES} - {"DO_NOT_TRACK"}
