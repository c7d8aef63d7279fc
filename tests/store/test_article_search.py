"""Articles found by words: names, sentences of either side and script, texts without sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_concordance import saved
from tests.store.test_library import ZH_EN, article
from translator.store import Library, Passage


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def marked(passage: Passage) -> str:
    text = passage.text
    for start, end in reversed(passage.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("热闹", "早市很[热闹]。"),
        ("熱鬧", "早市很[热闹]。"),
        ("MARKET", "The morning [market] is lively."),
        (" market ", "The morning [market] is lively."),
        ("morning market", "The [morning market] is lively."),
    ],
)
def test_a_sentence_is_found_on_either_side_in_either_script(
    library: Library, words: str, found: str
) -> None:
    job = saved(library, "早市很热闹。", "The morning market is lively.")
    saved(library, "院子里有一棵树。", "A tree stands in the yard.", "b.md")
    hits = library.search_articles(words)
    assert list(hits.jobs) == [job]
    assert marked(hits.jobs[job]) == found
    assert hits.jobs[job].at == (0, 0)
    assert hits.jobs[job].is_target is found.isascii()


def test_the_first_sentence_is_given_and_the_others_counted(library: Library) -> None:
    job = saved(library, "茶很香。", "The tea smells good.")
    pair = library.pairs(job)[0]
    library.save_pairs(
        job,
        [
            type(pair)(
                segment=type(pair.segment)(block_id=block, start=start, end=start + 4),
                source=f"{text}。",
                target="x",
                provenance=pair.provenance,
            )
            for block, start, text in ((3, 0, "喝茶"), (0, 9, "茶水"), (2, 4, "没有"))
        ],
    )
    found = library.search_articles("茶").jobs[job]
    assert (marked(found), found.at, found.sentences) == ("[茶]很香。", (0, 0), 3)


def test_a_persons_wording_is_found_and_what_it_replaced_is_not(library: Library) -> None:
    job = saved(library, "天气很好。", "Weather good.")
    library.correct("天气很好。", "A fine day.", **ZH_EN)
    assert marked(library.search_articles("fine").jobs[job]) == "A [fine] day."
    assert library.search_articles("Weather").jobs == {}


def test_an_article_is_found_by_its_name(library: Library) -> None:
    job = saved(library, "天气很好。", "Fine.", "熱鬧-2026.md")
    document = library.job(job).document_id
    assert library.search_articles("热闹").named == {document}
    assert library.search_articles("2026").named == {document}


def test_what_has_no_translation_yet_is_found_by_its_line(library: Library) -> None:
    text = "第一行。\n\n我们在河边散步，看见一只白鹭。\n\n第三行。\n"
    number = library.add_document(article(text, "a.md"), b"")
    found = library.search_articles("白鷺").documents[number]
    assert marked(found) == "我们在河边散步，看见一只[白鹭]。"
    assert found.at is None


def test_a_long_sentence_is_cut_around_the_words(library: Library) -> None:
    job = saved(library, "他说" + "走" * 300 + "到了车站" + "看" * 300, "x")
    found = library.search_articles("车站").jobs[job]
    assert marked(found).startswith("…走")
    assert "走到了[车站]看" in marked(found)
    assert found.text.endswith("看…")
    assert len(found.text) <= 162
    job = saved(library, "b", "word " * 100 + "station and more", "b.md")
    assert library.search_articles("station").jobs[job].text.startswith("…word")


@pytest.mark.parametrize("words", ["", "  ", "%", "_", "100%_", "\\", "'", "没有这句"])
def test_signs_are_no_pattern_and_nothing_is_found_by_nothing(library: Library, words: str) -> None:
    saved(library, "早市很热闹。", "Lively.")
    hits = library.search_articles(words)
    assert not hits.jobs
    assert not hits.named
    assert not hits.documents
