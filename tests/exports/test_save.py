"""Bitexts become files: whole blocks, right joints, any format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, planned
from translator.document import read as reading
from translator.document.assemble import block_targets
from translator.errors import FormatError, UsageError
from translator.exports import save
from translator.formats import registry as formats
from translator.translation.run import Run
from translator.types import Bitext, Document, Layout


def bitext(text: str, answer=None, *, name: str = "a.md", to: str = "en") -> Bitext:
    return Run(engine=ScriptedEngine(answer)).translate(planned(text, name=name, to=to))


def test_english_sentences_are_joined_by_a_space_and_chinese_ones_by_nothing() -> None:
    english = bitext(
        "天亮了。街上很热闹。\n", lambda r: "Dawn." if "亮" in r.text else "Busy street."
    )
    assert block_targets(english) == {0: "Dawn. Busy street."}
    chinese = bitext(
        "It dawned. The street was busy.\n",
        lambda r: "天亮了。" if "dawn" in r.text else "街上很热闹。",
        to="zh-Hans",
    )
    assert block_targets(chinese) == {0: "天亮了。街上很热闹。"}


def test_a_block_with_nothing_to_translate_is_left_alone() -> None:
    made = bitext("天亮了。\n\nOpenAI\n", lambda r: "Dawn.")
    assert set(block_targets(made)) == {0}
    assert save.render(made, "own", layout=Layout.TARGET).data == b"Dawn.\n\nOpenAI\n"


def test_a_soft_line_break_is_no_space_in_chinese() -> None:
    made = bitext(
        "It dawned\nearly. The street\nwas busy.\n", lambda r: "天亮得很早。", to="zh-Hans"
    )
    assert save.render(made, "own", layout=Layout.TARGET).data.decode() == "天亮得很早。" * 2 + "\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "# Not a heading",
        "- no list",
        "1. no number",
        "> no quote",
        "``` code",
        "~~~ code",
        "--- rule",
        "=== line",
        "| a | b |",
        "[x]: http://evil.example",
        "$$ x $$",
        "<!-- gone -->",
        "<script>alert(1)</script>",
        "a | b",
        "[x](http://evil.example)",
        "![x](http://evil.example/a.png)",
        "`code` and *stars* and _lines_",
        "    four spaces",
        "[^1]: a footnote",
        "trailing backslash\\",
        "&lt;b&gt; &amp;amp;",
    ],
)
def test_a_target_that_looks_like_markdown_is_only_text(hostile: str) -> None:
    made = bitext("# 早市\n\n天还没有亮呢。\n\n| 名字 |\n|---|\n| 张三 |\n", lambda r: hostile)
    data = save.render(made, "own", layout=Layout.TARGET).data
    from translator.document.read import read_bytes

    again = read_bytes(data, name="a.md").document
    assert [block.kind for block in again.blocks] == [b.kind for b in made.document.blocks]
    assert not any(
        item.kind in ("link", "image", "html") for b in again.blocks for item in b.inline
    )


def test_the_suffix_decides_the_format() -> None:
    document = planned("天亮了。\n").document
    assert save.format_of(Path("a.md"), document) == "own"
    assert save.format_of(Path("a.TMX"), document) == "tmx"
    with pytest.raises(UsageError, match="--as"):
        save.format_of(Path("a.xyz"), document)


def test_markdown_is_made_from_plain_text() -> None:
    made = bitext("天亮了。\n", lambda r: "Dawn.", name="a.txt")
    assert save.render(made, "md", layout=Layout.TARGET).data.startswith(b"Dawn.\n")
    assert save.suffix("md", made.document, ".txt") == ".md"


def test_a_documents_own_name_means_itself_and_with_page_a_layout_of_ours() -> None:
    made = bitext("# 早市\n\n天亮了。\n", lambda r: "Dawn.")
    own = save.render(made, "md", layout=Layout.TARGET).data
    assert own == b"# Dawn\n\nDawn.\n"
    anew = save.render(made, "md.page", layout=Layout.TARGET).data
    assert anew.startswith(own) and b"sha256" in anew
    assert save.suffix("md", made.document, ".markdown") == ".markdown"
    assert save.suffix("md.page", made.document, ".markdown") == ".page.md"
    assert save.suffix("docx.page", made.document, ".md") == ".docx"
    assert save.render(made, "docx.page", layout=Layout.TARGET) == save.render(
        made, "docx", layout=Layout.TARGET
    )


@pytest.mark.parametrize(("name", "key"), [("md", "export.no-readings"),
                                           ("md.page", "export.no-readings"),
                                           ("tmx", "export.no-readings"),
                                           ("own", "export.no-readings")])  # fmt: skip
def test_readings_are_refused_where_there_is_no_place_for_them(name: str, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        save.render(bitext("天亮了。\n"), name, layout=Layout.BILINGUAL, ruby="pinyin")
    assert caught.value.key == key
    assert "docx" in caught.value.next_step("zh-Hant")


def test_a_document_in_its_own_format_takes_no_readings_and_says_what_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = bitext("天亮了。\n")
    monkeypatch.setattr(save, "is_own", lambda name, document: name == "docx")
    with pytest.raises(UsageError, match=r"--as docx\.page"):
        save.render(made, "docx", layout=Layout.BILINGUAL, ruby="pinyin")


def test_what_is_only_read_is_laid_out_in_its_own_format(monkeypatch: pytest.MonkeyPatch) -> None:
    made = bitext("天亮了。\n")
    assert save.is_own("md", made.document)
    monkeypatch.setattr(formats, "written_suffix", lambda name: ".txt")
    assert not save.is_own("md", made.document)
    assert save.is_own("own", made.document)
    assert save.format_of(Path("a.md"), made.document) == "md"


def test_pages_and_prints_face_where_nothing_is_said() -> None:
    assert save.usual_layout("html") is save.usual_layout("pdf") is Layout.SIDE_BY_SIDE
    assert save.usual_layout("docx.page") is save.usual_layout("own") is Layout.BILINGUAL


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize(
    "text",
    [
        "摄影：钱一舟\n![门](a.png)\n天气很好。\n",
        "摄影：钱一舟  \n![门](a.png)  \n![窗](b.png)\n天气很好。\n",
        "> 门\n> ![](a.png)\n> 天气很好。\n",
    ],
)
def test_a_picture_on_a_line_of_its_own_leaves_no_empty_line(text: str, layout: Layout) -> None:
    made = bitext(text, lambda request: "A day.")
    data = save.render(made, "own", layout=layout).data.decode()
    assert data.count("(a.png)") == 1 or layout is Layout.SIDE_BY_SIDE
    assert "A day." in data


def test_a_target_that_breaks_the_structure_is_left_out_and_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = reading.read_bytes("一。\n\n二。\n\n三。\n".encode(), name="a.md").document
    targets = {block.id: f"T{block.id}" for block in document.blocks}
    kind = formats.by_name("markdown")
    real = type(kind).write

    def refuse(self: object, written: Document, chosen: Mapping[int, str], **more: object) -> bytes:
        if chosen.get(1) == "T1":
            raise FormatError("The structure would change.")
        return real(self, written, chosen, **more)  # type: ignore[arg-type]  # a stand-in

    monkeypatch.setattr(type(kind), "write", refuse)
    result = save.splice(document, targets, layout=Layout.TARGET, target_language="en")
    assert result.data.decode() == "T0\n\n二。\n\nT2\n"
    assert "line 3" in str(result.remark)
    assert result.remark is not None and "从第 3 行开始" in result.remark.say("zh-Hans")
    assert "--as" not in result.remark.say("zh-Hans", page=True)
    assert not result.complete
