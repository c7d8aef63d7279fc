"""Reading a document, from a file or from memory."""

from __future__ import annotations

from translator.document.read import read_bytes


def test_a_name_that_turns_its_letters_round_is_shown_as_what_it_is() -> None:
    original = read_bytes("你好。\n".encode(), name="evil\u202efdp.md")
    assert original.document.name == "evil\ufffdfdp.md"
    assert original.document.format == "markdown"
