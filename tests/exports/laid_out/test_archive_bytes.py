from __future__ import annotations

import io
import zipfile

import pytest

from translator.exports.laid_out.archive_bytes import Member, archive
from translator.exports.laid_out.xml_strings import Xml


def test_an_archive_says_nothing_of_when_and_where_it_was_made() -> None:
    members = [
        Member(name="mimetype", parts=[Xml("application/x")], stored=True),
        Member(name="a.xml", parts=[Xml("<a>"), Xml("好</a>")]),
    ]
    with zipfile.ZipFile(io.BytesIO(archive(members))) as found:
        first, second = found.infolist()
        assert found.read("a.xml").decode() == "<a>好</a>"
    assert [one.compress_type for one in (first, second)] == [
        zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED,
    ]  # fmt: skip
    for one in (first, second):
        assert one.date_time == (1980, 1, 1, 0, 0, 0)
        assert (one.create_system, one.external_attr >> 16) == (3, 0o644)


@pytest.mark.parametrize(
    "sizes", [[1 << 20, 1, 5], [(1 << 20) + 1, 3], [1, 1 << 20, 1, 1 << 20, 1]]
)
def test_nothing_is_lost_where_much_is_handed_on(sizes: list[int]) -> None:
    parts = [Xml(letter * size) for letter, size in zip("abcde", sizes, strict=False)]
    with zipfile.ZipFile(io.BytesIO(archive([Member(name="a", parts=parts)]))) as found:
        assert found.read("a").decode() == "".join(parts)
