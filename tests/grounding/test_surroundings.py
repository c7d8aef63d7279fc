"""What stands around a name, and what it says."""

from __future__ import annotations

import pytest

from translator.grounding.evidence import words_of
from translator.grounding.surroundings import ends_in, said_after, said_before, words_beside


def before(text: str, left: str = "") -> list[str]:
    """Return what is said before the name that ``|`` begins and the next one ends."""
    head, name, _ = text.split("|")
    whole = text.replace("|", "")
    return list(said_before(whole, len(head), len(head) + len(name), left))


def after(text: str, right: str = "") -> list[str]:
    head, name, _ = text.split("|")
    return list(said_after(text.replace("|", ""), len(head + name), right))


@pytest.mark.parametrize(
    ("text", "left", "said"),
    [
        ("记者|李明|报道", "记者", ["before"]), ("总统|李明|说", "总统", ["elsewhere"]),
        ("|李明|说", "", ["edge left"]), ("，|李明|说", "", ["edge left"]),
        ("王静、|李明|说", "", ["list"]), ("3、|李明|说", "", ["edge left"]),
        ("他叫|李明|。", "叫", ["joining", "named"]), ("他叫|李明|的", "叫", ["joining"]),
        ("和|李明|说", "和", ["joining"]), ("茶|李明|说", "茶", []), ("a|李明|说", "", []),
        ("校对：|李明|", "", ["label", "edge left"]), ("音乐／|李明|", "", ["label", "edge left"]),
        ("记者：|李明|", "", ["before", "edge left"]), ("天气：|李明|", "", ["edge left"]),
        ("（新华社记者|李明|）", "", ["byline"]),
        ("（新华社记者李明 |张华|）", "", ["byline", "edge left"]),
        ("（他说记者|李明|）", "记者", ["byline"]),
        ("亲爱的|李明|：你好", "", ["label"]),
        ("亲爱的|李明|，你好", "", []),
        ("记者：你好。\n|李明|：好。", "", ["label", "edge left"]),
        ("你好。\n|李明|：好。", "", ["edge left"]),
    ],
)  # fmt: skip
def test_what_stands_before_a_name(text: str, left: str, said: list[str]) -> None:
    assert before(text, left) == said


@pytest.mark.parametrize(
    ("text", "right", "said"),
    [
        ("|李明|，男，", "", ["life", "edge right"]), ("|李明|今年30岁", "今年", ["life", "weak"]),
        ("|李明|（1980年）", "", ["life", "edge right"]), ("|李明|的父亲", "的", ["after", "weak"]),
        ("|李明|先生", "先生", ["after"]), ("|李明|表示", "表示", ["verb"]),
        ("|李明|、王静", "", ["list"]), ("|李明|", "", ["edge right"]),
        ("|李明|。", "", ["edge right"]),
        ("|李明|3", "", []), ("|李明|茶", "茶", []),
    ],
)  # fmt: skip
def test_what_stands_after_a_name(text: str, right: str, said: list[str]) -> None:
    assert after(text, right) == said


@pytest.mark.parametrize(
    ("text", "ends"),
    [("记者", True), ("女记者", True), ("记者们", False), ("记", False), ("", False)],
)
def test_a_text_ends_in_a_word_of_two_characters_or_more(text: str, ends: bool) -> None:
    assert ends_in(text, "before") is ends


def test_the_longest_title_is_looked_for_and_none_is_longer() -> None:
    titles = [*words_of("before"), *words_of("elsewhere")]
    longest = max(titles, key=len)
    role = "before" if longest in words_of("before") else "elsewhere"
    assert len(longest) <= 8 and ends_in(f"他{longest}", role)


def test_words_beside_a_name_are_those_of_three_roles() -> None:
    assert {"和", "表示"} <= words_beside()
    assert "记者" not in words_beside()
    with pytest.raises(KeyError):
        words_of("no such role")
