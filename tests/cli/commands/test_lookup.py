"""The lookup command: cards, JSON lines, what is said when nothing is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from translator.chinese.dictionary import components
from translator.chinese.dictionary.own import import_edition
from translator.cli.card_text import wrapped
from translator.errors import ModelError
from translator.models.archive import import_model
from translator.models.model_store import ModelStore

TEXT = """# CC-CEDICT
書 书 [shu1] /book/CL:本[ben3],冊|册[ce4]/
書 书 [Shu1] /abbr. for 書經|书经[Shu1 jing1]/
書經 书经 [Shu1 jing1] /the Book of History/
我們 我们 [wo3 men5] /we; us/
婦女 妇女 [fu4 nu:3] /women/
校對 校对 [jiao4 dui4] /to proofread/Taiwan pr. [jiao4dui5]/
喜歡 喜欢 [xi3 huan5] /to like/
嗯 嗯 [en1] /(a groaning sound)/
嗯 嗯 [en4] /(nonverbal sound as interjection)/
嗯 嗯 [en5] /mhm (yes)/
"""


@pytest.fixture(autouse=True)
def small_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_text(TEXT, encoding="utf-8")
    import_model(path, store=ModelStore(), editions=import_edition)


def test_card_of_a_word(duizhao: Command) -> None:
    ended = duizhao("lookup", "书")
    assert ended.code == 0
    assert ended.text == (
        "书 (書)  shū  HSK 1 · common\n"
        "   1. book\n"
        "   measure words: 本 běn, 册 (冊) cè\n"
        "\n"
        "书 (書)  Shū\n"
        "   1. abbr. for 書經|书经 (Shūjīng)\n"
        "   → 书经 (書經) Shūjīng: the Book of History\n"
    )
    assert "CC BY-SA 4.0" in ended.err


def test_quiet_prints_the_entries_alone(duizhao: Command) -> None:
    ended = duizhao("lookup", "书", "-q")
    assert ended.text.startswith("书")
    assert ended.err == ""


def test_scripts_and_styles(duizhao: Command) -> None:
    ended = duizhao("lookup", "書", "--script", "zh-Hant", "--style", "numbers")
    assert "書  shu1" in ended.text
    assert "书" not in ended.text
    assert "abbr. for 書經 (" in ended.text


def test_other_pronunciation_is_shown(duizhao: Command) -> None:
    assert "Taiwan pronunciation: jiàodui" in duizhao("lookup", "校对").text


def test_json_lines(duizhao: Command) -> None:
    ended = duizhao("lookup", "书", "wo3men", "--json")
    rows = [json.loads(line) for line in ended.text.splitlines()]
    assert [row["kind"] for row in rows] == ["word", "word", "pinyin"]
    assert rows[0]["classifiers"][1] == {"traditional": "冊", "simplified": "册", "pinyin": "cè"}
    assert rows[0]["hsk"] == "1"
    assert rows[1]["references"][0]["meanings"] == ["the Book of History"]
    assert rows[2]["pinyin"] == "wǒmen"
    assert rows[2]["pinyin_numbers"] == "wo3 men5"


def test_what_could_be_two_things_says_which_it_took(duizhao: Command) -> None:
    ended = duizhao("lookup", "women")
    assert "我们" in ended.text
    assert "duizhao lookup --english women" in ended.err
    assert "妇女" in duizhao("lookup", "--english", "women").text


def test_sentence_is_looked_up_word_by_word(duizhao: Command) -> None:
    ended = duizhao("lookup", "我们喜欢书。")
    heads = [line.split()[0] for line in ended.text.splitlines() if not line.startswith(" ")]
    assert [head for head in heads if head] == ["我们", "喜欢", "书", "书"]


def test_what_a_sentence_has_that_the_dictionary_lacks_is_said(duizhao: Command) -> None:
    ended = duizhao("lookup", "我们喜欢你们")
    assert ended.code == 0
    assert "The dictionary has nothing for: 你们." in ended.err


def test_lines_of_standard_input(duizhao: Command) -> None:
    ended = duizhao("lookup", "-", "-q", "--json", data="书经\n\n喜欢\n".encode())
    assert [json.loads(line)["query"] for line in ended.text.splitlines()] == ["书经", "喜欢"]


def test_each_word_of_a_text_has_two_entries_unless_more_are_asked_for(duizhao: Command) -> None:
    def readings(*words: str) -> list[str]:
        lines = duizhao("lookup", *words, "--json").text.splitlines()
        rows = [json.loads(line) for line in lines]
        return [row["pinyin"] for row in rows if row["simplified"] == "嗯"]

    assert len(readings("嗯，我们喜欢。")) == 2
    assert readings("嗯，我们喜欢。", "--limit", "3") == readings("嗯")
    assert len(readings("嗯")) == 3


def test_limit(duizhao: Command) -> None:
    assert len(duizhao("lookup", "书", "--limit", "1", "--json").text.splitlines()) == 1


def test_unknown_word_is_an_error_and_the_others_are_shown(duizhao: Command) -> None:
    ended = duizhao("lookup", "没", "书*经*", "喜欢", "--json")
    assert ended.code == 3
    assert "The dictionary has nothing for '没'." in ended.err
    assert json.loads(ended.text.splitlines()[0]) == {"query": "没", "kind": "text", "near": []}
    assert json.loads(ended.text.splitlines()[-1])["simplified"] == "喜欢"


def test_unknown_word_has_suggestions(duizhao: Command) -> None:
    ended = duizhao("lookup", "*喜欢书")
    assert ended.code == 3
    assert "It has: 喜欢, 书." in ended.err


@pytest.mark.parametrize("word", ["\udcff", "a\x1b[31m", "x" * 100_000, "%", "'; --"])
def test_hostile_words_are_answered(duizhao: Command, word: str) -> None:
    ended = duizhao("lookup", word)
    assert ended.code == 3
    assert "\x1b" not in ended.err


def test_without_a_dictionary_it_says_what_to_do(duizhao: Command) -> None:
    ModelStore().remove("cc-cedict")
    from translator.chinese.dictionary import dictionary

    dictionary._installed.clear()
    ended = duizhao("lookup", "书")
    assert ended.code == 4
    assert "duizhao models fetch cc-cedict" in ended.err


def test_help_has_an_example(duizhao: Callable[..., object]) -> None:
    assert "Examples" in duizhao("lookup", "--help").text  # type: ignore[attr-defined]  # the fixture's Ended


def test_long_meanings_are_wrapped_by_cells() -> None:
    text = "1. 汉字汉字汉字 and more words than fit"
    assert list(wrapped(text, "   ", 30)) == ["   1. 汉字汉字汉字 and more", "      words than fit"]
    assert list(wrapped(text, "   ", None)) == [f"   {text}"]


@pytest.fixture
def made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "made-of.txt"
    file.write_text("妇:a(女,彐)\n好:a(女,子)\n书:wtr(37977,丶)\n", "utf-8")
    data = components.Components(file)
    monkeypatch.setattr(components, "installed", lambda: data)


@pytest.mark.usefixtures("made_of")
def test_a_word_says_what_its_characters_are_made_of(duizhao: Command) -> None:
    ended = duizhao("lookup", "妇女")
    assert ended.text.endswith("   1. women\n   妇 = 女 + 彐\n")
    assert components.ATTRIBUTION in ended.err
    row = json.loads(duizhao("lookup", "妇女", "--json").text)
    assert [one["shown"] for one in row["parts"]["妇"]] == ["女", "彐"]


@pytest.mark.usefixtures("made_of")
def test_nothing_is_said_of_parts_where_there_are_none(duizhao: Command) -> None:
    ended = duizhao("lookup", "书")
    assert " = " not in ended.text and components.ATTRIBUTION not in ended.err
    assert "parts" not in json.loads(duizhao("lookup", "喜欢", "--json").text)


def test_damaged_parts_are_told_and_the_word_is_looked_up(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise ModelError("models.lost-file", name="cjk-decomp", file="cjk-decomp.txt")

    monkeypatch.setattr(components, "installed", damaged)
    ended = duizhao("lookup", "喜欢")
    assert ended.code == 0 and "to like" in ended.text and "cjk-decomp" in ended.err
