"""Which files this tool wrote: results are replaced, what a person has changed never is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.store import Library


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_a_result_is_known_as_long_as_nobody_changed_it(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "article.en.md"
    assert not library.is_own_output(path, b"Tea.\n")
    library.intend_output(path, b"Tea.\n")
    assert library.is_own_output(path, b"Tea.\n")
    assert not library.is_own_output(path, b"Green tea.\n")


def test_each_version_written_to_a_path_is_known(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "article.en.md"
    for data in (b"Tea.\n", b"Green tea.\n", b"Tea.\n"):  # a run that was killed left the first
        library.intend_output(path, data)
    assert library.is_own_output(path, b"Tea.\n")
    assert library.is_own_output(path, b"Green tea.\n")


def test_the_same_content_at_another_place_is_somebodys_copy(
    library: Library, tmp_path: Path
) -> None:
    library.intend_output(tmp_path / "article.en.md", b"Tea.\n")
    assert not library.is_own_output(tmp_path / "copy.md", b"Tea.\n")


def test_a_result_is_known_by_another_way_to_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.intend_output(tmp_path / "article.en.md", b"Tea.\n")
    monkeypatch.chdir(tmp_path)
    assert library.is_own_output(Path("article.en.md"), b"Tea.\n")
    (tmp_path / "link.md").symlink_to(tmp_path / "article.en.md")
    assert library.is_own_output(tmp_path / "link.md", b"Tea.\n")


def test_a_name_that_is_no_text_can_be_kept(library: Library, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"tea\xff.md")
    library.intend_output(path, b"Tea.\n")
    assert library.is_own_output(path, b"Tea.\n")
