"""Where results go: beside the input, into a folder, into the one file that was named."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.cli.inputs import Input, find
from translator.cli.output_files import check_report, check_usage, place, write
from translator.errors import InputError, OutputError, UsageError
from translator.store import Library


def item(path: Path | None, folder: Path | None = None) -> Input:
    return Input(path=path, folder=folder)


def put(
    one: Input, output: str | None, *, several: bool = False, taken: dict[Path, Input] | None = None
) -> Path | None:
    known = {} if taken is None else taken
    return place(one, output=output, tag="en", suffix=".md", several=several, taken=known)


@pytest.mark.parametrize(
    ("number", "formats", "output", "fits"),
    [
        (1, 1, "a.md", True), (2, 1, "a.md", False), (1, 2, "a.md", False), (1, 1, "-", True),
        (2, 1, "-", False), (2, 1, None, True), (2, 1, "", True), (2, 1, "out/", True),
        (2, 1, "out\\", True), (2, 1, "out", True), (3, 2, "a.tar.gz", False),
    ],
)  # fmt: skip
def test_several_results_go_into_no_single_file(
    number: int, formats: int, output: str | None, fits: bool
) -> None:
    inputs = [item(Path(f"{one}.md")) for one in range(number)]
    if fits:
        check_usage(inputs, output, formats)
    else:
        with pytest.raises(UsageError) as refused:
            check_usage(inputs, output, formats)
        assert refused.value.fields["number"] == number * formats


def test_a_folder_that_is_there_takes_several_and_a_file_that_is_there_does_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "out.d").mkdir()
    (tmp_path / "file").touch()
    inputs = [item(Path("a.md")), item(Path("b.md"))]
    check_usage(inputs, str(tmp_path / "out.d"))
    check_usage(inputs[:1], str(tmp_path / "file"))
    with pytest.raises(UsageError):
        check_usage(inputs, str(tmp_path / "file"))


def test_a_name_without_a_suffix_is_a_folders_unless_something_stands_there(
    tmp_path: Path,
) -> None:
    article = item(tmp_path / "book.md")
    made = put(article, str(tmp_path / "bookout"))
    assert made == tmp_path / "bookout" / "book.en.md"
    assert made.parent.is_dir()
    (tmp_path / "there").touch()
    assert put(article, str(tmp_path / "there")) == tmp_path / "there"
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    assert put(article, str(tmp_path / "dangling")) == tmp_path / "dangling"
    assert put(article, str(tmp_path / "book.out")) == tmp_path / "book.out"


def test_what_has_no_suffix_itself_may_be_called_so(tmp_path: Path) -> None:
    assert put(item(tmp_path / "README"), str(tmp_path / "LIESMICH")) == tmp_path / "LIESMICH"
    assert put(item(None), str(tmp_path / "out")) == tmp_path / "out"


def test_a_report_replaces_no_article(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.touch()
    check_report(None, [item(article)])
    check_report(str(tmp_path / "r.json"), [item(article), item(None)])
    with pytest.raises(UsageError):
        check_report(str(article), [item(None), item(article)])


def test_a_result_stands_beside_its_input_unless_a_place_is_named(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.touch()
    assert put(item(article), None) == tmp_path / "a.en.md"
    assert put(item(article), "-") is None
    assert put(item(None), None) is None
    assert put(item(None), "-") is None
    assert put(item(article), str(tmp_path / "b.md")) == tmp_path / "b.md"
    assert put(item(article), f"{tmp_path}/out/") == tmp_path / "out" / "a.en.md"
    assert put(item(article), str(tmp_path / "out")) == tmp_path / "out" / "a.en.md"
    assert put(item(article), str(tmp_path / "new"), several=True) == tmp_path / "new" / "a.en.md"
    assert put(item(None), f"{tmp_path}/out/") == tmp_path / "out" / "standard-input.en.md"


def test_a_folder_keeps_its_folders(tmp_path: Path) -> None:
    (tmp_path / "in" / "one" / "two").mkdir(parents=True)
    article = tmp_path / "in" / "one" / "two" / "a.md"
    article.touch()
    inside = item(article, tmp_path / "in")
    for _ in range(2):
        assert put(inside, f"{tmp_path}/out/deep/", several=True) == (
            tmp_path / "out" / "deep" / "one" / "two" / "a.en.md"
        )
    assert put(item(article), f"{tmp_path}/flat/") == tmp_path / "flat" / "a.en.md"


def test_no_result_replaces_its_input_or_another_result(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "x" / "a.md"
    second.parent.mkdir()
    first.touch()
    second.touch()
    with pytest.raises(UsageError):
        put(item(first), str(first))
    taken: dict[Path, Input] = {}
    assert put(item(first), f"{tmp_path}/out/", taken=taken)
    assert put(item(first), f"{tmp_path}/out/", taken=taken)  # it itself, once more
    with pytest.raises(OutputError):
        put(item(second), f"{tmp_path}/out/", taken=taken)
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        put(item(first), f"{tmp_path}/file/inside/")


def test_what_a_person_changed_is_left_and_what_we_wrote_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.en.md"
    with Library() as library:
        write(path, b"one", library, overwrite=False)
        write(path, b"two", library, overwrite=False)
        assert path.read_bytes() == b"two"
        path.write_bytes(b"mine")
        write(path, b"mine", library, overwrite=False)  # the same: nothing to replace
        with pytest.raises(OutputError):
            write(path, b"three", library, overwrite=False)
        assert path.read_bytes() == b"mine"
        write(path, b"three", library, overwrite=True)
        assert path.read_bytes() == b"three"


def names(found: list[Input], root: Path) -> list[str]:
    return [one.path.relative_to(root).as_posix() if one.path else "-" for one in found]


def test_a_folder_is_searched_for_articles_that_are_nobodys_translation(tmp_path: Path) -> None:
    for name in (
        "a.md", "a.en.md", "a.fr.md", "b.en.md", "c.TXT", "d.xyz", ".hidden.md", ".git/e.md",
        "sub/f.html", "sub/f.zh-Hant.html", "sub/f.en.tmx",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("茶", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    found = find([str(tmp_path)])
    assert names(found, tmp_path) == ["a.fr.md", "a.md", "b.en.md", "c.TXT", "sub/f.html"]
    assert {one.folder for one in found} == {tmp_path}


def test_what_is_named_is_taken_as_it_is_and_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "a.en.md").touch()
    (tmp_path / ".b.md").touch()
    named = [str(tmp_path / "a.en.md"), "-", str(tmp_path / ".b.md")]
    assert names(find(named), tmp_path) == ["a.en.md", "-", ".b.md"]
    assert [one.folder for one in find(named)] == [None, None, None]
    for wrong in ("", str(tmp_path / "missing"), "x" * 5000):
        with pytest.raises(InputError):
            find([named[0], wrong])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        find([str(tmp_path / "empty")])
