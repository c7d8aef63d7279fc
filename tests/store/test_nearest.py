"""Which texts of the index may be alike, and how many are looked at."""

from __future__ import annotations

import pytest

from translator.store import Library, nearest
from translator.store.comparable import comparable
from translator.store.memory_rows import MemoryRow
from translator.store.nearest import _of_words, _spoilt, alike, sharing, with_grams
from translator.store.text_index import SOURCE, TARGET
from translator.types import Provenance


def filled(*pairs: tuple[str, str]) -> Library:
    library = Library()
    library.put_memory(
        MemoryRow(
            source=source, target=target, source_language="zh-Hans", target_language="en",
            provenance=Provenance(kind="person"),
        )
        for source, target in pairs
    )  # fmt: skip
    return library


PAIRS = [
    ("这家小店每天早上八点开门。", "The small shop opens at eight every morning."),
    ("这家小店每天早上九点开门。", "The small shop opens at nine every morning."),
    ("这家书店每天晚上八点关门。", "The bookshop closes at eight every evening."),
    ("我们昨天在河边看到了三只白鹭。", "Yesterday we saw three egrets by the river."),
]


def found(library: Library, text: str, side: int, minimum: float, limit: int = 9) -> list[float]:
    with library.database.write() as connection:
        rows = alike(connection, comparable(text), side=side, minimum=minimum, limit=limit)
    return [round(score, 2) for score, _, _ in rows]


def test_sharing_counts_what_of_the_asked_one_is_in_the_other_however_long_it_is() -> None:
    with filled(*PAIRS) as library, library.database.write() as connection:

        def shares(text: str, least: float) -> list[float]:
            rows = sharing(connection, comparable(text), side=SOURCE, least=least)
            return [round(score, 2) for score, _, _ in rows]

        assert shares("这家小店每天", 0.15) == [1.0, 1.0, 0.6]  # 这家 家小 小店 店每 每天
        assert shares("这家小店每天", 0.7) == [1.0, 1.0]
        assert shares("看到了几只白鹭。", 0.5) == [0.67]
        assert shares("图书馆星期一闭馆。", 0.15) == []


def test_the_most_alike_comes_first_from_a_share_on() -> None:
    with filled(*PAIRS) as library:
        asked = PAIRS[0][0]
        scores = found(library, asked, SOURCE, 0.6)
        assert scores == sorted(scores, reverse=True) and scores[0] == 1.0
        assert len(found(library, asked, SOURCE, 0.9)) < len(scores) <= 3
        assert found(library, asked, SOURCE, 0.6, limit=1) == [1.0]
        assert found(library, asked, SOURCE, 1.0) == [1.0]
        assert found(library, asked, TARGET, 0.5) == []
        assert found(library, PAIRS[3][1], TARGET, 0.8) == [1.0]


@pytest.mark.parametrize(
    ("words", "number"),
    [("小店", 2), ("每天", 3), ("店", 0), ("白鹭", 1), ("没有", 0), ("", 0), ("早上八点", 1)],
)
def test_words_are_found_where_all_of_their_grams_are(words: str, number: int) -> None:
    with filled(*PAIRS) as library, library.database.write() as connection:
        assert len(with_grams(connection, comparable(words), limit=9)) == number
        assert len(with_grams(connection, comparable(words), limit=1)) == min(number, 1)


def test_the_newest_of_them_comes_first() -> None:
    with filled(*PAIRS) as library, library.database.write() as connection:
        keys = with_grams(connection, comparable("每天"), limit=9)
        assert with_grams(connection, comparable("每天"), limit=2) == keys[:2]
        (last,) = with_grams(connection, comparable("书店"), limit=9)
        assert keys[0] == last


@pytest.mark.parametrize(
    ("text", "words"),
    [("a cup of tea", True), ("一杯茶", False), ("一杯 tea", False), ("tea 杯", False),
     ("green tea 杯", True)],
)  # fmt: skip
def test_a_sentence_is_of_words_where_most_of_it_is(text: str, words: bool) -> None:
    assert _of_words(comparable(text)) is words


def test_the_less_alike_the_more_grams_may_lack() -> None:
    long = comparable("这家小店每天早上八点开门，卖早点、豆腐和各种新鲜的蔬菜，客人不少。")
    spoilt = [_spoilt(long, minimum) for minimum in (1.0, 0.9, 0.8, 0.5)]
    assert spoilt == [0, *(int(2 * share * len(long) + 1e-9) for share in (0.1, 0.2, 0.5))]
    words = comparable("The small shop opens at eight every morning and closes late at night.")
    assert _spoilt(words, 1.0) == 2
    assert _spoilt(words, 0.5) == int(0.8 * 0.5 * len(words) + 2)


def test_rare_grams_find_what_common_ones_would_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "_STEPS", (2, 4, 8))
    pairs = [(f"这家小店每天早上八点开门，第{at}号。", f"Shop {at}.") for at in range(6)]
    with filled(*pairs, ("这家小店每天早上八点开门，卖豆腐。", "Tofu.")) as library:
        assert found(library, "这家小店每天早上八点开门，卖豆腐。", SOURCE, 0.9)[0] == 1.0
