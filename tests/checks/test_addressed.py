"""Who is called by family name and title is not called by another name in the translation."""

from __future__ import annotations

import pytest

from tests.checks.test_invented import strange
from translator.checks.addressed import called, is_title, unsaid
from translator.chinese.dictionary.dictionary import Dictionary


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        (
            "住在隔壁的陈师傅修了四十年车。",
            "Nanfu, the neighbor, repaired bikes for 40 years.",
            "Nanfu",
        ),
        ("王老师昨天没有来。", "Mr. Smith did not come yesterday.", "Smith"),
        ("昨天，王老师没有来。", "Yesterday Lina did not come.", "Lina"),
        ("我跟周大夫约了时间。", "I made an appointment with Dr. Zou.", "Zou"),
        ("郑老板今天休息。", "Boss Zhang is off today.", "Zhang"),
    ],
)
def test_another_name_in_the_place_of_somebody_addressed_is_told(
    source: str, target: str, name: str, dictionary: Dictionary
) -> None:
    assert strange(source, target, dictionary) == [
        f"A name of the translation has nothing in the source that explains it: {name}."
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "住在隔壁的陈师傅修了四十年车。",
            "The neighbor repaired bikes for 40 years.",
        ),  # left away
        ("住在隔壁的陈师傅修了四十年车。", "Master Chan repaired bikes for 40 years."),  # Cantonese
        ("王老师昨天没有来。", "Teacher Wang did not come yesterday."),
        ("李阿姨送来一碗饺子。", "Auntie brought a bowl of jiaozi on Monday."),
        ("马师傅明天来。", "Martin comes tomorrow."),  # 马 may stand for it
        ("我请教了李明老师。", "I asked Lina."),  # a whole name is looked for elsewhere
    ],
)
def test_who_is_named_rightly_or_not_at_all_is_left_alone(
    source: str, target: str, dictionary: Dictionary
) -> None:
    assert strange(source, target, dictionary) == []


@pytest.mark.parametrize(
    ("source", "families"),
    [
        ("陈师傅来了。", ["chen"]),
        ("我和周老师、李医生去了。", ["zhou", "li"]),
        ("张老师和张老师的女儿", ["zhang"]),
        ("小王老师来了。", []),  # may be a nickname
        ("我向老师请教。", []),  # 向 is a word here
        ("他是任院长的朋友。", []),  # to be, or somebody called so
        ("当班长们来的时候", []),
        ("林老师们都来了。", []),
        ("高等教育", []),
    ],
)
def test_people_are_addressed_by_sure_families_alone(source: str, families: list[str]) -> None:
    assert unsaid(source, "Somebody came.") == families


def test_a_family_that_is_said_is_not_lost() -> None:
    assert unsaid("我和周老师、李医生去了。", "I went with Ms. Zhou and Dr. Lee.") == []
    assert unsaid("我和周老师、李医生去了。", "I went with Ms. Zhou and Dr. Leo.") == ["li"]


def test_names_after_titles_are_called() -> None:
    text = "Mr. White met Aunt May, Professor Lin and the Director of Music."
    assert list(called(text)) == ["White", "May", "Lin"]
    assert is_title("Auntie") and not is_title("White")
