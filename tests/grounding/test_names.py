from __future__ import annotations

import pytest

from translator.grounding import Names, find_names, ground, to_pinyin
from translator.types import Entry

READINGS = {
    "维": "wei2", "新": "xin1", "建": "jian4", "国": "guo2", "丽": "li4", "雪": "xue3",
    "梅": "mei2", "志": "zhi4", "强": "qiang2", "晓": "xiao3", "明": "ming2", "安": "an1",
    "慧": "hui4", "绿": "lu:4",
}  # fmt: skip
ENTRIES = {
    "高兴": ("gao1 xing4", "happy", 4000),
    "明天": ("ming2 tian1", "tomorrow", 5000),
    "文莱": ("Wen2 lai2", "Brunei", 20),
    "法国": ("Fa3 guo2", "France", 9000),
    "周围": ("zhou1 wei2", "surroundings", 3000),
    "红楼梦": ("Hong2 lou2 meng4", "A Dream of Red Mansions (1791) by Cao Xueqin", 900),
    "习近平": ("Xi2 Jin4 ping2", "Xi Jinping (1953-), PRC politician", 100),
}


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


def cut(text: str) -> list[str]:
    words, at = [], 0
    while at < len(text):
        size = next((n for n in (3, 2) if text[at : at + n] in ENTRIES), 1)
        words.append(text[at : at + size])
        at += size
    return words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("焦维新教授说，任务完成了。", {"焦维新": "Jiao Weixin"}),
        ("记者李晓明从现场发回报道。", {"李晓明": "Li Xiaoming"}),
        ("王建国和妻子张丽去公园。", {"王建国": "Wang Jianguo", "张丽": "Zhang Li"}),
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
def test_people_are_found_by_what_stands_around_them(text: str, found: dict[str, str]) -> None:
    assert dict(find_names(text, lexicon=LEXICON).pinyin) == found


def test_a_name_is_the_same_wherever_it_stands_in_the_document() -> None:
    names = find_names("记者李晓明报道。\n后来李晓明走了。", lexicon=LEXICON)
    grounded = ground("后来李晓明走了", source="zh", target="en", names=names)
    assert grounded.text == "后来 Li Xiaoming 走了"


def test_the_shorter_part_of_a_longer_name_is_not_a_name_of_its_own() -> None:
    names = find_names("记者李晓明说。记者晓明说。李晓明说。", lexicon=LEXICON)
    assert list(names.pinyin) == ["李晓明"]


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


def test_names_inside_a_dotted_foreign_name_are_left_alone() -> None:
    assert Names(pinyin={"李明": "Li Ming"}).spans("李明·斯通") == []


def test_rare_proper_nouns_are_put_in_and_common_ones_left() -> None:
    grounded = ground(
        "文莱和法国的《红楼梦》", source="zh", target="en", dictionary=LEXICON, words=cut
    )
    assert grounded.text == "Brunei 和法国的《A Dream of Red Mansions》"
