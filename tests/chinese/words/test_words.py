"""Words: nothing lost, dictionary words, whole numbers and addresses, and the kind of each."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import Vocabulary
from translator.chinese.words.words import cut, explain, words
from translator.system import text_tables

TABLE = Path(__file__).with_name("words.tsv")
ROWS = text_tables.rows_of(TABLE)


@rows_together(("why", "row"), ROWS, ids=[f"{why}: {row}" for why, row in ROWS])
def test_table(why: str, row: str, whole_dictionary: Dictionary) -> None:
    expected = row.replace("↵", "\n").split("|")
    assert words("".join(expected), whole_dictionary) == expected


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 60


@given(text=st.text())
@example(text="漂漂亮亮亮堂堂的")
def test_joined_words_are_any_text(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(cut(text)) == text


CHINESE = (
    "第一二三十百万几数个人这种分之0125.王李史瑞克普鲁申科·的了很大北京学市，a1 人口密度"
    "漂亮堂高兴奋月日电本报台中市长面条头牛支枪车停把书放过"
)


@given(text=st.text(st.sampled_from(CHINESE), max_size=40))
@example(text="漂漂亮亮亮堂堂的")
@example(text="8月2日电三日电")
@example(text="台中市長一面墙二十一条")
def test_joined_words_are_any_chinese_text(whole_dictionary: Dictionary, text: str) -> None:
    own = Vocabulary(
        words=frozenset(["口密", "1"]), terms=frozenset(["瑞克"]), names=frozenset(["王李史"])
    )
    assert "".join(words(text, whole_dictionary)) == text
    assert "".join(words(text, whole_dictionary, vocabulary=own)) == text
    explained = explain(text, whole_dictionary, vocabulary=own)
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in explained)
    assert [one.text for one in explained] == words(text, whole_dictionary, vocabulary=own)


def test_a_word_that_is_put_together_says_why(whole_dictionary: Dictionary) -> None:
    found = explain("领骑漂漂亮亮的普鲁申科和王秀兰", whole_dictionary)
    assert [(one.text, one.why) for one in found if one.why] == [
        ("领骑", "领 is alone in 8% of its uses"),
        ("漂漂亮亮", "漂亮 doubled"),
        ("普鲁申科", "written as foreign names are"),
        ("秀兰", "a given name behind 王"),
    ]


def test_lone_surrogates_and_marks_stand_alone() -> None:
    assert words(f"好\ud800{placeholders.atom(1)}") == ["好", "\ud800", placeholders.atom(1)]


def test_words_of_the_dictionary_in_both_scripts(dictionary: Dictionary) -> None:
    assert words("这项技术被发明", dictionary) == ["这", "项", "技术", "被", "发明"]
    assert words("這項技術被發明", dictionary) == ["這", "項", "技術", "被", "發明"]


def test_numbers_latin_and_addresses_stay_whole(dictionary: Dictionary) -> None:
    text = "3.5的v2.1.0，https://example.org/a?b=1。10:30 don't"
    assert words(text, dictionary) == [
        "3.5", "的", "v2.1.0", "，", "https://example.org/a?b=1", "。", "10:30", " ", "don't",
    ]  # fmt: skip


def test_without_a_dictionary_the_own_list_serves() -> None:
    assert words("我们去公园") == ["我们", "去", "公园"]
    assert [one.kind for one in explain("我们去公园")] == ["dictionary"] * 3


def test_the_longest_words_stay_available(whole_dictionary: Dictionary) -> None:
    assert cut("一个人口密度", whole_dictionary) == ["一个", "人口密度"]


def test_each_word_says_why_it_is_one(whole_dictionary: Dictionary) -> None:
    text = f"他 用25亿，Word见http://a.cn的史瑞克领骑王秀兰鵼{placeholders.atom(1)}第三章语雀云计算"
    own = Vocabulary(words=frozenset(["语雀"]), terms=frozenset(["云计算"]))
    explained = explain(text, whole_dictionary, vocabulary=own)
    kinds = {one.text: one.kind for one in explained}
    assert kinds == {
        "他": "dictionary", " ": "space", "用": "dictionary", "25亿": "number", "，": "mark",
        "Word": "latin", "见": "dictionary", "http://a.cn": "address", "的": "dictionary",
        "史瑞克": "name", "领骑": "compound", "王": "dictionary", "秀兰": "name",
        "鵼": "character", placeholders.atom(1): "mark", "第三": "number", "章": "dictionary",
        "语雀": "user", "云计算": "term",
    }  # fmt: skip


@pytest.mark.parametrize("run", ["让", "贾", "尔", "领骑", "王", "一", "第", "几", "贾·", "十分"])
def test_long_runs_end(whole_dictionary: Dictionary, run: str) -> None:
    """Each would take minutes if the time grew with the square of the length."""
    text = run * 100_000
    own = Vocabulary(terms=frozenset([run * 2]))
    assert "".join(words(text, whole_dictionary, vocabulary=own)) == text


def test_long_runs_take_little_time() -> None:
    assert len(words("啊" * 100_000)) > 1000
    assert words("a" * 1_000_000) == ["a" * 1_000_000]


@cache
def _gold(file: Path) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line:
            sentences.append([])
        elif cells[0].isdigit():
            sentences[-1].append(cells[1])
    return sentences


def _f1(file: Path, dictionary: Dictionary | None) -> float:
    right = found = wanted = 0
    for sentence in _gold(file):
        ours = set(_spans(words("".join(sentence), dictionary)))
        theirs = set(_spans(sentence))
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return 2 * right / (found + wanted)


def test_measuring_treebank_without_a_dictionary(shared_data: Path) -> None:
    assert _f1(shared_data / "ud_gsdsimp" / "zh_gsdsimp-ud-test.conllu", None) > 0.78


@pytest.mark.parametrize("part", ["dev", "test"])
def test_measuring_treebank(shared_data: Path, whole_dictionary: Dictionary, part: str) -> None:
    file = shared_data / "ud_gsdsimp" / f"zh_gsdsimp-ud-{part}.conllu"
    assert _f1(file, whole_dictionary) > 0.86


def _spans(tokens: list[str]) -> list[tuple[int, int]]:
    ends = list(accumulate(map(len, tokens)))
    return list(pairwise([0, *ends]))
