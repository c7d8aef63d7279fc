"""Whether a proper noun ends where it seems to: what stands beside it, at each limit."""

from __future__ import annotations

import pytest

from translator.grounding import edges
from translator.grounding.evidence import Lexicon
from translator.types import Entry


class Words(Lexicon):
    """A dictionary of a few words: how often each is used, what it means, whether it is a name."""

    def __init__(self, **known: tuple[int, str]) -> None:
        self._known = known

    def lookup(self, word: str) -> list[Entry]:
        if not self._known.get(word, (0, ""))[1]:
            return []
        meaning = self._known[word][1]
        pinyin = "X" if self.is_proper_noun_only(word) else "x"
        return [Entry(traditional=word, simplified=word, pinyin=pinyin, meanings=(meaning,))]

    def is_proper_noun_only(self, word: str) -> bool:
        return self._known.get(word, (0, ""))[1][:1].isupper()

    def frequency(self, word: str) -> int:
        return self._known.get(word, (0, ""))[0]

    def reading(self, character: str) -> str:
        return ""


LEXICON = Words(
    科尔=(edges.RARE - 1, "Cole"), 巴拿=(edges.RARE, "Bana"), 拉丁=(499, "to pull"),
    巴士=(500, "bus"), 罗马尼=(0, "word"), 新=(1000, "new"), 店=(999, "shop"), 政=(334, "rule"),
    潭=(333, "pool"), 朋友=(500, "friend"), 圈=(400, "ring"), 友人=(499, "friend"),
    三位=(600, "three"), 一体=(600, "whole"), 江西=(900, "Jiangxi province"),
    福建=(900, "Fujian province"), 东山=(3, "Dongshan, a hill"), 大城=(3, "big city"),
    美的=(100, ""), 的家=(99, ""), 中东山=(0, "Middle east hill"), 皖=(3, "Anhui province"),
    美国=(900, "United States"),
)  # fmt: skip


def at(text: str) -> tuple[list[str], int]:
    """Return words that stand between bars, and the place of the one in brackets."""
    words = text.split("|")
    index = next(at for at, word in enumerate(words) if word.startswith("["))
    words[index] = words[index].strip("[]")
    return words, index


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("[曼彻斯特]", False),
        ("北|[爱尔兰]", True),
        ("[长安]|街", True),
        ("[爱尔兰]|街", False),
        ("[曼彻斯特]|城队", True),
        ("[巴林]|银行", True),
        ("[爱尔兰]|银行", False),
        ("科尔|[爱尔兰]", True),  # a name seldom used may be a piece,
        ("巴拿|[爱尔兰]", False),  # one that everybody knows is none,
        ("拉丁|[爱尔兰]", True),
        ("巴士|[爱尔兰]", False),  # nor is an everyday word,
        ("罗马尼|[爱尔兰]", False),  # nor a longer one of the dictionary
        ("罗马拉|[爱尔兰]", True),
        ("尔|[爱尔兰]", True),
        ("比|[爱尔兰]", False),
        ("[爱尔兰]|比", False),
        ("[科尔]|比", True),
        ("[爱尔兰]|尔", True),
        ("他|[爱尔兰]|他", False),
    ],
)
def test_a_transliteration_may_go_on(text: str, more: bool) -> None:
    words, index = at(text)
    assert edges.goes_on(words, index, LEXICON) is more


@pytest.mark.parametrize(
    ("text", "behind"),
    [("尔|[日耳曼]", True), ("比|[日耳曼]", False), ("科尔|[日耳曼]", False), ("[日耳曼]", False)],
)
def test_a_piece_stands_before_a_word(text: str, behind: bool) -> None:
    assert edges.is_behind_sound(*at(text)) is behind


@pytest.mark.parametrize(
    ("text", "adjective"),
    [("[凯尔特人]", True), ("[凯尔特]|人", True), ("[凯尔特]|说", False), ("[凯尔特]", False)],
)
def test_a_name_of_a_people_is_an_adjective(text: str, adjective: bool) -> None:
    assert edges.is_adjective(*at(text)) is adjective


@pytest.mark.parametrize(
    ("word", "could"),
    [
        ("新新", True),
        ("新店", False),  # 店 is used a little less
        ("朋友圈", True),
        ("友人圈", False),
        ("朋友政", True),  # in a longer one a third of that is enough,
        ("朋友潭", True),
        ("朋友皖", False),  # and no less
        ("三位一体", True),
        ("朋友江西", False),  # a name is no word
        ("朋友三位一体", True),
        ("三位朋友一体", True),
        ("朋友友人一体", False),
    ],
)
def test_what_is_written_like_words(word: str, could: bool) -> None:
    assert edges.could_be_words(word, LEXICON) is could


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[政和]|县", True),
        ("[政和]|县里", True),
        ("[政和]|县政府", False),
        ("福建|[政和]", True),
        ("开往|[六安]", True),
        ("[政和]", False),
        ("江西|和|[政和]", True),
        ("[政和]|和|江西", True),
        ("[政和]|和", False),
        ("和|[政和]", False),
        ("江西|在|[政和]", False),
        ("[政和]|在|江西", False),
        ("东山|[政和]", False),
        ("大城|[政和]", False),  # a big city is no name
        ("皖|[政和]", False),
        ("某某县|[政和]", True),
        ("某县|[政和]", False),
        ("某某人|[政和]", False),
    ],
)
def test_a_sentence_shows_a_place(text: str, shown: bool) -> None:
    words, index = at(text)
    assert edges.is_shown(words, index, LEXICON) is shown


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("去|美|[的城]", True),  # 美的 is a word,
        ("去|的|[家城]", False),  # 的家 too seldom one
        ("[城美]|的|家", True),
        ("[城的]|家", False),
        ("美|[的好大城]", False),  # beside a long one chance has it
        ("[好大城美]|的", False),
        ("中|[东山]", True),
        ("国中|[东山]", False),
        ("[中东]|山", True),
        ("[中东]|山上", False),
    ],
)
def test_a_word_reaches_over_an_edge(text: str, cut: bool) -> None:
    words, index = at(text)
    start = sum(map(len, words[:index]))
    whole = "".join(words)
    end = start + len(words[index])
    assert edges.is_cut(whole, start, end, words, index, LEXICON) is cut


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("准|[噶尔]", True),
        ("[安达]|臣", True),
        ("的|[噶尔]|的", False),
        ("准备|[噶尔]|大臣", False),
        ("臣|。|[噶尔]|a|臣", False),
        ("[噶尔]", False),
    ],
)
def test_a_character_that_nothing_explains(text: str, loose: bool) -> None:
    assert edges.has_loose_neighbour(*at(text)) is loose


@pytest.mark.parametrize(
    ("text", "english", "pinyin", "other"),
    [
        ("[北江]|省", "Beijiang", True, True),
        ("[北江]|省", "Beijiang", False, False),
        ("[北江]|县", "Bei River", True, True),
        ("[北江]|县", "Beijiang", True, False),
        ("[北江]|边", "Bei River", True, False),
        ("[北江]", "Bei River", True, False),
    ],
)
def test_what_stands_behind_makes_another_place(
    text: str, english: str, pinyin: bool, other: bool
) -> None:
    words, index = at(text)
    assert edges.is_other_unit(words, index, english, pinyin=pinyin) is other


@pytest.mark.parametrize(
    ("text", "english", "before"),
    [
        ("美国|[证监会]", "China Securities Regulatory Commission", True),
        ("[证监会]", "China Securities Regulatory Commission", False),
        ("朋友|[证监会]", "China Securities Regulatory Commission", False),
        ("美国|[证监会]", "Securities Commission", False),
    ],
)
def test_a_country_before_a_body(text: str, english: str, before: bool) -> None:
    words, index = at(text)
    assert edges.has_country_before(words, index, english, LEXICON) is before


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        ("（Katowice）", "Katowice"),
        ("市 ( Katowice )", "Katowice"),
        ("大学是（Katowice）", ""),
        ("（卡托维兹）", ""),
        ("", ""),
    ],
)
def test_the_article_says_the_name_itself(behind: str, said: str) -> None:
    assert edges.said_by_article("卡托维兹" + behind, 4) == said
