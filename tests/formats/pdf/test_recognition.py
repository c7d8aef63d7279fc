"""Pages that are pictures are read where that can be done, and what came of it is said."""

from __future__ import annotations

import hashlib
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.formats.pdf.handmade_pdf import column, pdf
from translator import placeholders
from translator.errors import FormatError
from translator.formats import registry
from translator.formats.pdf import article, recognition
from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.pages import Pages
from translator.formats.pdf.recognised_page import RecognisedPage
from translator.formats.pdf.recognition import Ability
from translator.formats.pdf.rows import Stretch
from translator.store import Library
from translator.system import child_python, kept_pages
from translator.types import Document

STORY = (
    "雨停以后河水涨了许多，水面上漂着从上游冲下来的树枝。傍晚的时候，路洗得干干净净，映着两边的灯。"
)


@pytest.fixture(autouse=True)
def allowed() -> None:
    registry.choose_read_scans(True)


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> pytest.MonkeyPatch:
    monkeypatch.setattr(recognition, "ability", lambda: Ability.READY)
    monkeypatch.setattr(recognition, "_made_by", lambda: "a stand-in")
    return monkeypatch


def line(top: float, text: str, *, left: float = 80.0, size: float = 10.0) -> Stretch:
    right = left + size * len(text)
    return Stretch(
        text=text, left=left, right=right, base=top, size=size, bold=False, letters=len(text)
    )


def page(number: int, lines: Sequence[Stretch], **more: object) -> RecognisedPage:
    laid = LaidPage(
        number=number, height=800.0, stretches=tuple(lines), ruled=(), pictures=0, slanted=False,
        unknown=0, unreadable=False, crowded=False, covered=1.0,
    )  # fmt: skip
    known: dict[str, object] = {"sure": 0.98, "vertical": False, "unsure": (), "doubtful": ()}
    return RecognisedPage(laid=laid, **(known | more))  # type: ignore[arg-type]


def reading(pages: Sequence[RecognisedPage], *, falls_at: int = 0) -> str:
    """Return a program that stands in for the one that reads; it falls at a page."""
    lines = {one.laid.number: one.line() for one in pages}
    return (
        "import sys, os; sys.stdin.buffer.read(); print('{\"ready\": true}')\n"
        f"for one in map(int, sys.argv[1].split(',')):\n"
        f"    sys.stdout.flush()\n"
        f"    if one == {falls_at}: os._exit(11)\n"
        f"    print({lines!r}[one])\n"
    )


def read(data: bytes) -> Document:
    return registry.by_path("a.pdf", data).read(data, name="a.pdf")


def texts(document: Document) -> list[str]:
    return [placeholders.strip(block.text) for block in document.blocks]


def reasons(document: Document) -> dict[str, str]:
    return {one.kind: one.reason for one in document.skipped}


TEXT = column(80, 100, STORY, 30)


def test_without_recognition_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition.util, "find_spec", lambda name: None)
    assert "pip install 'duizhao[ocr]'" in reasons(read(pdf([TEXT, []])))["page-pictures"]
    with pytest.raises(FormatError) as caught:
        read(pdf([[]]))
    assert "pip install 'duizhao[ocr]'" in caught.value.hint


def test_a_setting_keeps_pictures_from_being_read() -> None:
    registry.choose_read_scans(False)
    assert "documents.read-scans" in reasons(read(pdf([TEXT, []])))["page-pictures"]
    with pytest.raises(FormatError) as caught:
        read(pdf([[]]))
    assert "documents.read-scans true" in caught.value.hint


def test_lines_of_a_picture_are_joined_as_those_of_text(ready: pytest.MonkeyPatch) -> None:
    """They differ by a dot or two, which is no heading, no indentation and no new paragraph."""
    lines = [
        line(60, "河边的早市", size=18.3),
        line(100, STORY[:20], left=80.4, size=10.3),
        line(116, STORY[20:40], left=79.2, size=9.7),
        line(132, STORY[40:], left=81.0, size=10.6),
    ]
    ready.setattr(recognition, "_CODE", reading([page(1, lines)]))
    document = read(pdf([[]]))
    assert texts(document) == ["河边的早市", STORY]
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_pictures_stand_where_their_pages_are(ready: pytest.MonkeyPatch) -> None:
    ready.setattr(recognition, "_CODE", reading([page(2, [line(100, "买两斤豆腐。")])]))
    document = read(pdf([column(80, 100, STORY, 30), [], column(80, 100, STORY[::-1], 30)]))
    assert texts(document)[1] == "买两斤豆腐。"
    assert [block.attributes["part"] for block in document.blocks] == ["1", "2", "3"]


def test_a_stamp_over_a_scan_stays_and_the_scan_is_read(ready: pytest.MonkeyPatch) -> None:
    stamp, body = line(20, "某某图书馆藏"), line(100, "买两斤豆腐。")
    printed = page(1, [stamp]).laid
    found = page(1, [line(21.5, "某某图书馆", left=83), body])
    ready.setattr(recognition, "_CODE", reading([found]))
    ready.setattr(
        article, "read_pages", lambda data, name: Pages(title="", laid=(printed,), broken=())
    )
    parts = article.read_article(b"", "a.pdf").parts
    assert "".join(part.text for part in parts) == "某某图书馆藏买两斤豆腐。"


def test_a_page_of_text_on_a_picture_is_no_scan(ready: pytest.MonkeyPatch) -> None:
    printed = page(1, [line(20, STORY), line(36, STORY)]).laid
    ready.setattr(recognition, "_CODE", "raise SystemExit")
    ready.setattr(
        article, "read_pages", lambda data, name: Pages(title="", laid=(printed,), broken=())
    )
    assert article.read_article(b"", "a.pdf").recognition.failed == ()


def test_what_was_read_and_what_is_doubtful_is_said(ready: pytest.MonkeyPatch) -> None:
    found = page(
        1, [line(100, "二二六年")], sure=0.872, unsure=("二二六年",), doubtful=("二二六年",)
    )
    ready.setattr(recognition, "_CODE", reading([found]))
    said = reasons(read(pdf([[]])))
    assert "1, 87 % sure" in said["page-recognised"]
    assert "page 1: 二二六年" in said["page-zeros"]
    assert "page 1" in said["page-unsure"]


def test_vertical_text_is_said_to_be_read_less_well(ready: pytest.MonkeyPatch) -> None:
    ready.setattr(recognition, "_CODE", reading([page(1, [line(9, "下雪了")], vertical=True)]))
    assert "page-upright" in reasons(read(pdf([[]])))


def test_pages_are_told_before_they_are_read(ready: pytest.MonkeyPatch) -> None:
    pages = [page(number, [line(100, "买两斤豆腐。")]) for number in (1, 3)]
    ready.setattr(recognition, "_CODE", reading(pages))
    told: list[tuple[int, int]] = []
    data = pdf([[], TEXT, []])
    recognition.recognise(data, [1, 3], "a.pdf", lambda at, of: told.append((at, of)))
    assert told == [(1, 2), (2, 2)]


def test_a_page_at_which_the_reading_falls_is_named_and_the_others_are_read(
    ready: pytest.MonkeyPatch,
) -> None:
    pages = [page(number, [line(100, f"第{number}天下雨。")]) for number in (1, 2, 3)]
    ready.setattr(recognition, "_CODE", reading(pages, falls_at=2))
    document = read(pdf([[], [], []]))
    assert texts(document) == ["第1天下雨。", "第3天下雨。"]
    assert reasons(document)["page-failed"].endswith("2.")


def test_a_recognition_that_does_not_begin_is_said(ready: pytest.MonkeyPatch) -> None:
    ready.setattr(recognition, "_CODE", 'print(\'{"fault": "no library"}\')')
    assert "force-reinstall" in reasons(read(pdf([TEXT, []])))["page-pictures"]


def test_pages_beyond_the_most_are_named(ready: pytest.MonkeyPatch) -> None:
    ready.setattr(recognition, "MOST_PAGES", 1)
    ready.setattr(recognition, "_CODE", reading([page(1, [line(100, "买两斤豆腐。")])]))
    assert reasons(read(pdf([[], []])))["page-beyond"].endswith(": 2.")


def test_a_file_is_read_once_and_forgotten_with_its_document(ready: pytest.MonkeyPatch) -> None:
    ready.setattr(recognition, "_CODE", reading([page(1, [line(100, "买两斤豆腐。")])]))
    data = pdf([[]])
    first = read(data)
    ready.setattr(recognition, "_CODE", "raise SystemExit")
    assert read(data).blocks == first.blocks
    with Library() as library:
        library.delete_document(library.add_document(first, data))
    assert kept_pages.kept(hashlib.sha256(data).hexdigest(), "a stand-in") == {}


def test_what_is_kept_and_damaged_is_read_again(ready: pytest.MonkeyPatch) -> None:
    data = pdf([[]])
    sha256 = hashlib.sha256(data).hexdigest()
    assert kept_pages.keep(sha256, "a stand-in", {1: '{"page": "[1, 2'})
    ready.setattr(recognition, "_CODE", reading([page(1, [line(100, "买两斤豆腐。")])]))
    assert texts(read(data)) == ["买两斤豆腐。"]


def test_the_process_that_reads_pictures_reaches_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = (
            "from translator.formats.pdf import recognition_process as p; import socket, sys; "
            "sys.addaudithook(p.reach_nobody); "
            f"socket.create_connection(('127.0.0.1', {server.getsockname()[1]}))"
        )
        done = subprocess.run(
            child_python.with_code(code), capture_output=True, text=True, check=False,
            env=child_python.environment(),
        )  # fmt: skip
    assert "PermissionError: character recognition reaches nobody" in done.stderr
