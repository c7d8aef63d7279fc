"""A document's own words: the user's list, the glossary, names."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import Vocabulary
from translator.errors import EncodingError, FormatError, InputError
from translator.glossary import Glossary, Term
from translator.grounding import document_vocabulary

ENTRIES = """\
校長 校长 [xiao4 zhang3] /headmaster/
說 说 [shuo1] /to say/
學校 学校 [xue2 xiao4] /school/
周 周 [Zhou1] /surname Zhou/
海 海 [hai3] /sea/
波 波 [bo1] /wave/
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Dictionary:
    """Return a small dictionary (CC0)."""
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path, cache=tmp_path)


def test_no_list_is_an_empty_one() -> None:
    assert document_vocabulary.read_user_words() == frozenset()


def test_the_users_own_list_is_read(own_home: Path) -> None:
    document_vocabulary.user_words_file().write_text(
        "\ufeff# 我的词\n茶摊\n\n早市  # 集市\r\n", "utf-8"
    )
    assert document_vocabulary.read_user_words() == {"茶摊", "早市"}
    assert document_vocabulary.of_text("茶摊").words >= {"茶摊", "茶攤", "早市"}


def test_a_named_list_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        document_vocabulary.read_user_words(tmp_path / "none.txt")


def test_a_broken_list_says_where(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("茶摊\n两 个 词\n", "utf-8")
    with pytest.raises(FormatError, match="Line 2"):
        document_vocabulary.read_user_words(file)
    file.write_bytes("茶摊".encode("gb18030"))
    with pytest.raises(EncodingError, match="UTF-8"):
        document_vocabulary.read_user_words(file)


def test_words_count_in_either_script() -> None:
    assert document_vocabulary.in_both_scripts(["茶摊", "裡麵"]) >= {"茶摊", "茶攤", "裡麵", "里面"}
    assert document_vocabulary.in_both_scripts([]) == frozenset()


def test_terms_are_the_chinese_sides_of_a_glossary() -> None:
    terms = (
        Term(source="云计算", targets=("cloud computing",)),
        Term(source="tea", targets=("茶", "tea"), source_language="en", target_language="zh"),
    )
    found = document_vocabulary.of_text(
        "云计算", user_words=(), glossary=Glossary(terms=terms)
    ).terms
    assert {"云计算", "雲計算", "茶"} <= found
    assert "tea" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [("校长周海波说，学校很好。", "周海波"), ("校長周海波說，學校很好。", "周海波")],
)
def test_people_are_found_as_they_are_written(text: str, name: str, lexicon: Dictionary) -> None:
    assert name in document_vocabulary.of_text(text, user_words=(), dictionary=lexicon).names


def test_names_need_a_dictionary() -> None:
    assert document_vocabulary.of_text("校长周海波说", user_words=()).names == frozenset()


def test_a_vocabulary_follows_its_text_into_another_script() -> None:
    made = document_vocabulary.in_script(
        Vocabulary(names=frozenset(["陈海波"])), "zh-Hant", "zh-Hans"
    )
    assert made.names == {"陳海波"}


def test_a_persons_name_keeps_its_characters_in_another_script() -> None:
    name = frozenset(["钟云山"])
    made = document_vocabulary.in_script(Vocabulary(names=name, people=name), "zh-Hant", "zh-Hans")
    assert made.names == made.people == {"鍾雲山"}
