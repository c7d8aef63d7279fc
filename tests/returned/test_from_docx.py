"""A Word document that comes back: which words belong to which sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from translator.errors import FormatError
from translator.returned.from_docx import read_docx
from translator.returned.returned_file import ReturnedFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
FIRST, SECOND = "3.0.0123abcd.4567cdef", "3.1.0123abcd.4567cdef"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(inner: str, own: str = FIRST, number: int = 0) -> str:
    name = "_dz" + own.replace(".", "_")
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    )


def read(*paragraphs: str, about: str | None = None, space: str = WORD) -> ReturnedFile:
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
        if about is not None:
            archive.writestr("docProps/custom.xml", f"<Properties>{about}</Properties>")
    (found,) = read_docx(stream.getvalue(), name="a.docx")
    return found


def targets(*paragraphs: str) -> list[str]:
    return [pair.target for pair in read(*paragraphs).pairs]


def styled(name: str) -> str:
    return f'<w:rPr><w:b/><w:rStyle w:val="{name}"/></w:rPr>'


@pytest.mark.parametrize(
    ("inner", "target"),
    [
        (run("a") + "<w:r><w:br/></w:r>" + run("b"), "a b"),
        (run("a") + "<w:r><w:cr/></w:r>" + run("b"), "a b"),
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a b"),
        (run("a") + "<w:r><w:t/></w:r>" + run("b"), "ab"),
        (run("a") + f"<w:hyperlink>{run('b')}</w:hyperlink>", "ab"),
        (run("a") + f"<w:moveFrom>{run('b')}</w:moveFrom>", "a"),
        (run("a") + f"<w:moveTo>{run('b')}</w:moveTo>", "ab"),
        (run("a") + f"<!-- c -->{run('b')}", "ab"),
        *((run("a") + run("b", styled(name)), "a") for name in ("Picture", "Address", "QuietText")),
        (run("a") + run("b", styled("Strong")), "ab"),
        (run("a") + run("b", "<w:rPr><w:color w:val='Picture'/></w:rPr>"), "ab"),
        (run("a") + run("b", "<w:rPr><w:rStyle/></w:rPr>"), "ab"),
    ],
)
def test_what_is_seen_of_a_sentence_is_its_target(inner: str, target: str) -> None:
    assert targets(marked(inner)) == [target]


def test_a_strict_document_is_read_like_the_usual_one() -> None:
    assert [pair.target for pair in read(marked(run("a")), space=STRICT).pairs] == ["a"]


def test_words_between_two_sentences_belong_to_the_first() -> None:
    line = marked(run("a")) + run(" b") + marked(run("c"), SECOND, 1)
    assert targets(line) == ["a b", "c"]


def test_words_before_the_first_sentence_of_a_paragraph_belong_to_it() -> None:
    assert targets(run("a ") + marked(run("b"))) == ["a b"]
    # those of an earlier line are the source of a heading
    assert targets(run("早市") + "<w:r><w:br/></w:r>" + marked(run("b"))) == ["b"]
    assert targets(run("早市"), marked(run("b"))) == ["b"]


def test_a_paragraph_after_a_sentence_is_none_of_its_words() -> None:
    assert targets(marked(run("a")), run("早市"), marked(run("b"), SECOND, 1)) == ["a", "b"]


def test_a_sentence_goes_on_in_the_paragraph_where_its_bookmark_ends() -> None:
    name = "_dz" + FIRST.replace(".", "_")
    begun = f'<w:bookmarkStart w:id="0" w:name="{name}"/>{run("a")}'
    assert targets(begun, run("b") + '<w:bookmarkEnd w:id="0"/>' + run("c")) == ["a bc"]


def test_a_bookmark_of_others_says_nothing() -> None:
    other = '<w:bookmarkStart w:id="5" w:name="_Toc1"/>' + run("b") + '<w:bookmarkEnd w:id="5"/>'
    assert targets(marked(run("a") + other)) == ["ab"]
    nearly = marked(run("b")).replace("_dz", "dz")
    assert targets(marked(run("a"), SECOND, 1), nearly) == ["a"]


def test_a_sentence_without_words_is_counted() -> None:
    found = read(marked(""), marked(run("b"), SECOND, 1))
    assert ([pair.target for pair in found.pairs], found.left_out) == (["b"], 1)


def test_a_document_says_what_it_was_made_from() -> None:
    about = (
        '<property name="duizhao-sha256"><a>1</a><b>2</b></property><property name="x"><a>y</a>'
        "</property><property><a>z</a></property>"
    )
    found = read(run("早市"), about=about)  # every target was taken out
    assert (found.sha256, found.document, found.pairs, found.left_out) == ("12", "", (), 0)


def test_a_document_of_others_is_refused() -> None:
    for about in (None, '<property name="duizhao-document"><a>a</a></property>'):
        with pytest.raises(FormatError) as caught:
            read(run("早市"), about=about)
        assert caught.value.key == "returned.document"
