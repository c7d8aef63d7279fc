"""XML from elsewhere: nothing is expanded, nothing is fetched, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import FormatError
from translator.system import safe_xml as xml_gate

LAUGHS = b"""<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""


def parse(data: bytes) -> object:
    return xml_gate.parse(data, name="terms.tbx", kind="TBX", hint="Export it again.")


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS + b"<t>&d;</t>",
        b'<!DOCTYPE t [<!ENTITY f SYSTEM "file:///etc/passwd">]><t>&f;</t>',
        b'<!DOCTYPE t [<!ENTITY f SYSTEM "http://127.0.0.1:9/">]><t><u>&f;</u></t>',
    ],
)
def test_an_entity_is_refused_and_never_followed(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"terms\.tbx, line 1: it refers to &\w;, which TBX"):
        parse(data.replace(b"\n", b""))


def test_a_bomb_in_an_attribute_has_bounds() -> None:
    laughs = LAUGHS
    for one, next_one in (("d", "e"), ("e", "f"), ("f", "g"), ("g", "h")):
        ten = f"&{one};" * 10
        laughs = laughs.replace(b"]>", f'<!ENTITY {next_one} "{ten}">]>'.encode())
    with pytest.raises(FormatError, match="no XML"):
        parse(laughs + b'<t u="&h;"/>')


def test_a_dtd_elsewhere_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "t.dtd").write_text('<!ENTITY x "secret">', encoding="utf-8")
    data = f'<!DOCTYPE t SYSTEM "{(tmp_path / "t.dtd").as_uri()}"><t u="&x;">kept</t>'.encode()
    root = parse(data)
    assert getattr(root, "text", "") == "kept"
    assert getattr(root, "attrib", {}) == {"u": ""}


def test_what_nests_without_end_is_refused() -> None:
    with pytest.raises(FormatError, match="no XML"):
        parse(b"<t>" * 5000 + b"</t>" * 5000)


@pytest.mark.parametrize("data", [b"", b"no xml", b"<t>", b"\xff\xfe<", b"<t>\x00</t>"])
def test_what_is_no_xml_is_told_with_its_line(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"terms\.tbx, line \d+: this is no XML") as told:
        parse(data)
    assert told.value.hint == "Export it again."


def test_comments_and_instructions_are_no_content() -> None:
    root = parse(b"<t><!-- no --><?nor this?><u/></t>")
    assert [one.tag for one in root] == ["u"]  # type: ignore[attr-defined]  # an lxml element


@pytest.mark.parametrize(("data", "line"), [(b"", 1), (b"no xml", 1), (b"<t>\n\n<u></t>", 3)])
def test_the_line_is_the_one_where_it_breaks(data: bytes, line: int) -> None:
    with pytest.raises(FormatError) as told:
        parse(data)
    assert told.value.fields["line"] == line
    assert str(told.value.fields["why"]).strip()


def test_what_is_too_deep_and_too_long_is_refused_before_it_takes_the_memory() -> None:
    with pytest.raises(FormatError, match="no XML"):
        parse(b"<t>" + b"x" * 10_000_001 + b"</t>")
