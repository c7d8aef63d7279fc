from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from translator import config
from translator.config import Config
from translator.errors import OutputError
from translator.text.typography.apply import Typography
from translator.types import Quality

COMMAND = "import sys; from translator.cli import main; sys.exit(main())"


@pytest.fixture
def file(own_home: Path) -> Path:
    return own_home / "config.toml"


def test_without_a_file_every_setting_is_the_default(file: Path) -> None:
    assert config.read() == config.Found(config=Config())
    assert not file.exists()


def test_what_is_changed_is_read_back(file: Path) -> None:
    chosen = {
        "language": "zh-Hant",
        "quality": Quality.BEST,
        "glossary": False,
        "project": '小说 "eins"\\\x7f',
        "chinese": "zh-Hant-TW",
        "typography": Typography(quotes="curly", han_latin_space="space"),
        "front_matter_keys": ("title", "hero.name"),
        "models": {"zh-en": "quickmt-zh-en"},
    }
    assert config.change(**chosen) == Config(**chosen)  # type: ignore[arg-type]
    assert config.read().config == Config(**chosen)  # type: ignore[arg-type]


def test_a_setting_that_is_the_default_again_leaves_the_file(file: Path) -> None:
    config.change(quality=Quality.BEST, language="zh-Hans")
    config.change(quality=Quality.BALANCED)
    assert tomllib.loads(file.read_text("utf-8")) == {
        "reader": {"language": "zh-Hans"},
        "translation": {},
    }


def test_what_is_not_known_stays(file: Path) -> None:
    text = """
top = 1979-05-27T07:32:00Z
"两 words" = [1, 2.5, ["a", {b = true}]]

[reader]
later = "yes"

[somebody.else]
x = inf

[[lines]]
n = 1
"""
    file.write_text(text, "utf-8")
    assert config.read() == config.Found(config=Config())  # it is no setting
    config.change(language="en")
    expected = tomllib.loads(text)
    expected["reader"]["language"] = "en"
    assert tomllib.loads(file.read_text("utf-8")) == expected


COMMENTED = """\
# My settings, March.

[models]  # tried both
# The small one is quick enough.
zh-en = "quickmt-zh-en"

en-zh = 'other'

[translation]
project = "novel"    # until the book is done
quality = "fast"
# typography = ["quotes=curly"]

[reader]
language = "en"
"""


def test_comments_and_order_stay_when_a_setting_is_written(file: Path) -> None:
    file.write_text(COMMENTED, "utf-8")
    config.change(quality=Quality.BEST)
    assert file.read_text("utf-8") == COMMENTED.replace('"fast"', '"best"')
    config.change(quality=Quality.BALANCED, models={"zh-en": "larger", "en-zh": "other"})
    expected = COMMENTED.replace('quality = "fast"\n', "").replace("quickmt-zh-en", "larger")
    assert file.read_text("utf-8") == expected


def test_a_setting_that_is_written_as_it_was_changes_nothing(file: Path) -> None:
    file.write_text(COMMENTED, "utf-8")
    config.change(project="novel", models={"zh-en": "quickmt-zh-en", "en-zh": "other"})
    assert file.read_text("utf-8") == COMMENTED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing but this",
        "translation = 3\nafter = 1\n",
        "models = 3\n[other]\nx = 1\n",
        "translation.project = 'a'\nafter = 1\n",
        "translation = {project = 'a'}\nafter = 1\n",
        "models = {}\n",
        "[translation.deeper]\nx = 1\n[other]\ny = 2\n",
        "[translation]\n[[translation.rows]]\nx = 1\n[translation.a.b]\nc = 1\n",
        "[reader.a]\nx = 1\n[models]\nzh-en = 'm'\n[reader.b]\ny = 2\n",
        "[translation]\r\nproject = 'a' # b\r\n[models]\r\n",
        "[models]\n[models.more]\nx = 'y'\n",
        "[[translation]]\nproject = 'a'\n[other]\nx = 1\n",
    ],
)
def test_however_a_file_is_written_the_rest_of_it_stays(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    expected = tomllib.loads(text)
    for section in ("reader", "translation", "models"):
        if not isinstance(expected.get(section), dict):
            expected[section] = {}
    expected["reader"]["language"] = "en"
    expected["translation"] |= {"project": "b", "typography": ["quotes=curly"]}
    expected["models"] = {"zh-en": "n"}
    changed = {"typography": Typography(quotes="curly"), "models": {"zh-en": "n"}}
    config.change(language="en", project="b", **changed)
    assert tomllib.loads(file.read_text("utf-8")) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[reader]\nlanguage = 'fr'", "reader.language must be one of"),
        ("[reader]\nlanguage = true", "reader.language must be one of"),
        ("[translation]\nquality = 'great'", "translation.quality must be one of fast"),
        ("[translation]\nglossary = 1", "translation.glossary must be true or false"),
        ("[translation]\ntypography = ['x=y']", "no setting=value"),
        ("models = 3", "models must look like"),
    ],
)
def test_a_wrong_value_is_told_and_the_rest_counts(file: Path, text: str, said: str) -> None:
    file.write_text(f"{text}\n[other]\nx = 1\n", "utf-8")
    found = config.read()
    assert found.config == Config()
    assert found.problem is not None and said in found.problem.what
    assert str(file) in found.problem.what
    assert "must" not in found.problem.say("zh-Hans")


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe\x00", b"a = 1\na = 2\n"])
def test_a_broken_file_gives_the_defaults_and_is_kept(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    found = config.read()
    assert found.config == Config()
    assert found.problem is not None and "cannot be read" in found.problem.what
    config.change(language="en")
    assert config.read() == config.Found(config=Config(language="en"))
    assert (file.parent / config.BROKEN).read_bytes() == content


def test_nothing_that_cannot_be_read_back_is_written(file: Path) -> None:
    with pytest.raises(ValueError, match="must be one of"):
        config.change(language="fr")
    assert not file.exists()


def test_a_home_that_cannot_be_written_is_an_error_of_ours(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file.parent / "a file").touch()
    monkeypatch.setenv("DUIZHAO_HOME", str(file.parent / "a file" / "home"))
    with pytest.raises(OutputError):
        config.change(language="en")


def test_a_home_that_is_not_there_is_made_with_all_above_it(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = own_home / "my" / "own" / "home"
    monkeypatch.setenv("DUIZHAO_HOME", str(home))
    assert config.change(project="小说").project == "小说"
    assert (home / "config.toml").is_file()


@pytest.mark.parametrize(
    ("section", "line", "setting"),
    [
        ("translation", 'typography = "quotes=curly"', "translation.typography"),
        ("translation", "typography = [1]", "translation.typography"),
        ("translation", 'glossary = "true"', "translation.glossary"),
        ("translation", "glossary = 1", "translation.glossary"),
        ("translation", "project = 7", "translation.project"),
        ("reader", 'language = "fr"', "reader.language"),
        ("models", "zh-en = 3", "models"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_and_the_default_counts(
    file: Path, section: str, line: str, setting: str
) -> None:
    file.write_text(f"[{section}]\n{line}\n", "utf-8")
    found = config.read()
    assert found.config == Config()
    assert found.problem is not None and f"{setting} " in str(found.problem)


def test_models_that_are_no_table_are_named(file: Path) -> None:
    file.write_text('models = "quickmt-zh-en"\n', "utf-8")
    found = config.read()
    assert found.config == Config()
    assert found.problem is not None and "models " in str(found.problem)


def test_a_mistake_in_one_setting_leaves_the_others(file: Path) -> None:
    file.write_text('[translation]\nquality = "great"\nglossary = false\n', "utf-8")
    found = config.read()
    assert found.config == Config(glossary=False)
    assert found.problem is not None


def test_settings_changed_at_the_same_time_are_all_kept(own_home: Path) -> None:
    commands = [
        ("models.zh-en", "one"),
        ("models.en-zh", "two"),
        ("reader.language", "zh-Hans"),
        ("translation.quality", "best"),
        ("translation.project", "novel"),
        ("translation.glossary", "false"),
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", COMMAND, "config", "set", *words],
            env={**os.environ, "DUIZHAO_HOME": str(own_home)},
            stderr=subprocess.DEVNULL,
        )
        for words in commands
    ]
    assert [one.wait() for one in running] == [0] * len(commands)
    kept = config.read().config
    assert dict(kept.models) == {"zh-en": "one", "en-zh": "two"}
    assert (kept.language, kept.quality, kept.project, kept.glossary) == (
        "zh-Hans",
        Quality.BEST,
        "novel",
        False,
    )


def test_what_is_made_of_the_settings_is_made_of_those_that_hold_then(file: Path) -> None:
    config.change(models={"zh-en": "one"})
    stale = config.read().config
    config.change(models={"zh-en": "one", "en-zh": "two"})
    config.change(lambda now: {"models": {**now.models, "zh-en": "three"}})
    assert dict(stale.models) == {"zh-en": "one"}
    assert dict(config.read().config.models) == {"zh-en": "three", "en-zh": "two"}
