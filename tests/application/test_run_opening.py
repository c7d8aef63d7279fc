"""One place opens runs: the same options give the same targets, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, install
from translator.application import (
    Options,
    open_glossary,
    open_pool,
    open_run,
    options_of,
    plan_document,
    predict_signature,
    text_document,
    translate_text,
)
from translator.config import Config
from translator.errors import EncodingError, LanguageError, UsageError
from translator.glossary import Glossary
from translator.store import Library

TEXT = "早市天亮前就开始了。\n\n人们在这里买菜，也在这里聊天。\n"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    return install(monkeypatch, ScriptedEngine())


def test_a_text_becomes_a_text_with_its_paragraphs(engine: ScriptedEngine) -> None:
    with Library() as library:
        made = translate_text(TEXT, Options(model="scripted"), library=library)
    assert str(made) == made.text
    assert made.text.count("\n\n") == 1
    assert made.text.endswith(".\n")
    assert [pair.source for pair in made.bitext.pairs] == [
        "早市天亮前就开始了。",
        "人们在这里买菜，也在这里聊天。",
    ]


def test_a_text_is_remembered_and_not_asked_for_again(engine: ScriptedEngine) -> None:
    with Library() as library:
        first = translate_text(TEXT, Options(model="scripted"), library=library)
        asked = len(engine.requests)
        assert translate_text(TEXT, Options(model="scripted"), library=library).text == first.text
        assert library.documents() == []
    assert len(engine.requests) == asked


@pytest.mark.parametrize("text", ["# 早市", "<p>早市</p>", "- **早市**\n", "早市\r\n夜市"])
def test_nothing_in_a_text_is_markup(text: str) -> None:
    assert text_document(text).format == "plain"
    with Library() as library:
        options = Options(model="echo:identity", source="zh")
        assert translate_text(text, options, library=library).text == text


def test_a_text_without_a_language_and_one_with_half_a_character_are_refused() -> None:
    with Library() as library:
        for text in ("", "1234"):
            with pytest.raises(LanguageError):
                translate_text(text, Options(model="echo"), library=library)
        with pytest.raises(EncodingError):
            translate_text("早市\ud800", Options(model="echo"), library=library)


def test_the_name_of_a_file_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text("早市很热闹。\n", encoding="utf-8")
    options = Options(model="echo", source="zh")
    with Library() as library:
        with pytest.raises(UsageError, match=r"translator\.read"):
            translate_text(str(path), options, library=library)
        path.unlink()  # without the file it is a text like any other, also a very long one
        assert translate_text(f"见{'早' * 400}.md", options, library=library).text.startswith("⟦见")


def test_the_model_of_a_direction_counts_where_no_model_is_named() -> None:
    planned = plan_document(text_document(TEXT), Options())
    assert Options().model_for(planned) is None
    assert Options(models={"zh-en": "echo", "en-zh": "other"}).model_for(planned) == "echo"
    assert Options(model="own", models={"zh-en": "echo"}).model_for(planned) == "own"


def test_a_glossary_of_the_options_comes_before_the_librarys_own() -> None:
    terms = Glossary.of({"早市": "dawn market"})
    with Library() as library:
        library.put_terms(Glossary.of({"早市": "market", "夜市": "night market"}).terms)
        both = open_glossary(Options(glossaries=(terms,)), library)
        alone = open_glossary(Options(glossaries=(terms,), own_glossary=False), library)
        none = open_glossary(Options(own_glossary=False), library)
    assert [term.targets[0] for term in both.terms] == ["dawn market", "market", "night market"]
    assert alone.terms == terms.terms
    assert none == Glossary()


def test_a_run_takes_engines_that_are_open_and_leaves_them_open(tmp_path: Path) -> None:
    options = Options(to="zh-Hant-TW", regional="none")
    planned = plan_document(text_document("软件很好用。"), options)
    with open_pool(options) as pool:
        with open_run(planned, options, pool=pool) as first:
            pass
        with open_run(planned, options, pool=pool) as second:
            assert second.engine is first.engine
            assert "regional=none" in second.signature


def test_without_options_a_run_has_the_settings_nobody_changed() -> None:
    planned = plan_document(text_document("软件很好用。"), Options(to="zh-Hant-TW"))
    with open_run(planned) as plain, open_run(planned, Options()) as said:
        assert plain.signature == said.signature
        assert plain.terminology.glossary == Glossary()


def test_a_glossary_that_is_open_counts_instead_of_the_options() -> None:
    options = Options(model="echo", glossaries=(Glossary.of({"早市": "dawn market"}),))
    planned = plan_document(text_document(TEXT), options)
    given = Glossary.of({"早市": "market"})
    with open_run(planned, options, glossary=given) as run:
        assert run.terminology.glossary == given
    with open_run(planned, options, glossary=Glossary()) as run:
        assert run.terminology.glossary == Glossary()
    with open_run(planned, options) as run:
        assert run.terminology.glossary.terms[0].targets == ("dawn market",)


def test_the_signature_is_known_before_the_run_is(engine: ScriptedEngine) -> None:
    for options in (Options(model="scripted"), Options(model="echo"), Options(to="zh-Hant-TW")):
        planned = plan_document(text_document("软件很好用。"), options)
        with open_run(planned, options) as run:
            assert predict_signature(planned, options) == run.signature


def test_a_page_that_shows_a_translation_is_not_given_its_pairs() -> None:
    with Library() as library:
        made = translate_text("早市。", Options(model="echo", source="zh"), library=library)
    assert "bitext" not in repr(made)


def test_the_suffix_of_a_document_alone_makes_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = Options(model="echo", source="zh")
    (tmp_path / "早市.xyz").write_text("早市。", encoding="utf-8")  # nothing that is read here
    with Library() as library:
        assert translate_text("早市.xyz", options, library=library).text == "⟦早市.xyz⟧"
        assert translate_text("早市.md", options, library=library).text == "⟦早市.md⟧"
        (tmp_path / "早市.MD").write_text("早市。", encoding="utf-8")
        with pytest.raises(UsageError):
            translate_text("早市.MD", options, library=library)


def test_the_librarys_own_glossary_counts_unless_a_person_says_no() -> None:
    assert Options().own_glossary
    assert options_of(Config()).own_glossary
    assert not options_of(Config(glossary=False)).own_glossary
    assert options_of(Config(glossary=False, project="novel")).glossaries == ()
    assert options_of(Config(glossary=True, project="")).glossaries == ()
    assert options_of(Config(glossary=True, project="novel")).glossaries == ("novel",)
