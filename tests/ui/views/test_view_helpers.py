"""What the pages make of names, dates and choices, without a page."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translator.config import Config
from translator.document.read import read_bytes
from translator.glossary import Status as TermStatus
from translator.glossary import Term
from translator.store.wordlist import ListedWord
from ui.i18n import strings
from ui.jobs.fetch_job import Status, Work
from ui.library_table import arranging, table_data
from ui.views import (
    downloads,
    fetch_progress,
    first_run,
    given,
    glossary,
    local_times,
    models,
    recent,
    word_list,
)
from ui.views import open as opening


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> Any:
    made = SimpleNamespace(session_state={}, context=SimpleNamespace(timezone="Asia/Taipei"))
    for module in (strings, local_times, glossary):
        monkeypatch.setattr(module, "st", made)
    return made


@pytest.mark.parametrize(
    ("label", "shown"), [("target", strings.sentence("download.target", "en")), ("anki", "anki")]
)
def test_a_form_has_a_name_or_its_own(label: str, shown: str) -> None:
    form: Any = SimpleNamespace(label=label)
    assert downloads.label(form) == shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("早市天亮前就开始了。\n人们在这里。", "早市天亮前就开始了.txt"),
        ("\n \n# 标题 一", "标题 一.txt"),
        ("一二三四五六七八九十一二三四五六七", "一二三四五六七八九十一二三四五六.txt"),
        ("a/b:c - d", "abc - d.txt"), ("", "pasted.txt"), ("。！", "pasted.txt"),
        ("ab  cd", "ab cd.txt"),
    ],
)  # fmt: skip
def test_a_pasted_text_is_named_after_its_first_line(text: str, name: str) -> None:
    assert given.pasted_name(text) == name


@pytest.mark.parametrize(
    ("text", "source", "chinese", "target"),
    [
        ("早市很热闹。", "", "zh-Hant", "en"), ("The market is lively.", "", "zh-Hant", "zh-Hant"),
        ("The market is lively.", "", "zh-Hans", "zh-Hans"), ("早市", "en", "zh-Hans", "zh-Hans"),
    ],
)  # fmt: skip
def test_a_target_is_the_other_language(text: str, source: str, chinese: str, target: str) -> None:
    original = read_bytes(text.encode(), name="a.md")
    made = opening.default_target(original, source, Config(chinese=chinese))
    assert made == target


def test_models_are_offered_in_the_order_they_are_wished(monkeypatch: pytest.MonkeyPatch) -> None:
    usable = [SimpleNamespace(name=name) for name in ("large", "small", "tiny")]
    monkeypatch.setattr(opening, "usable_models", lambda direction, store: usable)
    for name in (opening.DEVELOPER, opening.MODEL_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    chosen = Config(models={"zh-en": "small", "en-zh": "tiny"})
    assert opening.models_for("zh-Hans", "en", Config()) == ["large", "small", "tiny"]
    assert opening.models_for("zh-Hans", "en", chosen) == ["small", "large", "tiny"]
    assert opening.models_for("en", "zh-Hant", chosen) == ["tiny", "large", "small"]
    monkeypatch.setenv(opening.MODEL_VARIABLE, "tiny")
    assert opening.models_for("zh-Hans", "en", chosen) == ["tiny", "small", "large"]
    monkeypatch.setenv(opening.MODEL_VARIABLE, "unknown")
    assert opening.models_for("zh-Hans", "en", chosen) == ["small", "large", "tiny"]
    monkeypatch.setenv(opening.MODEL_VARIABLE, "echo")
    assert opening.models_for("zh-Hans", "en", chosen) == ["echo", "small", "large", "tiny"]
    monkeypatch.delenv(opening.MODEL_VARIABLE)
    monkeypatch.setenv(opening.DEVELOPER, "1")
    assert opening.models_for("zh-Hans", "en", Config()) == ["large", "small", "tiny", "echo"]


@pytest.mark.parametrize(
    ("model", "stays"),
    [
        ("small", True), ("echo", True), ("openai:m@http://127.0.0.1:8080/v1", True),
        ("openai:m@https://example.com/v1", False), ("openai:m", True),
    ],
)  # fmt: skip
def test_text_leaves_with_a_server_elsewhere_alone(model: str, stays: bool) -> None:
    assert opening.stays(model) is stays


def test_the_chinese_examples_come_first() -> None:
    names = [*given.examples()]
    chinese = [".zh-" in name for name in names]
    assert chinese == sorted(chinese, reverse=True)
    assert all(isinstance(path, Path) and path.is_file() for path in given.examples().values())


def test_english_is_no_target_of_english() -> None:
    assert opening._same("en", "en-GB") and opening._same("en-GB", "en")
    assert not opening._same("zh-Hant", "zh-Hans") and not opening._same("en", "zh-Hans")
    assert opening._language("") == opening._encoding("") == strings.say("open.detected")
    assert opening._language("en") == strings.language_name("en")
    assert opening._encoding("gb18030") == "gb18030"


@pytest.mark.parametrize(
    ("stamp", "zone", "shown"),
    [
        ("2026-05-03T20:12:00Z", "Asia/Taipei", "2026-05-04 04:12"),
        ("2026-05-03T09:12:00Z", "UTC", "2026-05-03 09:12"),
        ("2026-05-03T09:12:00Z", "", "2026-05-03 09:12"),
        ("2026-05-03T09:12:00Z", "Mars/Olympus", "2026-05-03 09:12 UTC"),
        ("yesterday", "UTC", "yesterday"), ("", "UTC", ""),
    ],
)  # fmt: skip
def test_a_moment_is_shown_by_the_clock_beside_the_reader(
    session: Any, stamp: str, zone: str, shown: str
) -> None:
    session.context.timezone = zone
    assert local_times.local_time(stamp) == shown


@pytest.mark.parametrize(
    ("signature", "shown"), [("echo", "echo"), ("duizhao4:echo", "echo"), ("a:b:c", "b"), ("", "")]
)
def test_a_job_is_told_apart_by_its_model(signature: str, shown: str) -> None:
    assert table_data.made_by(signature) == shown


@pytest.mark.parametrize(
    ("chosen", "preferred"),
    [({}, "large"), ({"zh-en": "small"}, "small"), ({"zh-en": "gone"}, "large"),
     ({"en-zh": "small"}, "large")],
)  # fmt: skip
def test_the_best_model_is_preferred_unless_a_person_chose(
    monkeypatch: pytest.MonkeyPatch, chosen: dict[str, str], preferred: str
) -> None:
    usable = [SimpleNamespace(name=name) for name in ("large", "small")]
    monkeypatch.setattr(models, "usable_models", lambda direction, store: usable)
    nothing: Any = None
    assert models.preferred_model(nothing, Config(models=chosen), "zh-en") == preferred
    monkeypatch.setattr(models, "usable_models", lambda direction, store: [])
    assert models.preferred_model(nothing, Config(models=chosen), "zh-en") == ""


@pytest.mark.parametrize(
    ("done", "total", "part"), [(0, None, 0.0), (5, 10, 0.5), (20, 10, 1.0), (3, 0, 0.0)]
)
def test_a_part_of_a_file_is_at_most_the_whole(done: int, total: int | None, part: float) -> None:
    status = Status(work=Work.FETCH, name="small", done=done, total=total)
    assert fetch_progress.part(status) == part


@pytest.mark.parametrize("work", Work)
def test_what_is_fetched_is_said(work: Work) -> None:
    begun = Status(work=work, name="small")
    assert fetch_progress.words(begun, "small") == strings.say(
        f"models.{work}-running", name="small"
    )
    half = Status(work=work, name="small", done=1_000_000, total=2_000_000)
    assert fetch_progress.words(half, "small") == strings.say(
        f"models.{work}-part", name="small", done="1.0 MB", total="2.0 MB"
    )
    ending = Status(work=work, name="small", done=1, total=2, cancelling=True)
    assert fetch_progress.words(ending, "small") == strings.say("models.cancelling")


TERM = Term(
    source="早市", targets=("dawn market", "market"), forbidden=("bazaar",), note="北京",
    both_ways=False, status=TermStatus.PROPOSED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("search", "held"),
    [("早", True), ("DAWN", True), ("market", True), ("baz", True), ("北京", True), ("茶", False)],
)
def test_a_term_is_found_by_any_of_its_texts(search: str, held: bool) -> None:
    assert glossary._holds(TERM, search) is held


def test_a_term_is_shown_with_all_that_is_said_of_it() -> None:
    shown = glossary._shown(TERM)
    assert "→" in shown and "dawn market | market" in shown
    assert strings.say("terms.proposed") in shown and "北京" in shown and "bazaar" in shown
    plain = glossary._shown(Term(source="<茶>", targets=("tea",)))
    assert "↔" in plain and "&lt;茶&gt;" in plain and "dz-quiet" not in plain


def test_what_bars_separate_are_forms() -> None:
    assert glossary._split(" a | b||c ") == ("a", "b", "c")
    assert glossary._split(" ") == ()
    assert glossary._joined(("a", "b")) == "a | b"
    cases = {glossary._CASES[one] for one in glossary._CASE}
    assert cases == {None, True, False}
    for case in cases:
        term = Term(source="a", targets=("b",), case_sensitive=case)
        assert glossary._CASES[glossary._CASE[glossary._case_of(term)]] is case
    assert glossary._CASES["matters"] is True and glossary._CASES["ignored"] is False
    assert glossary._CASES[glossary._CASE[glossary._case_of(None)]] is None


@pytest.mark.parametrize(
    ("search", "found"),
    [("qing cai", 1), ("QĪNG", 1), ("菜", 1), ("vegetable", 1), ("吃", 1), ("tea", 0), ("", 1)],
)
def test_a_word_is_found_without_its_tones(search: str, found: int) -> None:
    word = ListedWord(
        simplified="青菜", traditional="青菜", pinyin="qīngcài", meanings="Green vegetable",
        sentence="多吃青菜。",
    )  # fmt: skip
    assert len(word_list.matching([word], search)) == found


def test_the_pages_of_lists_hold_what_was_said() -> None:
    assert (arranging.ROWS, glossary._SHOWN, first_run.FALLBACKS, recent.MOST) == (100, 100, 3, 6)
