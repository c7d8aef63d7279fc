"""Word and OpenDocument files on the command line, from the file to the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.docx import word_files
from tests.formats.odt import writer_files

CHANGED = word_files.paragraph("他说了", f"<w:ins w:id='1'>{word_files.run('三')}</w:ins>", "遍。")


def made(name: str) -> bytes:
    if name.endswith("odt"):
        return writer_files.package(writer_files.p("天气很好。") + writer_files.p("我们出门。"))
    return word_files.package(
        word_files.paragraph("天气很好。") + word_files.paragraph("我们出门。")
    )


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.odt"])
def test_the_identity_engine_gives_the_file_back(duizhao, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(made(name))
    done = duizhao("translate", path, "--model", "echo:identity", "--layout", "target")
    assert done.code == 0, done.err
    written = tmp_path / name.replace("a.", "a.en.")
    assert written.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("called", "result"), [("a.txt", "a.en.docx"), ("a.pdf", "a.en.docx")])
def test_under_a_wrong_name_it_is_read_and_its_result_has_the_right_one(
    duizhao, tmp_path: Path, called: str, result: str
) -> None:
    (tmp_path / called).write_bytes(made("a.docx"))
    done = duizhao("translate", tmp_path / called, "--model", "echo")
    assert done.code == 0, done.err
    written = word_files.members((tmp_path / result).read_bytes())
    assert "⟦天气很好。⟧" in written["word/document.xml"]


@pytest.mark.parametrize(
    ("name", "output", "begins", "holds"),
    [
        ("a.docx", "b.epub", b"PK\x03\x04", b"mimetypeapplication/epub+zip"),
        ("a.docx", "b.odt", b"PK\x03\x04", b"application/vnd.oasis.opendocument.text"),
        ("a.odt", "b.DOCX", b"PK\x03\x04", b"word/document.xml"),
        ("a.docx", "b.html", b"<!DOCTYPE html>", "⟦天气很好。⟧".encode()),
        ("a.docx", "b.txt", "天气很好。\n⟦天气很好。⟧".encode(), "⟦我们出门。⟧".encode()),
        ("a.docx", "b.other", b"PK\x03\x04", b"word/document.xml"),
        ("a.docx", "b.dotx", b"PK\x03\x04", b"word/document.xml"),
    ],
)
def test_a_result_is_what_its_name_says(
    duizhao, tmp_path: Path, name: str, output: str, begins: bytes, holds: bytes
) -> None:
    (tmp_path / name).write_bytes(made(name))
    done = duizhao("translate", tmp_path / name, "--model", "echo", "-o", tmp_path / output)
    assert done.code == 0, done.err
    written = (tmp_path / output).read_bytes()
    assert written.startswith(begins) and holds in written


def test_text_stays_text_of_its_kind_under_any_name_for_texts(duizhao, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 早市\n\n**很**热闹。\n", encoding="utf-8")
    for output, begins in (("b.txt", "# 早市"), ("b.docx", "PK"), ("b.mdx", "# 早市")):
        done = duizhao("translate", tmp_path / "a.md", "--model", "echo", "-o", tmp_path / output)
        assert done.code == 0, done.err
        assert (tmp_path / output).read_bytes().startswith(begins.encode())


def test_a_document_without_a_word_says_so(duizhao, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_files.package(word_files.paragraph("")))
    done = duizhao("translate", tmp_path / "a.docx", "--model", "echo")
    assert done.code == 3 and "no words that could be translated" in done.err


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_file_is_found_in_a_folder_and_written_beside_itself(
    duizhao, tmp_path: Path, name
) -> None:
    (tmp_path / name).write_bytes(made(name))
    done = duizhao("translate", tmp_path, "--model", "echo")
    assert done.code == 0, done.err
    written = tmp_path / name.replace("a.", "a.en.")
    part = "content.xml" if name.endswith("odt") else "word/document.xml"
    assert "⟦天气很好。⟧" in word_files.members(written.read_bytes())[part]


def test_tracked_changes_are_refused_until_someone_says_what_becomes_of_them(
    duizhao, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_files.package(CHANGED))
    refused = duizhao("translate", path, "--model", "echo")
    assert refused.code == 3
    assert "--changes accept" in refused.err
    done = duizhao("translate", path, "--model", "echo", "--changes", "accept")
    assert done.code == 0, done.err
    assert "tracked count as accepted" in done.err
    text = word_files.members((tmp_path / "a.en.docx").read_bytes())["word/document.xml"]
    assert "⟦他说了三遍。⟧" in text


def test_a_script_is_converted_with_everything_else_kept(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made("a.docx"))
    done = duizhao("convert", path, "--to", "zh-Hant")
    assert done.code == 0, done.err
    text = word_files.members((tmp_path / "a.zh-Hant.docx").read_bytes())["word/document.xml"]
    assert "天氣很好。" in text
    assert "我們出門。" in text


def test_links_between_documents_of_a_folder_lead_to_their_translations(
    duizhao, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.md").write_text("天黑了。\n", encoding="utf-8")
    link = f"<w:hyperlink r:id='k'>{word_files.run('下一篇')}</w:hyperlink>"
    word = word_files.package(word_files.paragraph("请看", link, "。"), links={"k": "b.md"})
    (folder / "a.docx").write_bytes(word)
    link = '<text:a xlink:href="../b.md">下一篇</text:a>'
    (folder / "c.odt").write_bytes(writer_files.package(writer_files.p(f"请看{link}。")))
    done = duizhao("translate", folder, "-o", tmp_path / "out", "--model", "echo")
    assert done.code == 0, done.err
    word_parts = word_files.members((tmp_path / "out" / "a.en.docx").read_bytes())
    assert 'Target="b.en.md"' in word_parts["word/_rels/document.xml.rels"]
    odt_parts = word_files.members((tmp_path / "out" / "c.en.odt").read_bytes())
    assert odt_parts["content.xml"].count('xlink:href="../b.en.md"') == 2


def test_a_document_with_macros_is_not_written_under_a_name_without(
    duizhao, tmp_path: Path
) -> None:
    (tmp_path / "a.docm").write_bytes(made("a.docm"))
    done = duizhao("translate", tmp_path / "a.docm", "--model", "echo", "-o", tmp_path / "b.docx")
    assert done.code == 2
    assert "End the name with .docm" in done.err
    assert not (tmp_path / "b.docx").exists()


def test_documents_of_a_folder_that_are_not_read_are_named(duizhao, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made("a.docx"))
    for name in ("old.doc", "book.azw3", "~$a.doc", "picture.png"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    done = duizhao("translate", tmp_path, "--model", "echo")
    assert done.code == 0, done.err
    (line,) = [one for one in done.err.splitlines() if "not read" in one]
    assert "old.doc" in line and "book.azw3" in line
    assert "~$a.doc" not in line and "picture.png" not in line


def test_subtitles_without_a_time_say_what_is_lacking(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("天气很好。我们出门。\n", encoding="utf-8")
    done = duizhao("translate", path, "--model", "echo")
    assert done.code != 0
    assert "below a line of times" in done.err and ".txt" in done.err
