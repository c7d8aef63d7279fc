"""Units of a memory that come back: whose they are, and which code is which mark."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.placeholders import RANGE, atom, closing, opening
from translator.returned.from_tmx import read_tmx
from translator.returned.returned_file import Form, ReturnedFile

OURS = "3.1.0123abcd.4567cdef"
LANG = "xml:lang"


def unit(target: str, *, own: str = OURS, attribute: str = LANG, source: str = "ZH-hans") -> str:
    return (
        f'<tu tuid="{own}"><tuv {attribute}="{source}"><seg>早</seg></tuv>'
        f'<tuv {attribute}="en"><seg>{target}</seg></tuv></tu>'
    )


def read(*units: str, header: str = '<header srclang="zh-Hans"/>') -> ReturnedFile:
    data = f"<tmx>{header}<body>{''.join(units)}</body></tmx>"
    (found,) = read_tmx(data.encode(), name="a.tmx")
    return found


def test_a_unit_says_whose_it_is_and_what_it_was() -> None:
    header = (
        '<header srclang="zh-Hans"><prop type="x-document">a.md</prop><prop type="y"/></header>'
    )
    found = read(unit(" Early. "), header=header)
    (pair,) = found.pairs
    assert (pair.block, pair.number, pair.told, pair.handed) == (3, 1, "0123abcd", "4567cdef")
    assert (pair.source, pair.target, pair.form, pair.strange) == ("早", "Early.", Form.UNIT, False)
    assert (found.document, found.sha256, found.left_out) == ("a.md", "", 0)
    assert (found.source_language, found.target_language) == ("zh-Hans", "en")


@pytest.mark.parametrize("attribute", [LANG, "lang"])
def test_older_files_name_the_language_otherwise(attribute: str) -> None:
    found = read(unit("Early.", attribute=attribute))
    assert (found.pairs[0].source, found.target_language) == ("早", "en")


def test_a_file_that_says_nothing_of_itself_is_read() -> None:
    found = read('<tu tuid="3.1.0123abcd.4567cdef"><tuv><seg/></tuv></tu>', header="<header/>")
    assert (found.source_language, found.target_language, found.pairs) == ("", "", ())


@pytest.mark.parametrize(
    "other",
    [
        unit("Early.", own="7"),
        unit("Early.").replace(f' tuid="{OURS}"', ""),
        unit(""),
        unit("  "),
        unit("Early.").replace("<seg>Early.</seg>", ""),
        f'<tu tuid="{OURS}"/>',
    ],
)
def test_a_unit_of_nobodys_or_without_a_target_is_counted_and_the_next_one_read(other: str) -> None:
    found = read(other, unit("Early."))
    assert [pair.target for pair in found.pairs] == ["Early."]
    assert (found.left_out, found.target_language) == (1, "en")


def test_a_side_without_a_text_leaves_the_other_to_be_read() -> None:
    empty = unit("Early.").replace("<seg>早</seg>", "")
    assert [(pair.source, pair.target) for pair in read(empty).pairs] == [("", "Early.")]


@pytest.mark.parametrize(
    ("written", "target", "strange"),
    [
        ('a<ph x="1"/>b', f"a{atom(0)}b", False),
        ('a<ph i="2"/>b', f"a{atom(1)}b", False),
        ('<ph x="3" i="2"/>', atom(2), False),
        ('<bpt i="1">x</bpt>a<ept i="1">x</ept>', f"{opening(0)}a{closing(0)}", False),
        ('<it x="1" pos="begin"/>a<it x="1" pos="end"/>', f"{opening(0)}a{closing(0)}", False),
        (f'<ph x="{RANGE}"/>', atom(RANGE - 1), False),
        (f'a<ph x="{RANGE + 1}"/>', "a", True),
        ('a<ph x="0"/>', "a", True),
        ('a<ph x="²"/>', "a", True),
        ('a<ph x="١"/>', "a", True),
        ('a<ph x="-1"/>', "a", True),
        ("a<ph/>b", "ab", True),
        ("a<bpt i='x'/>b<ept i='x'/>", "ab", True),
        ('a<hi x="1">b</hi>c', "ac", True),
        (f'a<ph x="{"9" * 5000}"/>', "a", True),
    ],
)
def test_every_code_is_a_mark_or_strange(written: str, target: str, strange: bool) -> None:
    (pair,) = read(unit(written)).pairs
    assert (pair.target, pair.strange) == (target, strange)


@pytest.mark.parametrize("data", ["<tmx/>", "<other><header/></other>"])
def test_what_is_no_memory_is_refused(data: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_tmx(data.encode(), name="a.tmx")
    assert caught.value.key == "tmx.none"
