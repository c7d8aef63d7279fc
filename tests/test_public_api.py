"""The names the library promises, used as its documentation shows."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import translator
from translator.errors import LanguageError, ModelError, UsageError


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
