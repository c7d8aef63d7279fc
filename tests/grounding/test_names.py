from __future__ import annotations

from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import Names, find_names, ground, to_pinyin
from translator.system import text_tables
from translator.types import Entry

READINGS = {
    "维": "wei2", "新": "xin1", "建": "jian4", "国": "guo2", "丽": "li4", "雪": "xue3",
    "梅": "mei2", "志": "zhi4", "强": "qiang2", "晓": "xiao3", "明": "ming2", "安": "an1",
    "慧": "hui4", "绿": "lu:4",
}  # fmt: skip
ENTRIES = {
    "高兴": ("gao1 xing4", "happy", 4000),
    "明天": ("ming2 tian1", "tomorrow", 5000),
    "天天": ("tian1 tian1", "every day", 900),
    "文莱": ("Wen2 lai2", "Brunei", 20),
    "法国": ("Fa3 guo2", "France", 9000),
    "周围": ("zhou1 wei2", "surroundings", 3000),
    "发明": ("fa1 ming2", "to invent", 3000),
    "漫长": ("man4 chang2", "very long", 700),
    "教授": ("jiao4 shou4", "professor", 9000),
    "记者": ("ji4 zhe3", "reporter", 9000),
    "冠军": ("guan4 jun1", "champion", 2000),
    "红楼梦": ("Hong2 lou2 meng4", "A Dream of Red Mansions (1791) by Cao Xueqin", 900),
    "习近平": ("Xi2 Jin4 ping2", "Xi Jinping (1953-), PRC politician", 100),
}
CASES = text_tables.rows_of(Path(__file__).with_name("names.tsv"))


class SmallDictionary:
    def lookup(self, word: str) -> list[Entry]:
        if word not in ENTRIES:
            return []
        pinyin, meaning, _ = ENTRIES[word]
        return [Entry(traditional=word, simplified=word, pinyin=pinyin, meanings=(meaning,))]

    def is_proper_noun_only(self, word: str) -> bool:
        return word in ENTRIES and ENTRIES[word][0][0].isupper()

    def frequency(self, word: str) -> int:
        return ENTRIES[word][2] if word in ENTRIES else 0

    def reading(self, character: str) -> str:
        return READINGS.get(character, "")


LEXICON = SmallDictionary()


@pytest.fixture(scope="module")
def whole(whole_dictionary: Dictionary) -> Dictionary:
    """CC-CEDICT itself: what is between the edges of words only the whole of it shows."""
    return whole_dictionary


def written(text: str, dictionary: Dictionary) -> list[str]:
    kinds = frozenset({"name"})
    grounded = ground(text, source="zh", target="en", dictionary=dictionary, kinds=kinds)
    return [span.source for span in grounded.spans]


def shown(text: str, dictionary: Dictionary) -> str:
    kinds = frozenset({"name"})
    return ground(text, source="zh", target="en", dictionary=dictionary, kinds=kinds).text


def cut(text: str) -> list[str]:
    words, at = [], 0
    while at < len(text):
        size = next((n for n in (3, 2) if text[at : at + n] in ENTRIES), 1)
        words.append(text[at : at + size])
        at += size
    return words


@rows_together(("text", "names"), CASES)
def test_people_are_found_and_nothing_else(text: str, names: str, whole: Dictionary) -> None:
    assert written(text, whole) == names.split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("记者李晓明从现场发回报道。", {"李晓明": "Li Xiaoming"}),
        ("欧阳雪梅获得冠军。", {"欧阳雪梅": "Ouyang Xuemei"}),
        ("董事长赵志强告诉记者", {"赵志强": "Zhao Zhiqiang"}),
        ("作家李安慧说", {"李安慧": "Li Anhui"}),
        ("张先生和王女士都来了。", {}),
        ("李总说，可以。", {}),
        ("他高兴地说，周围人很多。", {}),
        ("这项发明获得了好评。", {}),
        ("一段漫长的路", {}),
        ("罗戈津说，可以。", {}),
        ("克里斯·李维新说", {}),
        ("习近平强调", {}),
        ("岸田文雄说", {}),
        ("金山湖边很美。", {}),
    ],
)
def test_a_small_dictionary_is_enough_for_plain_cases(text: str, found: dict[str, str]) -> None:
    assert dict(find_names(text, lexicon=LEXICON).pinyin) == found


def test_a_name_is_the_same_wherever_it_stands_in_the_document() -> None:
    names = find_names("记者李晓明报道。\n后来李晓明走了。", lexicon=LEXICON)
    grounded = ground("后来李晓明走了", source="zh", target="en", names=names)
    assert grounded.text == "后来 Li Xiaoming 走了"


def test_a_doubtful_mention_carries_no_other(whole: Dictionary) -> None:
    assert written("他住在王静家。王静不在。", whole) == []
    assert written("教师王静说，她不去。他住在王静家。", whole) == ["王静", "王静"]


def test_a_known_name_is_not_found_across_a_word(whole: Dictionary) -> None:
    text = "教授李明很高兴。李明天天来，我和李明天见。"
    assert shown(text, whole) == "教授 Li Ming 很高兴。Li Ming 天天来，我和李明天见。"


def test_one_title_is_that_of_all_in_a_list(whole: Dictionary) -> None:
    text = "记者任丽颖、白明山、范世辉报道。"
    assert written(text, whole) == ["任丽颖", "白明山", "范世辉"]


def test_people_who_are_not_written_are_known_for_readings_and_words(whole: Dictionary) -> None:
    names = find_names("韩国演员宋康昊获得影帝。", lexicon=whole)
    assert names.pinyin["宋康昊"] == "Song Kanghao"
    assert names.unwritten == {"宋康昊"}
    assert names.spans("宋康昊来了") == []


@pytest.mark.parametrize(
    "text",
    [
        "越南总理来了。副总理范平明说，谈判顺利。范平明还说，会再来。",
        "新加坡房价上涨。居民陈美玲说，太贵了。陈美玲想搬家。",
        "台湾昨天下雨。作家林文月说，她不出门。",
    ],
)
def test_what_the_document_is_about_says_where_a_person_is_from(
    text: str, whole: Dictionary
) -> None:
    assert written(text, whole) == []


def test_a_document_about_the_mainland_may_name_other_places(whole: Dictionary) -> None:
    text = "浙江和福建的茶商来了，还有台湾客人。茶农林文秀说，今年茶好。"
    assert written(text, whole) == ["林文秀"]


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("单志强", "Shan Zhiqiang"),
        ("曾丽", "Zeng Li"),
        ("李慧安", "Li Hui'an"),
        ("吕绿", "Lyu Lyu"),
        ("李嬲", ""),
    ],
)
def test_names_are_written_as_passports_have_them(name: str, pinyin: str) -> None:
    assert to_pinyin(name, LEXICON) == pinyin


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("谷长海", "Gu Changhai"),
        ("冯朝霞", "Feng Zhaoxia"),
        ("冯朝东", "Feng Chaodong"),
        ("李重阳", "Li Chongyang"),
        ("王乐", "Wang Le"),
        ("任行", "Ren Xing"),
        ("李思曾", "Li Sizeng"),
    ],
)
def test_given_names_have_the_readings_of_names(name: str, pinyin: str, whole: Dictionary) -> None:
    assert to_pinyin(name, whole) == pinyin


@pytest.mark.parametrize("place", ["越南队主帅阮文豪", "韩国演员宋敏俊", "日本防卫大臣林正雄"])
def test_people_of_other_countries_are_left_alone(place: str, whole: Dictionary) -> None:
    assert written(f"{place}在会上说，一切顺利。", whole) == []


def test_names_inside_a_dotted_foreign_name_are_left_alone() -> None:
    assert Names(pinyin={"李明": "Li Ming"}).spans("李明·斯通") == []


def test_rare_proper_nouns_are_put_in_and_common_ones_left() -> None:
    grounded = ground(
        "文莱和法国的《红楼梦》", source="zh", target="en", dictionary=LEXICON, words=cut
    )
    assert grounded.text == "Brunei 和法国的《A Dream of Red Mansions》"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("局长陈志\n远表示，大桥下周通车。", []),  # a line's end, wherever it comes from
        ("局长陈志\n\n远处有一座桥。", ["陈志"]),  # another paragraph
        ("局长陈志\n表示，大桥下周通车。", ["陈志"]),
        ("局长陈志\U000f4000远\U000f8000表示，大桥下周通车。", ["陈志远"]),
        ("局长\U000f4000陈志远\U000f8000表示，大桥下周通车。", ["陈志远"]),
    ],
)
def test_what_goes_through_a_name_makes_no_other_of_it(
    text: str, people: list[str], whole: Dictionary
) -> None:
    found = find_names(text, lexicon=whole)
    assert list(found.pinyin) == people
    written = [span.source for span in found.spans(text)]
    assert written == [name for name in people if name in text]
