"""What one gloss says: names, and what kind of thing they name."""

from __future__ import annotations

import pytest

from translator.grounding import glosses
from translator.types import Entry


@pytest.mark.parametrize(
    ("gloss", "names"),
    [
        ("Weixin or WeChat (mobile messaging service)", ["Weixin", "WeChat"]),
        ("Sichuan or Szechuan cuisine", []),
        ("Baruch or Benedict Spinoza (1632-1677), philosopher", ["Benedict Spinoza"]),
        ("Ganges or River Ganges, river in India", ["Ganges", "River Ganges"]),
        ("Putin (name)", ["Putin"]),
        ("Mt Tai in Shandong", ["Mount Tai"]),
        ("Lancang river of Qinghai", ["Lancang River"]),
        ("lake Baikal", ["Lake Baikal"]),
        ("Nobel Prize in Literature", ["Nobel Prize in Literature"]),
        ("Booker Award", ["Booker Award"]),
        ("Wuxi county in Chongqing", ["Wuxi"]),
        ("surname Xia", []),
        ("abbr. for Peking University", []),
        ("Haidian inner district of Beijing", []),
        ("Martin Luther King, Jr. (1929-1968)", []),
        ("a game", []),
        ("Battle of 1812", []),
        ("One Two Three Four Five Six Seven", ["One Two Three Four Five Six Seven"]),
        ("One Two Three Four Five Six Seven Eight", []),
        ("PRC Ministry", ["Ministry"]),
        ("Paris, capital of France", ["Paris"]),
    ],
)
def test_names_are_those_a_gloss_begins_with(gloss: str, names: list[str]) -> None:
    assert glosses.clean_names(gloss) == names


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("报社", False), ("美联社", True), ("联邦调查局", True), ("茶馆里", False), ("社", False)],
)
def test_an_institution_is_told_by_its_end_from_three_characters_on(
    word: str, is_one: bool
) -> None:
    assert glosses.is_institution(word) is is_one


@pytest.mark.parametrize(
    ("gloss", "is_none"),
    [
        ("old name for Thailand", True),
        ("trinity", True),
        ("to ally", True),
        ("grain rain", True),
        ("Xia, Shang and Zhou", True),
        ("Paris", False),
        ("Paris, capital of France", False),
    ],
)
def test_a_gloss_may_show_that_its_word_is_no_name(gloss: str, is_none: bool) -> None:
    assert glosses.is_no_name(gloss) is is_none


@pytest.mark.parametrize(
    ("name", "pinyin", "family"),
    [
        ("Vladimir Putin", "Pu3 jing1", "Putin"),
        ("Ludwig van Beethoven", "Bei4 duo1 fen1", "van Beethoven"),
        ("Walter de la Mare", "De2 la1 mei2", "de la Mare"),
        ("van Gogh", "Fan2 gao1", "Gogh"),
        ("Pu Yi", "Pu3 yi2", "Pu Yi"),
        ("Ang Lee", "Lee3 an1", "Ang Lee"),
        ("Alexander the Great", "Ya4 li4", "Alexander the Great"),
        ("Plato", "Bo2 la1 tu2", "Plato"),
    ],
)
def test_a_foreigner_is_called_by_the_family_name(name: str, pinyin: str, family: str) -> None:
    entry = Entry(traditional="", simplified="", pinyin=pinyin, meanings=())
    assert glosses.family_name(name, entry) == family


@pytest.mark.parametrize(
    ("gloss", "is_one"),
    [
        ("Marie Curie (1867-1934), physicist", True),
        ("Confucius (551-479 BC)", True),
        ("Pelé (born 1940)", True),
        ("First World War (1914-1918)", False),
        ("Qing Dynasty (1644-1911)", False),
        ("Paris", False),
        ("Karl Marx (1818-1883), read in the Soviet Union", True),
    ],
)
def test_somebody_is_told_by_the_years_of_a_life(gloss: str, is_one: bool) -> None:
    assert glosses.is_person(gloss) is is_one


@pytest.mark.parametrize(
    ("word", "gloss", "name", "kind"),
    [
        ("约翰", "John (name)", "John", "name"),
        ("居里", "Marie Curie (1867-1934)", "Curie", "person"),
        ("美联社", "Associated Press", "Associated Press", "body"),
        ("微软", "Microsoft corporation", "Microsoft", "body"),
        ("巴黎", "Paris, capital of France", "Paris", "place"),
        ("长江", "Changjiang, the longest", "Changjiang River", "place"),
        ("开罗", "Cairo, Egypt", "Cairo", "place"),
        ("里德", "Reed, painter", "Reed", "person"),
        ("里德", "Reed", "Reed", "sound"),
        ("红楼梦", "Dream", "Dream", "other"),
    ],
)
def test_a_gloss_says_what_kind_of_thing_is_named(
    word: str, gloss: str, name: str, kind: str
) -> None:
    assert glosses.kind_of(word, gloss, name) == kind
