from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translator import config
from translator.config import Config
from translator.glossary import Term
from translator.models.model_store import ModelStore
from translator.store import Library
from translator.types import Quality
from ui.views import open as opening
from ui.views import settings


def test_a_setting_is_kept_the_moment_it_is_changed(page: Any) -> None:
    page.open().choose("Quality", Quality.BEST)
    assert config.read().config == Config(quality=Quality.BEST)


def test_a_setting_is_there_again_after_a_restart(page: Any) -> None:
    config.change(chinese="zh-Hant-TW", quality=Quality.FAST)
    page.open()
    chosen = {box.label: box.value for box in page.app.selectbox}
    assert chosen["English becomes"] == "zh-Hant-TW"
    assert chosen["Quality"] is Quality.FAST


def test_the_page_is_read_in_the_language_that_was_chosen(page: Any) -> None:
    page.open().choose("Language of this page", "zh-Hans")
    assert "中文文章和译文" in page.said
    assert "阅读" not in page.labels and "读这段文字" not in page.labels
    page.choose("界面语言", "zh-Hant")
    assert "中文文章和譯文" in page.said
    page.choose("介面語言", "en")
    assert "Read a Chinese article" in page.said


def test_a_broken_settings_file_is_told_and_everything_works(page: Any, own_home: Path) -> None:
    (own_home / "config.toml").write_text("quality = ", "utf-8")
    page.open()
    assert "cannot be read" in page.said
    assert "Read a Chinese article" in page.said
    page.choose("Quality", Quality.FAST)
    assert (own_home / config.BROKEN).is_file()
    assert config.read() == config.Found(config=Config(quality=Quality.FAST))


def test_settings_that_cannot_be_kept_are_told(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from translator.errors import OutputError

    page.open()

    def full(*_: object) -> Config:
        raise OutputError("The disk is full.")

    monkeypatch.setattr(config, "change", full)
    page.choose("Quality", Quality.FAST)
    assert "The disk is full." in page.said


def test_the_glossaries_of_projects_are_offered(page: Any) -> None:
    with Library() as library:
        library.put_terms([Term(source="合作社", targets=("co-op",))], name="novel")
    page.open().choose("First the terms of", "novel")
    assert config.read().config.project == "novel"
    page.app.toggle[0].set_value(False)
    page.run()
    assert not config.read().config.glossary
    assert "First the terms of" not in [box.label for box in page.app.selectbox]


def test_typography_is_kept_beside_what_was_chosen_before(page: Any) -> None:
    page.open().choose("Quotation marks in English", "curly")
    page.choose("Between Chinese and Latin letters", "space")
    assert config.read().config.typography.signature() == "quotes=curly+han_latin_space=space"


@pytest.mark.parametrize(
    ("usable", "kept", "options"),
    [
        ([], "", None),
        (["one"], "", None),  # nothing to choose
        (["one", "two"], "", ["the best that is here", "one", "two"]),
        (["one"], "one", ["the best that is here", "one"]),
        (["one"], "gone", ["the best that is here", "gone", "one"]),
    ],
)
def test_a_model_is_offered_where_there_are_several(
    usable: list[str], kept: str, options: list[str] | None,
    page: Any, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    found = [SimpleNamespace(name=name) for name in usable]
    monkeypatch.setattr(settings, "usable_models", lambda direction, store: found)
    if kept:
        config.change(models=dict.fromkeys(settings.DIRECTIONS, kept))
    shown = [one.key for one in page.open().app.selectbox if one.key]

    offered = [key for key in shown if key.startswith("setting-model-")]
    assert len(offered) == (len(settings.DIRECTIONS) if options else 0)
    for key in offered:
        box = page.app.selectbox(key=key)
        assert (box.value, box.options) == (kept, options)


def test_drafts_are_shown_unless_a_person_switches_them_off(page: Any) -> None:
    shown = page.open().app.toggle(key="setting-draft-first")
    assert shown.value is True
    shown.set_value(False)
    page.run()
    assert config.read().config.draft_first is False


def test_the_model_that_was_chosen_is_offered_first(monkeypatch: pytest.MonkeyPatch) -> None:
    class Store(ModelStore):
        def installed(self) -> tuple[Any, ...]:
            record = SimpleNamespace(directions=("zh-en",), engine="llama")
            return tuple(SimpleNamespace(name=name, record=record) for name in ("better", "other"))

    monkeypatch.setattr(opening, "ModelStore", Store)
    assert opening.models_for("zh", "en", Config()) == ["better", "other"]
    chosen = Config(models={"zh-en": "other"})
    assert opening.models_for("zh", "en", chosen) == ["other", "better"]
    assert opening.models_for("zh", "en", Config(models={"zh-en": "gone"})) == ["better", "other"]


def test_english_becomes_the_script_that_was_chosen() -> None:
    from translator.document.read import read_bytes

    english = read_bytes(b"The market opens at six in the morning.\n", name="market.txt")
    assert opening.default_target(english, "en", Config(chinese="zh-Hant-HK")) == "zh-Hant-HK"
    chinese = read_bytes("市场早上六点开门。\n".encode(), name="market.txt")
    assert opening.default_target(chinese, "zh-Hans", Config(chinese="zh-Hant-HK")) == "en"
