"""``duizhao config``: the settings, shown and changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from translator import config
from translator.config import Config
from translator.text.typography.apply import Typography
from translator.types import Quality


def test_the_file_is_where_the_path_says(duizhao: Command, own_home: Path) -> None:
    assert duizhao("config", "path").text == f"{own_home / 'config.toml'}\n"
    assert not (own_home / "config.toml").exists()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("reader.language", "zh-Hant"), Config(language="zh-Hant")),
        (("translation.quality", "best"), Config(quality=Quality.BEST)),
        (("translation.chinese", "zh-Hant-TW"), Config(chinese="zh-Hant-TW")),
        (("translation.glossary", "false"), Config(glossary=False)),
        (("translation.project", "小说"), Config(project="小说")),
        (
            ("translation.typography", "quotes=curly", "han-latin-space=space"),
            Config(typography=Typography(quotes="curly", han_latin_space="space")),
        ),
        (("models.zh-en", "quickmt-zh-en"), Config(models={"zh-en": "quickmt-zh-en"})),
    ],
)
def test_a_setting_is_set_and_unset(
    duizhao: Command, words: tuple[str, ...], expected: Config
) -> None:
    assert duizhao("config", "set", *words).code == 0
    assert config.read() == config.Found(config=expected)
    listed = json.loads(duizhao("config", "list", "--json").text)
    assert list(listed) == [words[0]]
    assert f"{words[0]} = " in duizhao("config", "list").text
    assert duizhao("config", "get", words[0]).text.strip()
    assert duizhao("config", "unset", words[0]).code == 0
    assert config.read().config == Config()


def test_the_model_of_one_direction_leaves_the_other_alone(duizhao: Command) -> None:
    config.change(models={"zh-en": "a", "en-zh": "b"})
    duizhao("config", "unset", "models.zh-en")
    assert config.read().config.models == {"en-zh": "b"}


def test_without_a_file_every_setting_is_listed_as_the_default(duizhao: Command) -> None:
    ended = duizhao("config", "list")
    assert ended.code == 0
    assert "translation.quality = (default)    # fast, balanced, best" in ended.text
    assert duizhao("config", "list", "--json").text == "{}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "translation.quality", "great"), "must be one of fast, balanced, best"),
        (("set", "translation.quality", "fast", "best"), "takes one value"),
        (("set", "translation.glossary", "1"), "must be one of true, false"),
        (("set", "translation.typography", "quotes"), "quotes is straight or curly"),
        (("set", "quality", "best"), "There is no setting 'quality'"),
        (("unset", "models.zh-fr"), "There is no setting 'models.zh-fr'"),
        (("get", "colour"), "The settings are: reader.language"),
    ],
)
def test_what_cannot_be_is_said(duizhao: Command, words: tuple[str, ...], said: str) -> None:
    ended = duizhao("config", *words)
    assert ended.code == 2
    assert said in ended.err
    assert not config.path().exists()


def test_what_this_version_does_not_know_is_named(duizhao: Command) -> None:
    config.path().write_text(
        "[translation]\nqualty = 'best'\n[models]\nzh_en = 'x'\n[other]\na = 1\n", "utf-8"
    )
    text = duizhao("config", "list").text
    for name in ("translation.qualty", "models.zh_en", "other"):
        assert f"{name}    # not known" in text


def test_a_mistake_is_told_and_mended_by_setting_it_again(duizhao: Command) -> None:
    config.path().write_text("[translation]\nquality = 'great'\nproject = 'novel'\n", "utf-8")
    ended = duizhao("config", "list")
    assert ended.code == 3 and "translation.quality must be one of" in ended.err
    assert 'translation.project = "novel"' in ended.text
    ended = duizhao("config", "set", "translation.quality", "fast")
    assert (ended.code, "mistake" in ended.err) == (0, False)
    assert config.read().config == Config(quality=Quality.FAST, project="novel")


def test_a_file_that_cannot_be_read_is_kept_beside_and_that_is_said(
    duizhao: Command, own_home: Path
) -> None:
    config.path().write_text("quality = ", "utf-8")
    ended = duizhao("config", "set", "translation.quality", "fast")
    assert ended.code == 0 and config.BROKEN in ended.err
    assert (own_home / config.BROKEN).read_text("utf-8") == "quality = "
    assert config.read() == config.Found(config=Config(quality=Quality.FAST))
