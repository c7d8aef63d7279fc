"""A page that comes back: which elements are ours, and what is read of them."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.returned.from_pages import read_page
from translator.returned.returned_file import ReturnedFile

OURS = "s3_1_0123abcd_4567cdef"


def read(body: str, *, head: str = "", encoding: str = "utf-8") -> ReturnedFile:
    page = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    (found,) = read_page(page.encode(encoding), name="a.html")
    return found


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("a <b>b</b> c", "a b c"),
        ("a<br>b", "a b"),
        ("a<!-- c -->b", "ab"),
        ("a<style>c</style><script>c</script><template>c</template>b", "ab"),
        ("<ruby>早<rp>(</rp><rt>zǎo</rt><rp>)</rp></ruby>市", "早市"),
        ('a<span class="small picture">c</span>b', "ab"),
        ('a<span class="pictures">c</span>b', "acb"),
        ("<i></i>a<i>b</i>", "ab"),
    ],
)
def test_what_is_seen_of_a_sentence_is_its_target(written: str, target: str) -> None:
    found = read(f'<span id="{OURS}">{written}</span>')
    (pair,) = found.pairs
    assert (pair.block, pair.number, pair.target) == (3, 1, target)
    assert (found.left_out, found.target_language) == (0, "en")


def test_an_empty_target_is_counted_and_what_is_not_ours_is_not() -> None:
    other = OURS.replace("_1_", "_2_")
    found = read(f'<span>x</span><span id="x">y</span><span id="{OURS}"> </span>'
                 f'<span id="{other}">a</span>')  # fmt: skip
    assert [pair.target for pair in found.pairs] == ["a"]
    assert found.left_out == 1


def test_a_page_says_what_it_was_made_from() -> None:
    head = (
        '<meta name="duizhao-sha256" content="12"><meta name="duizhao-document" content="a.md">'
        '<meta name="duizhao-source-language"><meta name="other" content="x"><meta charset="utf-8">'
    )
    found = read("", head=head)  # every target was taken out
    assert (found.document, found.sha256, found.source_language) == ("a.md", "12", "")
    assert (found.pairs, found.left_out) == ((), 0)


def test_a_page_with_sentences_of_ours_need_not_say_more() -> None:
    data = f'<span id="{OURS}">a</span>'
    (found,) = read_page(data.encode(), name="a.html")
    assert (found.document, found.sha256, found.target_language) == ("", "", "")
    assert len(found.pairs) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_editor_may_save_the_page_in_another_encoding(encoding: str) -> None:
    assert read(f'<span id="{OURS}">早市</span>', encoding=encoding).pairs[0].target == "早市"


@pytest.mark.parametrize("data", [b"", b"<p>a</p>", b"<!-- a -->", b'<span id="s1">a</span>'])
def test_a_page_of_others_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        read_page(data, name="a.html")
    assert caught.value.key == "returned.html-page"
