"""A corpus of lines that comes back, in its archive or as files beside one another."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from translator.errors import FormatError, InputError
from translator.moses.line_archive import ids_line
from translator.returned.from_moses import (
    is_corpus,
    is_line_file,
    read_corpus,
    read_line_files,
)

MOST = 10_000
SOURCES, TARGETS = ["早市很热闹。", "人人都去买菜。"], ["The market is lively.", "All go."]


def ids(number: int = 2, *, source: str = "zh-Hans", target: str = "en") -> list[str]:
    return [
        ids_line(
            {
                "id": f"{at}.0.0123abcd.4567cdef", "document": "早市.md", "sha256": "ab" * 32,
                "source_lang": source, "target_lang": target, "provenance": "engine",
            }
        )
        for at in range(number)
    ]  # fmt: skip


def lay(folder: Path, **files: list[str]) -> Path:
    """Write the files of a corpus; a dash in an ending is written ``_``."""
    for ending, lines in files.items():
        text = "".join(f"{line}\n" for line in lines)
        (folder / f"早市.{ending.replace('_', '-')}").write_text(text, "utf-8", newline="")
    return folder / "早市.en"


def packed(folder: Path) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for one in sorted(folder.iterdir()):
            archive.write(one, one.name)
    return whole.getvalue()


def test_lines_are_read_from_the_files_and_from_their_archive(tmp_path: Path) -> None:
    path = lay(tmp_path, zh_Hans=SOURCES, en=TARGETS, ids=ids())
    (tmp_path / "晚市.en").write_text("Another file.\n", "utf-8")
    (beside,) = read_line_files(path, most=MOST)
    assert (beside.document, beside.source_language) == ("早市.md", "zh-Hans")
    assert [(one.block, one.source, one.target) for one in beside.pairs] == [
        (0, SOURCES[0], TARGETS[0]), (1, SOURCES[1], TARGETS[1]),
    ]  # fmt: skip
    (tmp_path / "晚市.en").unlink()
    data = packed(tmp_path)
    assert is_corpus(data)
    assert read_corpus(data, name="早市.moses.zip") == (beside,)


@pytest.mark.parametrize("ending", ["en", "zh-Hans", "ids"])
def test_any_of_the_files_names_the_corpus(tmp_path: Path, ending: str) -> None:
    path = lay(tmp_path, zh_Hans=SOURCES, en=TARGETS, ids=ids()).with_suffix(f".{ending}")
    assert is_line_file(path)
    assert len(read_line_files(path, most=MOST)) == 1


def test_what_has_no_ids_beside_it_or_no_languages_ending_is_no_corpus(tmp_path: Path) -> None:
    path = lay(tmp_path, zh_Hans=SOURCES, en=TARGETS)
    assert not is_line_file(path)
    assert not is_corpus(packed(tmp_path))
    lay(tmp_path, ids=ids(), txt=TARGETS)
    assert is_line_file(path) and not is_line_file(path.with_suffix(".txt"))


def test_lines_may_end_as_windows_ends_them_and_the_last_one_not_at_all(tmp_path: Path) -> None:
    path = lay(tmp_path, zh_Hans=SOURCES, en=TARGETS, ids=ids())
    path.write_text("\r\n".join(TARGETS), "utf-8", newline="")
    (found,) = read_line_files(path, most=MOST)
    assert [one.target for one in found.pairs] == TARGETS


def test_an_empty_corpus_holds_nothing_and_ids_without_lines_are_a_fault(tmp_path: Path) -> None:
    path = lay(tmp_path, zh_Hans=[], en=[], ids=[])
    assert read_line_files(path, most=MOST) == ()
    lay(tmp_path, ids=ids())
    with pytest.raises(FormatError) as caught:
        read_line_files(path, most=MOST)
    assert caught.value.key == "moses.uneven"
    lay(tmp_path, ids=[], en=TARGETS)
    with pytest.raises(FormatError) as caught:
        read_line_files(path, most=MOST)
    assert caught.value.key == "moses.languages"


@pytest.mark.parametrize("side", ["zh_Hans", "en"])
def test_a_line_too_many_on_either_side_is_said(tmp_path: Path, side: str) -> None:
    path = lay(tmp_path, zh_Hans=SOURCES, en=TARGETS, ids=ids())
    lay(tmp_path, **{side: [*TARGETS, "One more."]})
    with pytest.raises(FormatError) as caught:
        read_line_files(path, most=MOST)
    assert caught.value.key == "moses.uneven"
    assert caught.value.fields["lines"] == 3 and caught.value.fields["others"] == 2


@pytest.mark.parametrize(
    "lines",
    [
        ids(source="zh-Hant"),
        ids(target="en-GB"),
        [*ids(1), *ids(1, target="zh-Hans")],
    ],
)
def test_languages_are_those_of_the_files_and_one_for_all_lines(
    tmp_path: Path, lines: list[str]
) -> None:
    path = lay(tmp_path, zh_Hans=SOURCES, en=TARGETS, ids=lines)
    with pytest.raises(FormatError) as caught:
        read_line_files(path, most=MOST)
    assert caught.value.key == "moses.languages"


def test_a_file_larger_than_may_be_is_refused(tmp_path: Path) -> None:
    path = lay(tmp_path, zh_Hans=SOURCES, en=TARGETS, ids=ids())
    with pytest.raises(InputError):
        read_line_files(path, most=40)
