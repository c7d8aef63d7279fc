"""Books that are kept from being read, and fonts that are only made unreadable.

``META-INF/encryption.xml`` lists what of a book is encrypted (OCF, "encryption.xml"). Fonts are
"obfuscated" in books that everyone may read: the two ways of it have names of their own. Shops
add more files for their keys (Adobe: ``rights.xml``, Apple: ``sinf.xml``, Readium LCP:
``license.lcpl``); without a list of what is encrypted these protect nothing.
"""

from __future__ import annotations

from collections.abc import Container

from translator.errors import FormatError
from translator.formats.epub.xml_elements import XmlFile

ENCRYPTION = "META-INF/encryption.xml"
_SHOPS = ("META-INF/sinf.xml", "META-INF/license.lcpl")
_FONTS = frozenset((
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
))  # fmt: skip
"""Ways of making fonts unreadable outside of their book (EPUB 3.3, "Font obfuscation")."""


def refuse_protected(name: str, members: Container[str], listed: XmlFile | None) -> None:
    """Refuse a book of which more than fonts is encrypted.

    Args:
        name: Of the file, for messages.
        members: The names in its archive.
        listed: Its list of what is encrypted; None: it has none.

    Raises:
        FormatError: it is, or a shop's key is all that is said of it.
    """
    if listed is None:
        if any(one in members for one in _SHOPS):
            raise FormatError("epub.protected", name=name)
        return
    data = sum(1 for _ in listed.named("encrypteddata"))
    ways = [
        listed.value(one, "algorithm")
        for one in listed.named("encryptionmethod")
        if one.parent is not None and one.parent.name == "encrypteddata"
    ]
    if len(ways) < data or not _FONTS.issuperset(ways):
        raise FormatError("epub.protected", name=name)
