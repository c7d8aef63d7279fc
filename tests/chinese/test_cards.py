"""Cards: meanings taken apart, references followed, pinyin with tone marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from translator.chinese.cards import Card, card, gist, in_one_script, marked, with_marks
from translator.chinese.dictionary.dictionary import Dictionary

LINES = (
    "書 书 [shu1] /book/letter/CL:本[ben3],冊|册[ce4]/",
    "書 书 [Shu1] /abbr. for 書經|书经[Shu1 jing1]/",
    "書經 书经 [Shu1 jing1] /the Book of History/",
    "裡 里 [li3] /inside/also written 裏|里[li3]/",
    "裏 里 [li3] /variant of 裡|里[li3]/",
    "里 里 [li3] /Chinese mile/",
    "葡 葡 [pu2] /used in 葡萄[pu2 tao5]/",
    "葡萄 葡萄 [pu2 tao5] /grape/CL:顆|颗[ke1]/",
    "校對 校对 [jiao4 dui4] /proofreader (CL:個|个[ge4])/to proofread/Taiwan pr. [jiao4dui5]/",
    "一 一 [yi1] /one/also pr. [yao1] for greater clarity/",
    "花茶 花茶 [hua1 cha2] /scented tea (abbr. for 茉莉花茶[mo4 li4 hua1 cha2])/",
    "龍井 龙井 [Long2 jing3] /see 龍井市|龙井市[Long2 jing3 Shi4]"
    "/see 龍井區|龙井区[Long2 jing3 Qu1]/",
    "看 看 [kan4] /to see; to look at (you see 100 things)/",
    "杯 杯 [bei1] /cup/also written 盃/",
    "盃 杯 [bei1] /trophy cup/",
    "A菜 A菜 [A cai4] /lettuce (from Taiwanese 萵仔菜, Tai-lo pr. [ue-á-tshài])/",
)


@pytest.fixture
def cards(dictionary_of: Callable[..., Dictionary]) -> Callable[[str], list[Card]]:
    dictionary = dictionary_of(*LINES)
    return lambda word: [card(entry, dictionary) for entry in dictionary.lookup(word)]


Cards = Callable[[str], list[Card]]


def test_classifiers_have_their_own_place(cards: Cards) -> None:
    book = cards("书")[0]
    assert book.senses == ("book", "letter")
    assert [(one.simplified, one.traditional, one.pinyin) for one in book.classifiers] == [
        ("本", "本", "běn"),
        ("册", "冊", "cè"),
    ]


def test_classifier_in_brackets_belongs_to_no_meaning(cards: Cards) -> None:
    proof = cards("校对")[0]
    assert proof.senses == ("proofreader", "to proofread")
    assert [one.simplified for one in proof.classifiers] == ["个"]


def test_other_pronunciations(cards: Cards) -> None:
    assert cards("校对")[0].pronunciations == (("Taiwan", "jiàodui"),)
    assert cards("一")[0].pronunciations == (("also", "yāo"),)
    assert cards("一")[0].senses[-1] == "also pr. (yāo) for greater clarity"


@pytest.mark.parametrize(
    ("word", "index", "kind", "meanings"),
    [
        ("裏", 0, "variant of", [("inside", "also written 裏|里[li3]")]),
        ("书", 1, "abbr. for", [("the Book of History",)]),
        ("葡", 0, "used in", [("grape", "CL:顆|颗[ke1]")]),
        ("裡", 0, "also written", [("variant of 裡|里[li3]",)]),
        ("杯", 0, "also written", [("trophy cup",)]),
        ("花茶", 0, "abbr. for", []),
    ],
)
def test_reference_leads_to_its_entry(
    cards: Cards, word: str, index: int, kind: str, meanings: list[tuple[str, ...]]
) -> None:
    (reference,) = cards(word)[index].references
    assert reference.kind == kind
    assert [entry.meanings for entry in reference.entries] == meanings


def test_every_reference_of_an_entry_is_there(cards: Cards) -> None:
    assert [one.word.pinyin for one in cards("龙井")[0].references] == [
        "Lóngjǐng Shì",
        "Lóngjǐng Qū",
    ]


def test_english_that_sees_is_no_reference(cards: Cards) -> None:
    assert cards("看")[0].references == ()


def test_sounds_of_other_languages_stay(cards: Cards) -> None:
    assert "[ue-á-tshài]" in cards("A菜")[0].senses[0]


def test_levels_belong_to_the_common_entry(cards: Cards) -> None:
    assert [one.level for one in cards("书")] == [1, None]
    assert [one.level_name for one in cards("书")] == ["HSK 1", ""]
    assert cards("书")[0].band_name


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [
        ("Bei3 jing1", "Běijīng"),
        ("Zhong1 hua2 Ren2 min2 Gong4 he2 guo2", "Zhōnghuá Rénmín Gònghéguó"),
        ("Xi1 an1", "Xī'ān"),
        ("lu:4", "lǜ"),
        ("hua1 r5", "huār"),
        ("hua1r5", "huār"),
        ("yi1mo2-yi1yang4", "yīmóyīyàng"),
        ("qi1 yan2 lu : 4 shi1", "qīyánlǜshī"),
        ("ka3 la1 O K", "kǎlā O K"),
        ("U P zhu3", "U P zhǔ"),
        ("Bi3 er3 · Gai4 ci2", "Bǐ'ěr·Gàicí"),
        ("she2 yao3 , shi2 nian2", "shéyǎo, shínián"),
        ("xx5", ""),
        ("xx5 xx5", ""),
        ("jiu4 xx5", "jiù …"),
        ("zhao4 xx5 bu4 wu4", "zhào … bùwù"),
        ("", ""),
    ],
)
def test_pinyin_is_written_with_marks(pinyin: str, expected: str) -> None:
    assert marked(pinyin) == expected


def test_pinyin_within_a_meaning() -> None:
    assert with_marks("variant of 裡|里[li3]") == "variant of 裡|里 (lǐ)"


def test_one_script_of_a_meaning() -> None:
    assert in_one_script("variant of 裡|里 (lǐ)", "zh-Hans") == "variant of 里 (lǐ)"
    assert in_one_script("variant of 裡|里 (lǐ)", "zh-Hant") == "variant of 裡 (lǐ)"


def test_gist_is_one_line(cards: Cards) -> None:
    assert gist(cards("校对")[0].entry) == "proofreader; to proofread"
