"""A measure in units of another size is wrong, whatever else has the same number."""

from __future__ import annotations

import pytest

from translator.checks import check


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("上午10点，车在城外10公里处抛锚。", "At 10 a.m. the car broke down 10 km from town.",
         "At 10 a.m. the car broke down 10 m from town."),
        ("这座九世纪的寺庙离村子9公里。", "The temple of the 9th century is 9 km from the village.",
         "The temple of the 9th century is 9 m from the village."),
        ("这条2公里的通道连接两国。", "The 2 km passage joins the two countries.",
         "The 2 m passage joins the two countries."),
    ],
)  # fmt: skip
def test_the_unit_is_looked_at(source: str, right: str, wrong: str) -> None:
    def said(target: str) -> list[str]:
        found = check(source, target, source_language="zh", target_language="en")
        return [one.check for one in found]

    assert said(right) == []
    assert said(wrong) == ["numbers"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("全场商品八折。", "Everything in the shop is 20% off."),
        ("这件外套打八五折。", "This coat is 15% off."),
        ("他身高一米八三。", "He is 183 cm tall."),
        ("她以11秒23的成绩夺冠。", "She won in 11.23 seconds."),
        ("我花99块9买的。", "I bought it for 99.9 yuan."),
        (
            "央行降准25个基点。",
            "The central bank cut the ratio by a quarter of a percentage point.",
        ),
        ("成本降低了0.5个百分点。", "Costs fell by half a percentage point."),
        ("2021-2022赛季他进了22球。", "He scored 22 goals in the 2021-22 season."),
        ("每10万人中有23人患有这种病。", "The disease affects 23 in every 100,000 people."),
        ("老人年逾古稀。", "The old man is past seventy."),
        ("校庆60周年。", "The school's diamond jubilee."),
    ],
)
def test_ways_to_say_a_number(source: str, target: str) -> None:
    for pair, languages in (((source, target), ("zh", "en")), ((target, source), ("en", "zh"))):
        found = check(*pair, source_language=languages[0], target_language=languages[1])
        assert [one.message for one in found if one.check == "numbers"] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("全场商品八折。", "Everything in the shop is 30% off."),
        ("他身高一米八三。", "He is 138 cm tall."),
        ("她以11秒23的成绩夺冠。", "She won in 12.23 seconds."),
    ],
)
def test_other_numbers_are_still_wrong(source: str, target: str) -> None:
    found = check(source, target, source_language="zh", target_language="en")
    assert "numbers" in {one.check for one in found}
