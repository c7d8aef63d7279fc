"""The checks of this folder do find what they look for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import built_pages, source_links
from tests.sites.families import Counted
from tests.sites.left_behind import left_in_markdown, left_in_page
from tests.sites.structure import differences, fences, inline, shown_to_engines, structure

PAGE = '<html><body><main><h2 id="安装">安装</h2>{}</main></body></html>'


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="#%E5%AE%89%E8%A3%85">这里</a>', ""),
        ('<a href="#装">这里</a>', "page.html: #装 leads to no place on page.html"),
        ('<a href="folder/">这里</a>', ""),
        ('<a href="/folder">这里</a>', ""),
        ('<a href="https://ours.example/folder/#安装">这里</a>', ""),
        ('<a href="https://theirs.example/nowhere">那里</a>', ""),
        ('<a href="folder/#没有">这里</a>', "page.html: folder/#没有 leads to no place on"),
        ('<img src="../图.svg" alt="图">', "page.html: ../图.svg leads nowhere"),
        ('<img srcset="图.svg 1x, 没有.svg 2x" alt="图">', "page.html: 没有.svg leads nowhere"),
    ],
)
def test_a_dead_link_is_found(body: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "index.html").write_text(PAGE.format(""), "utf-8")
    (tmp_path / "图.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "page.html").write_text(PAGE.format(body), "utf-8")
    found = built_pages.dead_links(tmp_path, origin="https://ours.example")
    assert len(found) == bool(fault)
    assert not fault or found[0].startswith(fault)


@pytest.mark.parametrize(
    ("after", "alone", "fault"),
    [
        ('<div class="tip">火要小</div><i class="f">x</i>', True, ""),
        ('<div class="tip">火要小</div><i class="f">x</i><i class="f">x</i>', False, ""),
        ('<div class="tip">火要小</div><i class="f">x</i><i class="f">x</i>', True, "formula 'x'"),
        ('<div class="tip">火要小</div>', False, "formula 'x': 1 before, 0 after"),
        ('<i class="f">x</i>', True, "container 'tip': 1 before, 0 after"),
        ('<div class="tip">a</div><div class="tip">b</div><i class="f">x</i>', False, "container"),
        ('<div class="tip">::: tip 水</div><i class="f">x</i>', True, "'::: tip' is shown"),
    ],
)
def test_what_a_page_lost_is_found(after: str, alone: bool, fault: str, tmp_path: Path) -> None:
    what = (
        Counted(kind="container", xpath="//*[@class='tip']"),
        Counted(kind="formula", xpath="//*[@class='f']", key="text", inline=True),
    )
    pages = []
    for name, body in (
        ("before", '<div class="tip">火要小</div><i class="f">x</i>'),
        ("after", after),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(PAGE.format(body), "utf-8")
        pages.append(built_pages.counted(tmp_path / name, what))
    found = built_pages.differences(pages[0], pages[1], alone=alone)
    assert len(found) == bool(fault)
    assert not fault or found[0].startswith(f"page.html: {fault}")


def test_a_page_that_is_not_built_any_more_is_found() -> None:
    page = built_pages.Page(counts=structure(""), inline=inline("", mdx=False), leaks=frozenset())
    assert built_pages.differences({"a.html": page}, {"b.html": page}, alone=True) == [
        "a.html was built before, not after",
        "b.html was built after, not before",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("::: tip 水\n水要够。\n:::\n", "⟦::: tip 水⟧\n⟦水要够。⟧\n:::\n"),
        (
            "::: tip 水\n水要够。\n:::\n",
            "::: tip 水\n水要够。\n:::\n\n::: tip ⟦水⟧\n⟦水要够。⟧\n:::\n",
        ),
        ('!!! note "水"\n    够。\n', '⟦!!! note "水"⟧\n    ⟦够。⟧\n'),
        ("> [!note] 水\n> 够。\n", "> ⟦[!note] 水⟧\n> ⟦够。⟧\n"),
        ("$$\na+b\n$$\n", "$$\na+b\n$$\n\n$$\na+b\n$$\n"),
        ("```\n水\n```\n", "```\n⟦水⟧\n```\n"),
        ("{% if a %}\n水\n{% endif %}\n", "{% if a %}\n⟦水\n{% endif %}⟧\n"),
        ("{{< tab >}}\n水\n{{< /tab >}}\n", "{{< tab >}}\n⟦水⟧\n"),
        ("<Card>水</Card>\n", "<Card>水</Card>\n<Card>⟦水⟧</Card>\n"),
        ("![[水]]\n", "![[⟦水⟧]]\n"),
        ("水。\n{: .note}\n", "⟦水。{: .note}⟧\n"),
    ],
)
def test_structure_that_was_lost_or_doubled_is_found(before: str, after: str) -> None:
    assert differences(structure(before), structure(after), often=True)
    assert not differences(structure(before), structure(before), often=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("水有 $3$ 杯", "⟦水有 3 杯⟧"),
        ("给 {{ 人 }} 个人", "⟦给个人⟧"),
        ("见[[首页|那里]]", "⟦见首页|那里⟧"),
        ("一共 {n} 元", "⟦一共 n 元⟧"),
        ("写完了。 #索引", "⟦写完了。⟧"),
    ],
)
def test_what_a_sentence_lost_is_found(before: str, after: str) -> None:
    assert differences(inline(before, mdx=True), inline(after, mdx=True), often=False)
    twice = inline(f"{before}\n\n{before}", mdx=True)
    assert not differences(inline(before, mdx=True), twice, often=False)
    assert differences(inline(before, mdx=True), twice, often=True)


@pytest.mark.parametrize(
    "text",
    [
        "::: tip 水", ':::', '!!! note "水"', "给 {{ 人 }} 个人", "{% note %}水", "{{< tab >}}",
        "见[[首页]]。", "$$\nx\n$$", "import A from 'a'", "<b>水</b>", "[!note] 水", "echo 水",
    ],
)  # fmt: skip
def test_what_engines_must_not_be_shown_is_found(text: str) -> None:
    assert shown_to_engines([text], code=fences("```\necho 水\n```\n"), never=())


@pytest.mark.parametrize("text", ["先看[[说明](#2)](#1)。", "`x1` 有 $3$ 杯水：够了。"])
def test_text_may_be_shown_to_engines(text: str) -> None:
    assert shown_to_engines([text], code=["echo 水"], never=()) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("# ⟦en 水⟧\n\n⟦en 见[水](水.md#水)。⟧\n\n[水]: 水.md\n", []),
        ('!!! note "水"\n    ⟦en 够。⟧\n', ['!!! note "水"']),
        ("```\n水\n```\n`水` {{ 水 }} $水$ <!-- 水 -->\n", []),
        ("<summary>水</summary>\n", ["<summary>水</summary>"]),
        ('<Step title="水">\n', ['<Step title="水">']),
        ("[[水|⟦en 水⟧]]和[[水]]\n\n⟦en 一⟧⟦en 二⟧三\n", ["]]和", "三"]),
    ],
)
def test_what_was_left_behind_is_found(text: str, left: list[str]) -> None:
    assert left_in_markdown(text, ()) == left
    assert left_in_markdown(text, left) == []


def test_what_was_left_behind_in_a_page_is_found() -> None:
    page = (
        "<p>⟦en <a href='水'>水</a>够⟧，水<b>⟦en 好⟧</b></p>"
        "<script>水</script><p>木气象站</p><span class='katex'>水</span>"
    )
    assert left_in_page(page.encode("utf-16"), ("木气象站",)) == ["，水"]


def test_relative_links_that_died_are_found(tmp_path: Path) -> None:
    source = "[粥](粥.md#水)、[粥](./%E7%B2%A5)、![图](图.svg)、[没有](没有.md)、"
    source += "<a href='粥.md'>粥</a>\n"
    for name, text in (("before", source), ("after", source.replace("粥.md", "粥.en.md"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "首页.md").write_text(text.replace("'", '"'), "utf-8")
        (tmp_path / name / "粥.md").write_text("水\n", "utf-8")
    (tmp_path / "before" / "图.svg").write_text("<svg/>", "utf-8")
    before = source_links.working(tmp_path / "before")
    assert sum(before[Path("首页.md")].values()) == 4
    assert source_links.dead(tmp_path / "before", before) == []
    assert source_links.dead(tmp_path / "after", before) == [
        "首页.md: 图.svg leads nowhere",
        "首页.md: 4 links before, 1 after",
    ]


def test_wikilinks_that_died_are_found(tmp_path: Path) -> None:
    (tmp_path / "首页.md").write_text(
        "# 水\n\n[[粥]]、[[#水]]、[[首页#^a]]、[[没有|那里]]、[[粥#火]]\n\n一行 ^a\n", "utf-8"
    )
    (tmp_path / "粥.md").write_text("# 火候\n", "utf-8")
    assert source_links.dead_wikilinks(tmp_path) == [
        "首页.md: [[没有]] leads to no note",
        "首页.md: [[粥#火]] has no such place",
    ]
