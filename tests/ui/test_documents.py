from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.conftest import translated
from translator.errors import UsageError
from translator.formats import registry
from translator.store import Library
from translator.types import Layout
from ui import documents as bitexts


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_paragraphs_of_many_sentences_make_shorter_pages(library: Library) -> None:
    sentence, half = "这是一句话。", bitexts.SENTENCES // 2
    opened, _, _ = translated(
        library, "\n\n".join([sentence * half] * 3 + [sentence * 3 * half, sentence])
    )
    assert opened.pages == ((0, 2), (2, 3), (3, 4), (4, 5))


def test_every_form_offered_can_be_downloaded(library: Library) -> None:
    opened, job, _ = translated(library, "# 标题\n\n你好。\n")
    made = {
        form.label: bitexts.make_file(opened, job, library, form, says="zh-Hans")
        for form in bitexts.downloads(opened.document)
    }
    assert made["bilingual"].name == "article.en.bilingual.md"
    assert made["target"].data.decode() == "# ⟦标题⟧\n\n⟦你好。⟧\n"
    assert made["html"].data.startswith(b"<!DOCTYPE html>")
    assert made["html"].media_type == "text/html"
    assert "机器翻译" in made["html"].data.decode()
    assert made["tmx"].name == "article.en.tmx"
    assert len(made) >= 6


@pytest.mark.parametrize(("form", "offered"), [("plain", False), ("markdown", True)])
def test_text_alone_is_offered_unless_the_document_is_nothing_else(
    form: str, offered: bool
) -> None:
    document = registry.by_name(form).read("茶已经泡好了。".encode(), name="article")
    names = [one.name for one in bitexts.downloads(document)]
    assert ("txt" in names) is offered
    assert names[:2] == ["own", "own"] and "html" in names


def test_half_a_document_is_not_handed_out(library: Library) -> None:
    opened, job, _ = translated(library, "第一句。\n\n第二句。\n")
    with library.database.write() as connection:
        connection.execute("DELETE FROM pairs WHERE block_id = 0")
    form = bitexts.Download(label="", name="tmx", layout=Layout.BILINGUAL)
    with pytest.raises(UsageError):
        bitexts.make_file(opened, job, library, form, says="zh-Hans")
