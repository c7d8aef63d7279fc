"""Which Chinese words are what everybody writes for an English name."""

from __future__ import annotations

import pytest

from translator.grounding import usage
from translator.types import Entry


def entry(*meanings: str, pinyin: str = "") -> Entry:
    return Entry(traditional="", simplified="", pinyin=pinyin, meanings=meanings)


IN_FULL = "abbr. for 德國漢莎航空公司|德国汉莎航空公司[De2 guo2 Han4 sha1 hang2 kong1 gong1 si1]"


@pytest.mark.parametrize(
    ("word", "name", "kind", "frequency", "usual"),
    [
        ("加航", "Air Canada", "body", 299, False),  # an abbreviation
        ("加航", "Air Canada", "body", 300, True),
        ("加航", "Air Canada", "place", 1, True),
        ("加拿大航空", "Air Canada", "body", 0, True),
        ("中朝", "China and North Korea", "place", 299, False),  # two countries
        ("中国朝鲜", "China and North Korea", "place", 0, True),
        ("奥巴马", "Barack Obama", "person", 0, False),  # one of several spellings
        ("奥巴马", "Barack Obama", "person", 1, True),
        ("奥巴马", "Obama", "place", 0, True),
        ("孔夫子", "Confucius", "person", 0, True),
    ],
)
def test_a_word_is_usual_when_people_write_it(
    word: str, name: str, kind: str, frequency: int, *, usual: bool
) -> None:
    assert usage.is_usual(word, name, kind, frequency, [entry(name)]) is usual


@pytest.mark.parametrize(
    ("kind", "name", "frequency", "usual"),
    [
        ("other", "Xiaoxue", 299, False),
        ("other", "Xiaoxue", 300, True),
        ("person", "Xiaoxue", 299, False),
        ("place", "Xiaoxue", 0, True),
        ("person", "Xiao Xue", 0, True),
    ],
)
def test_a_single_word_of_pinyin_is_a_place(
    kind: str, name: str, frequency: int, *, usual: bool
) -> None:
    group = [entry(name, pinyin="Xiao3 xue3")]

    assert usage.is_usual("小雪", name, kind, frequency, group) is usual


def test_an_abbreviation_whose_full_form_is_known_may_be_usual() -> None:
    assert usage.is_usual("德航", "Lufthansa Airlines", "body", 1, [entry(IN_FULL)])


@pytest.mark.parametrize(("frequency", "usual"), [(0, False), (1, True)])
@pytest.mark.parametrize("gloss", ["Avatar (2009 film)", "Avatar, a novel", "Avatar (TV series)"])
def test_works_are_called_otherwise_in_every_region(
    gloss: str, frequency: int, *, usual: bool
) -> None:
    assert usage.is_usual("天神下凡", "Avatar", "other", frequency, [entry(gloss)]) is usual


def test_the_gloss_is_the_meaning_that_has_the_name() -> None:
    group = [entry("a well", "Avatar (2009 film)"), entry("Avatar, an incarnation")]

    assert usage.gloss_of("Avatar", group) == "Avatar (2009 film)"
    assert usage.gloss_of("Titanic", group) == "a well"


@pytest.mark.parametrize(
    ("meanings", "full"),
    [
        (["German airline", IN_FULL], "德国汉莎航空公司"),
        (["abbr. for 上海[Shang4 hai3]"], "上海"),
        (["Shanghai, abbr. for 上海[Shang4 hai3]"], ""),
        (["Shanghai"], ""),
    ],
)
def test_an_abbreviation_says_what_it_stands_for(meanings: list[str], full: str) -> None:
    assert usage.in_full([entry(*meanings)]) == full
