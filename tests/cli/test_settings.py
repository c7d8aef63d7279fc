"""An option comes first, then the environment, then the settings file, then the default."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Ended
from translator import config
from translator.glossary import Term
from translator.store import Library
from translator.text.typography.apply import Typography
from translator.types import Quality

Run = Callable[..., Ended]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text("早市很热闹。\n", "utf-8")
    return path


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "market.md"
    path.write_text("The morning market is lively.\n", "utf-8")
    return path


@pytest.fixture
def translate(duizhao: Command, article: Path) -> Run:
    def run(*options: object, of: Path = article) -> Ended:
        return duizhao("translate", of, "-o", "-", "--layout", "target", *options)

    return run


def test_the_model_of_the_settings_counts_for_its_direction(translate: Run, english: Path) -> None:
    config.change(models={"zh-en": "echo:identity"})
    assert translate().text == "早市很热闹。\n"
    assert translate(of=english).code == 4  # no model is here, and the settings name none


HEADER = "---\ntitle: 早市\nhero:\n  name: 菜场\nfooter: 再见\n---\n"


def test_the_keys_of_front_matter_that_are_text_are_a_setting(
    translate: Run, duizhao: Command, tmp_path: Path
) -> None:
    article = tmp_path / "home.md"
    article.write_text(HEADER, "utf-8")
    usual = "---\ntitle: ⟦早市⟧\nhero:\n  name: ⟦菜场⟧\nfooter: 再见\n---\n"
    chosen = "---\ntitle: ⟦早市⟧\nhero:\n  name: 菜场\nfooter: ⟦再见⟧\n---\n"
    assert translate("--model", "echo", of=article).text == usual
    name = "documents.front-matter-keys"
    assert duizhao("config", "set", name, "title", "footer").code == 0
    ended = translate("--model", "echo", of=article)
    assert ended.text == chosen
    assert f'{name} = ["title", "footer"]' in ended.err
    convert = ("convert", article, "--to", "zh-Hant", "-o", "-")
    assert "再見" in duizhao(*convert).text
    assert translate("--model", "echo", "--no-config", of=article).text == usual
    assert duizhao("config", "unset", name).code == 0
    assert translate("--model", "echo", of=article).text == usual
    assert "再见" in duizhao(*convert).text
    config.path().write_text("[documents]\nfront-matter-keys = 'title'\n", "utf-8")
    refused = translate("--model", "echo", of=article)
    assert refused.code != 0
    assert "must be a list of keys" in refused.err


def test_an_option_and_the_environment_come_before_the_model_of_the_settings(
    translate: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.change(models={"zh-en": "echo:identity"})
    assert translate("--model", "echo").text == "⟦早市很热闹。⟧\n"
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    ended = translate()
    assert ended.text == "⟦早市很热闹。⟧\n"
    assert "Settings of" not in ended.err
    assert translate("--model", "echo:identity").text == "早市很热闹。\n"


def test_a_model_of_the_settings_that_is_gone_is_said_with_the_way_out(translate: Run) -> None:
    config.change(models={"zh-en": "quickmt-zh-en"})
    ended = translate()
    assert ended.code == 4
    assert "quickmt-zh-en" in ended.err
    assert "duizhao config unset models.zh-en" in ended.err
    assert translate("--model", "echo").code == 0


@pytest.mark.parametrize(
    ("kept", "options", "tag"),
    [
        (None, (), "zh-Hans"),
        ("zh-Hant-TW", (), "zh-Hant-TW"),
        ("zh-Hant-TW", ("--to", "zh-Hant-HK"), "zh-Hant-HK"),
        ("zh-Hant-TW", ("--no-config",), "zh-Hans"),
    ],
)
def test_what_english_becomes(
    translate: Run, english: Path, tmp_path: Path, kept: str | None, options: tuple[str, ...],
    tag: str,
) -> None:  # fmt: skip
    if kept:
        config.change(chinese=kept)
    report = tmp_path / "report.json"
    ended = translate("--model", "echo", "--report", report, *options, of=english)
    assert ended.code == 0, ended.err
    assert json.loads(report.read_text("utf-8"))[0]["target_language"] == tag


def test_what_english_becomes_does_not_matter_to_chinese(translate: Run) -> None:
    config.change(chinese="zh-Hant-TW")
    assert translate("--model", "echo").text == "⟦早市很热闹。⟧\n"


@pytest.mark.parametrize(
    ("kept", "options", "quality"),
    [
        (Quality.BALANCED, (), "balanced"),
        (Quality.FAST, (), "fast"),
        (Quality.FAST, ("--quality", "best"), "best"),
        (Quality.FAST, ("--quality", "balanced"), "balanced"),
        (Quality.FAST, ("--no-config",), "balanced"),
    ],
)
def test_the_quality(
    translate: Run, tmp_path: Path, kept: Quality, options: tuple[str, ...], quality: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from translator.cli import choice

    chosen = []
    choose = choice.choose
    monkeypatch.setattr(
        choice, "choose", lambda kept, **said: chosen.append(choose(kept, **said)) or chosen[-1]
    )
    config.change(quality=kept)
    assert translate("--model", "echo", *options).code == 0
    assert [one.options.quality for one in chosen] == [quality]


def test_options_of_typography_come_before_the_settings_one_by_one(
    translate: Run, english: Path, tmp_path: Path
) -> None:
    config.change(typography=Typography(quotes="curly", han_latin_space="space"))
    from translator.cli.choice import choose

    kept = config.read().config
    assert choose(kept).options.typography == kept.typography
    assert choose(kept, typography=("quotes=straight",)).options.typography == Typography(
        han_latin_space="space"
    )
    assert translate("--typography", "quotes=round").code == 2


def test_the_glossary_of_the_settings_counts_and_one_of_the_options_comes_instead(
    duizhao: Command, article: Path, tmp_path: Path
) -> None:
    from translator.cli.choice import choose
    from translator.cli.session import Session

    with Library() as library:
        library.put_terms([Term(source="早市", targets=("morning market",))])
        library.put_terms([Term(source="早市", targets=("dawn market",))], name="novel")
    other = tmp_path / "terms.tsv"
    other.write_text("source\ttarget\n早市\tearly fair\n", "utf-8")

    def rendered(*files: str) -> list[str]:
        chosen = choose(config.read().config, glossaries=files, quiet=True)
        with Session(chosen) as session:
            return [term.targets[0] for term in session._glossary.terms]  # the first counts

    assert rendered() == ["morning market"]
    config.change(project="novel")
    assert rendered() == ["dawn market", "morning market"]
    assert rendered(str(other)) == ["early fair", "morning market"]
    config.change(glossary=False)
    assert rendered() == []
    assert rendered(str(other)) == ["early fair"]


def test_a_project_that_is_gone_is_said_with_the_way_out(translate: Run) -> None:
    config.change(project="novel")
    ended = translate("--model", "echo")
    assert ended.code == 2
    assert "novel" in ended.err and "duizhao config unset translation.project" in ended.err


def test_which_settings_count_is_said_and_options_are_not_among_them(translate: Run) -> None:
    config.change(quality=Quality.FAST, chinese="zh-Hant", language="zh-Hans")
    said = translate("--model", "echo", "--quality", "best").err
    assert 'translation.chinese = "zh-Hant"' in said
    assert "quality" not in said and "reader.language" not in said
    assert "--no-config leaves them out" in said
    assert "Settings of" not in translate("--model", "echo", "--quiet").err
    assert "Settings of" not in translate("--model", "echo", "--no-config").err


def test_without_a_settings_file_nothing_is_said_of_settings(translate: Run) -> None:
    assert "Settings of" not in translate("--model", "echo").err


@pytest.mark.parametrize("text", ["quality = ", "[translation]\nquality = 'great'\n"])
def test_a_broken_settings_file_is_not_passed_over(
    translate: Run, own_home: Path, text: str
) -> None:
    (own_home / "config.toml").write_text(text, "utf-8")
    ended = translate("--model", "echo")
    assert ended.code == 3
    assert str(own_home / "config.toml") in ended.err and "--no-config" in ended.err
    assert translate("--model", "echo", "--no-config").code == 0


def test_export_and_check_take_the_settings_too(duizhao: Command, article: Path) -> None:
    config.change(models={"zh-en": "echo:identity"})
    assert '"target": "早市很热闹。"' in duizhao("export", article, "--as", "jsonl", "-o", "-").text
    assert "not translated yet" not in duizhao("check", article).text
    ended = duizhao("export", article, "--as", "jsonl", "-o", "-", "--no-config")
    assert ended.code == 4


def test_check_speaks_the_language_of_the_settings(duizhao: Command, article: Path) -> None:
    assert "findings in" in duizhao("check", article, "--model", "echo").text
    config.change(language="zh-Hant")
    assert "处提示" in duizhao("check", article, "--model", "echo").text
    assert "findings in" in duizhao("check", article, "--model", "echo", "--language", "en").text
    assert "findings in" in duizhao("check", article, "--model", "echo", "--no-config").text


def test_converting_scripts_asks_the_settings_nothing(
    duizhao: Command, article: Path, own_home: Path
) -> None:
    (own_home / "config.toml").write_text("quality = ", "utf-8")
    assert duizhao("convert", article, "--to", "zh-Hant", "-o", "-").text == "早市很熱鬧。\n"


def test_doctor_shows_the_file_and_what_it_sets(duizhao: Command, own_home: Path) -> None:
    assert f"ok  settings: {own_home / 'config.toml'}: the defaults" in duizhao("doctor").text
    config.change(quality=Quality.BEST)
    assert 'config.toml: translation.quality = "best"' in duizhao("doctor").text
    (own_home / "config.toml").write_text("[translation]\nqualty = 'best'\n", "utf-8")
    assert "not known to this version: translation.qualty" in duizhao("doctor").text
    (own_home / "config.toml").write_text("quality = ", "utf-8")
    assert "!!  settings: The settings file" in duizhao("doctor").text


def test_check_counts_one_as_one(duizhao: Command, article: Path) -> None:
    from translator.cli.commands.check import _WORDS, _counted

    assert _counted(_WORDS["en"], "finding", 1) == "1 finding"
    assert _counted(_WORDS["en"], "segment", 2) == "2 segments"
    assert "1 segments" not in duizhao("check", article, "--language", "en").text


def test_the_commands_count_one_as_one(duizhao: Command, article: Path) -> None:
    def said(*words: object) -> str:
        done = duizhao(*words)
        return done.text + done.err

    assert "1 segment, 0 from memory" in said("translate", article, "--model", "echo")
    planned = said("translate", article, "--model", "echo", "--dry-run")
    assert "1 segment in 1 block: " in planned
    assert "tmx: 1 segment\n" in said("export", article, "--model", "echo", "--as", "tmx")
    assert "1 of 1 segment is not translated yet" in said(
        "export", article, "--model", "echo:identity", "--as", "tmx", "--no-translate"
    )
    duizhao("glossary", "add", "早市", "dawn market")
    assert ": 1 term\n" in said("glossary", "export", article.with_name("terms.tsv"))
    assert "1 term, 0 to look at." in said("glossary", "check")
    assert "library.sqlite3: 1 document, sound" in said("doctor")
    written = article.with_name("scripts.txt")
    written.write_text("皇后的后花园\n", encoding="utf-8")
    assert "characters and words had a choice" in said(
        "convert", written, "--to", "zh-Hant", "--choices"
    )
    written.write_text("头发\n", encoding="utf-8")
    assert "1 character or word had a choice" in said(
        "convert", written, "--to", "zh-Hant", "--choices"
    )


def test_help_names_web_pages(duizhao: Command) -> None:
    text = " ".join(duizhao("translate", "--help").text.split())
    assert "Markdown (.md), plain text (.txt), web pages (.html)" in text
    for kind in (".docx", ".odt", ".epub", ".srt", ".vtt", ".ass", "PDF", "https://"):
        assert kind in text
