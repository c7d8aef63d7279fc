from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding.roles import is_action, is_role, role_before


@pytest.fixture(scope="module")
def whole(whole_dictionary: Dictionary) -> Dictionary:
    return whole_dictionary


@pytest.mark.parametrize("word", ["植物学家", "程序员", "门将", "棋手", "商人", "爱好者", "大使"])
def test_words_for_people_are_roles(word: str, whole: Dictionary) -> None:
    assert is_role(word, whole)


@pytest.mark.parametrize("word", ["国家", "手工", "电脑", "中心", "报纸", "火星", "人民", "高兴"])
def test_other_words_are_none(word: str, whole: Dictionary) -> None:
    assert not is_role(word, whole)


def test_a_role_may_be_put_together(whole: Dictionary) -> None:
    assert role_before("徽商", 2, "商", whole)
    assert role_before("古琴家", 3, "家", whole)
    assert role_before("古文字家", 4, "家", whole)
    assert not role_before("我家", 2, "家", whole)
    assert not role_before("说我家", 3, "家", whole)
    assert not role_before("", 0, "", whole)


@pytest.mark.parametrize(("word", "acts"), [("明知", True), ("学校", False), ("说", False)])
def test_words_that_are_nothing_but_verbs(word: str, acts: bool, whole: Dictionary) -> None:
    assert is_action(word, whole) is acts
