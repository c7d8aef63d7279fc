"""A book is refused of which more than its fonts is encrypted."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.formats.epub.protection import refuse_protected
from translator.formats.epub.xml_elements import XmlFile

ADOBE, IDPF = "http://ns.adobe.com/pdf/enc#RC", "http://www.idpf.org/2008/embedding"
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


def one(way: str, key: str = "") -> str:
    method = f'<EncryptionMethod Algorithm="{way}"/>' if way else ""
    inside = (
        f'<KeyInfo><EncryptedKey><EncryptionMethod Algorithm="{key}"/></EncryptedKey></KeyInfo>'
    )
    return f"<EncryptedData>{method}{inside if key else ''}</EncryptedData>"


def refused(*data: str, members: tuple[str, ...] = (), listed: bool = True) -> bool:
    text = f"<encryption>{''.join(data)}</encryption>"
    try:
        refuse_protected("a.epub", members, XmlFile(text) if listed else None)
    except FormatError as error:
        assert error.key == "epub.protected"
        return True
    return False


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ((), False), ((one(IDPF),), False), ((one(ADOBE), one(IDPF)), False), ((one(AES),), True),
        ((one(IDPF), one(AES)), True), ((one(""),), True), ((one(IDPF), one("")), True),
        ((one(IDPF, AES),), False),
    ],
)  # fmt: skip
def test_fonts_may_be_made_unreadable_and_nothing_else(data: tuple[str, ...], said: bool) -> None:
    assert refused(*data) is said


def test_a_shops_key_counts_where_nothing_is_listed() -> None:
    for name in ("META-INF/sinf.xml", "META-INF/license.lcpl"):
        assert refused(members=(name,), listed=False)
        assert not refused(one(IDPF), members=(name,))
    assert not refused(members=("META-INF/rights.xml",), listed=False)
