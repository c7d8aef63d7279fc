from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.ui.conftest import translated
from translator.application import choose_front_matter_keys
from translator.document.read import read_bytes
from translator.store import Library
from translator.types import Finding, Level, Pair, Provenance
from ui import documents as bitexts
from ui.reader import page_data
from ui.reader.word_links import Linking


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def shown(library: Library, text: str) -> list[dict[str, Any]]:
    opened, job, pairs = translated(library, text)
    rows: list[dict[str, Any]] = page_data.page(opened, job, pairs, 0)["rows"]
    return rows


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every node with a kind, at any depth."""
    if isinstance(data, dict):
        if "kind" in data:
            yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from nodes(value)


def text_of(data: Any) -> str:
    if isinstance(data, list):
        return "".join(text_of(one) for one in data)
    return str(data.get("text", "")) + text_of(data.get("inside", []))


def test_headings_lists_tables_code_and_rules_keep_their_form(library: Library) -> None:
    rows = shown(
        library,
        "## 标题\n\n- 第一项\n\n1. 第二项\n\n> 引用的话\n\n```\nprint(1)\n```\n\n---\n\n"
        "| 名 | 数 |\n| --- | --- |\n| 苹果 | 3 |\n",
    )
    assert [(row["kind"], row.get("element")) for row in rows] == [
        ("block", "heading"),
        ("block", "list_item"),
        ("block", "list_item"),
        ("block", "quote"),
        ("verbatim", None),
        ("rule", None),
        ("table", None),
    ]
    assert [rows[0]["level"], rows[1]["marker"], rows[2]["marker"]] == [2, "•", "1."]
    assert rows[6]["lines"][1][1] == {"text": "3"}


def test_code_emphasis_links_and_pictures_are_inline_nodes_on_both_sides(library: Library) -> None:
    (row,) = shown(
        library,
        "先看`x = 1`，再看**重点**和[网站](https://a.example/)，还有![图](https://b.example/p.png)。",
    )
    (segment,) = row["segments"]
    for side in (segment["source"], segment["target"]):
        kinds = [node["kind"] for node in nodes(side)]
        assert [kind for kind in kinds if kind != "text"] == ["code", "strong", "link", "picture"]
        assert [node["href"] for node in nodes(side) if "href" in node] == ["https://a.example/"]


def test_a_link_by_reference_leads_where_its_definition_says(library: Library) -> None:
    row, *_ = shown(library, "见[网站][站]。\n\n[站]: https://a.example/\n")
    for side in (row["segments"][0]["source"], row["segments"][0]["target"]):
        assert [node["href"] for node in nodes(side) if "href" in node] == ["https://a.example/"]


def test_a_link_over_two_sentences_is_a_link_in_both(library: Library) -> None:
    (row,) = shown(library, "见[第一句在这里。第二句也在](https://a.example/)这里。")
    found = [
        [node["href"] for node in nodes(segment["source"]) if "href" in node]
        for segment in row["segments"]
    ]
    assert found == [["https://a.example/"], ["https://a.example/"]]


def test_hostile_links_lose_their_address_and_markup_stays_text(library: Library) -> None:
    rows = shown(
        library,
        "点[这里](javascript:alert(1))或[那里](data:text/html,x)。\n\n"
        "他写了 &lt;script&gt;alert(1)&lt;/script&gt; 这样的话。\n",
    )
    assert not [node for node in nodes(rows) if "href" in node]
    assert "点" in text_of(rows[0]["segments"][0]["source"])
    assert "<script>" in text_of(rows[1]["segments"][0]["source"])


def test_what_is_not_translated_yet_has_a_place_and_no_target(library: Library) -> None:
    opened, job, pairs = translated(library, "第一句话。第二句话。\n")
    (row,) = page_data.page(opened, job, pairs[:1], 0)["rows"]
    assert [segment["target"] is None for segment in row["segments"]] == [False, True]


def test_a_draft_is_told_from_what_is_translated(library: Library) -> None:
    opened, job, pairs = translated(library, "第一句话。第二句话。\n")
    draft = replace(pairs[1], provenance=replace(pairs[1].provenance, kind="draft"))
    (row,) = page_data.page(opened, job, [pairs[0], draft], 0)["rows"]
    assert [segment["draft"] for segment in row["segments"]] == [False, True]


def test_a_pair_of_a_segment_that_is_read_otherwise_now_is_not_shown(library: Library) -> None:
    text = "---\ntitle: 早市\nfooter: 再见\n---\n第一句话。第二句话。\n"
    opened, job, pairs = translated(library, text)
    choose_front_matter_keys(["footer", "title"])
    try:
        again = read_bytes(text.encode(), name=opened.document.name).document
    finally:
        choose_front_matter_keys([])
    changed = bitexts.open_document(again, source=job.source_language, to=job.target_language)
    rows = page_data.page(changed, job, pairs, 0)["rows"]
    targets = [one["target"] for row in rows for one in row.get("segments", [])]
    assert [target is None for target in targets] == [False, True, True, True]


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "Code is never translated."),
        ("zh-Hans", "代码从不翻译。"),
        ("zh-Hant", "程式碼從不翻譯。"),
    ],
)
def test_why_code_is_left_is_said_in_the_pages_language(
    library: Library, language: str, reason: str
) -> None:
    opened, job, pairs = translated(library, "天亮了。\n\n```\nprint(1)\n```\n")
    rows = page_data.page(opened, job, pairs, 0, language=language)["rows"]
    assert [row["reason"] for row in rows if row["kind"] == "verbatim"] == [reason]


def test_findings_are_shown_in_words_and_remarks_are_not(library: Library) -> None:
    opened, job, (pair,) = translated(library, "有3个人。\n")
    flagged = Pair(
        segment=pair.segment,
        source=pair.source,
        target="There are people.",
        provenance=Provenance(kind="person", signature="person:An"),
        findings=(
            Finding(check="numbers", level=Level.ERROR, message="3 is missing."),
            Finding(check="length", level=Level.INFO, message="Short."),
        ),
    )
    (row,) = page_data.page(opened, job, [flagged], 0)["rows"]
    (segment,) = row["segments"]
    assert segment["notes"] == [{"level": "error", "check": "numbers", "message": "3 is missing."}]
    assert segment["person"]


def test_a_long_document_comes_in_pages_that_hold_every_row_once(library: Library) -> None:
    text = "\n\n".join(f"这是第{number}段。" for number in range(bitexts.ROWS + 7))
    opened, job, _ = translated(library, text)
    sizes = []
    for number in range(len(opened.pages)):
        first, last = page_data.block_range(opened, number)
        pairs = library.pairs(job.id, first_block=first, last_block=last)
        rows = page_data.page(opened, job, pairs, number)["rows"]
        assert all(segment["target"] for row in rows for segment in row["segments"])
        sizes.append(len(rows))
    assert sizes == [bitexts.ROWS, 7]


def test_each_side_says_where_its_words_stand_and_which_go_together(library: Library) -> None:
    opened, job, (pair,) = translated(library, "他在**2024**年去了 Berlin。\n")
    target = pair.target.replace("他在", "He went in").replace("年去了", " to")
    pairs, linking = [replace(pair, target=target)], Linking()
    assert page_data.page(opened, job, pairs, 0, linking=linking)["linking"]
    assert linking.wait(60.0)
    page = page_data.page(opened, job, pairs, 0, linking=linking)
    assert not page["linking"]
    (segment,) = page["rows"][0]["segments"]
    (links,) = page["links"].values()
    texts = {"source": pair.source, "target": target.strip()}
    words = {
        side: [texts[side][start:end] for start, end in segment["words"][side]] for side in texts
    }
    assert "Berlin" in words["source"] and "Berlin" in words["target"]
    linked = {(words["source"][one], words["target"][other]) for one, other, _ in links}
    assert ("Berlin", "Berlin") in linked
    assert all(0.5 < sure <= 1 for _, _, sure in links)
    for side in texts:  # a node says where its text begins, marks counted
        for node in nodes(segment[side]):
            if "at" in node:
                assert texts[side][node["at"] :].startswith(node["text"])


def test_what_has_no_target_yet_has_no_links(library: Library) -> None:
    opened, job, _ = translated(library, "第一句话。\n")
    page = page_data.page(opened, job, [], 0, linking=Linking())
    assert (page["links"], page["linking"]) == ({}, False)


PARTS = (
    "早市开了。豆浆是热的。\n\n人很多。\n\n请看![热闹的早市](a.png)。\n\n"
    "| 摊位 |\n|---|\n| 一号 |\n"
)


def changed_at(pairs: list[Pair], source: str, **fields: Any) -> list[Pair]:
    return [replace(one, **fields) if one.source == source else one for one in pairs]


@pytest.mark.parametrize(
    "change",
    [
        lambda pairs: changed_at(pairs, "豆浆是热的。", target="Hot soy milk."),
        lambda pairs: changed_at(pairs, "人很多。", provenance=Provenance(kind="person")),
        lambda pairs: changed_at(
            pairs, "一号", findings=(Finding(check="names", level=Level.ERROR, message="No."),)
        ),
        lambda pairs: changed_at(pairs, "热闹的早市", target="The lively market"),
        lambda pairs: [one for one in pairs if one.source != "人很多。"],
        lambda pairs: pairs,
    ],
)
def test_a_page_that_is_written_after_another_is_as_one_by_itself(
    library: Library, change: Any
) -> None:
    opened, job, pairs = translated(library, PARTS)
    before = page_data.written(opened, job, pairs, 0)
    after = change(pairs)
    found = page_data.written(opened, job, after, 0, before=before)
    assert found.page(None) == page_data.page(opened, job, after, 0)
    assert (found.sentences, found.met) == (
        page_data.written(opened, job, after, 0).sentences, before.met | found.met,
    )  # fmt: skip


def test_only_rows_whose_pairs_changed_are_written_again(library: Library) -> None:
    opened, job, pairs = translated(library, PARTS)
    before = page_data.written(opened, job, pairs, 0)
    after = changed_at(pairs, "人很多。", target="Many people.")
    found = page_data.written(opened, job, after, 0, before=before)
    same = [old is new for old, new in zip(before.rows["rows"], found.rows["rows"], strict=True)]
    assert same == [True, False, False, True]  # a picture's text is looked at each time
    accepted = {(0, 0): pairs[0].target}
    found = page_data.written(opened, job, pairs, 0, engine_targets=accepted, before=before)
    assert found.rows["rows"][0] is not before.rows["rows"][0]
