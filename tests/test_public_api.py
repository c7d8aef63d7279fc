"""The names the library promises, used as its documentation shows."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import translator
from tests.standins import ScriptedEngine, install
from translator import LanguageError, ModelError, UsageError


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text("# 早市\n\n天还没有亮。**街上**很热闹。\n", encoding="utf-8")
    return path


def test_every_promised_name_is_there_and_says_what_it_does() -> None:
    for name in translator.__all__:
        assert inspect.getdoc(getattr(translator, name)), name
    assert {"read", "detect", "segment", "words", "convert", "pinyin", "lookup", "typography",
            "check", "translate", "export", "search",
            "level"} <= set(translator.__all__)  # fmt: skip


def test_read_translate_export(article: Path) -> None:
    document = translator.read(article)
    assert not translator.vocabulary(document, user_words=())
    seen: list[int] = []
    bitext = translator.translate(
        document, to="en", model="echo", progress=lambda progress: seen.append(progress.done)
    )
    assert seen[-1] == len(bitext.pairs) == 3
    for suffix in (".md", ".tmx", ".tsv", ".csv", ".jsonl", ".html", ".txt"):
        path = translator.export(bitext, article.with_name("out" + suffix))
        assert path.stat().st_size > 0
    same = translator.translate(
        document, to="en", model="echo:identity", quality=translator.Quality.FAST
    )
    written = translator.export(same, article.with_name("same.md"), layout=translator.Layout.TARGET)
    assert written.read_bytes() == article.read_bytes()


def test_errors_are_of_the_promised_kinds(article: Path) -> None:
    document = translator.read(article)
    with pytest.raises(ModelError, match="duizhao models fetch"):
        translator.translate(document)
    with pytest.raises(LanguageError):
        translator.translate(document, to="klingon", model="echo")
    with pytest.raises(UsageError):
        translator.export(translator.translate(document, model="echo"), article.with_name("a.xyz"))
    with pytest.raises(ModelError, match="cc-cedict"):
        translator.lookup("早市")
    with pytest.raises(ModelError, match="cc-cedict"):
        translator.search("zaoshi")


def test_texts_are_split_losslessly_and_told_apart() -> None:
    text = "天还没有亮。街上很热闹！"
    assert translator.segment(text) == ["天还没有亮。", "街上很热闹！"]
    assert "".join(translator.words(text)) == text
    own = translator.vocabulary(text, user_words=["街上很"])
    assert "街上很" in translator.words(text, vocabulary=own)
    explained = translator.explain(text, vocabulary=own)
    assert [word.kind for word in explained if word.text == "街上很"] == ["user"]
    assert "".join(word.text for word in explained) == text
    assert translator.detect(text).language == "zh"
    assert translator.convert("头发", "zh-Hant-TW") == "頭髮"
    assert translator.convert("支持软件", "zh-Hant-TW") == "支持軟體"
    assert translator.convert("支持软件", "zh-Hant-TW", regional="all") == "支援軟體"
    assert translator.convert("支持软件", "zh-Hant-TW", regional="none") == "支持軟件"
    with pytest.raises(UsageError, match="safe, all, none"):
        translator.convert("支持软件", "zh-Hant-TW", regional="most")
    assert translator.typography("天亮了,街上很热闹.", "zh") == "天亮了，街上很热闹。"
    with pytest.raises(ModelError, match="cc-cedict"):
        translator.pinyin("天亮了")
    with pytest.raises(UsageError, match="zhuyin"):
        translator.pinyin("天亮了", style="wade-giles")


def test_check_speaks_of_what_is_wrong() -> None:
    found = translator.check("天亮了。", "", source_language="zh", target_language="en")
    assert [(finding.check, finding.level) for finding in found] == [("empty", "error")]
    assert not translator.check(
        "天亮了。", "It dawned.", source_language="zh", target_language="en"
    )


def test_levels_need_no_dictionary() -> None:
    assert translator.level("学习") == translator.level("學習") == 1
    assert translator.level("踟蹰") is None


def test_what_functions_take_return_and_raise_can_be_imported() -> None:
    from translator import Card, Glossary, Library, Link, Term, TranslatorError, alignment, errors
    from translator.chinese import cards

    assert (Card, Link) == (cards.Card, alignment.Link)
    assert Glossary.of({"早市": "dawn market"}).terms[0] == Term(
        source="早市", targets=("dawn market",), source_language="zh", target_language="en"
    )
    with Library() as library:
        assert library.documents() == []
    kinds = [
        one for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, TranslatorError)
    ]  # fmt: skip
    assert len(kinds) == 11
    assert all(getattr(translator, one.__name__) is one for one in kinds)


def test_every_promised_name_is_shown_and_another_is_none() -> None:
    assert set(translator.__all__) <= set(dir(translator))
    assert sorted(set(translator.__all__)) == sorted(translator.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = translator.nothing  # type: ignore[attr-defined]  # on purpose


def test_a_text_is_translated_as_it_stands() -> None:
    made = translator.translate("天亮了。\n\n街上很热闹。", to="en", model="echo")
    assert str(made) == "⟦天亮了。⟧\n\n⟦街上很热闹。⟧"
    assert f"{made}" == made.text
    assert [pair.source for pair in made.bitext.pairs] == ["天亮了。", "街上很热闹。"]
    assert str(translator.translate("软件很好用", to="zh-Hant-TW")) == "軟體很好用"
    with pytest.raises(LanguageError):
        translator.translate("1234", model="echo")


def test_a_path_is_read_and_a_str_never_is(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_path = translator.translate(article, to="en", model="echo")
    assert by_path.pairs[0].target == "⟦早市⟧"
    assert by_path.document.name == "article.md"
    with pytest.raises(UsageError, match="is the name of a file"):
        translator.translate(str(article), to="en", model="echo")
    monkeypatch.chdir(article.parent)
    article.rename("早市")  # a word may have the name of a file
    assert translator.translate("早市", source="zh", model="echo").text == "⟦早市⟧"


def test_a_glossary_made_here_counts(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = install(monkeypatch, ScriptedEngine())
    terms = translator.Glossary.of({"街上": "high street"})
    translator.translate("街上很热闹。", model="scripted", glossary=terms)
    assert "high street" in engine.texts[0]
