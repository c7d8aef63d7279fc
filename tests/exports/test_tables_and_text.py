"""Each file as a whole: a table, lines of JSON, a text, a list of words, written out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exports.conftest import ENGINE, make_bitext, make_block
from translator import exports, placeholders
from translator.chinese.pinyin.syllables import Style
from translator.errors import UsageError
from translator.exports.delimited import Csv, Tsv
from translator.exports.html_page import Html
from translator.exports.word_tables import word_anki, word_csv, word_tsv
from translator.store.word_cards import WordStanding
from translator.store.wordlist import ListedWord
from translator.types import Bitext, Finding, Inline, Layout, Level, Pair

Build = Callable[..., Bitext]
EMPTY = Finding(check="empty", level=Level.ERROR, message="Nothing\ncame.", message_zh="没有译文。")
SHORT = Finding(check="length", level=Level.INFO, message="Short.")


@pytest.fixture
def article() -> Bitext:
    """A heading, a paragraph of three sentences and a picture in another paragraph."""
    picture = Inline(id=0, kind="image", source="![壶](a.jpg)", children=((3, 2, 3),))
    made = make_bitext(
        [
            make_block(0, "早市", kind="heading"),
            make_block(1, "一。二。三。"),
            make_block(2, f"看{placeholders.atom(0)}吧。", picture),
            make_block(3, "壶", kind="alt"),
            make_block(4, "OpenAI"),
        ],
        [
            [("早市", "Dawn market")],
            [("一。", "One."), ("二。", "Two."), ("三。", "Three.")],
            [(f"看{placeholders.atom(0)}吧。", f"Look at {placeholders.atom(0)}.")],
            [("壶", "pot")],
            [("OpenAI", "OpenAI")],
        ],
    )
    pairs = list(made.pairs)
    pairs[2] = replace(pairs[2], findings=(EMPTY, SHORT))
    pairs[5] = replace(pairs[5], findings=(SHORT,))
    pairs[3] = replace(
        pairs[3], provenance=replace(ENGINE, kind="person", signature="person:Li", strategy="")
    )
    return replace(made, pairs=tuple(pairs))


def write(name: str, bitext: Bitext, layout: Layout = Layout.BILINGUAL) -> str:
    return exports.by_name(name).write(bitext, layout=layout).decode()


def test_a_table_numbers_the_sentences_of_each_block(article: Bitext) -> None:
    assert write("tsv", article).splitlines() == [
        "source\ttarget\tsource_lang\ttarget_lang\tdocument\tblock\tsegment\tprovenance\tfindings"
        "\tid",
        "早市\tDawn market\tzh-Hans\ten\t文章.md\t0\t0\tengine echo\t\t0.0.0a9a9b9a.80fb8c9c",
        "一。\tOne.\tzh-Hans\ten\t文章.md\t1\t0\tengine echo\t\t1.0.e44d3895.70277bfc",
        "二。\tTwo.\tzh-Hans\ten\t文章.md\t1\t1\tengine echo\t"
        "error: empty: Nothing came.; info: length: Short.\t1.1.beb8ed20.1eb32d1e",
        "三。\tThree.\tzh-Hans\ten\t文章.md\t1\t2\tperson person:Li\t\t1.2.937ecd99.43c4d94e",
        "看壶吧。\tLook at pot.\tzh-Hans\ten\t文章.md\t2\t0\tengine echo\t\t2.0.4a329a1a.bf75e316",
        "壶\tpot\tzh-Hans\ten\t文章.md\t3\t0\tengine echo\tinfo: length: Short."
        "\t3.0.a059bb0a.74a51c3c",
        "OpenAI\tOpenAI\tzh-Hans\ten\t文章.md\t4\t0\tengine echo\t\t4.0.8b7d1a31.8b7d1a31",
    ]


def test_lines_of_json_number_the_sentences_of_each_block(article: Bitext) -> None:
    text = write("jsonl", article)
    assert "没有译文。" in text and "早市" in text
    lines = [json.loads(line) for line in text.splitlines()]
    assert [(one["block"], one["segment"], one["line"]) for one in lines] == [
        (0, 0, 1), (1, 0, 2), (1, 1, 2), (1, 2, 2), (2, 0, 3), (3, 0, 4), (4, 0, 5),
    ]  # fmt: skip
    assert lines[2] == {
        "source": "二。", "target": "Two.", "source_lang": "zh-Hans", "target_lang": "en",
        "source_raw": "二。", "target_raw": "Two.", "document": "文章.md",
        "sha256": article.document.sha256, "block": 1, "kind": "paragraph", "line": 2,
        "segment": 1, "start": 2, "end": 4,
        "provenance": {
            "kind": "engine", "signature": "echo", "created": "2025-03-01T08:30:00Z", "rung": "",
            "score": None,
        },
        "findings": [
            {"check": "empty", "level": "error", "message": "Nothing\ncame.",
             "message_zh": "没有译文。"},
            {"check": "length", "level": "info", "message": "Short.", "message_zh": ""},
        ],
        "signature": "echo|v1", "id": "1.1.beb8ed20.1eb32d1e",
    }  # fmt: skip
    assert (lines[4]["source"], lines[4]["target"]) == ("看壶吧。", "Look at pot.")
    assert lines[4]["target_raw"] == "Look at ![pot](a.jpg)."


def test_a_block_whose_line_nobody_knows_has_none(one: Build) -> None:
    made = one("好。", "Good.")
    (block,) = made.document.blocks
    document = replace(made.document, blocks=(replace(block, attributes={}),))
    assert json.loads(write("jsonl", replace(made, document=document)))["line"] is None


def test_a_text_has_both_sides_by_turns_with_notes_where_they_belong(article: Bitext) -> None:
    assert write("txt", article) == (
        "早市\nDawn market\n\n"
        "一。二。三。\nOne. Two. Three.\n[error] empty: Nothing came.\n[info] length: Short.\n\n"
        "看壶吧。\nLook at pot.\n[info] length: Short.\n\n"
        "OpenAI\n"
    )
    assert write("txt", article, Layout.TARGET) == (
        "Dawn market\n\nOne. Two. Three.\n\nLook at pot.\n\nOpenAI\n"
    )


def test_a_quote_and_an_item_of_a_list_are_led_in_on_both_sides() -> None:
    made = make_bitext(
        [make_block(0, "老话", kind="quote"), make_block(1, "买土", kind="list_item")],
        [[("老话", "Old words")], [("买土", "买土")]],
    )
    both = write("txt", made).split("\n")
    assert [line.removesuffix("老话") for line in both[:1]] == [
        line.removesuffix("Old words") for line in both[1:2]
    ]
    target = write("txt", made, Layout.TARGET).split("\n")
    assert target[0] == both[1] and target[2] == both[3]


def test_a_block_without_text_is_passed_over_and_what_follows_is_not(article: Bitext) -> None:
    blocks = list(article.document.blocks)
    blocks.insert(1, replace(blocks[0], id=9, text=""))
    document = replace(article.document, blocks=tuple(blocks))
    assert write("txt", replace(article, document=document)) == write("txt", article)


def test_tables_are_guarded_and_marked_for_spreadsheets_unless_asked_otherwise(one: Build) -> None:
    made = one("=1", "=2")
    assert (Tsv().raw, Csv().raw, Csv().bom) == (False, False, True)
    assert Csv(bom=False).write(made, layout=Layout.BILINGUAL).startswith(b"source,target,")
    assert Csv().write(made, layout=Layout.BILINGUAL).startswith(b"\xef\xbb\xbfsource,target,")
    for name in ("tsv", "csv"):
        guarded = exports.by_name(name).write(made, layout=Layout.BILINGUAL)
        raw = exports.by_name(name, raw=True).write(made, layout=Layout.BILINGUAL)
        assert b"'=1" in guarded and b"'=1" not in raw and b"=1" in raw
    assert b"\t" in exports.by_name("tsv", raw=True).write(made, layout=Layout.BILINGUAL)
    assert b"," in exports.by_name("csv", raw=True).write(made, layout=Layout.BILINGUAL)


def test_what_only_some_exports_have_is_taken_by_no_other() -> None:
    assert exports.by_name("HTML") == Html()
    assert exports.by_name("HTML", ruby=Style.MARKS) == Html(ruby=Style.MARKS)
    assert exports.by_name("txt", ruby=Style.MARKS, raw=True) == exports.by_name("txt")
    assert exports.by_name("html", raw=True) == Html()
    assert exports.by_name("Csv") == Csv()
    with pytest.raises(UsageError, match="named 'own'"):
        exports.by_name("own", raw=True)


def word(**more: object) -> ListedWord:
    fields = {"simplified": "茶", "traditional": "茶", "pinyin": "chá", "meanings": "tea"} | more
    return ListedWord(**fields)  # type: ignore[arg-type]  # what the test says


def test_a_list_of_words_is_written_out() -> None:
    words = [word(level=2, sentence="喝\n茶。"), word(simplified="壶", traditional="壺")]
    due = "2026-05-16T07:08:09Z"
    known = {words[0].key: WordStanding(state="learning", due=due, interval=10.0, stability=9.87)}
    assert word_csv(words, known).decode("utf-8-sig").splitlines()[1:] == [
        f"茶,茶,chá,tea,2,喝 茶。,,,,learning,{due},10.0,9.87",
        "壶,壺,chá,tea,,,,,,,,,",
    ]
    assert word_tsv(words, known).decode().splitlines()[1].split("\t")[-4] == "learning"
    assert word_csv(words).startswith(b"\xef\xbb\xbf")
    assert word_anki(words).decode().splitlines()[-2:] == [
        "茶\tchá · tea · 喝 茶。\tduizhao hsk2",
        "壶 / 壺\tchá · tea\tduizhao",
    ]
    assert word_anki(words, known).decode().splitlines()[-2].endswith("hsk2 duizhao-learning")


def test_a_pair_without_an_end_of_its_own_is_no_row(article: Bitext) -> None:
    pairs: tuple[Pair, ...] = article.pairs
    assert write("tsv", article).count("\n") == len(pairs) + 1
