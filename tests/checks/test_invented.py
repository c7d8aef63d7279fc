"""Names of an English target that its Chinese source does not hold."""

from __future__ import annotations

import pytest

import translator
from translator.checks import check
from translator.chinese.dictionary.dictionary import Dictionary
from translator.types import Level


def strange(source: str, target: str, dictionary: Dictionary | None) -> list[str]:
    findings = check(source, target, source_language="zh", target_language="en", lexicon=dictionary)
    return [one.message for one in findings if one.check == "names"]


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("许多人在车站等车。", "Xu Duoren was waiting at the station.", "Xu Duoren"),
        ("周一晚下了大雪。", "Zhou Yiwan snowed in.", "Zhou Yiwan"),
        ("渡口的船停了。", "The ferry stopped, Karin Holmqvist said.", "Karin Holmqvist"),
        (
            "会议明天开始。",
            "The meeting with President Medvedev begins tomorrow.",
            "President Medvedev",
        ),
        ("会议明天开始。", "The meeting begins tomorrow, Medvedev said.", "Medvedev"),
        ("会议明天开始。", "The Russian President opens the meeting.", "Russian President"),
        ("杨海燕打开了窗户。", "Yang Haibo opened the window.", "Yang Haibo"),
        ("罗戈津打开了窗户。", "Karin Holmqvist opened the window.", "Karin Holmqvist"),
        ("马先生打开了窗户。", "Mr Mohr opened the window, Mohr said.", "Mohr"),
    ],
)
def test_a_name_from_nowhere_is_told(
    source: str, target: str, name: str, dictionary: Dictionary
) -> None:
    assert strange(source, target, dictionary) == [
        f"A name of the translation has nothing in the source that explains it: {name}."
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("杨海燕打开了窗户。", "Yang Hai-yen opened the window."),
        ("顾立雄打开了窗户。", "Koo Li-hsiung opened the window."),
        ("科先生打开了窗户。", "Mr Coe opened the window."),
        ("杨海燕打开了窗户。", "Yang Haiyan opened the window."),
        ("德米特里·罗戈津打开了窗户。", "Dmitry Rogozin opened the window."),
        ("罗戈津走了。", "Rogozin left, President Rogozin said."),
        ("艾伯特·穆坎加来了。", "Albert Muchanga came."),  # somebody, however he is spelt
        ("俄罗斯人来了。", "The Russian Ambassador came."),
        ("土耳其的雨季到了。", "The Turkish Rainy Season came."),
        ("雨明天停。", "Forecasters said the rain stops tomorrow."),  # people by what they do
        ("李教授来了。", "Professor Lee came."),  # spelt as it is abroad
        ("总统莱希来了。", "President Lahey came."),  # somebody, however he is spelt
        ("香港的船来了。", "The Hong Kong boat came."),
        ("我们用Photoshop修图。", "We edit pictures with Photoshop, Photoshop Lightroom said."),
        ("会议明天开始。", "On Monday the National Committee meets in January."),
        ("会议明天开始。", "Whatever Happens, the Meeting Begins Tomorrow."),
        ("你会赢。", "You'd win, You'd Better said."),  # short for a verb
        (
            "记者周一平说雨停了。",
            "Zhou Yiping, a reporter, said the rain stopped.",
        ),  # 周一 in a name
    ],
)
def test_a_name_the_source_explains_is_fine(
    source: str, target: str, dictionary: Dictionary
) -> None:
    assert strange(source, target, dictionary) == []


def test_it_is_a_warning_in_both_languages(dictionary: Dictionary) -> None:
    finding = check(
        "许多人来了。", "Xu Duoren came.",
        source_language="zh", target_language="en", lexicon=dictionary,
    )[0]  # fmt: skip
    assert finding.level is Level.WARNING
    assert finding.message_zh == "译文里的名称在原文中找不到依据：Xu Duoren。"


def test_without_the_dictionary_names_are_not_looked_at() -> None:
    assert strange("许多人来了。", "Xu Duoren came.", None) == []
    assert (
        translator.check(
            "许多人来了。", "Xu Duoren came.", source_language="zh", target_language="en"
        )
        == []
    )


def test_into_chinese_names_are_not_looked_at(dictionary: Dictionary) -> None:
    findings = check(
        "The ferry stopped.", "渡船停了。", source_language="en", target_language="zh",
        lexicon=dictionary,
    )  # fmt: skip
    assert findings == []


@pytest.mark.parametrize("target", ["Aa " * 3000, "A" + "a" * 9000, "Nananana" * 500 + "x Y"])
def test_any_target_is_read_in_time(target: str, dictionary: Dictionary) -> None:
    strange("路" * 900, target, dictionary)


def test_numbers_that_changed_places_are_told_by_the_words_beside_them(
    dictionary: Dictionary,
) -> None:
    source = "气温上升了12%，雨量减少了30%。"

    def said(target: str) -> list[str]:
        findings = check(
            source, target, source_language="zh", target_language="en", lexicon=dictionary
        )
        return [one.message for one in findings]

    assert said("Air temperature rises by 12%, rainfall falls by 30%.") == []
    assert said("Rainfall falls by 30%, air temperature rises by 12%.") == []
    assert said("Air temperature rises by 30%, rainfall falls by 12%.") == [
        "Two numbers may have changed places: “12%” and “30%”."
    ]
