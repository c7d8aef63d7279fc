from __future__ import annotations

import pytest

from tests.row_chunks import rows_together
from translator.numbers import compare

SAME = [
    ("增加200万元至1500万元", "rose by 2 million yuan to 15 million yuan"),
    ("月租金下调五百元至四千五百元", "The monthly rent was cut by 500 yuan to 4,500 yuan"),
    ("来了三、四百人", "Three or four hundred people came"),
    ("日币两千元", "2,000 yen"),
    ("市值3兆2000億元", "a market value of NT$3.2 trillion"),
    ("全场八折", "20% off everything"),
    ("会员打九五折", "Members pay 95 percent of the price"),
    ("年近七旬", "nearly seventy"),
    ("身高一米八三", "He is 1.83 metres tall"),
    ("90后和00后", "those born in the 1990s and 2000s"),
    ("点赞1.2w", "12,000 likes"),
    ("月薪8k-15k", "a monthly salary of 8,000 to 15,000"),
    ("猪重一百六十斤", "The pig weighs 80 kilos"),
    ("又走了一百来里", "They walked another 50 kilometres"),
    ("五百一晚", "500 a night"),
    ("学期三年零六个月", "three and a half years of study"),
    ("利润增长一倍半", "Profit grew by 150 percent"),
    ("营业二十四小时", "open round the clock"),
    ("约三成受访者", "About 30% of respondents"),
    ("约三成受访者", "Three in ten respondents"),
    ("投资1.2万亿元", "an investment of 1.2 trillion yuan"),
    ("上世纪九十年代", "in the nineties"),
    ("90年代", "the 1990s"),
    ("两个人", "both of them"),
    ("第二十届", "the 20th"),
    ("二〇二四年三月五日", "March 5, 2024"),
    ("增长了一倍", "doubled"),
    ("三分之二", "two-thirds"),
    ("十多个孩子", "more than a dozen children"),
    ("数十万人", "hundreds of thousands of people"),
    ("几百万人", "5 million people"),
    ("1234567人", "about 1.23 million people"),
    ("三十年来", "over the past three decades"),
    ("千方百计", "by every means"),
    ("下午3时30分", "at 3:30 p.m."),
    ("一带一路", "the Belt and Road"),
    ("两年半", "two and a half years"),
    ("9秒83", "9.83 seconds"),
    ("他三心二意", "He is half-hearted"),
    ("60万到80万", "between 600,000 and 800,000"),
    ("仓库里有1 300辆自行车", "There are 1,300 bicycles in the warehouse"),
    ("印了5 400万册", "54 million copies were printed"),
    ("参观者达175，000人", "There were 175,000 visitors"),
    ("参观者达175000人", "There were 175, 000 visitors"),
    ("1995-96赛季", "the 1995-96 season"),
    ("广播频率是105.3兆赫", "The station is on 105.3 FM"),
    ("画面是真4K的", "The picture is in true 4K"),
    ("11 点 29 分开船", "The ferry leaves at 11.29"),
    ("02:30开始下雨", "It began to rain at 0230"),
    ("12月18日交货", "delivery on 18.12"),
    ("会议定在2019年11月26日", "The meeting is on Novemeber 26, 2019"),
    ("出发日期是5月", "The date of departure is May"),
    ("梁军、李雨合著", "by Liang Jun and Li Yu"),
    ("数以万计的候鸟", "tens of thousands of migrating birds"),
    ("数十亿元的项目", "a multibillion-yuan project"),
    ("广告费要几个亿", "advertising costs hundreds of millions"),
    ("这座磨坊建于19世纪", "The mill was built in the 1800s"),
    ("欢度六一", "celebrating June 1"),
    ("六四", "June Fourth"),
    ("418大促", "the sale on April 18"),
    ("“十四五”规划", "the 14th Five-Year Plan"),
    ("百分百纯棉", "100% cotton"),
    ("建校一百周年", "the centenary of the school"),
    ("适合三四五六年级的孩子", "for grades three to six"),
    ("上世纪六七十年代", "in the 1960s and 1970s"),
    ("两到三百万年前", "two to three million years ago"),
    ("门票五毛", "A ticket is fifty cents"),
    ("一日游", "a day trip"),
    ("比一世纪前更大", "larger than a century ago"),
    ("新冠疫苗", "a vaccine against Covid-19"),
    ("全天候开放", "open 24/7"),
    ("值200 多万美元", "worth more than $2 million"),
    ("营业额100 亿欧元", "a turnover of Euro10 billion"),
    ("销售额增长20%至300亿元。", "Sales rose by 20% to 30 billion yuan."),
    ("顾客增加三成至50万", "customers rose by 30% to 500,000"),
    ("水深23千米", "23 kilometres deep"),
    ("水深23千米", "23,000 metres deep"),
    ("三千米长跑", "the 3,000-metre race"),
    ("电站装机300兆瓦", "a station of 300 megawatts"),
    ("成交额1.5兆元", "a turnover of 1.5 trillion dollars"),
    ("该案于民国99年审结。", "The case was concluded in 2010."),
    ("该案于民国99年审结。", "The case was concluded in the 99th year of the Republic."),
    ("该案于民国99年审结。", "The case was concluded in Minguo 99 (2010)."),
    ("民國一〇八年三月五日", "March 5, 2019"),
    ("民國八十至九十年", "between 1991 and 2001"),
    ("民國70年代", "in the 1980s"),
    ("108學年度新生", "freshmen of the 2019 academic year"),
    ("108學年度新生", "freshmen of the 2019-2020 academic year"),
    ("同治三年重修。", "It was rebuilt in 1864."),
    ("同治三年重修。", "It was rebuilt in the third year of Tongzhi."),
    ("同治三年（1864年）重修。", "It was rebuilt in 1864, the third year of Tongzhi."),
    ("同治三年五月重修。", "It was rebuilt in June 1864."),
    ("光绪二十年五月初三", "on the third day of the fifth month of 1894"),
    ("昭和三十年生", "born in 1955"),
    ("路易十六被处决", "Louis XVI was executed"),
    ("二十大在北京召开", "The 20th National Congress met in Beijing"),
    ("五分之一的人务农", "a fifth work on farms"),
    ("九八年出生", "born in 1998"),
    ("农历八月十五日吃月饼", "Mooncakes are eaten at the Mid-Autumn Festival"),
    ("1360年五月", "in June 1360"),
    ("有12个人", "There are people"),
    ("第12个", "The one"),
    ("几千人", "people"),
    ("一月", "Jan"),
    ("六月", "Jun Li"),
    ("五月", "May"),
    ("三月", "by Mar"),
    ("1800年代", "the 19th century"),
    ("1900年代", "the 20th century"),
    ("36个", "three dozen"),
    ("24个", "two dozen"),
    ("1点整", "13:00"),
    ("下午3点", "15:00"),
    ("三十年", "decades"),
    ("九百九十年", "decades"),
    ("几百万人", "1 million people"),
    ("几百万人", "9 million people"),
    ("二十多个", "20 cakes"),
    ("15.5个", "fifteen and a half"),
    ("第19世纪", "in the 1800s"),
]
WRONG = [
    ("60万到80万个", "60,000 to 80,000", "missing"),
    ("投资1.2万亿元", "an investment of 1.2 billion yuan", "changed"),
    ("一千两百万台", "120 million units", "changed"),
    ("2024年", "in 2027", "changed"),
    ("增长3.2%", "grew by 32%", "changed"),
    ("约三成", "about 3%", "changed"),
    ("有23人死亡", "People died", "missing"),
    ("人死亡", "43 people died", "added"),
    ("第32届", "the 23rd", "changed"),
    ("数十万人", "tens of millions of people", "changed"),
    ("仓库里有1 300辆自行车", "There are 13,000 bicycles in the warehouse", "changed"),
    ("印了5 400万册", "5.4 million copies were printed", "changed"),
    ("数以万计的候鸟", "tens of millions of migrating birds", "added"),
    ("0.71万吨", "0.71 million tons", "changed"),
    ("九月三日", "June 1", "changed"),
    ("该案于民国99年审结。", "The case was concluded in 2011.", "changed"),
    ("该案于民国99年审结。", "The case was concluded.", "missing"),
    ("该案于民国99年审结。", "99 cases were concluded.", "missing"),
    ("同治三年重修。", "It was rebuilt in 1863.", "changed"),
    ("同治三年重修。", "It was rebuilt three times.", "missing"),
    ("民國九十九年五月", "in May 1999", "changed"),
    ("水深23千米", "230 kilometres deep", "changed"),
    ("销售额增长20%至300亿元。", "Sales rose by 20% to 3 billion yuan.", "changed"),
    ("有13个人", "There are people", "missing"),
    ("有1.5个", "There are some", "missing"),
    ("第13个", "The one", "missing"),
    ("几万人", "people", "missing"),
    ("六月", "in Jan", "missing"),
    ("五月", "by Mar", "missing"),
    ("1900年代", "the 19th century", "missing"),
    ("35个", "three dozen", "missing"),
    ("三十五年", "decades", "missing"),
    ("一千年", "decades", "missing"),
    ("几百万人", "10 million people", "changed"),
    ("二十多个", "40 cakes", "changed"),
    ("二十多个", "19 cakes", "changed"),
    ("15.25个", "half of fifteen", "missing"),
]


@rows_together(("chinese", "english"), SAME)
def test_a_faithful_line_is_not_accused(chinese: str, english: str) -> None:
    assert compare(chinese, english, source_language="zh", target_language="en").same
    assert compare(english, chinese, source_language="en", target_language="zh").same


@pytest.mark.parametrize(("chinese", "english", "how"), WRONG)
def test_a_wrong_number_is_found(chinese: str, english: str, how: str) -> None:
    there = compare(chinese, english, source_language="zh-Hans", target_language="en")
    assert not there.same
    if how != "missing":
        assert getattr(there, how)


@pytest.mark.parametrize(("chinese", "english", "how"), WRONG)
def test_a_wrong_number_is_found_the_other_way_round(chinese: str, english: str, how: str) -> None:
    assert not compare(english, chinese, source_language="en", target_language="zh").same


@pytest.mark.parametrize("count", [2, 11, 12])
def test_a_count_up_to_a_dozen_is_left_to_the_translator(count: int) -> None:
    assert compare(
        f"来了{count}个人", "They all came", source_language="zh", target_language="en"
    ).same
    assert compare(
        f"第{count}次来", "He came again", source_language="zh", target_language="en"
    ).same


def test_a_count_over_a_dozen_has_to_be_there() -> None:
    for said, number in (("来了13个人", "13"), ("第13次来", "第13")):
        found = compare(said, "They came again", source_language="zh", target_language="en")
        assert [one.text for one in found.missing] == [number]


def test_hundreds_are_left_to_the_translator_and_tens_of_thousands_are_not() -> None:
    for said, wanted in (("来了数百人", []), ("来了数千人", []), ("来了数万人", ["数万"])):
        found = compare(said, "Many people came", source_language="zh", target_language="en")
        assert [one.text for one in found.missing] == wanted


def test_only_large_numbers_may_be_rounded() -> None:
    def missing(chinese: str, english: str) -> bool:
        return not compare(chinese, english, source_language="zh", target_language="en").same

    assert not missing("有10000人", "There are 9,940 people")
    assert missing("有10000人", "There are 9,939 people")
    assert missing("有9999人", "There are 9,998 people")


@pytest.mark.parametrize("source", ["Expo-2020很热闹", "Covid-19还在"])
def test_a_number_that_is_part_of_a_name_may_be_left_out(source: str) -> None:
    assert compare(source, "It is here", source_language="zh", target_language="en").same


@pytest.mark.parametrize(("source", "target"), [("zh", "en"), ("en", "zh")])
def test_good_published_lines_are_hardly_accused(shared_data, source: str, target: str) -> None:
    folder = shared_data / "fxeval" / f"{source}-{target}"
    lines = (folder / f"flores-dev.{source}").read_text(encoding="utf-8").split("\n")
    good = (folder / f"flores-dev.google.{target}").read_text(encoding="utf-8").split("\n")
    accused = sum(
        not compare(one, other, source_language=source, target_language=target).same
        for one, other in zip(lines, good, strict=True)
    )
    assert accused <= 0.005 * len(lines)
