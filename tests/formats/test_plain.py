"""Plain text: paragraphs, wrapped lines, line ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator import placeholders
from translator.errors import FormatError
from translator.formats import plain
from translator.formats.plain import Plain
from translator.types import Document, Layout

PLAIN = Plain()
WRAPPED = (
    "　　春天来了，河边的柳树一夜之间全都绿了，孩子们放学以后都爱\n"
    "到河边去放风筝。老人们坐在长椅上晒太阳，说着去年冬天的雪有多\n"
    "么大。\n"
    "　　小店门口又摆出了新茶。\n"
)


def read(text: str) -> Document:
    return PLAIN.read(text.encode(), name="article.txt")


def texts(document: Document) -> list[str]:
    return [placeholders.MARK.sub("|", block.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。\n\n乙。\n", ["甲。", "乙。"]),
        ("他说：“走吧。”\n我们就走了。\n", ["他说：“走吧。”", "我们就走了。"]),
        ("甲\u2028乙\x0b丙\x85丁\n", ["甲\u2028乙\x0b丙\x85丁"]),
        ("见https://a.cn/b，或c@d.cn。\n", ["见|，或|。"]),
        ("字\U000f0000字", ["字|字"]),
        ("12\n\n***\n\n字", ["字"]),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_reads_paragraphs(text: str, expected: list[str], ending: str) -> None:
    assert texts(read(text.replace("\n", ending))) == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    document = read(WRAPPED)
    assert [text.count("|") for text in texts(document)] == [2, 0]
    assert {item.kind for block in document.blocks for item in block.inline} == {"softbreak"}


@pytest.mark.parametrize("layout", [Layout.BILINGUAL, Layout.SIDE_BY_SIDE])
def test_the_target_follows_as_a_paragraph_of_the_same_sort(layout: Layout) -> None:
    def write(text: str, target: str) -> str:
        return PLAIN.write(read(text), {0: target}, layout=layout, target_language="en").decode()

    assert write("甲。\r\n\r\n乙。\r\n", "A\nb.") == "甲。\r\n\r\nA b.\r\n\r\n乙。\r\n"
    assert write("　　甲。\n　　乙。\n", "A.") == "　　甲。\n　　A.\n　　乙。\n"


def test_a_translation_may_join_the_lines() -> None:
    document = read(WRAPPED)
    targets = {0: "Spring is here.", 1: "New tea."}
    result = PLAIN.write(document, targets, layout=Layout.TARGET, target_language="en")
    assert result.decode() == "　　Spring is here.\n　　New tea.\n"


def test_a_mark_the_source_does_not_have_is_refused() -> None:
    with pytest.raises(FormatError):
        PLAIN.write(
            read("甲"), {0: placeholders.atom(3)}, layout=Layout.TARGET, target_language="en"
        )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "cp950"])
def test_the_encoding_comes_back(encoding: str) -> None:
    data = "今天的天氣真是不錯，我們一起去公園走走吧。\r\n".encode(encoding)
    document = PLAIN.read(data, name="a.txt", encoding=encoding)
    result = PLAIN.write(document, {0: "Lovely."}, layout=Layout.TARGET, target_language="en")
    assert result == "Lovely.\r\n".encode(encoding)


@settings(max_examples=200, deadline=2000)
@given(st.text(st.sampled_from("字a 。\n\r\t　\u2028\x0b\U000f0001@.:/"), max_size=80))
def test_any_text_is_itself(text: str) -> None:
    document = read(text)
    parts = []
    cursor = 0
    for block in document.blocks:
        restored = placeholders.restore(block.text, block.inline)
        parts += [document.skeleton[cursor : block.start], restored]
        cursor = block.end
    assert "".join([*parts, document.skeleton[cursor:]]) == text


@pytest.mark.parametrize("text", ["字" * 400_000, "a" + " " * 200_000 + "b", "a." * 50_000 + "@"])
def test_a_very_long_line_is_read_in_bounded_time(text: str) -> None:
    document = read(text)
    assert document.skeleton == text


def test_a_line_of_nothing_but_spaces_is_tried_once() -> None:
    # Tried from each of its spaces, a line of 30,000 took half a second, and twice that four times.
    assert plain._LINES.match("\u3000\u3000\u3000早市", 1) is None
    text = "\u3000" * 100 + "\n早市\n" + " " * 100
    assert [block.text for block in read(text).blocks] == ["早市"]


def test_a_target_that_is_the_source_is_not_put_under_it() -> None:
    text = "甲。\n\n乙。\n"
    for layout in (Layout.BILINGUAL, Layout.TARGET):
        out = PLAIN.write(read(text), {0: "甲。 "}, layout=layout, target_language="en")
        assert out.decode() == text


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        (["茶" * 20] * 3, True), (["茶" * 20], False), (["茶" * 15] * 2, True),
        (["茶" * 14] * 2, False), (["茶" * 65] * 2, True), (["茶" * 65 + "a"] * 2, False),
        (["茶" * 20, "茶" * 14, "茶"], True), (["茶" * 20, "茶" * 13, "茶"], False),
        (["茶" * 19 + "。", "茶" * 20, "茶"], True), (["茶" * 19 + "。"] * 2 + ["茶"], False),
        (["茶" * 19 + "。", "茶" * 20, "茶" * 19 + "！”", "茶"], False),
        (["茶" * 20, "茶" * 3, "\u3000\u3000" + "茶" * 18, "茶"], True),
        (["word " * 8, "word " * 8, "so"], True), (["a" * 131, "a" * 131], False),
    ],
)  # fmt: skip
def test_lines_were_wrapped_where_they_are_even_and_end_in_the_middle(
    lines: list[str], wrapped: bool
) -> None:
    assert plain._wrapped(lines) is wrapped
    assert (len(read("\n".join(lines)).blocks) < len(lines)) is wrapped


def test_an_indent_begins_a_paragraph_where_not_all_lines_have_it() -> None:
    line = "茶" * 20
    assert len(read(f"{line}\n  {line}\n{line}\n").blocks) == 2
    assert len(read(f"  {line}\n  {line}\n  {line}\n").blocks) == 1
    assert len(read(f"\u3000{line}\n\u3000{line}\n").blocks) == 2


def test_a_text_has_no_links_and_no_headings() -> None:
    document = read("见https://a.cn/b。\n")
    assert PLAIN.addresses(document) == ()
    assert PLAIN.heading_words(document, document) == {}
    assert PLAIN.follow(document, {}) == "见https://a.cn/b。\n".encode()
    assert PLAIN.recognises("茶") is False


def test_a_block_knows_its_line_and_what_its_marks_lead_to() -> None:
    document = read("甲。\n\n\u3000见https://example.org/a。\n")
    second = document.blocks[1]
    assert dict(second.attributes) == {"line": "3", "indent": "\u3000", "separated": "yes"}
    (mark,) = second.inline
    assert (mark.display, mark.address) == ("address", "https://example.org/a")


def test_templates_with_words_in_a_paragraph_are_named() -> None:
    (left,) = read("甲。\n\n见{% note 小心 %}茶。\n").skipped
    assert (left.kind, left.line) == ("template", 3)
    assert "小心" in left.excerpt
    assert read("见{{ name }}茶。\n").skipped == ()
