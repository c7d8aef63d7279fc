"""PDFs are read as the article that a person sees on their pages."""

from __future__ import annotations

import re
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.pdf.handmade_pdf import Page, Rule, Text, column, downwards, lines, pdf
from translator import placeholders
from translator.cli import main
from translator.errors import FormatError
from translator.formats import registry
from translator.formats.markdown.format import Markdown
from translator.formats.pdf import pages as pdf_pages
from translator.formats.pdf.as_markdown import Part, markdown
from translator.formats.pdf.format import Pdf
from translator.system import child_python
from translator.types import Document, Layout

STORY = (
    "每到集日，河边的石板路上就摆满了摊子。卖豆腐的老周来得最早，车上盖着一块蓝布，底下冒着热气。"
    "他说豆腐要趁热卖，凉了就不香了。卖糖人的老人坐在槐树下面，几下就捏出一只公鸡，孩子们围着看。"
    "雨停以后河水涨了许多，水面上漂着从上游冲下来的树枝。傍晚的时候，路洗得干干净净，映着两边的灯。"
)
OTHER = (
    "何婶的馄饨摊在桥头，三四张小方桌，坐满了赶早路的人。馄饨皮薄得透亮，汤里撒一把葱花和虾皮。"
    "冬天喝上一碗，从喉咙一直暖到脚底。她记得每个老客人的口味，谁不吃葱，谁要多放醋，从来不会弄错。"
    "二〇〇八年修桥，早市搬到学校操场上，人少了一半。她照样每天五点起来生火，说桥总会修好的，人总要吃饭。"
)


def read(*pages: Page, **options: object) -> Document:
    data = pdf(pages, **options)  # type: ignore[arg-type]
    return registry.by_path("a.pdf", data).read(data, name="a.pdf")


def texts(document: Document) -> list[str]:
    return [placeholders.strip(block.text) for block in document.blocks]


def kinds(document: Document) -> list[str]:
    return [one.kind for one in document.skipped]


def test_lines_of_chinese_are_joined_without_spaces() -> None:
    document = read([Text(80, 60, "河边的早市", 18), *column(80, 100, STORY, 30)])
    assert texts(document) == ["河边的早市", STORY]
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]
    assert document.blocks[0].level == 1
    assert document.language == "zh-Hans"


def test_paragraphs_begin_where_a_line_is_set_in() -> None:
    page = [*column(80, 100, STORY, 30), *column(80, 180, OTHER, 30)]
    assert texts(read(page)) == [STORY, OTHER]


def test_columns_are_read_one_after_the_other_under_a_title_across_both() -> None:
    left, right = column(60, 100, STORY, 22), column(310, 100, OTHER, 22)
    mixed = [one for pair in zip(left, right, strict=False) for one in pair]
    rest = left[len(right) :] + right[len(left) :]
    title = Text(160, 60, "河边的早市和桥头的馄饨摊", 20)
    assert texts(read([*mixed, title, *rest])) == ["河边的早市和桥头的馄饨摊", STORY, OTHER]


def test_three_columns() -> None:
    page = [
        one
        for left, text in ((40, STORY), (230, OTHER), (420, STORY))
        for one in column(left, 100, text, 15)
    ]
    assert texts(read(page)) == [STORY, OTHER, STORY]


def test_vertical_columns_are_read_from_right_to_left() -> None:
    story = "外面下著大雪，我們今天不出門了。奶奶坐在爐子旁邊縫衣服，一邊縫一邊講從前的事情。"
    page = [
        one
        for at in range(0, len(story), 12)
        for one in downwards(500 - at / 12 * 18, 100, story[at : at + 12])
    ]
    assert texts(read(page)) == [story]


def test_forms_for_vertical_text_become_the_usual_signs() -> None:
    text = "奶奶說︰﹁雪停了︐就去買菜︒﹂"
    assert texts(read(downwards(500, 100, text))) == ["奶奶說：「雪停了，就去買菜。」"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pages_that_are_shown_turned(degrees: int) -> None:
    turns = {90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}
    step = {90: (16, 0), 180: (0, -16), 270: (-16, 0)}[degrees]
    parts = [STORY[at : at + 20] for at in range(0, 60, 20)]
    page = [
        Text(300 + step[0] * at, 400 + step[1] * at, part, turn=turns[degrees])
        for at, part in enumerate(parts)
    ]
    assert texts(read(page, rotate=degrees)) == ["".join(parts)]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    whole = column(80, 700, STORY, 30)
    first = [one for one in whole if one.top < 740]
    second = [Text(one.left, one.top - 640, one.text) for one in whole if one.top >= 740]
    document = read(first, second)
    assert texts(document) == [STORY]
    assert document.blocks[0].attributes["part"] == "1"


def test_words_that_were_divided_are_whole_again() -> None:
    page = lines(80, 100, [
        "The old man carried his well-worn bas-",
        "ket to the market, and sold his well-",
        "worn shoes there without any hesita-",
        "tion whatever, for a few dollars more.",
    ])  # fmt: skip
    assert texts(read(page)) == [
        "The old man carried his well-worn basket to the market, and sold his well-worn shoes "
        "there without any hesitation whatever, for a few dollars more."
    ]


def test_what_stands_on_every_page_is_left_out_and_said() -> None:
    pages = [
        [
            Text(200, 40, "镇上的故事"),
            *column(80, 100, text, 30),
            Text(290, 770, f"— {number} —"),
        ]
        for number, text in enumerate((STORY, OTHER, STORY), 7)
    ]
    document = read(*pages)
    assert texts(document) == [STORY, OTHER, STORY]
    assert kinds(document) == ["page-furniture"]
    assert document.skipped[0].excerpt == "镇上的故事"


def test_headings_by_size_and_in_bold() -> None:
    page = [
        Text(80, 60, "河边的早市", 20),
        Text(80, 90, "一、天还没亮", 14),
        *column(80, 120, STORY, 30),
        Text(80, 240, "二、桥头", 10, bold=True),
        *column(80, 270, OTHER, 30),
    ]
    document = read(page)
    assert [block.level for block in document.blocks] == [1, 2, 0, 3, 0]


def test_items_are_items_of_a_list() -> None:
    page = [
        *column(80, 100, STORY, 30),
        *lines(80, 200, ["• 热豆腐", "• 糖人", "1. 先洗菜", "2. 再切菜", "一、先洗菜"]),
    ]
    document = read(page)
    found = [(block.kind, block.marker, block.text) for block in document.blocks[1:]]
    assert found[:4] == [
        ("list_item", "•", "热豆腐"), ("list_item", "•", "糖人"),
        ("list_item", "1.", "先洗菜"), ("list_item", "2.", "再切菜"),
    ]  # fmt: skip
    assert found[4][2] == "一、先洗菜"


ROWS = (("品名", "单位", "价钱"), ("豆腐", "斤", "三块"), ("馄饨", "碗", "六块"))


def test_a_ruled_table_is_a_table() -> None:
    grid = [Rule(80, 300 + 20 * at, 380, 300 + 20 * at) for at in range(4)]
    grid += [Rule(80 + 100 * at, 300, 80 + 100 * at, 360) for at in range(4)]
    cells = [
        Text(84 + 100 * x, 314 + 20 * y, cell)
        for y, row in enumerate(ROWS)
        for x, cell in enumerate(row)
    ]
    document = read([*column(80, 100, STORY, 30), *grid, *cells, *column(80, 400, OTHER, 30)])
    cells_read = [b.text for b in document.blocks if b.kind == "table_cell"]
    assert cells_read == [cell for row in ROWS for cell in row]
    assert texts(document)[0] == STORY and texts(document)[-1] == OTHER


def test_cells_that_stand_in_line_are_a_table() -> None:
    rows = [("品名", "去年"), ("热豆腐一份", "1.5"), ("馄饨", "5"), ("新摘的黄瓜", "1.8")]
    cells = [
        Text(80 + 150 * x, 300 + 16 * y, cell)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
    ]
    skeleton = read([*column(80, 100, STORY, 30), *cells]).skeleton
    assert "| 热豆腐一份 | 1.5 |" in skeleton


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    frame = [Rule(70, 80, 400, 80), Rule(70, 300, 400, 300)]
    frame += [Rule(70, 80, 70, 300), Rule(400, 80, 400, 300)]
    assert texts(read([*frame, *column(80, 100, STORY, 30)])) == [STORY]


def test_pages_without_text_are_named() -> None:
    document = read(column(80, 100, STORY, 30), [], [Rule(0, 0, 100, 100)])
    assert kinds(document) == ["page-pictures"]
    assert "2, 3" in document.skipped[0].reason


def test_a_pdf_of_pictures_alone_is_refused_with_a_next_step() -> None:
    with pytest.raises(FormatError) as caught:
        read([], [])
    assert "pages (2) are pictures" in caught.value.what
    assert "OCR" in caught.value.hint


def test_characters_the_file_does_not_tell_are_marked_and_said() -> None:
    page = [Text(80, 100, "她去P店买东西"), *column(80, 130, STORY, 30)]
    assert "她去P店" in texts(read(page))[0], "a letter of half the width is a letter"
    # Square, and in a font for Chinese: a 豆 that is given as the letter Ë is none.
    document = read([Text(80, 100, "买Ë腐"), *column(80, 130, STORY, 30)])
    assert texts(document)[0] == "买〓腐"
    assert kinds(document) == ["page-unknown"]


def test_a_page_whose_characters_nobody_can_tell_is_left_out_and_named() -> None:
    strange = "".join(chr(0xE000 + number) for number in range(40))
    document = read(column(80, 100, STORY, 30), [Text(80, 100, strange)])
    assert texts(document) == [STORY]
    assert kinds(document) == ["page-fonts"]


def test_radicals_and_ligatures_are_the_characters_people_write() -> None:
    assert texts(read([Text(80, 100, "⾖腐⻋出⻔了，ﬁnd ofﬁce")])) == ["豆腐车出门了，find office"]


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    page = [*lines(80, 100, ["河边的早市很热闹"]), *lines(80.4, 100, ["河边的早市很热闹"])]
    assert texts(read(page)) == ["河边的早市很热闹"]


def test_a_stamp_across_the_page_is_left_out_and_said() -> None:
    stamp = Text(200, 400, "内部资料", 60, turn="0.7 0.7 -0.7 0.7")
    document = read([*column(80, 100, STORY, 30), stamp])
    assert texts(document) == [STORY]
    assert kinds(document) == ["page-slanted"]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("镇上的早市", ("镇上的早市", 1)),
        ("河边的 早市", ("河边的早市", 1)),
        ("Microsoft Word - 草稿.docx", ("河边的早市", 1)),
        ("无标题", ("河边的早市", 1)),
        ("scan0012.pdf", ("河边的早市", 1)),
        ("", ("河边的早市", 1)),
    ],
)
def test_the_title_of_the_file_is_taken_if_it_is_one(title: str, first: tuple[str, int]) -> None:
    page = [Text(80, 60, "河边的早市", 18), *column(80, 100, STORY, 30)]
    block = read(page, title=title).blocks[0]
    assert (block.text, block.level) == first


def test_a_locked_file_is_refused_with_a_next_step() -> None:
    page = column(80, 100, STORY, 30)
    with pytest.raises(FormatError, match="locked with a password") as caught:
        read(page, password=b"secret")
    assert "without one" in caught.value.hint
    assert texts(read(page, password=b"")) == [STORY]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nnothing else",
        b"%PDF-",
        pdf([column(80, 100, STORY, 30)])[:300],
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 99999999>>endobj\n"
        b"trailer<</Root 1 0 R>>",
    ],
)
def test_a_damaged_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        registry.by_name("pdf").read(data, name="a.pdf")
    assert "a.pdf" in caught.value.what
    assert caught.value.hint


def test_a_file_without_a_suffix_is_known_by_its_bytes() -> None:
    data = pdf([column(80, 100, STORY, 30)])
    assert registry.by_path("download", data).name == "pdf"
    assert registry.by_path("-", b"\n\n" + data).name == "pdf"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
    with pytest.raises(FormatError, match="more than 2 pages"):
        read([], [], [])


def test_a_page_that_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = 'import sys; print(); print(\'{"pages": 1, "title": ""}\'); sys.stdout.flush(); '
    never = "sys.stdin.buffer.read(); import threading; threading.Event().wait()"
    monkeypatch.setattr(pdf_pages, "_CODE", begun + never)
    monkeypatch.setattr(pdf_pages, "LONGEST_PAGE", 0.3)
    with pytest.raises(FormatError, match="page 1 takes too long"):
        read(column(80, 100, STORY, 30))


@pytest.mark.parametrize("said", ["print()", 'print(); print(\'{"pages": 2, "title": ""}\')'])
def test_a_process_that_falls_is_a_sentence_and_no_crash(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(pdf_pages, "_CODE", f"{said}; sys.stdout.flush(); import os; os._exit(11)")
    with pytest.raises(FormatError) as caught:
        read(column(80, 100, STORY, 30))
    assert "a.pdf" in caught.value.what


def test_the_process_that_reads_has_only_so_much_memory() -> None:
    resource = pytest.importorskip("resource", reason="this system has no limits for memory")
    code = (
        "from translator.formats.pdf import pdfium_process as p; p.limit_memory(10**9); "
        "import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    )
    done = subprocess.run(
        child_python.with_code(code), capture_output=True, text=True, check=True,
        env=child_python.environment(),
    )  # fmt: skip
    assert int(done.stdout) == 10**9 != resource.RLIM_INFINITY


def test_several_threads_may_read_at_once() -> None:
    data = pdf([column(80, 200, STORY, 30)] * 3)
    found: list[list[str]] = []

    def work() -> None:
        found.append(texts(registry.by_name("pdf").read(data, name="a.pdf")))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [[STORY] * 3] * 4


def test_a_translation_is_written_as_markdown() -> None:
    data = pdf([[Text(80, 60, "河边的早市", 18), *column(80, 100, STORY, 30)]])
    kind = registry.by_name("pdf")
    document = kind.read(data, name="a.pdf")
    assert document.package == data
    written = kind.write(document, {0: "The market"}, layout=Layout.BILINGUAL, target_language="en")
    assert written.decode() == f"# 河边的早市 / The market\n\n{STORY}\n"
    assert registry.written_suffix("pdf") == ".md"


@pytest.mark.parametrize(
    ("command", "name"), [("translate", "a.en.md"), ("convert", "a.zh-Hant.md")]
)
def test_the_command_line_writes_markdown_beside_the_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    monkeypatch.setenv("DUIZHAO_HOME", str(tmp_path / "home"))
    (tmp_path / "a.pdf").write_bytes(pdf([column(80, 100, STORY, 30)]))
    options = ["--to", "zh-Hant"] if command == "convert" else ["--model", "echo"]
    assert main([command, str(tmp_path / "a.pdf"), *options]) == 0
    assert "豆腐" in (tmp_path / name).read_text("utf-8")


SIGNS = st.text(alphabet="茶水a1 *_`#-+>.|[](){}<&;:!\\$~=^%/\"'@", min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)


@given(paragraphs=st.lists(SIGNS.filter(lambda text: re.search("[茶水a]", text)), max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_sign_in_the_text_becomes_markdown(paragraphs: list[str]) -> None:
    parts = [Part(page=1, text=f"茶{text}水") for text in paragraphs]
    text, _ = markdown(parts)
    document = Markdown().read(text.encode(), name="a.md")
    restored = [
        "".join(
            item.text if item.kind != "escape" else item.source.removeprefix("\\")
            for char in block.text
            for item in [placeholders.table(block).get(char) or _Plain(char)]
        )
        for block in document.blocks
        if block.kind == "paragraph"
    ]
    assert len(document.blocks) >= len(paragraphs)
    assert [one.replace("\\", "") for one in restored] == [
        one.text.replace("\\", "") for one in parts
    ]


class _Plain:
    """A character that is no mark, as a mark's meaning would say it."""

    kind = "text"

    def __init__(self, text: str) -> None:
        self.text = self.source = text


def test_a_pdf_is_known_by_a_sign_in_its_first_kilobyte() -> None:
    own = Pdf(Markdown())
    assert own.opens(b"\n" * 1019 + b"%PDF-1.4")
    assert not own.opens(b"\n" * 1020 + b"%PDF-1.4")
    assert own.recognises("%PDF-1.4") is False
