from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from translator.document.read import read_bytes
from translator.errors import UsageError
from translator.store import Job, Library
from translator.types import Finding, Layout, Level, Pair, Provenance
from ui import documents as bitexts
from ui.documents import OpenDocument
from ui.jobs.manager import JobManager
from ui.reader import inline_nodes, page_data
from ui.reader.word_links import Linking


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def translated(library: Library, text: str) -> tuple[OpenDocument, Job, list[Pair]]:
    """Translate a Markdown article with the echo engine."""
    manager = JobManager(library)
    job_id = manager.start(read_bytes(text.encode(), name="article.md"), model="echo")
    assert manager.wait(job_id, 20.0)
    manager.close()
    job = library.job(job_id)
    document = manager.original(job.document_id).document
    opened = bitexts.open_document(document, source=job.source_language, to=job.target_language)
    return opened, job, library.pairs(job_id)


def shown(library: Library, text: str) -> list[dict[str, Any]]:
    opened, job, pairs = translated(library, text)
    rows: list[dict[str, Any]] = page_data.page(opened, job, pairs, 0)["rows"]
    return rows


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every piece with a kind, at any depth."""
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


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        " https://evil.example",
        "https://a\nb",
        "java\tscript:alert(1)",
        "",
    ],
)
def test_an_address_a_reader_must_not_follow_is_none(address: str) -> None:
    assert inline_nodes.safe_address(address) is None


@pytest.mark.parametrize("address", ["https://a.example/?q=1&x", "HTTP://a.b", "mailto:a@b.c"])
def test_an_ordinary_address_is_kept(address: str) -> None:
    assert inline_nodes.safe_address(address) == address


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


def test_code_emphasis_links_and_pictures_are_pieces_on_both_sides(library: Library) -> None:
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


def test_paragraphs_of_many_sentences_make_shorter_pages(library: Library) -> None:
    sentence, half = "这是一句话。", bitexts.SENTENCES // 2
    opened, _, _ = translated(
        library, "\n\n".join([sentence * half] * 3 + [sentence * 3 * half, sentence])
    )
    assert opened.pages == ((0, 2), (2, 3), (3, 4), (4, 5))


def test_every_form_offered_can_be_downloaded(library: Library) -> None:
    opened, job, _ = translated(library, "# 标题\n\n你好。\n")
    made = {
        form.label: bitexts.make_file(opened, job, library, form)
        for form in bitexts.downloads(opened.document)
    }
    assert made["bilingual"].name == "article.en.bilingual.md"
    assert made["target"].data.decode() == "# ⟦标题⟧\n\n⟦你好。⟧\n"
    assert made["html"].data.startswith(b"<!DOCTYPE html>")
    assert made["html"].media_type == "text/html"
    assert made["tmx"].name == "article.en.tmx"
    assert len(made) >= 6


def test_half_a_document_is_not_handed_out(library: Library) -> None:
    opened, job, _ = translated(library, "第一句。\n\n第二句。\n")
    with library.database.write() as connection:
        connection.execute("DELETE FROM pairs WHERE block_id = 0")
    form = bitexts.Download(label="", name="tmx", layout=Layout.BILINGUAL)
    with pytest.raises(UsageError):
        bitexts.make_file(opened, job, library, form)


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
    for side in texts:  # a piece says where its text begins, marks counted
        for node in nodes(segment[side]):
            if "at" in node:
                assert texts[side][node["at"] :].startswith(node["text"])


def test_what_has_no_target_yet_has_no_links(library: Library) -> None:
    opened, job, _ = translated(library, "第一句话。\n")
    page = page_data.page(opened, job, [], 0, linking=Linking())
    assert (page["links"], page["linking"]) == ({}, False)
