"""Languages and what is copied, decided before anything is translated."""

from __future__ import annotations

import pytest

from tests.standins import planned
from translator.document.plan import TARGETS, direction, plan
from translator.document.read import read_bytes
from translator.errors import LanguageError, UsageError


def document(text: str):
    return read_bytes(text.encode(), name="a.md").document


def test_the_other_language_is_the_default() -> None:
    assert plan(document("今天的天气很好。")).target_language == "en"
    assert plan(document("The weather is fine today.")).target_language == "zh-Hans"


@pytest.mark.parametrize("tag", TARGETS)
def test_tags_are_known_however_they_are_written(tag: str) -> None:
    text = "The weather is fine." if tag.startswith("zh") else "天气很好。"
    for spelling in (tag, tag.upper(), tag.lower().replace("-", "_"), f" {tag} "):
        assert plan(document(text), to=spelling).target_language == tag


def test_regions_lead_to_their_language() -> None:
    assert plan(document("天气很好。"), to="en-GB").target_language == "en"
    assert plan(document("The weather is fine."), to="zh-TW").target_language == "zh-Hant-TW"
    assert plan(document("The weather is fine."), to="zh-CN").target_language == "zh-Hans"


@pytest.mark.parametrize("tag", ["fr", "klingon", "", "english", "zh-Xxxx"])
def test_a_target_we_do_not_have_is_refused(tag: str) -> None:
    with pytest.raises(LanguageError, match="zh-Hant-HK"):
        plan(document("天气很好。"), to=tag)


def test_a_document_without_text_is_refused_and_called_so() -> None:
    with pytest.raises(LanguageError, match="no words"):
        plan(document("1234 5678"))


@pytest.mark.parametrize("text", ["Сегодня хорошая погода.", "今日はとてもいい天気ですね。"])
def test_a_document_in_neither_language_is_refused(text: str) -> None:
    with pytest.raises(LanguageError, match="--from"):
        plan(document(text))


def test_naming_the_source_language_is_enough() -> None:
    assert plan(document("1234 天"), source="zh").items


def test_the_language_it_is_in_is_no_target() -> None:
    with pytest.raises(UsageError):
        plan(document("The weather is fine."), to="en")
    with pytest.raises(UsageError):
        plan(document("这条街开张了。"), to="zh-Hans")
    assert plan(document("這條街開張了。"), to="zh-Hans").target_language == "zh-Hans"


def test_items_are_the_whole_text_of_every_block() -> None:
    made = planned(
        "# 早市\n\n天亮了。OpenAI 2024. 街上很热闹。\n\n| 名 | 12 |\n|---|---|\n| 甲 | b |\n"
    )
    for block in made.document.blocks:
        items = [item for item in made.items if item.block is block]
        assert "".join(item.source for item in items) == block.text
    copied = {item.source.strip() for item in made.items if item.copied}
    assert "甲" not in copied
    assert not {item.source.strip() for item in made.items if "天" in item.source} & copied


@pytest.mark.parametrize(
    ("text", "source", "to", "target"),
    [
        ("The weather is fine.", None, None, "zh-Hans"),
        ("天气很好。", "en", "zh-Hans", "zh-Hans"),  # a person knows better
        ("The weather is fine.", "zh", "en", "en"),
        ("這條街開張了。", None, "zh-Hans", "zh-Hans"),
        ("这条街开张了。", None, "zh-Hant", "zh-Hant"),
    ],
)
def test_the_language_a_person_names_counts(
    text: str, source: str | None, to: str | None, target: str
) -> None:
    made = plan(document(text), source=source, to=to)
    assert made.target_language == target
    assert made.source_language == (source or made.document.language)


def test_english_becomes_the_chinese_a_person_chose_unless_a_target_is_named() -> None:
    english = document("The weather is fine.")
    assert plan(english, chinese="zh-Hant-TW").target_language == "zh-Hant-TW"
    assert plan(english, chinese="zh-Hant-TW", to="zh-Hans").target_language == "zh-Hans"
    assert plan(document("天气很好。"), chinese="zh-Hant-TW").target_language == "en"


def test_english_is_no_target_of_english_in_whatever_region() -> None:
    for source in ("en", "en-GB"):
        with pytest.raises(UsageError):
            plan(document("The weather is fine."), source=source, to="en")


def test_what_holds_nothing_of_the_source_language_is_copied() -> None:
    made = planned("茶很香，水很清。\n\nTea.\n\nSay `茶`.\n")
    assert [item.copied for item in made.items] == [False, True, True]
    assert direction(made) == "zh-en"


@pytest.mark.parametrize(
    ("to", "languages"),
    [(None, ("zh-Hans", "en")), ("en", ("zh-Hans", "en")), ("zh-Hant", ("en", "zh-Hant"))],
)
def test_a_document_without_words_comes_along_where_it_may(
    to: str | None, languages: tuple[str, str]
) -> None:
    document = read_bytes(b"{{ content }}\n", name="tip.md").document
    planned = plan(document, to=to, wordless=True)
    assert (planned.source_language, planned.target_language) == languages
    assert planned.items == ()
    with pytest.raises(LanguageError):
        plan(document, to=to)


def test_a_document_with_words_is_in_its_own_language_all_the_same() -> None:
    document = read_bytes(b"The tea is ready.\n", name="tip.md").document
    assert plan(document, wordless=True).source_language == "en"


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("a.md", "12", "document.no-text"), ("a.md", "Хорошая погода.", "document.other-language"),
        ("a.srt", "茶\n", "document.no-cue"), ("a.vtt", "WEBVTT\n", "document.no-cue"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nХорошая погода сегодня.\n",
         "document.other-language"),
    ],
)  # fmt: skip
def test_the_refusal_says_what_is_missing(name: str, text: str, key: str) -> None:
    with pytest.raises(LanguageError) as refused:
        plan(read_bytes(text.encode(), name=name).document)
    assert (refused.value.key, refused.value.fields["name"]) == (key, name)
