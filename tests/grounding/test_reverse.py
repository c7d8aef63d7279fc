from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import ground, missing, reverse
from translator.grounding.spans import Span

LINES = """
加德滿都 加德满都 [Jia1 de2 man3 du1] /Kathmandu, capital of Nepal/
的的喀喀湖 的的喀喀湖 [Di4 di4 ka1 ka1 Hu2] /Lake Titicaca/
無國界醫生 无国界医生 [Wu2 guo2 jie4 Yi1 sheng1] /Doctors Without Borders/
布什 布什 [Bu4 shi2] /Bush/
灌木 灌木 [guan4 mu4] /bush; shrub/
歐洲 欧洲 [Ou1 zhou1] /Europe (abbr. for 歐羅巴洲|欧罗巴洲[Ou1 luo2 ba1 zhou1])/
歐羅巴 欧罗巴 [Ou1 luo2 ba1] /Europe/
美國 美国 [Mei3 guo2] /United States/
世衛 世卫 [Shi4 Wei4] /WHO/
印第安 印第安 [Yin4 di4 an1] /Indian/
臺語 台语 [Tai2 yu3] /Taiwanese/
雪梨 雪梨 [Xue3 li2] /Sydney (Tw)/
莫札特 莫扎特 [Mo4 zha1 te4] /Wolfgang Amadeus Mozart (1756-1791), Austrian composer/
義烏 义乌 [Yi4 wu1] /see 義烏市|义乌市[Yi4 wu1 Shi4]/
義烏市 义乌市 [Yi4 wu1 Shi4] /Yiwu, county-level city in Jinhua, Zhejiang/
從江縣 从江县 [Cong2 jiang1 Xian4] /Congjiang, a county in Guizhou/
南海 南海 [Nan2 Hai3] /South China Sea/
南華 南华 [Nan2 hua2] /South China/
裕民 裕民 [Yu4 min2] /Yumin county in Xinjiang/
大坞縣 大坞县 [Da4 wu4 Xian4] /Dawu, a county in Hubei/
道坞縣 道坞县 [Dao4 fu2 Xian4] /Dawu county in Sichuan/
湯山 汤山 [Tang1 shan1] /Tangshan/
唐善 唐善 [Tang2 shan4] /Tangshan/
丘吉爾 丘吉尔 [Qiu1 ji2 er3] /variant of 邱吉爾|邱吉尔[Qiu1 ji2 er3]/
邱吉爾 邱吉尔 [Qiu1 ji2 er3] /Winston Churchill (1874-1965), UK politician/
皇家學會 皇家学会 [Huang2 jia1 Xue2 hui4] /Royal Society/
德航 德航 [De2 hang2] /Lufthansa (airline)/abbr. for 德國漢莎航空|德国汉莎航空[De2 guo2 Han4 sha1]/
小雪 小雪 [Xiao3 xue3] /Xiaoxue, day of the calendar/
中朝 中朝 [Zhong1 Chao2] /China and North Korea/
叔本華 叔本华 [Shu1 ben3 hua2] /Arthur Schopenhauer (1788–1860), German philosopher/
蕭伯納 萧伯纳 [Xiao1 bo2 na4] /George Bernard Shaw (1856-1950), Irish playwright/
歐佩克 欧佩克 [Ou1 pei4 ke4] /Organization of Oil Countries/
石油國組織 石油国组织 [Shi2 you2 guo2 Zu3 zhi1] /Organization of Oil Countries (OOC)/
"""


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    folder = tmp_path_factory.mktemp("dictionary")
    (folder / "cedict.txt").write_text(LINES.strip(), encoding="utf-8")
    return Dictionary(folder / "cedict.txt", cache=folder / "cache")


def found(text: str, dictionary: Dictionary) -> dict[str, str]:
    return {s.source: s.replacement for s in reverse.spans(text, lexicon=dictionary)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She flew to Kathmandu.", {"Kathmandu": "加德满都"}),
        ("Kathmandu's streets", {"Kathmandu": "加德满都"}),
        ("near Lake Titicaca,", {"Lake Titicaca": "的的喀喀湖"}),
        ("She joined Doctors Without Borders.", {"Doctors Without Borders": "无国界医生"}),
        ("Mozart and his sister", {"Mozart": "莫扎特"}),
        ("a letter by Wolfgang Amadeus Mozart", {"Wolfgang Amadeus Mozart": "莫扎特"}),
        ("shops in Yiwu", {"Yiwu": "义乌"}),
        ("a farm in Congjiang County", {"Congjiang County": "从江县"}),
        ("at the Royal Society.", {"Royal Society": "皇家学会"}),
        ("on a Lufthansa flight", {"Lufthansa": "德国汉莎航空"}),  # in full
        ("She reads Schopenhauer.", {"Schopenhauer": "叔本华"}),
        ("a play by George Bernard Shaw", {"George Bernard Shaw": "萧伯纳"}),
    ],
)
def test_rare_names_are_found_as_whole_words(
    text: str, expected: dict[str, str], dictionary: Dictionary
) -> None:
    assert found(text, dictionary) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bush and Rose",  # ordinary words
        "across Europe",  # 欧洲, which the model knows, and not 欧罗巴
        "the United States",  # common
        "the WHO",  # too short
        "an Indian summer",  # an adjective
        "She speaks Taiwanese",
        "in Sydney",  # a word of Taiwan only
        "the Kathmandu Post",  # piece of a longer name
        "Anna Mozart",
        "kathmandu",
        "Kathmandu-based",
        "the South China Sea",  # a common name, and 南华 is no piece of it
        "in Congjiang",  # a bare county may be any village
        "in Yumin",
        "in Dawu County",  # two counties
        "in Tangshan",  # two places, none the likelier
        "the Royal Society for the Protection of Birds",  # another society
        "I’m Xiaoxue from the office",  # anybody's name
        "China and North Korea",  # 中朝 is an abbreviation
        "says Shaw.",  # 萧伯纳 writes Bernard Shaw
    ],
)
def test_what_is_uncertain_is_left_alone(text: str, dictionary: Dictionary) -> None:
    assert found(text, dictionary) == {}


def test_the_usual_spelling_is_written_for_a_rare_one(dictionary: Dictionary) -> None:
    known = reverse.reverse(dictionary).names["Winston Churchill"]
    assert known.chinese == "丘吉尔"


def test_the_table_is_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cedict.txt").write_text(LINES.strip(), encoding="utf-8")
    first = reverse.reverse(Dictionary(tmp_path / "cedict.txt", cache=tmp_path))
    assert len(list(tmp_path.glob("*-names-*.sqlite3"))) == 1
    assert not list(tmp_path.glob(".*"))
    monkeypatch.setattr(reverse, "_known", {})
    again = reverse.reverse(Dictionary(tmp_path / "cedict.txt", cache=tmp_path))
    assert again is not first
    assert again == first


def test_the_stage_writes_them_and_misses_them(dictionary: Dictionary) -> None:
    grounded = ground("She flew to Kathmandu.", source="en", target="zh", dictionary=dictionary)
    assert grounded.text == "She flew to 加德满都."
    assert missing(grounded, "她飞往加德满都。") == ()
    assert [span.source for span in missing(grounded, "她飞走了。")] == ["Kathmandu"]


def test_the_project_s_own_table_beats_the_dictionary(dictionary: Dictionary) -> None:
    spans: tuple[Span, ...] = ground(
        "from Khartoum to Kathmandu", source="en", target="zh", dictionary=dictionary
    ).spans
    assert [span.replacement for span in spans] == ["喀土穆", "加德满都"]


def test_the_name_as_it_is_and_its_other_words_prove_it(dictionary: Dictionary) -> None:
    grounded = ground(
        "Organization of Oil Countries", source="en", target="zh", dictionary=dictionary
    )
    for target in ("欧佩克", "石油国组织", "Organization of Oil Countries"):
        assert missing(grounded, target) == ()


def test_other_directions_know_nothing_of_it(dictionary: Dictionary) -> None:
    text = "Kathmandu"
    assert ground(text, source="en", target="fr", dictionary=dictionary).text == text
