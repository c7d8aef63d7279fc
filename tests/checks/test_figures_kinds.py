"""Kinds of wrong and of right figures and names that single sentences stand for."""

from __future__ import annotations

import pytest

from translator.checks import check
from translator.types import Level


def said(source: str, target: str, *missing: tuple[str, str]) -> list[tuple[str, Level]]:
    zh = any("\u4e00" <= one <= "\u9fff" for one in source)
    languages = ("zh", "en") if zh else ("en", "zh")
    findings = check(
        source, target, source_language=languages[0], target_language=languages[1], missing=missing
    )
    return [(one.check, one.level) for one in findings if one.check in ("numbers", "names")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("这座桥2018年建成，18人参加了典礼。", "The bridge was finished; 18 people came."),
        ("他2015年搬到这里，认识了几千人。", "He moved here and met thousands of people."),
        ("图书馆1998年开放，今年重修。", "The library opened and is repaired this year."),
        ("The train left on May 12, 2008 at dawn.", "列车于12年2008月5日黎明出发。"),
        ("The shop opens at 10:45 each day.", "商店每天在45点10分开门。"),
        ("从2016年到2019年，全村种了60亩茶。", "From 60 to 2019 the village planted 2016 mu."),
        ("一瓶42度500毫升的白酒。", "A bottle of baijiu, 500 degrees and 42 ml."),
    ],
)
def test_is_doubted(source: str, target: str) -> None:
    assert "numbers" in {name for name, _ in said(source, target)}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("这座桥2018年建成，18人参加了典礼。", "The bridge was finished in 2018; 18 people came."),
        ("2023年他很忙。", "He is busy this year."),
        ("这本书适合小学三四五年级的学生。", "The book suits pupils of grades three to five."),
        ("北京冬奥会办得很好。", "The Beijing 2022 Winter Olympics were a success."),
        ("大家学习全会精神。", "They study the spirit of the 19th Central Committee's session."),
        ("The train left on May 12, 2008 at dawn.", "列车于2008年5月12日黎明出发。"),
        (
            "从2016年到2019年，全村种了60亩茶。",
            "From 2016 to 2019 the village planted 60 mu of tea.",
        ),
    ],
)
def test_is_left_alone(source: str, target: str) -> None:
    assert said(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "doubted"),
    [
        ("他10日到北京。", "He arrived in Beijing on December 10.", False),
        ("他10日到北京。", "He arrived in Beijing on December 11.", True),
        ("他到北京。", "He arrived in Beijing on December 10.", True),
        ("他到北京，12日离开。", "He arrived on December 10 and left on the 12th.", True),
        ("11月他来了，10日走了。", "He came in November and left on December 10.", True),
    ],
)
def test_a_month_may_be_added_to_a_day_that_stands_alone(
    source: str, target: str, *, doubted: bool
) -> None:
    assert said(source, target) == ([("numbers", Level.ERROR)] if doubted else [])


def test_an_added_year_is_a_warning_and_an_added_amount_an_error() -> None:
    assert said("他搬到这里。", "He moved here in 2014.") == [("numbers", Level.WARNING)]
    assert said("他搬到这里。", "He moved here with 340 books.") == [("numbers", Level.ERROR)]


@pytest.mark.parametrize(
    ("source", "target", "missing", "doubted"),
    [
        ("赫鲁晓夫来了。", "Krushchev came.", ("赫鲁晓夫", "Khrushchev"), False),
        ("赫鲁晓夫来了。", "Kosygin came.", ("赫鲁晓夫", "Khrushchev"), True),
        ("车队到了摩苏尔。", "The convoy reached Mossul.", ("摩苏尔", "Mosul"), False),
        ("他从老挝来。", "He comes from Lagos.", ("老挝", "Laos"), True),  # short: another place
        ("He flew with Air Canada.", "他坐加拿大航空的飞机。", ("Air Canada", "加航"), False),
        ("He flew with Air Canada.", "他坐汉莎航空的飞机。", ("Air Canada", "加航"), True),
        ("几千人来了。", "A couple of thousand came.", ("几千", "thousands of"), False),
        ("温州教育基金会（WEF）来了。", "The WEF came.", ("温州", "Wenzhou"), False),
    ],
)
def test_names_in_full_in_short_and_spelt_otherwise(
    source: str, target: str, missing: tuple[str, str], *, doubted: bool
) -> None:
    assert (("names", Level.WARNING) in said(source, target, missing)) is doubted
