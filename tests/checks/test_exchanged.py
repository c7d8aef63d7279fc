"""Numbers that changed places, by units, by dates, by order and by the words beside them."""

from __future__ import annotations

import pytest

from translator.checks import check
from translator.checks.linked_words import linked
from translator.chinese.dictionary.dictionary import Dictionary


def said(source: str, target: str, dictionary: Dictionary | None = None) -> list[str]:
    zh = any("\u4e00" <= one <= "\u9fff" for one in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    findings = check(
        source, target, source_language=languages[0], target_language=languages[1],
        lexicon=dictionary,
    )  # fmt: skip
    return [one.message for one in findings if one.check == "numbers"]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "来自34个国家的620件作品。",
            "620 works from 34 countries.",
            "34 works from 620 countries.",
        ),
        (
            "620 works from 34 countries.",
            "来自34个国家的620件作品。",
            "来自620个国家的34件作品。",
        ),
        (
            "气温上升12度，雨量减少30毫米。",
            "Rainfall fell by 30 mm and air temperature rose by 12 degrees.",
            "Rainfall fell by 12 mm and air temperature rose by 30 degrees.",
        ),
    ],
)
def test_the_order_of_the_languages_is_known(
    source: str, right: str, wrong: str, dictionary: Dictionary
) -> None:
    assert said(source, right, dictionary) == []
    assert said(source, wrong, dictionary) != []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "2021年前10个月的销量创下新高。",
            "Sales in the first 10 months of 2021 set a record.",
            "Sales in the first 2021 months of 10 set a record.",
        ),
        (
            "音乐节为期16天，共有52场演出。",
            "The festival offers 52 performances over 16 days.",
            "The festival offers 16 performances over 52 days.",
        ),
        (
            "新华社昆明6月24日电 亚洲象已增至300头。",
            "KUNMING, June 24 (Xinhua) -- There are now 300 elephants.",
            "KUNMING, June 300 (Xinhua) -- There are now 24 elephants.",
        ),
        (
            "5月22日，首批15000名教师结束了培训。",
            "On May 22 the first 15,000 teachers completed their training.",
            "On May 15,000 the first 22 teachers completed their training.",
        ),
        (
            "The 64 painters met on the 11th.",
            "64位画家于11日见面。",
            "11位画家于64日见面。",
        ),
        (
            "In early October the 3,200 copies were sold.",
            "10月初，3200册书卖完了。",
            "3200月初，10册书卖完了。",
        ),
        (
            "Sales fell at the beginning of October, the shop said on the 11th.",
            "店主11日说，10月初以来销量下降。",
            "店主10日说，11月初以来销量下降。",
        ),
        (
            "The fashion began in the 1980s; he left in 1984.",
            "这种风气始于80年代，他1984年离开。",
            "这种风气始于1984年代，他80年离开。",
        ),
        (
            "新球拍500、600元，旧的200元。",
            "A new racket is 500 yuan or 600 yuan, an old one 200 yuan.",
            "A new racket is 500 yuan or 200 yuan, an old one 600 yuan.",
        ),
    ],
)
def test_units_and_dates_tell_without_a_dictionary(source: str, right: str, wrong: str) -> None:
    assert said(source, right) == []
    assert said(source, wrong) != []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("因为再等20分钟就已经等了1个小时。", "It will be one hour if I wait another 20 minutes."),
        ("Cross at 66 and 88.", "在66号和88号过马路。"),
        ("90日内办结，60日内答复。", "It is settled within 90 days and answered within 60."),
        ("In May 300 people came; the fair opened on May 4.", "5月来了300人；集市5月4日开张。"),
        ("本月11日，30名代表到会。", "Thirty delegates came on December 11."),
        ("店主11日说，10月初以来销量下降。", "Sales fell from early October, he said on the 11th."),
    ],
)  # fmt: skip
def test_right_targets_are_left_alone(source: str, target: str, dictionary: Dictionary) -> None:
    assert said(source, target) == []
    assert said(source, target, dictionary) == []


def test_a_word_that_stands_twice_proves_nothing(dictionary: Dictionary) -> None:
    words = linked(
        "国家12，国家30，气温5。", "country 12, country 30, air temperature 5.", dictionary
    )
    sure = [one for one in words if one.weight == 1.0]
    assert [one.chinese for one in sure] == [(10, 12)]


def test_a_stand_in_for_the_dictionary_links_by_look_up_alone() -> None:
    class StandIn:
        def lookup(self, _: str) -> list[object]:
            return []

    assert linked("气温12度。", "12 degrees.", StandIn()) == []  # type: ignore[arg-type]
