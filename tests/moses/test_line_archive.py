"""Files whose lines belong together, in an archive."""

from __future__ import annotations

import io
import zipfile

import pytest

from translator.moses.line_archive import (
    COLUMNS,
    cells_of,
    ids_line,
    is_language,
    one_line,
    write_archive,
)


def test_who_unpacks_an_archive_can_read_what_is_in_it_and_not_run_it() -> None:
    stream = io.BytesIO()
    write_archive(stream, "早市", {"zh": lambda: ["茶", "饭"], "en": lambda: ["Tea", "Rice"]})
    with zipfile.ZipFile(stream) as archive:
        found = archive.infolist()
        assert [one.filename for one in found] == ["早市.zh", "早市.en"]
        assert {one.external_attr >> 16 for one in found} == {0o644}
        assert {one.compress_type for one in found} == {zipfile.ZIP_DEFLATED}
        assert archive.read("早市.zh").decode() == "茶\n饭\n"


def test_a_file_may_become_larger_than_old_archives_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    stream = io.BytesIO()
    write_archive(stream, "a", {"en": lambda: ["x" * 90] * 3})
    with zipfile.ZipFile(stream) as archive:
        assert len(archive.read("a.en")) == 3 * 91


def test_a_line_of_ids_says_again_what_it_was_told() -> None:
    cells = {name: f"{number}" for number, name in enumerate(COLUMNS)}
    assert cells_of(ids_line(cells)) == cells
    assert cells_of("1") == dict.fromkeys(COLUMNS, "") | {COLUMNS[0]: "1"}
    assert cells_of(ids_line(cells) + "\tmore") == cells
    assert one_line("a\tb") == "a b"


@pytest.mark.parametrize(
    ("ending", "known"),
    [("zh", True), ("EN", True), ("zh-Hant-TW", True), ("en_GB", True), ("fr", False), ("", False),
     ("zh-Hant-TW-x", False), ("ids", False)],
)  # fmt: skip
def test_an_ending_is_a_language_or_not(ending: str, known: bool) -> None:
    assert is_language(ending) is known
