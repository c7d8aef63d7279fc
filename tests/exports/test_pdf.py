"""A PDF is printed by a program that is there, alone; what goes wrong is said in a sentence."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exports.awkward import awkward
from translator.errors import OutputError
from translator.exports import print_programs, printing
from translator.exports.pdf import Pdf
from translator.exports.print_programs import BROWSER, OFFICE, Program
from translator.types import Layout

PDF = b"%PDF-1.4\n/CreationDate (D:20260301083000+00'00')\n/ID [ <{0}>\n<{0}> ]\n%%EOF\n"


def put(root: Path, place: str) -> Path:
    path = root / place.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("system", "places", "kinds"),
    [
        ("linux", ["/usr/bin/soffice", "/usr/bin/google-chrome", "/opt/microsoft/msedge/msedge"],
         [BROWSER, BROWSER, OFFICE]),
        ("darwin", ["/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Users/li/Applications/LibreOffice.app/Contents/MacOS/soffice"],
         [BROWSER, OFFICE]),
        ("linux", ["/home/li/chromium"], []),
    ],
)  # fmt: skip
def test_programs_are_found_where_systems_put_them(
    tmp_path: Path, system: str, places: list[str], kinds: list[str]
) -> None:
    made = {put(tmp_path, place) for place in places}
    found = list(print_programs.found(system, {"HOME": "/Users/li"}, tmp_path))
    assert [one.kind for one in found] == kinds
    assert {one.path for one in found} <= made


@pytest.mark.skipif(sys.platform == "win32", reason="it has other absolute paths")
def test_programs_of_windows_are_found_by_its_own_folders(tmp_path: Path) -> None:
    edge = put(tmp_path, "Microsoft/Edge/Application/msedge.exe")
    office = put(tmp_path, "LibreOffice/program/soffice.exe")
    known = {"PROGRAMFILES": str(tmp_path), "LOCALAPPDATA": "relative"}
    assert list(print_programs.found("win32", known)) == [
        Program(edge, BROWSER),
        Program(office, OFFICE),
    ]


def test_a_program_without_leave_to_run_or_a_second_name_is_none(tmp_path: Path) -> None:
    put(tmp_path, "/usr/bin/chromium").chmod(0o644)
    there = put(tmp_path, "/usr/bin/google-chrome-stable")
    (tmp_path / "usr/bin/google-chrome").symlink_to(there)
    found = print_programs.found("linux", {}, tmp_path)
    assert [one.path.name for one in found if os.geteuid() or one.path.name != "chromium"] == [
        "google-chrome"
    ]


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> list[Program]:
    """The programs that are there; the test puts them in."""
    there: list[Program] = []
    monkeypatch.setattr(print_programs, "found", lambda: iter(there))
    return there


def stand_in(folder: Path, name: str, script: str, kind: str = BROWSER) -> Program:
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport sys, os, time\n{script}\n")
    path.chmod(0o755)
    return Program(path, kind)


WRITES = """
out = next(one.partition("=")[2] for one in sys.argv if one.startswith("--print-to-pdf="))
page = sys.argv[-1].removeprefix("file://")
assert os.environ["HOME"] == os.getcwd() == os.path.dirname(page), os.environ
assert "DUIZHAO_HOME" not in os.environ
assert any("NOTFOUND" in one for one in sys.argv) and "--headless" in sys.argv
number = ("%032X" % time.time_ns()).encode()
assert open(page, "rb").read().startswith(b"<!DOCTYPE html>")
open(out, "wb").write(__PDF__.replace(b"{0}", number))
"""


def test_a_browser_prints_in_a_folder_of_its_own_and_the_time_is_taken_out(
    tmp_path: Path, programs: list[Program]
) -> None:
    programs.append(stand_in(tmp_path, "chromium", WRITES.replace("__PDF__", repr(PDF))))
    data = Pdf().write(awkward("好。\n"), layout=Layout.BILINGUAL)
    assert b"(D:20000101000000+00'00')" in data and len(data) == len(PDF) + 2 * 29
    assert data == Pdf().write(awkward("好。\n"), layout=Layout.BILINGUAL)


def test_what_one_program_cannot_the_next_one_may(tmp_path: Path, programs: list[Program]) -> None:
    programs.append(stand_in(tmp_path, "broken", "sys.exit(1)"))
    programs.append(Program(tmp_path / "missing", BROWSER))
    office = (
        "out = sys.argv[sys.argv.index('--outdir') + 1]\n"
        "assert sys.argv[-1].endswith('.docx')\n"
        f"open(out + '/page.pdf', 'wb').write({PDF!r})"
    )
    programs.append(stand_in(tmp_path, "soffice", office, OFFICE))
    assert Pdf().write(awkward("好。\n"), layout=Layout.TARGET).startswith(b"%PDF-")


@pytest.mark.parametrize("script", ["sys.exit(0)", "open('page.pdf', 'wb').write(b'%PDF-1.4 cut')"])
def test_no_pdf_or_half_a_pdf_is_said_with_what_to_do(
    tmp_path: Path, programs: list[Program], script: str
) -> None:
    programs.append(stand_in(tmp_path, "chromium", script))
    with pytest.raises(OutputError) as caught:
        Pdf().write(awkward("好。\n"), layout=Layout.BILINGUAL)
    assert "chromium made no PDF" in str(caught.value) and "--as html" in str(caught.value)
    assert "没有生成 PDF" in caught.value.say("zh-Hans")
    assert "--as" not in caught.value.say("zh-Hant", page=True)


def test_a_program_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, programs: list[Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_SHORTEST", 3.0)
    fifo = tmp_path / "held"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    script = (
        f"import subprocess\nheld = os.open({str(fifo)!r}, os.O_WRONLY)\nos.write(held, b'x')\n"
        "subprocess.Popen(['sleep', '600'], pass_fds=(held,))\ntime.sleep(600)"
    )
    programs.append(stand_in(tmp_path, "chromium", script))
    with pytest.raises(OutputError, match=r"had not made the PDF after \d+ seconds"):
        Pdf().write(awkward("好。\n"), layout=Layout.BILINGUAL)
    assert os.read(reader, 1) == b"x"
    # The end is read when nobody holds it any more, neither the program nor its child.
    assert select.select([reader], [], [], 10)[0] == [reader]
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_without_any_program_it_says_what_to_install_or_do(programs: list[Program]) -> None:
    with pytest.raises(OutputError) as caught:
        Pdf().write(awkward("好。\n"), layout=Layout.BILINGUAL)
    assert "Chromium" in str(caught.value) and "--as html" in str(caught.value)
    assert programs == []


@pytest.fixture
def real() -> Iterator[None]:
    if not any(one.kind == BROWSER for one in print_programs.found()):
        pytest.skip("no Chromium, Chrome or Edge is installed")
    return


@pytest.mark.browser
@pytest.mark.usefixtures("real")
def test_a_real_browser_prints_both_languages_and_no_clock() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    data = Pdf().write(awkward(), layout=Layout.SIDE_BY_SIDE)
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "怎么种" in text and "t1x" in text and "sha256" in text
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)  # A4
    assert next(one.get_title() for one in document.get_toc()) == "院子里的菜园 / t0x"
    assert b"20000101000000" in data
