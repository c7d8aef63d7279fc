"""What was handed over comes back from every form: told by its content, sentence by sentence."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tests.chinese.conftest import ENTRIES
from tests.exports.conftest import make_bitext, make_block
from tests.xliff.conftest import translated
from translator import exports
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.syllables import Style
from translator.document.read import Original, read_bytes
from translator.document.sentence_ids import is_same
from translator.errors import EncodingError, FormatError
from translator.returned.read_returned import read_returned
from translator.returned.returned_file import Form, ReturnedFile
from translator.store import Library
from translator.types import Bitext, Layout

FORMS = ("tsv", "csv", "jsonl", "tmx", "moses", "html", "docx", "xliff", "xliff1")
TEXT = "# 早市\n\n天还没亮，街上已经有人。他们用`秤`称\n菜。\n\n- 卖豆腐的**老王**来得最早。\n"


def bitext_of(original: Original) -> Bitext:
    with Library() as library:
        return translated(original, library)


def write(bitext: Bitext, name: str, layout: Layout = Layout.SIDE_BY_SIDE) -> bytes:
    return exports.by_name(name).write(bitext, layout=layout)


@pytest.fixture(scope="module")
def bitext(tmp_path_factory: pytest.TempPathFactory) -> Bitext:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIZHAO_HOME", str(tmp_path_factory.mktemp("home")))
        return bitext_of(read_bytes(TEXT.encode(), name="早市.md"))


def read(data: bytes, name: str = "back") -> ReturnedFile:
    (file,) = read_returned(data, name=name)
    return file


def targets(file: ReturnedFile) -> list[str]:
    return [pair.target for pair in file.pairs]


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_changed_says_so(form: str, awkward: Original) -> None:
    bitext = bitext_of(awkward)
    file = read(write(bitext, form))
    changed = [
        pair.target for pair in file.pairs
        if pair.form is not Form.UNIT and not is_same(pair.target, pair.handed)
    ]  # fmt: skip
    assert changed == []
    spoken = [pair for pair in bitext.pairs if pair.target.strip()]
    # A picture's words, and what was copied, need not stand in a document by themselves.
    assert len(file.pairs) >= len([one for one in spoken if one.provenance.kind != "copy"]) - 2
    places = {(pair.block, pair.number) for pair in file.pairs}
    assert len(places) == len(file.pairs)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_says_what_it_was_made_from(form: str, bitext: Bitext) -> None:
    file = read(write(bitext, form))
    hashed = "" if form in ("tsv", "csv") else bitext.document.sha256
    assert (file.document, file.sha256) == ("早市.md", hashed)
    assert (file.source_language, file.target_language) == ("zh-Hans", "en")
    assert file.left_out == 0


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("form", ["html", "docx"])
def test_every_layout_comes_back(form: str, layout: Layout, bitext: Bitext) -> None:
    assert targets(read(write(bitext, form, layout))) == [
        "⟦早市⟧", "⟦天还没亮，街上已经有人。⟧", "⟦他们用秤称菜。⟧", "⟦卖豆腐的老王来得最早。⟧",
    ]  # fmt: skip


def saved_again(data: bytes, *, delimiter: str, encoding: str) -> bytes:
    """Save a table as a spreadsheet does that has another opinion."""
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    rows = [[*row[::-1], "a note of mine"] for row in rows]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16"), (",", "gb18030")],
)
def test_a_table_comes_back_from_any_spreadsheet(
    delimiter: str, encoding: str, bitext: Bitext
) -> None:
    data = saved_again(write(bitext, "tsv"), delimiter=delimiter, encoding=encoding)
    assert targets(read(data)) == targets(read(write(bitext, "tsv")))


def test_a_cell_that_was_guarded_is_itself_again() -> None:
    bitext = bitext_of(read_bytes("=合计，一共三元。\n".encode(), name="a.txt"))
    for form in ("tsv", "csv"):
        data = write(bitext, form).decode().replace("⟦=", "'=").replace("⟧", "").encode()
        assert targets(read(data)) == ["=合计，一共三元。"]


def test_rows_of_several_documents_are_several_files(bitext: Bitext) -> None:
    other = bitext_of(read_bytes("今天下雨。\n".encode(), name="雨.md"))
    tables = write(bitext, "tsv") + b"".join(write(other, "tsv").splitlines(keepends=True)[1:])
    for data in (tables, write(bitext, "jsonl") + write(other, "jsonl")):
        files = read_returned(data, name="all")
        assert [(file.document, len(file.pairs)) for file in files] == [
            ("早市.md", 4),
            ("雨.md", 1),
        ]


def test_rows_without_an_id_or_a_target_are_counted(bitext: Bitext) -> None:
    lines = write(bitext, "tsv").decode().splitlines()
    lines[1] = re.sub(r"\t[^\t]*$", "\t", lines[1])
    cells = lines[2].split("\t")
    lines[2] = "\t".join([cells[0], "", *cells[2:]])
    file = read("\n".join(lines).encode())
    assert (len(file.pairs), file.left_out) == (2, 2)


def rewritten(data: bytes, member: str, old: str, new: str) -> bytes:
    """Change a member of an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            if name == member:
                assert old in held.decode()
                held = held.decode().replace(old, new, 1).encode()
            after.writestr(name, held)
    return stream.getvalue()


def in_word(data: bytes, old: str, new: str) -> list[str]:
    return targets(read(rewritten(data, "word/document.xml", old, new)))


def test_what_is_typed_at_the_edge_of_a_bookmark_belongs_to_the_sentence(bitext: Bitext) -> None:
    data = write(bitext, "docx")
    typed = '<w:r><w:t xml:space="preserve"> Early.</w:t></w:r>'
    ended = in_word(data, '<w:bookmarkEnd w:id="0"/>', f'<w:bookmarkEnd w:id="0"/>{typed}')
    assert ended[0] == "⟦早市⟧ Early."
    begun = in_word(data, '<w:bookmarkStart w:id="1"', f'{typed}<w:bookmarkStart w:id="1"')
    assert begun[1] == "Early.⟦天还没亮，街上已经有人。⟧"


def test_tracked_changes_count_as_accepted_and_signs_are_no_words(bitext: Bitext) -> None:
    data = write(bitext, "docx")
    inside = (
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new </w:t></w:r></w:ins>"
        '<w:r><w:rPr><w:rStyle w:val="QuietText"/></w:rPr><w:t>\u00a0✎</w:t></w:r>'
        "<w:ruby><w:rt><w:r><w:t>zǎo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>早</w:t></w:r>"
        "</w:rubyBase></w:ruby>"
    )
    found = in_word(data, '<w:bookmarkEnd w:id="0"/>', f'{inside}<w:bookmarkEnd w:id="0"/>')
    assert found[0] == "⟦早市⟧new 早"


def test_a_document_that_python_docx_saved_comes_back(bitext: Bitext) -> None:
    opened = docx.Document(io.BytesIO(write(bitext, "docx")))
    stream = io.BytesIO()
    opened.save(stream)
    assert targets(read(stream.getvalue())) == targets(read(write(bitext, "docx")))
    assert read(stream.getvalue()).sha256 == bitext.document.sha256


def test_a_page_is_read_as_it_is_shown(bitext: Bitext) -> None:
    page = write(bitext, "html").decode()
    old = "⟦早市⟧</span></h2>"
    assert page.count(old) == 1
    new = "The <ruby>market<rt>x</rt></ruby> &amp; <b>dawn</b><br>again</span></h2>"
    assert targets(read(page.replace(old, new).encode()))[0] == "The market & dawn again"


def test_readings_over_words_are_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    small = Dictionary(path, cache=tmp_path)
    monkeypatch.setattr(dictionaries, "installed", lambda: small)
    bitext = make_bitext(
        [make_block(0, "A bank of Beijing.")], [[("A bank of Beijing.", "北京的银行。")]]
    )
    bitext = replace(bitext, source_language="en", target_language="zh-Hans")
    for form in ("html", "docx"):
        data = exports.by_name(form, ruby=Style.MARKS).write(bitext, layout=Layout.SIDE_BY_SIDE)
        assert targets(read(data)) == ["北京的银行。"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "returned.unknown"),
        ("早市\n".encode(), "returned.unknown"),
        (b"source\ttarget\na\tb\n", "returned.unknown"),
        (b"<html><p>a</p></html>", "returned.html-page"),
        (b"<!DOCTYPE html>", "returned.html-page"),
        (b"<tmx><body/></tmx>", "tmx.none"),
        (b"<a/>", "xliff.none"),
        (b'{"id": 1\n', "returned.broken"),
        (b"{}\n[1]\n", "returned.broken"),
        (b'{"a": ' + b"[" * 100_000, "returned.broken"),
        (b'id\ttarget\n1\t"a' + b"x" * 1_100_000, "returned.broken"),
        (b"PK\x03\x04", "zip.broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_none_of_ours_is_told(data: bytes, key: str) -> None:
    with pytest.raises((FormatError, EncodingError)) as caught:
        read_returned(data, name="back")
    assert caught.value.key == key


def test_another_archive_is_told() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(FormatError) as caught:
        read_returned(stream.getvalue(), name="a.zip")
    assert caught.value.key == "returned.document"
    empty = io.BytesIO()
    docx.Document().save(empty)
    with pytest.raises(FormatError) as caught:
        read_returned(empty.getvalue(), name="a.docx")
    assert caught.value.key == "returned.document"


def test_an_object_without_texts_is_left_out(bitext: Bitext) -> None:
    line = json.dumps({"id": 5, "target": ["x"], "document": "a.md"})
    (file,) = read_returned(line.encode(), name="a.jsonl")
    assert (file.document, file.pairs, file.left_out) == ("a.md", (), 1)
