"""How large a file may be, and what it is called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from translator.document import read as reading
from translator.document.read import read, read_bytes
from translator.errors import EncodingError, InputError


@pytest.mark.parametrize(("size", "taken"), [(9, True), (10, True), (11, False)])
def test_a_file_of_the_largest_size_is_read_and_none_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, taken: bool
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * size)
    if taken:
        assert read(path).data == b"a" * size
    else:
        with pytest.raises(InputError) as refused:
            read(path)
        assert refused.value.key == "document.too-large"
        assert (refused.value.fields["size"], refused.value.fields["most"]) == (11e-6, 10e-6)


def test_the_largest_file_has_a_hundred_megabytes() -> None:
    assert reading.LARGEST == 100_000_000


def test_messages_call_a_document_what_they_are_told_and_else_by_its_name() -> None:
    for shown, called in ((None, "a.txt"), ("folder/a.txt", "folder/a.txt")):
        with pytest.raises(EncodingError) as refused:
            read_bytes(b"\x00\x01\x02", name="a.txt", shown=shown)
        assert refused.value.fields["name"] == called
    assert read_bytes("茶。".encode(), name="a.md", shown="b.txt").document.format == "plain"
    assert read_bytes("茶。".encode(), name="a.md").document.format == "markdown"


def test_a_document_is_named_by_its_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "早\x1b市.md"
    path.write_text("茶。", encoding="utf-8")
    assert read(path).document.name == "早\ufffd市.md"
    gb18030 = tmp_path / os.fsdecode("茶".encode("gb18030") + b".md")
    gb18030.write_text("茶。", encoding="utf-8")
    assert read(gb18030).document.name.endswith(".md")
    assert "\ufffd" in read(gb18030).document.name
