"""Where links lead once the translations stand in another folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.application.link_targets import Placed
from translator.application.relinking import Relinking
from translator.formats.base import Address, Leads

LINK, FILE, NAME = Leads.LINK, Leads.FILE, Leads.NAME
DOCUMENTS = ("index.md", "guide/index.md", "guide/install.md", "guide/用 法.md", "api/README.md",
             "api/b.mdx", "page.html", "notes/c.md")  # fmt: skip
FILES = ("图.png", "guide/a b.png", "guide/tool.zip", "old/index.md")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (*DOCUMENTS, *FILES):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("茶", encoding="utf-8")
    (tmp_path / "outside.png").write_bytes(b"x")
    return tmp_path


def relinked(
    site: Path,
    source: str,
    *addresses: tuple[Leads, str],
    keep: bool = False,
    bring: bool = False,
) -> Relinking:
    placed = []
    for name in DOCUMENTS:
        inside = Path(name)
        written = inside if keep else inside.with_name(f"{inside.stem}.en{inside.suffix}")
        placed.append(
            Placed(
                source=site / "docs" / name,
                root=site / "docs",
                output=site / "out" / written,
                folder=site / "out",
                addresses=[Address(*one) for one in addresses] if name == source else [],
            )
        )
    return Relinking(placed, bring=bring)


def new(site: Path, source: str, leads: Leads, address: str, **how: bool) -> str:
    """Return what becomes of an address."""
    links = relinked(site, source, (leads, address), **how).links(site / "docs" / source)
    return links.addresses.get(Address(leads, address), address)


@rows_together(
    ("source", "leads", "address", "renamed", "kept"),
    [
        # documents of the run
        ("index.md", LINK, "guide/install.md", "guide/install.en.md", None),
        ("index.md", LINK, "./guide/install.md#步骤", "./guide/install.en.md#步骤", None),
        ("index.md", LINK, "guide/../guide/install.md", "guide/install.en.md", None),
        ("guide/index.md", LINK, "../index.md?x=1", "../index.en.md?x=1", None),
        ("index.md", LINK, "guide/%E7%94%A8%20%E6%B3%95.md",
         "guide/%E7%94%A8%20%E6%B3%95.en.md", None),
        ("index.md", LINK, "guide/用%20法.md", "guide/用%20法.en.md", None),
        ("index.md", LINK, "guide/用 法.md", "guide/用%20法.en.md", None),
        ("index.md", LINK, "page.html", "page.en.html", None),
        ("guide/install.md", LINK, "install.md#步骤", "install.en.md#步骤", None),
        # as generators write them
        ("index.md", LINK, "./guide/install", "./guide/install.en.md", None),
        ("index.md", LINK, "guide/install.html#x", "guide/install.en.html#x", None),
        ("index.md", LINK, "api/b", "api/b.en.mdx", None),
        ("index.md", LINK, "guide/", "guide/index.en.md", None),
        ("index.md", LINK, "./guide", "./guide/index.en.md", None),
        ("index.md", LINK, "api/", "api/README.en.md", None),
        ("guide/install.md", LINK, "../", "../index.en.md", None),
        ("guide/install.md", LINK, "/guide/install.md", "/guide/install.en.md", None),
        ("guide/install.md", LINK, "/guide/install", "/guide/install.en.md", None),
        ("guide/install.md", LINK, "/guide/install/", "/guide/install.en.md", None),
        ("guide/install.md", LINK, "/install", "/install.en.md", None),
        ("guide/install.md", LINK, "/", "/index.en.md", None),
        ("guide/install.md", LINK, "api/b.mdx", "api/b.en.mdx", None),
        ("index.md", NAME, "install", "install.en", None),
        ("index.md", NAME, "guide/install", "guide/install.en", None),
        ("index.md", NAME, "install.md", "install.en.md", None),
        ("index.md", NAME, "用 法", "用 法.en", None),
        ("index.md", NAME, "index", "index.en", None),
        # a way round to the own folder is a way, too
        ("guide/install.md", LINK, "../guide/install.md", "install.en.md", None),
        # pictures and other files
        ("index.md", FILE, "图.png", "../docs/图.png", "../docs/图.png"),
        ("index.md", FILE, "%E5%9B%BE.png", "../docs/%E5%9B%BE.png", "../docs/%E5%9B%BE.png"),
        ("guide/install.md", FILE, "../图.png?raw=1", "../../docs/图.png?raw=1",
         "../../docs/图.png?raw=1"),
        ("guide/install.md", FILE, "./a%20b.png", "../../docs/guide/a%20b.png",
         "../../docs/guide/a%20b.png"),
        ("index.md", LINK, "guide/tool.zip", "../docs/guide/tool.zip", "../docs/guide/tool.zip"),
        ("guide/install.md", LINK, "../old/index.md", "../../docs/old/index.md",
         "../../docs/old/index.md"),
        ("index.md", LINK, "old/", "../docs/old/", "../docs/old/"),
        # folders that hold documents of the run
        ("index.md", LINK, "notes/", None, None),
        ("guide/install.md", LINK, "../notes", None, None),
        ("guide/install.md", FILE, "../../outside.png", None, None),
        # what is left alone
        ("index.md", LINK, "no.md", None, None),
        ("index.md", FILE, "guide/install", None, None),
        ("index.md", LINK, "/other/install", None, None),
        ("index.md", FILE, "/图.png", None, None),
        ("index.md", LINK, "#步骤", None, None),
        ("index.md", LINK, "?id=步骤", None, None),
        ("index.md", LINK, "https://a.example/guide/install.md", None, None),
        ("index.md", LINK, "//a.example/guide/install.md", None, None),
        ("index.md", LINK, "mailto:a@b.example", None, None),
        ("index.md", LINK, "a%00b.md", None, None),
        ("index.md", LINK, "x" * 5000, None, None),
        ("index.md", NAME, "没有", None, None),
    ],
)  # fmt: skip
def test_an_address_leads_to_what_was_written(
    site: Path, source: str, leads: Leads, address: str, renamed: str | None, kept: str | None
) -> None:
    assert new(site, source, leads, address) == (renamed or address)
    assert new(site, source, leads, address, keep=True) == (kept or address)


def test_every_new_address_leads_to_a_file(site: Path) -> None:
    addresses = [(LINK, "guide/install.md"), (FILE, "图.png"), (FILE, "guide/a%20b.png")]
    run = relinked(site, "index.md", *addresses)
    for name in DOCUMENTS:
        inside = Path(name)
        path = site / "out" / inside.with_name(f"{inside.stem}.en{inside.suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = run.links(site / "docs/index.md").addresses
    assert len(found) == 3
    for way in found.values():
        assert (site / "out" / way.replace("%20", " ")).is_file()


def test_fragments_of_other_documents_are_collected(site: Path) -> None:
    run = relinked(
        site,
        "index.md",
        (LINK, "guide/install.md#步骤"),
        (LINK, "guide/install#%E6%9C%AB"),
        (LINK, "guide/install.md?id=用法"),
        (LINK, "#自己"),
    )
    fragments = run.links(site / "docs/guide/install.md").fragments
    assert fragments == {"步骤", "%E6%9C%AB", "用法"}
    assert run.links(site / "docs/index.md").fragments == frozenset()


def test_fragments_of_built_pages_are_kept_where_the_page_may_come_from(site: Path) -> None:
    run = relinked(
        site, "index.md", (LINK, "old-docs/install/#步骤"), (LINK, "{{ base }}/2024/x.html#末")
    )
    assert run.links(site / "docs/guide/install.md").fragments == {"步骤", "末"}
    assert run.links(site / "docs/index.md").fragments == {"末"}


def test_files_come_along_to_the_same_place(site: Path) -> None:
    addresses = [(FILE, "a%20b.png"), (FILE, "../图.png"), (FILE, "../../outside.png")]
    run = relinked(site, "guide/install.md", *addresses, bring=True)
    source = site / "docs/guide/install.md"
    assert run.links(source).addresses == {}
    assert [one.place.relative_to(site) for one in run.brought(source)] == [
        Path("out/guide/a b.png"),
        Path("out/图.png"),
    ]
    assert run.brought(site / "docs/index.md") == []


def test_a_file_does_not_take_the_place_of_a_result(site: Path) -> None:
    (site / "docs/install.en.md").write_text("old", encoding="utf-8")
    (site / "docs/install.md").write_text("茶", encoding="utf-8")
    link = Address(LINK, "install.en.md")
    run = Relinking(
        [
            Placed(
                source=site / "docs/install.md",
                root=site / "docs",
                output=site / "out/install.en.md",
                folder=site / "out",
                addresses=[link],
            )
        ],
        bring=True,
    )
    assert run.brought(site / "docs/install.md") == []
    assert run.links(site / "docs/install.md").addresses == {link: "../docs/install.en.md"}


def test_a_name_that_two_pages_have_is_left_alone(site: Path) -> None:
    assert new(site, "api/b.mdx", NAME, "index") == "index"
    assert new(site, "guide/install.md", NAME, "index") == "index.en"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_an_output_folder_behind_a_link_finds_the_originals(site: Path) -> None:
    (site / "deep/er").mkdir(parents=True)
    (site / "out").symlink_to(site / "deep/er", target_is_directory=True)
    assert new(site, "index.md", FILE, "图.png") == "../../docs/图.png"


def test_many_links_take_linear_time(site: Path) -> None:
    addresses = [(LINK, f"no{number}/page{number}") for number in range(20_000)]
    assert (
        relinked(site, "guide/install.md", *addresses)
        .links(site / "docs/guide/install.md")
        .addresses
        == {}
    )
