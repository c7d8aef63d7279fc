"""What commands say: errors, numbers with their nouns, choices of characters, tracked changes."""

from __future__ import annotations

import json

import pytest

from translator.chinese.scripts.converter import choices
from translator.cli import plurals, reporting, script_choices, tracked_changes
from translator.errors import InputError
from translator.types import Document, Skipped


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (21, "21 files")]
)
def test_one_thing_has_no_s(number: int, said: str) -> None:
    assert plurals.counted(number, "file") == said


def test_an_error_is_printed_with_what_to_do_and_without_controls(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reporting.say_error("a\x1b[31m.md\nis\tempty.", "")
    found = capsys.readouterr()
    assert found.out == "" and "\x1b" not in found.err and ".md\nis\tempty.\n" in found.err
    reporting.say_error("It is empty.", "Give\x1b another.")
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Error: It is empty."
    assert said[1].startswith("       Give") and "\x1b" not in said[1]


def test_choices_are_a_table_or_lines_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    one = choices("她的头发很长。", "zh-Hant-TW", "zh-Hans")[0]
    assert one.source == "发"
    for number, heading in ((0, "characters and words"), (1, "character or word"),
                            (2, "characters and words")):  # fmt: skip
        script_choices.show("a.md", [(7, one)] * number, as_json=False)
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == f"a.md: {number} {heading} had a choice"
        assert len(lines) == 1 + bool(number) + number
    cells = lines[-1].split("\t")
    assert (cells[0], cells[2], cells[3]) == ("7", one.source, one.chosen)
    script_choices.show("a.md", [(7, one)] * 2, as_json=True)
    (first, _) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["document"], first["line"], first["chosen"]) == ("a.md", 7, one.chosen)
    assert "髮" in one.chosen


def document(*kinds: str) -> Document:
    skipped = tuple(
        Skipped(kind=kind, line=1, excerpt="", reason=f"about {kind}") for kind in kinds
    )
    return Document(
        name="a.docx", format="docx", sha256="", encoding="utf-8", bom=b"", language="zh",
        blocks=(), skipped=skipped, skeleton="",
    )  # fmt: skip


def test_tracked_changes_are_refused_or_told() -> None:
    told: list[str] = []
    for changes in (tracked_changes.REFUSE, tracked_changes.ACCEPT):
        tracked_changes.settle(document("code"), "a.docx", changes, told.append)
    assert told == []
    with pytest.raises(InputError) as caught:
        tracked_changes.settle(
            document("code", "change"), "a.docx", tracked_changes.REFUSE, told.append
        )
    assert (caught.value.key, told) == ("document.changes", [])
    tracked_changes.settle(
        document("code", "change", "note", "change"), "a.docx", tracked_changes.ACCEPT, told.append
    )
    assert told == ["a.docx: about change"] * 2
