"""What every laid-out document shows: parts, runs, lists, notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exports.awkward import awkward
from translator import exports
from translator.errors import OutputError
from translator.exports.laid_out.lay_out import LaidOut
from translator.exports.laid_out.parts import Grid, Item, Kept, Line, Part, Text, with_lists
from translator.exports.laid_out.runs import Run, plain
from translator.placeholders import atom, closing, opening
from translator.types import Bitext, Inline, Layout

Build = Callable[..., Bitext]


def parts(bitext: Bitext, layout: Layout = Layout.BILINGUAL) -> list[Part]:
    return list(LaidOut(bitext, layout).parts())


def runs(bitext: Bitext, layout: Layout = Layout.BILINGUAL) -> tuple[Run, ...]:
    (part,) = parts(bitext, layout)
    assert isinstance(part, Text)
    return part.source or part.target or ()


def test_an_article_is_laid_out_in_its_parts() -> None:
    found = parts(awkward())
    assert [part.kind if isinstance(part, Text) else type(part).__name__ for part in found] == [
        "header", "heading", "paragraph", "paragraph", "heading", *["list_item"] * 11, "paragraph",
        "list_item", "list_item", "quote", "Grid", "picture", "paragraph", "Kept", "heading",
        "paragraph", "Line", "Kept",
    ]  # fmt: skip
    assert isinstance(found[-2], Line) and isinstance(found[-1], Kept)


def nested(items: tuple[Item, ...]) -> list[object]:
    """Return items as lists of their words and of the lists in them."""
    return [
        [
            plain(part.target or ()) if isinstance(part, Text) else nested(part)
            for part in item.parts
        ]
        for item in items
    ]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("- 一\n  - 二\n    - 三\n- 四\n", [["一", [["二", [["三"]]]]], ["四"]]),
        # Markdown counts spaces: four are no two levels.
        (
            "1. 一\n    - 二\n\n      还\n    - 三\n\n   又\n",
            [["一", [["二", "还"], ["三"]], "又"]],
        ),
        ("- 一\n\n  还\n\n  - 二\n\n  又\n", [["一", "还", [["二"]], "又"]]),
    ],
)
def test_items_lie_in_the_items_they_belong_to(text: str, lists: list[object]) -> None:
    laid_out = LaidOut(awkward(text, lambda _, s: s.strip(), person=False), Layout.TARGET)
    (found,) = with_lists(laid_out.parts())
    assert isinstance(found, tuple)
    assert nested(found) == lists


def test_text_between_items_ends_a_list() -> None:
    laid_out = LaidOut(awkward("- 一\n\n话。\n\n- 二\n"), Layout.TARGET)
    assert [type(one).__name__ for one in with_lists(laid_out.parts())] == [
        "tuple", "Text", "tuple",
    ]  # fmt: skip


def test_a_table_is_as_wide_in_every_line() -> None:
    page = "<table><tr><th>菜<th>天<tr><td>番茄<tr><td>豆<td>9<td>多</table>"
    (found,) = parts(awkward(page, name="a.html"))
    assert isinstance(found, Grid)
    assert [len(line) for line in found.lines] == [3, 3, 3]
    assert plain(found.lines[2][1].source or ()) == "9" and found.lines[2][1].target is None


def test_looks_go_on_over_sentences_and_cross(one: Build) -> None:
    inline = (
        Inline(id=0, kind="emphasis", source="*", closing="*"),
        Inline(id=1, kind="strong", source="**", closing="**"),
    )
    text = f"{opening(0)}一{opening(1)}二{closing(0)}三{closing(1)}四"
    assert [(run.text, sorted(run.looks)) for run in runs(one(text, text, *inline))] == [
        ("一", ["emphasis"]), ("二", ["emphasis", "strong"]), ("三", ["strong"]), ("四", []),
    ]  # fmt: skip


def test_line_ends_of_the_text_are_spaces_and_edges_are_bare(one: Build) -> None:
    (run,) = runs(one("\u3000\u3000一\n\t二 \u2028", "x"))
    assert run.text == "一 二"


def test_code_pictures_and_addresses_are_runs_of_their_own(one: Build) -> None:
    inline = (
        Inline(id=0, kind="code", source="`a\nb`"),
        Inline(id=1, kind="image", source=f"![猫]({'x' * 100}.png)"),
        Inline(id=2, kind="autolink", source="<https://a.example>"),
    )
    text = f"甲{atom(0)}{atom(1)}{atom(2)}"
    found = runs(one(text, text, *inline))
    assert [sorted(run.looks) for run in found] == [
        [], ["code"], ["picture"], ["address", "picture"], ["link"],
    ]  # fmt: skip
    assert (found[1].text, found[2].text, found[2].leads) == ("a b", "▧ 猫", "")
    assert found[3].text.endswith("…") and found[2].address.endswith(".png")
    assert found[4].leads == "https://a.example"


def test_readings_stand_over_words_of_the_chinese_side_alone(one: Build) -> None:
    def read(text: str) -> list[tuple[str, str]]:
        return [(sign, "hǎo" if sign == "好" else "") for sign in text]

    laid_out = LaidOut(one("一好二", "a 好"), Layout.BILINGUAL, readings=read)
    (part,) = laid_out.parts()
    assert isinstance(part, Text)
    assert [(run.text, run.reading) for run in part.source or ()] == [
        ("一", ""), ("好", "hǎo"), ("二", ""),
    ]  # fmt: skip
    assert [run.reading for run in part.target or ()] == [""]


@pytest.mark.parametrize(
    ("text", "layout", "title"),
    [
        ("# 菜园\n\n浇水。\n", Layout.BILINGUAL, "菜园 / t0x"),
        ("# 菜园\n\n浇水。\n", Layout.TARGET, "t0x"),
        ("浇水。\n\n再浇。\n\n又浇。\n\n还浇。\n\n# 菜园\n", Layout.BILINGUAL, "院子"),
    ],
)
def test_the_title_is_the_first_heading_or_the_files_name(
    text: str, layout: Layout, title: str
) -> None:
    assert LaidOut(awkward(text, person=False), layout).sheet().title == title


@pytest.mark.parametrize(
    ("says", "counts", "heads"),
    [
        ("", "24 pairs, 1 to look at", ("Simplified Chinese", "English")),
        ("zh-Hans", "24 句，1 句待检查", ("简体中文", "英文")),
        ("zh-Hant", "24 句，1 句待檢查", ("簡體中文", "英文")),
    ],
)
def test_what_is_said_besides_is_in_three_languages(
    says: str, counts: str, heads: tuple[str, str]
) -> None:
    bitext = awkward()
    sheet = LaidOut(bitext, Layout.BILINGUAL, says=says).sheet()
    assert sheet.counts == counts.replace("24", str(len(bitext.pairs)))
    assert sheet.heads == heads
    assert sheet.origins[-1].code == f"sha256 {bitext.document.sha256}"


def test_a_bitext_that_does_not_hold_together_is_not_laid_out() -> None:
    bitext = awkward()
    with pytest.raises(OutputError):
        LaidOut(replace(bitext, pairs=bitext.pairs[:-1]), Layout.BILINGUAL)


@pytest.mark.parametrize("name", ["docx", "odt", "epub", "md"])
@pytest.mark.parametrize("layout", list(Layout))
def test_where_the_original_was_read_is_said_at_the_end(name: str, layout: Layout) -> None:
    bitext = awkward("好。\n")
    address = "https://example.org/garden"
    bitext = replace(bitext, document=replace(bitext.document, address=address))
    data = exports.by_name(name, says="zh-Hant").write(bitext, layout=layout)
    if name != "md":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(one) for one in archive.namelist())
    assert address.encode() in data and "原文網址：".encode() in data


@pytest.mark.parametrize(("signs", "shown"), [(200, 200), (201, 200)])
def test_a_title_ends_after_two_hundred_characters(signs: int, shown: int) -> None:
    made = awkward(f"# {'长' * signs}\n", lambda _, text: text, person=False)
    assert LaidOut(made, Layout.TARGET).sheet().title == "长" * shown


@pytest.mark.parametrize(("before", "title"), [(3, "菜园"), (4, "院子")])
def test_the_title_is_looked_for_among_the_first_four_parts(before: int, title: str) -> None:
    made = awkward("浇水。\n\n" * before + "# 菜园\n", lambda _, text: text, person=False)
    assert LaidOut(made, Layout.TARGET).sheet().title == title


def test_lists_are_nine_levels_deep_and_no_deeper(one: Build) -> None:
    text = "".join(f"{'  ' * depth}- 第{depth}层\n" for depth in range(7))
    made = awkward(text, person=False)
    found = [part for part in parts(made) if isinstance(part, Text)]
    assert [part.depth for part in found] == list(range(7))
    block = one("一", "one").document.blocks[0]
    assert block.level == block.depth == 0


@pytest.mark.parametrize(("level", "shown"), [(0, 1), (1, 1), (6, 6), (7, 6)])
def test_a_heading_has_one_of_six_levels(one: Build, level: int, shown: int) -> None:
    made = one("菜园", "Garden")
    block = replace(made.document.blocks[0], kind="heading", level=level)
    (part,) = parts(replace(made, document=replace(made.document, blocks=(block,))))
    assert isinstance(part, Text) and part.level == shown
    other = replace(block, kind="paragraph", level=3)
    (part,) = parts(replace(made, document=replace(made.document, blocks=(other,))))
    assert isinstance(part, Text) and part.level == 0


def test_what_was_copied_stands_once_and_alone_where_the_source_does_not(one: Build) -> None:
    made = one("OK", "OK")
    (both,), (alone,) = parts(made), parts(made, Layout.TARGET)
    assert isinstance(both, Text) and isinstance(alone, Text)
    assert (plain(both.source or ()), both.target) == ("OK", None)
    assert (alone.source, plain(alone.target or ())) == (None, "OK")


def test_a_document_without_a_suffix_or_a_name_before_it_is_called_by_all_of_it(one: Build) -> None:
    for name, title in (("花园.md", "花园"), ("花园", "花园"), (".md", ".md")):
        assert LaidOut(one("一", "one", name=name), Layout.TARGET).sheet().title == title


def test_words_besides_are_english_unless_the_target_is_chinese(one: Build) -> None:
    for language, says in (("en", "en"), ("de", "en"), ("zh-Hant", "zh-Hant")):
        made = replace(one("one", "一"), source_language="en", target_language=language)
        assert LaidOut(made, Layout.TARGET).sheet().says == says


def test_every_setting_has_an_identity_of_its_own(one: Build) -> None:
    made = one("一", "one")
    changed = [
        made,
        replace(made, signature="other"),
        replace(made, document=replace(made.document, name="b.md")),
        replace(made, target_language="en-GB"),
    ]
    known = {LaidOut(each, layout).sheet().identity for each in changed for layout in Layout}
    assert len(known) == len(changed) * len(Layout)
    again = LaidOut(made, Layout.TARGET).sheet().identity
    assert again in known
