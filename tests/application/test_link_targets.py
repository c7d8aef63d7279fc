"""What an address means: a document of the run, a file, or nothing that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.application.link_targets import LinkTargets, Placed, path_key
from translator.formats.base import Leads
from translator.text.address_parts import split_address

LINK, FILE, NAME = Leads.LINK, Leads.FILE, Leads.NAME
DOCUMENTS = ("index.md", "guide/README.md", "guide/index.md", "guide/a.md", "guide/b.html", "a.md",
             "news/readme.md", "blog/_index.md", "team/Readme.md")  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (*DOCUMENTS, "guide/图.png", "guide/page.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def placed(root: Path) -> dict[str, Placed]:
    return {
        path_key(root / name): Placed(
            source=root / name, root=root, output=root / "out" / name, folder=root / "out",
            addresses=(),
        )
        for name in DOCUMENTS
    }  # fmt: skip


def found(
    root: Path, source: str, leads: Leads, address: str, *, files: bool = False
) -> tuple[str, str, str | None] | None:
    """Return the file, how it is named and from where, or None."""
    documents = placed(root)
    parts = split_address(address)
    assert parts is not None
    one = LinkTargets(documents, files=files).find(documents[path_key(root / source)], leads, parts)
    if one is None:
        return None
    assert one.document is None or one.document.source == one.file
    inside = Path(path_key(one.file)).relative_to(root).as_posix()
    base = None if one.base is None else one.base.relative_to(root).as_posix()
    return inside, one.written if one.document else "file", base


@pytest.mark.parametrize(
    ("source", "leads", "address", "target"),
    [
        ("index.md", LINK, "guide/a.md", ("guide/a.md", "whole", None)),
        ("index.md", LINK, "guide/a", ("guide/a.md", "bare", None)),
        ("index.md", LINK, "guide/a.html", ("guide/a.md", "page", None)),
        ("index.md", LINK, "guide/a.htm", ("guide/a.md", "page", None)),
        ("index.md", LINK, "guide/b.html", ("guide/b.html", "whole", None)),
        ("index.md", LINK, "guide/page.html", ("guide/page.html", "file", None)),
        ("index.md", LINK, "guide/图.png", ("guide/图.png", "file", None)),
        # folders: the index, whatever it is called
        ("index.md", LINK, "guide/", ("guide/index.md", "folder", None)),
        ("index.md", LINK, "guide", ("guide/index.md", "folder", None)),
        ("index.md", LINK, "news/", ("news/readme.md", "folder", None)),
        ("index.md", LINK, "blog/", ("blog/_index.md", "folder", None)),
        ("index.md", LINK, "team/", ("team/Readme.md", "folder", None)),
        ("index.md", LINK, "guide/a/", None),
        # from the root of the site, and from folders within it
        ("guide/a.md", LINK, "/guide/b.html", ("guide/b.html", "whole", ".")),
        ("guide/a.md", LINK, "/a.md", ("a.md", "whole", ".")),
        ("guide/a.md", LINK, "/b.html", ("guide/b.html", "whole", "guide")),
        ("guide/a.md", LINK, "guide/b.html", ("guide/b.html", "whole", ".")),
        ("guide/a.md", LINK, "/guide/a/", ("guide/a.md", "bare", ".")),
        # exactly this file
        ("index.md", FILE, "guide/a", None),
        ("index.md", FILE, "guide/图.png", ("guide/图.png", "file", None)),
        ("index.md", FILE, "guide/a.md", ("guide/a.md", "whole", None)),
        ("index.md", FILE, "/guide/图.png", None),
        ("index.md", LINK, "none.md", None),
        ("index.md", LINK, "a%00b", None),
        # names, wherever the page lies
        ("index.md", NAME, "b.html", ("guide/b.html", "whole", None)),
        ("index.md", NAME, "b", ("guide/b.html", "bare", None)),
        ("index.md", NAME, "guide/b", ("guide/b.html", "bare", None)),
        ("guide/a.md", NAME, "a", ("guide/a.md", "bare", None)),
        ("news/readme.md", NAME, "a", None),
        ("index.md", NAME, "图.png", None),
    ],
)  # fmt: skip
def test_an_address_means(
    root: Path, source: str, leads: Leads, address: str, target: tuple[str, str, str | None] | None
) -> None:
    assert found(root, source, leads, address) == target


def test_named_files_are_looked_for_where_they_are_to_come_along(root: Path) -> None:
    assert found(root, "guide/a.md", NAME, "图.png", files=True) == ("guide/图.png", "file", None)
    assert found(root, "guide/a.md", NAME, "index.md", files=True) == (
        "guide/index.md", "whole", None
    )  # fmt: skip
    (root / "根.png").touch()
    assert found(root, "guide/a.md", NAME, "根.png", files=True) == ("根.png", "file", None)
    assert found(root, "guide/a.md", NAME, "根.png") is None
    assert found(root, "guide/a.md", NAME, "无.png", files=True) is None


@pytest.mark.parametrize(
    ("address", "called"),
    [
        ("https-docs/b/", ["guide/b.html"]),
        ("x/b.html#茶", ["guide/b.html"]),
        ("2024/a.html", ["guide/a.md", "a.md"]),
        ("none", []),
        ("", []),
        ("/", []),
    ],
)
def test_documents_are_called_as_an_address_ends(
    root: Path, address: str, called: list[str]
) -> None:
    parts = split_address(address)
    assert parts is not None
    keys = LinkTargets(placed(root), files=False).called(parts)
    assert sorted(keys) == sorted(path_key(root / name) for name in called)


def test_a_folder_of_documents_has_a_counterpart(root: Path) -> None:
    counterparts = LinkTargets(placed(root), files=False).counterparts
    assert counterparts[path_key(root / "guide")] == root / "out" / "guide"
    assert counterparts[path_key(root)] == root / "out"
    assert path_key(root / "guide" / "图.png") not in counterparts
