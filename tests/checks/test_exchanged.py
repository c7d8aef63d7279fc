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


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "图书馆于2016年4月开工，占地3200亩。",
            "Work on the library began in April 2016; it covers 3,200 mu.",
            "Work on the library began in April 3,200; it covers 2016 mu.",
        ),
        (
            "The choir sang in May 2018 before 640 guests.",
            "合唱团2018年5月为640位来宾演唱。",
            "合唱团640年5月为2018位来宾演唱。",
        ),
        (
            "By 16:00 on the 25th the river had fallen.",
            "截至25日16时，河水已经回落。",
            "截至16日25时，河水已经回落。",
        ),
        (
            "At 18:00 on the 24th the ferry left.",
            "24日18时，渡轮离港。",
            "18日24时，渡轮离港。",
        ),
        (
            "He saved for it from 2013 until 2017.",
            "他从2013年至2017年为此存钱。",
            "他从2017年至2013年为此存钱。",
        ),
        (
            "2013年8月到2017年1月之间，她在镇上教书。",
            "She taught in the town between August 2013 and January 2017.",
            "She taught in the town between August 2017 and January 2013.",
        ),
        (
            "Bookings are open from July 25 until July 31.",
            "7月25日至7月31日接受预订。",
            "7月31日至7月25日接受预订。",
        ),
        (
            "在900名会员中，有134名住在城外。",
            "Of the 900 members, 134 live outside the city.",
            "Of the 134 members, 900 live outside the city.",
        ),
        (
            "该社有150个摊位，其中83个已经租出。",
            "The society has 150 stalls, of which 83 are let.",
            "The society has 83 stalls, of which 150 are let.",
        ),
        (
            "They let 83 of the 150 stalls.",
            "150个摊位中租出了83个。",
            "83个摊位中租出了150个。",
        ),
        (
            "编号XG 017的古钟于1974年在湖边出土。",
            "The bell XG 017 was dug up by the lake in 1974.",
            "The bell XG 1974 was dug up by the lake in 017.",
        ),
        (
            "The panel gives 12V at 40W.",
            "这块板在40瓦时输出12伏。",
            "这块板在12瓦时输出40伏。",
        ),
        (
            "At the age of only 26 he took over the mill in 1912.",
            "1912年，年仅26岁的他接管了磨坊。",
            "26年，年仅1912岁的他接管了磨坊。",
        ),
        (
            "One of the post-90s spends less than 20 yuan.",
            "“90后”花不到20元。",
            "“20后”花不到90元。",
        ),
        (
            "汇率24日下调17个基本点。",
            "The rate fell by 17 basis points on the 24th.",
            "The rate fell by 24 basis points on the 17th.",
        ),
        (
            "The shop opens in the 15th century tower built in the 80s.",
            "商店开在15世纪80年代建的塔楼里。",
            "商店开在80世纪15年代建的塔楼里。",
        ),
    ],
)
def test_what_numbers_count_tells_without_a_dictionary(source: str, right: str, wrong: str) -> None:
    assert said(source, right) == []
    assert said(source, wrong) != []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "与2015年相比，2022年的用电量减少了三成。",
            "Power use in 2022 was 30 percent lower than in 2015.",
            "Power use in 2015 was 30 percent lower than in 2022.",
        ),
        (
            "本季她在14场比赛中投进32球，完成6次抢断。",
            "She made 32 baskets and six steals in 14 games this season.",
            "She made 14 baskets and six steals in 32 games this season.",
        ),
    ],
)
def test_comparisons_and_rows_of_numbers(
    source: str, right: str, wrong: str, dictionary: Dictionary
) -> None:
    assert said(source, right, dictionary) == []
    assert said(source, wrong, dictionary) != []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("比2018年增加338只。", "That is an increase of 338 over 2018."),
        ("列车原定18:40到，改为19:15到。", "The train, due at 18:40, now arrives at 19:15."),
        (
            "1958年他在中学任教，1973年调到大学。",
            "In 1958, he taught at a school. In 1973, he was moved to the university.",
        ),
        (
            "年利润由去年的300万元升至500万元。",
            "Profit rose to 5 million yuan from 3 million yuan.",
        ),
        ("30日至2日闭馆。", "Closed from the 30th to the 2nd."),
        ("上证指数跌破3000点。", "The Shanghai index fell below 3,000 points."),
        (
            "村里有5000多种花，其中20多种的产量超过5000万株。",
            "Of more than 5,000 flowers, over 20 of which sell over 50 million a year.",
        ),
    ],
)
def test_what_only_looks_exchanged_is_left_alone(
    source: str, target: str, dictionary: Dictionary
) -> None:
    assert [one for one in said(source, target, dictionary) if "places" in one] == []
