"""What a print program wrote is taken as a PDF, and made the same at every run."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from translator.errors import OutputError
from translator.exports import print_programs, printing
from translator.exports.print_programs import Program


def program(folder: Path, writes: bytes) -> Program:
    """Return a program that writes these bytes as its PDF, whatever it is given."""
    (folder / "made.pdf").write_bytes(writes)
    path = folder / "office"
    path.write_text(
        "#!/bin/sh\n"
        'while [ "$1" != --outdir ]; do shift; done\n'
        f'cp "{folder / "made.pdf"}" "$2/page.pdf"\n',
        encoding="utf-8",
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Program(kind="office", path=path)


def printed(monkeypatch: pytest.MonkeyPatch, folder: Path, writes: bytes) -> bytes:
    monkeypatch.setattr(print_programs, "found", lambda: [program(folder, writes)])
    return printing.printed(lambda: b"page", lambda: b"file")


WHOLE = b"%PDF-1.7\n%%EOF"


@pytest.mark.parametrize(
    ("writes", "taken"),
    [
        (WHOLE, True),
        (b"x" + WHOLE, False),
        (b"%PDF-1.7\n", False),
        (WHOLE + b" " * 1019, True),
        (WHOLE + b" " * 1020, False),
    ],
)
def test_a_pdf_begins_and_ends_as_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, writes: bytes, taken: bool
) -> None:
    if taken:
        assert printed(monkeypatch, tmp_path, writes) == writes
    else:
        with pytest.raises(OutputError):
            printed(monkeypatch, tmp_path, writes)


@pytest.mark.parametrize(
    ("made", "fixed"),
    [
        (b"/CreationDate (D:20261130091200Z)", b"/CreationDate (D:20000101000000Z)"),
        (b"/ModDate(D:20261130091200+08'00')", b"/ModDate(D:20000101000000+00'00')"),
        (b"/ModDate(D:20261130091200+08')", b"/ModDate(D:20000101000000+00')"),
        (b"/ModDate(D:20261130091200)", b"/ModDate(D:20000101000000)"),
        (b"/Other(D:20261130091200)", b"/Other(D:20261130091200)"),
    ],
)
def test_a_pdf_does_not_say_when_it_was_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made: bytes, fixed: bytes
) -> None:
    found = printed(monkeypatch, tmp_path, b"%PDF-1.7\n" + made + b"\n%%EOF")
    assert found == b"%PDF-1.7\n" + fixed + b"\n%%EOF"


def test_what_identifies_a_pdf_is_drawn_from_the_rest_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def one(number: bytes, text: bytes = b"a") -> bytes:
        ids = b"/ID [<%b> <%b> ]\n/DocChecksum /%b " % (number, number[::-1], number)
        return printed(monkeypatch, tmp_path, b"%PDF-1.7\n" + text + ids + b"\n%%EOF")

    first = one(b"0123456789ABCDEF" * 2)
    assert first == one(b"FEDCBA9876543210" * 2)
    assert first != one(b"0123456789ABCDEF" * 2, b"b")
    assert b"0123456789ABCDEF" not in first
    assert len(first) == len(b"%PDF-1.7\na/ID [<> <> ]\n/DocChecksum / \n%%EOF") + 96
