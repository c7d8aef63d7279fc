"""Which documents a folder has, and what is said of what is left out."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from translator.cli import inputs
from translator.cli.inputs import Input, articles_in, find, say_hidden
from translator.errors import InputError


def folder(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("茶。", encoding="utf-8")
    return root


def articles(root: Path, *, besides: str | None = None) -> list[str]:
    found, _ = articles_in(root, besides=besides)
    return [one.relative_to(root).as_posix() for one in found]


def test_documents_are_found_however_deep_and_in_order(tmp_path: Path) -> None:
    folder(tmp_path, "b.md", "x/a.TXT", "a.md", "c.exe", "d")
    (tmp_path / "e.md").mkdir()
    assert articles(tmp_path) == ["a.md", "b.md", "x/a.TXT"]


def test_what_has_a_dot_is_named_by_its_outermost_path(tmp_path: Path) -> None:
    folder(tmp_path, "x/.h/y/a.md", "x/.h/b.md", ".c.md", "d.md")
    found, hidden = articles_in(tmp_path)
    assert [one.name for one in found] == ["d.md"]
    assert [one.relative_to(tmp_path).as_posix() for one in hidden] == [".c.md", "x/.h"]


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("a.en.md", True), ("a.en.html", True), ("a.zh-Hant.md", True), ("b.en.md", False),
        ("a.fr.md", False), ("en.md", False), ("a.en.txt", True),
    ],
)  # fmt: skip
def test_a_translation_beside_its_original_is_no_article(
    tmp_path: Path, name: str, ours: bool
) -> None:
    folder(tmp_path, "a.md", name)
    assert articles(tmp_path) == ["a.md"] if ours else sorted(["a.md", name])


def test_a_folder_of_results_is_left_out_where_it_is_a_part(tmp_path: Path) -> None:
    folder(tmp_path, "a.md", "out/b.md", "outer/c.md")
    every = ["a.md", "out/b.md", "outer/c.md"]
    assert articles(tmp_path, besides=str(tmp_path / "out")) == ["a.md", "outer/c.md"]
    for other in (None, "-", "", str(tmp_path), str(tmp_path.parent)):
        assert articles(tmp_path, besides=other) == every


def test_documents_of_kinds_that_are_not_read_are_named_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, "a.md", "b.doc", ".c.doc", "~$d.doc", "x/.y/e.doc", "out/f.doc")
    assert len(find([str(tmp_path)], quiet=False, besides=str(tmp_path / "out"))) == 1
    said = capsys.readouterr().err
    assert said.startswith("Left out, because files of this kind are not read: ")
    assert said.count(".doc:") + said.count(".doc.") == 1 and "b.doc" in said
    find([str(tmp_path)])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, ": a0. To"), (3, ": a0, a1, a2. To"), (4, ": a0, a1, a2 and 1 more. To"),
     (9, ": a0, a1, a2 and 6 more. To")],
)  # fmt: skip
def test_some_are_named_and_the_others_counted(
    number: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [Path(f"a{at}") for at in range(number)]
    say_hidden(paths)
    assert said in capsys.readouterr().err
    inputs._say_unread(paths)
    assert said.replace(" To", " Save") in capsys.readouterr().err


def test_what_is_left_out_for_its_dot_is_said_unless_nobody_wants_to_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, "a.md", ".b.md")
    find([str(tmp_path)])
    assert capsys.readouterr().err == ""
    find([str(tmp_path)], quiet=False)
    assert "begins with a dot" in capsys.readouterr().err
    (tmp_path / ".b.md").unlink()
    find([str(tmp_path)], quiet=False)
    assert capsys.readouterr().err == ""


def test_an_input_says_what_it_is_called(tmp_path: Path) -> None:
    standard, file = Input(path=None), Input(path=Path("x/a.md"))
    assert (standard.shown, standard.reported, standard.suffix) == (
        "standard input", "standard input", "",
    )  # fmt: skip
    assert (file.shown, file.suffix, str(file.file)) == ("x/a.md", ".md", "x/a.md")
    (page,) = find(["https://a.example/b\u202e.html"])
    assert page.path is None and "\u202e" not in page.shown
    assert find(["-", "-"]) == [standard, standard]


@pytest.mark.parametrize(
    ("name", "key"),
    [("", "cli.empty-path"), ("nowhere.md", "cli.not-there"), ("x" * 5000, "document.unreadable")],
)
def test_what_is_not_there_is_told(name: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        find([name])
    assert caught.value.key == key


def test_a_folder_without_an_article_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        find([str(folder(tmp_path, "a.exe"))])
    assert caught.value.key == "cli.no-article"


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError) as caught:
        Input(path=None).read(None)
    assert caught.value.key == "cli.input-closed"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("茶。".encode())))
    assert Input(path=None).read(None).document.blocks[0].text == "茶。"
