"""Proper nouns of the dictionary: what they are in English, and where they are meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import ground, missing, stage
from translator.grounding.english_forms import accepted
from translator.grounding.fixed_terms import known_names, known_spans
from translator.grounding.nouns import noun
from translator.system import text_tables
from translator.types import Entry

LINES = """
威寧縣 威宁县 [Wei1 ning2 Xian4] /Weining Yi, Hui and Miao autonomous county in Guizhou/
海西州 海西州 [Hai3 xi1 Zhou1] /Haixi Mongol and Tibetan Autonomous Prefecture in Qinghai/
北江 北江 [Bei3 jiang1] /Beijiang River, in Guangdong/
中生代 中生代 [Zhong1 sheng1 dai4] /Mesozoic (geological era)/
端午節 端午节 [Duan1 wu3 jie2] /Dragon Boat Festival/
科爾 科尔 [Ke1 er3] /Kohl (name)/Helmut Kohl (1930-2017), German politician/
瑪利亞 玛利亚 [Ma3 li4 ya4] /Mary (biblical name)/
維拉 维拉 [Wei2 la1] /Vala (Middle-earth)/
克勞斯 克劳斯 [Ke4 lao2 si1] /Claus or Klaus (name)/
格雷 格雷 [Ge2 lei2] /Grey/Gray/
蘭斯 兰斯 [Lan2 si1] /Reims (city in France)/
巴赫 巴赫 [Ba1 he4] /Johann Sebastian Bach (1685-1750), German composer/
卡拉 卡拉 [Ka3 la1] /Kara, city in northern Togo/
卡拉 卡拉 [ka3 la1] /karaoke/
愛沙尼亞 爱沙尼亚 [Ai4 sha1 ni2 ya4] /Estonia/
意大利 意大利 [Yi4 da4 li4] /Italy/
博洛尼亞 博洛尼亚 [Bo2 luo4 ni2 ya4] /Bologna/
斯賓諾莎 斯宾诺莎 [Si1 bin1 nuo4 sha1] /Baruch or Benedict Spinoza (1632-1677), philosopher/
赫魯曉夫 赫鲁晓夫 [He4 lu3 xiao3 fu1] /Nikita Khrushchev (1894–1971), secretary-general/
大發 大发 [Da4 fa1] /Daihatsu, Japanese car company/
新店 新店 [Xin1 dian4] /Xindian or Hsintien city in New Taipei City/
臺灣 台湾 [Tai2 wan1] /Taiwan, island/
福建 福建 [Fu2 jian4] /Fujian province/
政和 政和 [Zheng4 he2] /see 政和縣|政和县[Zheng4 he2 Xian4]/
政和縣 政和县 [Zheng4 he2 Xian4] /Zhenghe, a county in Nanping, Fujian/
美的 美的 [Mei3 di4] /Midea (brand)/
朋友圈 朋友圈 [Peng2 you5 quan1] /Moments (social networking function of WeChat)/
朋友 朋友 [peng2 you5] /friend/
圈 圈 [quan1] /circle; ring/
三位一體 三位一体 [San1 wei4 yi1 ti3] /Holy Trinity/trinity/
大坑 大坑 [Da4 keng1] /Tai Hang District, Hong Kong/Dakeng, name of places in Taiwan/
金邊 金边 [Jin1 bian1] /Phnom Penh, capital of Cambodia/
四國 四国 [Si4 guo2] /Shikoku, one of the four main islands of Japan/
微信 微信 [Wei1 xin4] /Weixin or WeChat (messaging service)/
東德 东德 [Dong1 De2] /East Germany (1945-1990)/German Democratic Republic/
蘋果公司 苹果公司 [Ping2 guo3 Gong1 si1] /Apple Inc. (computers)/
西奈 西奈 [Xi1 nai4] /Sinai Peninsula/
普法戰爭 普法战争 [Pu3 Fa3 Zhan4 zheng1] /Franco-Prussian War (1870-1871)/
漢斯 汉斯 [Han4 si1] /Hans (name)/Reims (city in France)/
商務部 商务部 [Shang1 wu4 bu4] /Department of Trade/
萬聖節 万圣节 [Wan4 sheng4 jie2] /All Saints (Christian festival)/
證監會 证监会 [Zheng4 jian1 hui4] /China Securities Regulatory Commission (CSRC)/
美國 美国 [Mei3 guo2] /United States/
中國 中国 [Zhong1 guo2] /China/
安達 安达 [An1 da2] /Anda, county-level city in Suihua, Heilongjiang/
發展研究中心 发展研究中心 [Fa1 zhan3 Yan2 jiu1 Zhong1 xin1] /Development Research Center/
發展 发展 [fa1 zhan3] /development/
研究 研究 [yan2 jiu1] /research/
中心 中心 [zhong1 xin1] /center/
哈佛大學 哈佛大学 [Ha1 fo2 Da4 xue2] /Harvard University/
雪城 雪城 [Xue3 cheng2] /Syracuse, New York/
新 新 [xin1] /new/
店 店 [dian4] /shop/
大 大 [da4] /big/
發 发 [fa1] /to send/
政 政 [zheng4] /politics/
和 和 [he2] /and/
美 美 [mei3] /beautiful/
的 的 [de5] /of/
坑 坑 [keng1] /pit/
金 金 [jin1] /gold/
邊 边 [bian1] /edge/
四 四 [si4] /four/
國 国 [guo2] /country/
三位 三位 [san1 wei4] /three (people)/
一體 一体 [yi1 ti3] /as one/
薩 萨 [Sa4] /Sa/
爾 尔 [er3] /thus/
瓦 瓦 [wa3] /tile/
多 多 [duo1] /many/
普 普 [pu3] /general/
京 京 [jing1] /capital/
"""
ROWS = text_tables.rows_of(Path(__file__).with_name("nouns.tsv"))


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    folder = tmp_path_factory.mktemp("dictionary")
    (folder / "cedict.txt").write_text(LINES.strip(), encoding="utf-8")
    return Dictionary(folder / "cedict.txt", cache=folder / "cache")


@rows_together(("cut", "expected"), ROWS)
def test_a_noun_is_written_where_it_is_whole_and_meant(
    cut: str, expected: str, dictionary: Dictionary
) -> None:
    grounded = ground(
        cut.replace("|", ""), source="zh", target="en", dictionary=dictionary,
        words=lambda _: cut.split("|"), kinds=frozenset({"dictionary"}),
    )  # fmt: skip
    assert grounded.text == expected


def entry(meaning: str, pinyin: str = "Pu3 jing1", word: str = "普京") -> Entry:
    return Entry(
        traditional=word, simplified=word, pinyin=pinyin, meanings=tuple(meaning.split("/"))
    )


@pytest.mark.parametrize(
    ("meaning", "pinyin", "word", "name"),
    [
        ("Vladimir Putin (1952-), Russian politician", "Pu3 jing1", "普京", "Putin"),
        ("Liu Cixin (1963-), Chinese writer", "Liu2 Ci2 xin1", "刘慈欣", "Liu Cixin"),
        ("Tojo Hideki (1884-1948), minister", "Dong1 tiao2 Ying1 ji1", "东条英机", "Tojo Hideki"),
        ("Phnom Penh, capital of Cambodia", "Jin1 bian1", "金边", "Phnom Penh"),
        ("Pingyao county in Jinzhong 晋中, Shanxi", "Ping2 yao2", "平遥", "Pingyao"),
        ("Weixin or WeChat (service)", "Wei1 xin4", "微信", "WeChat"),
        ("Xindian or Hsintien city in New Taipei City", "Xin1 dian4", "新店", "Xindian"),
        ("Deutsche Lufthansa AG", "Han4 sha1 Gong1 si1", "汉莎公司", "Deutsche Lufthansa"),
        ("Mt Wuyi in Fujian", "Wu3 yi2 shan1", "武夷山", "Mount Wuyi"),
        (
            "Nobel Prize in Literature",
            "Nuo4 bei4 er3 Jiang3",
            "诺贝尔奖",
            "Nobel Prize in Literature",
        ),
        ("Hokkaidō, Japan", "Bei3 hai3 dao4", "北海道", "Hokkaido"),
        ("El Salvador", "Sa4 er3 wa3 duo1", "萨尔瓦多", "El Salvador"),
        ("surname Pu", "Pu3", "普", None),
        ("abbr. for 北京大学", "Bei3 da4", "北大", None),
        ("one of the five sacred mountains", "Tai4 shan1", "泰山", None),
        ("Hans (name)/Reims (city in France)", "Han4 si1", "汉斯", None),
        ("Mary or Marie (name)", "Ma3 li4", "玛丽", None),
        ("Holy Trinity/trinity", "San1 wei4 yi1 ti3", "三位一体", None),
        ("Sichuan or Szechuan cuisine", "Chuan1 cai4", "川菜", None),
        ("Xia, Shang and Zhou", "Xia4 Shang1 Zhou1", "夏商周", None),
        ("(slang) United States", "Mei3 di4", "美帝", None),
        ("Ts'u Hsi (1835-1908), empress", "Ci2 xi3 Tai4 hou4", "慈禧太后", None),
    ],
)
def test_a_gloss_gives_the_usual_name_or_none(
    meaning: str, pinyin: str, word: str, name: str | None, dictionary: Dictionary
) -> None:
    found = noun(word, [entry(meaning, pinyin, word)], dictionary)
    assert (found.english if found else None) == name


@pytest.mark.parametrize(
    ("name", "kind", "form"),
    [
        ("Federal Bureau of Investigation", "body", "FBI"),
        ("Volga River", "place", "Volga"),
        ("Galapagos Islands", "place", "Galapagos"),
        ("Denmark", "sound", "Danish"),
        ("Somalia", "sound", "Somal"),
        ("Kyiv", "place", "Kiev"),
        ("Sejong the Great", "person", "Sejong"),
        ("Formula One", "other", "Formula 1"),
        ("Republic of Palau", "place", "Palau"),
    ],
)
def test_a_shorter_or_other_form_proves_a_name(name: str, kind: str, form: str) -> None:
    assert form in accepted((name,), kind)


def test_short_forms_are_words_of_their_own() -> None:
    grounded = ground("美联储加息。", source="zh", target="en")
    assert grounded.text == "Federal Reserve 加息。"
    assert missing(grounded, "The Fed raised rates.") == ()
    assert missing(grounded, "A Fedora was raised.") == grounded.spans


def test_forms_in_brackets_are_not_read_from_english() -> None:
    assert known_names()["伽利略卫星导航系统"] == ("Galileo",)
    assert known_spans("Galileo saw the moon; the Fed did not.", source="en") == []
    found = known_spans("OPEC met.", source="en")
    assert {"欧佩克", "石油输出国组织", "OPEC"} <= set(found[0].accepted)


def test_a_list_may_be_only_looked_for(
    dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "ONLY_CHECKED", frozenset({"cedict-sound"}))
    grounded = ground("她从爱沙尼亚来", source="zh", target="en", dictionary=dictionary)
    assert grounded.text == "她从爱沙尼亚来"
    assert missing(grounded, "She is from Estonia.") == ()
    assert [span.source for span in missing(grounded, "She is from here.")] == ["爱沙尼亚"]
