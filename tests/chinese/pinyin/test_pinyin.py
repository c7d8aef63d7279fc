"""Pinyin of words and names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.chinese.conftest import ENTRIES
from tests.row_chunks import rows_together
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.pinyin import Source, Style, pinyin, readings, style_of
from translator.chinese.words.vocabulary import Vocabulary
from translator.errors import ModelError, UsageError
from translator.system import text_tables

CASES = text_tables.rows_of(Path(__file__).with_name("pinyin.tsv"))


@pytest.fixture(scope="module")
def whole(whole_dictionary: Dictionary) -> Dictionary:
    """CC-CEDICT itself."""
    return whole_dictionary


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    """The small dictionary, once for all the texts hypothesis thinks of."""
    path = tmp_path_factory.mktemp("small") / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path, cache=path.parent)


def test_words_are_read_with_the_words_reading(dictionary: Dictionary) -> None:
    assert pinyin("银行的东西，OK", dictionary) == [
        ("银行", "yínháng"),
        ("的", "de"),
        ("东西", "dōngxi"),
        ("，", ""),
        ("OK", ""),
    ]


@pytest.mark.parametrize(
    ("word", "reading"),
    [("西安", "Xī'ān"), ("花儿", "huār"), ("绿", "lǜ"), ("北京", "Běijīng"), ("頭髮", "tóufa")],
)
def test_spelling(dictionary: Dictionary, word: str, reading: str) -> None:
    assert pinyin(word, dictionary) == [(word, reading)]


@rows_together(("sentence", "syllables"), CASES, ids=[case[0] for case in CASES])
def test_cases(whole: Dictionary, sentence: str, syllables: str) -> None:
    start, end = sentence.index("⟨"), sentence.index("⟩") - 1
    text = sentence.replace("⟨", "").replace("⟩", "")
    found = readings(text, whole, cut=list)
    assert " ".join(one.syllables[0] for one in found[start:end]) == syllables


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("北京的東西花儿，々〇"))))
@example(text="漂漂亮亮亮堂堂的")
def test_joined_the_words_are_any_text(shared: Dictionary, text: str) -> None:
    found = readings(text, shared)
    assert "".join(one.word for one in found) == text
    starts = [one.start for one in found]
    assert starts == [sum(len(one.word) for one in found[:index]) for index in range(len(found))]


def test_a_reading_says_where_it_is_from(dictionary: Dictionary) -> None:
    found = readings("银行长三米，㙓", dictionary)
    assert [(one.word, one.start, one.syllables, one.source) for one in found] == [
        ("银行", 0, ("yin2", "hang2"), Source.WORD),
        ("长", 2, ("chang2",), Source.TABLE),
        ("三", 3, ("san1",), Source.RARE),
        ("米", 4, ("mi3",), Source.RARE),
        ("，", 5, (), Source.NONE),
        ("㙓", 6, ("kui2",), Source.RARE),
    ]


def test_the_only_reading_of_a_character_is_sure(dictionary_of: Callable[..., Dictionary]) -> None:
    lexicon = dictionary_of(
        "砼 砼 [tong2] /concrete/", "砼 砼 [Tong2] /surname Tong/",
        "畲 畲 [she1] /an ethnic group/", "畲 畲 [yu2] /cultivated field/",
    )  # fmt: skip

    assert [one.source for one in readings("砼", lexicon)] == [Source.WORD]
    assert [one.source for one in readings("畲", lexicon)] == [Source.TABLE]


def test_neighbours_decide(dictionary: Dictionary) -> None:
    (*_, school, chief) = readings("学校校长", dictionary)
    assert (chief.syllables, chief.source) == (("zhang3",), Source.RULE)
    assert school.word == "校"


def test_the_cut_is_the_callers_and_the_readings_are_the_dictionarys(
    dictionary: Dictionary,
) -> None:
    def cut(text: str) -> list[str]:
        return ["银", "行的", "东西"]

    found = readings("银行的东西", dictionary, cut=cut)
    assert [one.text for one in found] == ["yín", "hángde", "dōngxi"]


def test_both_scripts_are_read_alike(dictionary: Dictionary) -> None:
    simplified = readings("这项技术被发明，树上三只", dictionary)
    traditional = readings("這項技術被發明，樹上三隻", dictionary)
    assert [one.text for one in traditional] == [one.text for one in simplified]


def test_a_traditional_character_keeps_to_its_own_readings(dictionary: Dictionary) -> None:
    assert pinyin("髮", dictionary) == [("髮", "fà")]
    assert pinyin("發", dictionary) == [("發", "fā")]


def test_styles(dictionary: Dictionary) -> None:
    assert pinyin("北京绿", dictionary, style=Style.NUMBERS) == [
        ("北京", "Bei3 jing1"),
        ("绿", "lu:4"),
    ]
    assert pinyin("北京绿", dictionary, style=Style.ZHUYIN) == [
        ("北京", "ㄅㄟˇ ㄐㄧㄥ"),
        ("绿", "ㄌㄩˋ"),
    ]


def test_sandhi_is_off_until_asked_for(whole: Dictionary) -> None:
    assert [reading for _, reading in pinyin("你好", whole)] == ["nǐhǎo"]
    assert [reading for _, reading in pinyin("你好", whole, sandhi=True)] == ["níhǎo"]


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单文波", "Shàn Wénbō"), ("曾国强", "Zēng Guóqiáng"), ("尉迟明", "Yùchí Míng"),
        ("歐陽修", "Ōuyáng Xiū"), ("李安", "Lǐ Ān"), ("任达明", "Rén Dámíng"),
    ],
)  # fmt: skip
def test_names_of_people(whole: Dictionary, name: str, reading: str) -> None:
    (found,) = readings(name, whole, vocabulary=_person(name))
    assert found.text == reading


def _person(name: str) -> Vocabulary:
    return Vocabulary(names=frozenset([name]), people=frozenset([name]))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("普鲁申科赢了", "Pǔlǔshēnkē yíng le"),
        ("玛丽埃尔·扎格尼斯来了", "Mǎlì'āi'ěr · Zhāgénísī lái le"),
        ("冯先生在家", "Féng xiānsheng zàijiā"),
        ("單老師好", "Shàn lǎoshī hǎo"),
        ("去问吴恩达", "qù wèn Wú Ēndá"),
        ("我们要向老师学习", "wǒmen yào xiàng lǎoshī xuéxí"),
    ],
)
def test_unlisted_names_have_a_capital(whole: Dictionary, text: str, reading: str) -> None:
    assert " ".join(one.text or one.word for one in readings(text, whole)) == reading


def test_a_name_of_the_document_has_one_capital(whole: Dictionary) -> None:
    own = Vocabulary(names=frozenset(["波尔彼得"]))
    assert next(iter(readings("波尔彼得说", whole, vocabulary=own))).text == "Bō'ěrbǐdé"


def test_a_word_that_is_nobodys_name_is_read_as_before(whole: Dictionary) -> None:
    (found,) = readings("好人", whole, vocabulary=Vocabulary(people=frozenset(["好人"])))
    assert found.text == "hǎorén"


@given(text=st.text(st.sampled_from("漂亮堂高兴单先生姓曾老小任局长々，a"), max_size=30))
@example(text="漂漂亮亮亮堂堂的")
def test_joined_the_words_are_any_chinese_text(whole: Dictionary, text: str) -> None:
    assert "".join(one.word for one in readings(text, whole)) == text


def test_a_repeated_character_is_read_like_the_one_before(whole: Dictionary) -> None:
    assert [one.syllables for one in readings("佐々", whole, cut=list)] == [("zuo3",), ("zuo3",)]


def test_a_word_with_a_character_nobody_can_read_has_no_reading(dictionary: Dictionary) -> None:
    (found,) = readings("银\U000323af", dictionary, cut=lambda text: [text])
    assert (found.syllables, found.text, found.source) == ((), "", Source.NONE)


def test_without_a_dictionary_it_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="models fetch"):
        pinyin("好")


def test_styles_by_name() -> None:
    assert style_of("pinyin") is style_of("marks") is Style.MARKS
    with pytest.raises(UsageError, match="zhuyin"):
        style_of("wade-giles")


def test_measuring_polyphones(whole: Dictionary, shared_data: Path) -> None:
    folder = shared_data / "g2pm_cpp"
    sentences = (folder / "dev.sent").read_text("utf-8").splitlines()
    labels = (folder / "dev.lb").read_text("utf-8").splitlines()
    right = 0
    for sentence, label in zip(sentences, labels, strict=True):
        before, character, after = sentence.split("▁")
        found = readings(before + character + after, whole, cut=list)[len(before)]
        right += found.syllables == (label,) or found.syllables == (label.capitalize(),)
    assert right >= 0.965 * len(labels)
