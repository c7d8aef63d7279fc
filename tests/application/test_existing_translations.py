"""A translation that exists becomes pairs: for every export, and for the memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.application import (
    AlignedTexts,
    Options,
    align_documents,
    aligned_bitext,
    aligned_bytes,
    correct_everywhere,
    export_names,
    plan_document,
    read_bytes,
    read_tmx,
    remember_aligned,
    translate,
)
from translator.application.existing_translations import DOUBTFUL, sentences
from translator.document.validate import validate
from translator.errors import InputError, LanguageError, UsageError
from translator.store import Library
from translator.types import Document

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHINESE = """# 2019年的Zugspitze

2019年7月，有1200人上了Zugspitze。票价是48元，孩子96元？

- 早上8点15分开门。
- 请运行`zug`，再看 config.toml。

这一句只有中文有，没有人把它翻译出来，所以它没有伙伴。

路有**3.7**公里，要走55分钟。
"""
ENGLISH = """# The Zugspitze in 2019

In July 2019, 1,200 people went up the Zugspitze. The fare was 48 yuan. Was it 96 yuan for children?

- The doors open at 8.15 a.m.
- Run `zug`, then look at config.toml.

The path is **3.7** kilometres long and takes 55 minutes.

Only the English text says that 640 of them came down again by the train.
"""


def document(text: str, name: str) -> Document:
    return read_bytes(text.encode(), name=name).document


@pytest.fixture(scope="module")
def texts() -> AlignedTexts:
    return align_documents(document(CHINESE, "berg.md"), document(ENGLISH, "mountain.md"))


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def sides(texts: AlignedTexts) -> dict[str, str]:
    return dict(texts.texts(bead) for bead in texts.alignment.beads)


def test_sentences_are_what_a_person_reads(texts: AlignedTexts) -> None:
    said = [one.text for one in texts.source_sentences]
    assert said[0] == "2019年的Zugspitze" and texts.source_sentences[0].heading
    assert "请运行zug，再看 config.toml。" in said
    assert "路有3.7公里，要走55分钟。" in said


def test_every_sentence_is_paired_or_named(texts: AlignedTexts) -> None:
    found = sides(texts)
    assert found["票价是48元，孩子96元？"] == ("The fare was 48 yuan. Was it 96 yuan for children?")
    assert found["路有3.7公里，要走55分钟。"].startswith("The path is 3.7")
    lonely = {"".join(texts.texts(bead)) for bead in texts.lonely}
    assert lonely == {
        "这一句只有中文有，没有人把它翻译出来，所以它没有伙伴。",
        "Only the English text says that 640 of them came down again by the train.",
    }


# A PDF needs a browser; cards are made of the words of a dictionary, not of pairs.
@pytest.mark.parametrize("name", [one for one in export_names() if one not in ("pdf", "apkg")])
def test_every_export_writes_them_and_none_loses_a_pair(name: str, texts: AlignedTexts) -> None:
    bitext = aligned_bitext(texts)
    validate(bitext)
    data = aligned_bytes(bitext, name)
    assert data
    if name in ("tsv", "csv", "jsonl", "txt", "md", "html"):
        written = data.decode("utf-8-sig")
        for bead in texts.alignment.beads:
            for text in texts.texts(bead):
                assert text.split(". ")[0] in written.replace("\\", ""), text


def test_scores_kinds_and_doubts_go_along(texts: AlignedTexts) -> None:
    bitext = aligned_bitext(texts)
    by_source = {pair.source.strip(): pair for pair in bitext.pairs}
    joined = by_source["票价是48元，孩子96元？"].provenance
    assert (joined.kind, joined.strategy) == ("aligned", "1-2")
    assert joined.score is not None and 0 < joined.score <= 1
    alone = by_source["这一句只有中文有，没有人把它翻译出来，所以它没有伙伴。"]
    assert [one.check for one in alone.findings] == ["alignment"]
    assert alone.target == ""
    assert by_source[""].target.startswith("Only the English")
    for pair in bitext.pairs:
        doubtful = pair.provenance.score is not None and pair.provenance.score < DOUBTFUL
        assert not (pair.source.strip() and pair.target and doubtful) or pair.findings
    tmx = aligned_bytes(bitext, "tmx").decode()
    assert f'<prop type="x-score">{joined.score:g}</prop>' in tmx
    assert "Sentences only the target has, which are left out: 1." in tmx


def test_pairs_below_a_score_are_left_out_and_lonely_sentences_stay(texts: AlignedTexts) -> None:
    bitext = aligned_bitext(texts, least=1.01)
    assert len(bitext.pairs) == len(texts.lonely)
    validate(bitext)


def test_two_texts_of_one_language_and_strangers_are_refused() -> None:
    chinese, english = document(CHINESE, "berg.md"), document(ENGLISH, "mountain.md")
    with pytest.raises(UsageError, match=r"berg\.md and berg\.md are both in Chinese"):
        align_documents(chinese, chinese)
    with pytest.raises(LanguageError):
        align_documents(chinese, document("これは日本語の文章です。とても短いです。\n", "ja.md"))
    stranger = document(
        "# How to tune a violin\n\nTurn the peg slowly. The string must not break.\n", "violin.md"
    )
    with pytest.raises(InputError, match=r"do not look like translations of each other: score"):
        align_documents(chinese, stranger)
    assert align_documents(chinese, stranger, anyway=True).source.name == "berg.md"
    assert english.language == "en"


def test_a_whole_page_with_lists_and_links() -> None:
    chinese = document((ROOT / "examples/news.zh-Hans.md").read_text("utf-8"), "news.md")
    english = document((HERE / "news.en.md").read_text("utf-8"), "news.en.md")
    found = sides(align_documents(chinese, english))
    assert found["改造并不顺利。"] == "The work did not go smoothly."
    assert found["摊主怎么说"] == "What the stallholders say"
    assert found["先在村委会登记；"] == "First register with the village committee;"


def test_the_memory_takes_sure_pairs_and_they_are_used_again(
    texts: AlignedTexts, library: Library
) -> None:
    taken = remember_aligned(texts, library, least=0.0)
    assert taken.added == len(texts.pairs)
    assert remember_aligned(texts, library, least=0.0).same == len(texts.pairs)
    again = document("早上8点15分开门。今天下雨。\n", "new.md")
    pairs = translate(again, Options(to="en", model="echo"), library=library).pairs
    assert [pair.target for pair in pairs] == ["The doors open at 8.15 a.m.", "⟦今天下雨。⟧"]
    assert pairs[0].provenance.aligned and pairs[0].provenance.from_memory
    fresh = Options(to="en", model="echo", fresh=True)
    assert translate(again, fresh, library=library).pairs[0].target == "⟦早上8点15分开门。⟧"


def test_a_persons_word_comes_before_it(texts: AlignedTexts, library: Library) -> None:
    again = document("早上8点15分开门。\n", "new.md")
    options = Options(to="en", model="echo")
    (item,) = plan_document(again, options).items
    languages = {"source_language": "zh-Hans", "target_language": "en"}
    correct_everywhere(library, item, "We open at 8.15.", **languages)
    taken = remember_aligned(texts, library, least=0.0)
    assert taken.left == 1
    (pair,) = translate(again, options, library=library).pairs
    assert (pair.target, pair.provenance.kind) == ("We open at 8.15.", "person")


def test_a_doubtful_pair_is_not_remembered(texts: AlignedTexts, library: Library) -> None:
    sure = sum(bead.score >= 0.9 for bead in texts.pairs)
    assert remember_aligned(texts, library, least=0.9).added == sure < len(texts.pairs)


def test_through_tmx_it_stays_what_it_is(texts: AlignedTexts, library: Library) -> None:
    data = aligned_bytes(aligned_bitext(texts), "tmx")
    rows = read_tmx(data, name="pairs.tmx").rows
    assert len(rows) == len(texts.pairs)
    assert {row.provenance.kind for row in rows} == {"aligned"}
    assert library.put_memory(rows).added == len(rows)
    assert "person" not in library.memory_sizes()


def test_traditional_targets_are_kept_as_memory_keeps_them(library: Library) -> None:
    english = document(ENGLISH, "mountain.md")
    chinese = document(
        "# 2019年的Zugspitze\n\n2019年7月，有1200人上了Zugspitze，大家都說這座山很漂亮。\n\n"
        "路有3.7公里，要走55分鐘。\n", "berg.md",
    )  # fmt: skip
    found = align_documents(english, chinese)
    assert aligned_bitext(found).target_language == "zh-Hant"
    remember_aligned(found, library, least=0.0)
    kept = {row.target: row.target_language for row in library.memory_rows()}
    assert kept["路有3.7公里，要走55分钟。"] == "zh-Hans"


def test_sentences_of_a_picture_are_not_told_twice() -> None:
    found = sentences(document("看图：![一棵老树](tree.png)在这里。\n", "picture.md"))
    assert [one.text for one in found] == ["看图：一棵老树在这里。"]
