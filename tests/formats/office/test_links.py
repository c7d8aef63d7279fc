"""Where the links of a part lead is found, and written as XML asks for."""

from __future__ import annotations

from translator.formats.base import Address, Leads
from translator.formats.office.links import link_places
from translator.formats.office.xml_nodes import Attribute, XmlNodes
from translator.formats.source.readdress import LinkPlace

TEXT = (
    '<t xmlns="urn:t"><a to="../tea.odt">茶</a><b to="no.odt"/><a to="far.odt" plain="1"/><a/>'
    '<a to="&lt;.odt"/></t>'
)
PREFIXES = {"urn:t": "t"}


def places(prefix: str = "", **more: object) -> list[LinkPlace]:
    nodes = XmlNodes(TEXT, PREFIXES, name="a.odt")
    return list(link_places(nodes, "t:a", "to", prefix=prefix, **more))  # type: ignore[arg-type]


def shown(found: list[LinkPlace]) -> list[str]:
    assert all(one.address.leads is Leads.LINK for one in found)
    return [one.address.text for one in found]


def test_links_are_found_in_order_with_their_places() -> None:
    assert shown(places()) == ["../tea.odt", "far.odt", "<.odt"]
    assert [TEXT[one.start : one.end] for one in places()] == ["../tea.odt", "far.odt", "&lt;.odt"]


def test_what_a_part_writes_before_an_address_is_no_part_of_it() -> None:
    inside, outside, _ = places("../")
    assert shown([inside, outside]) == ["tea.odt", "far.odt"]
    assert inside.write('a&"b') == "../a&amp;&quot;b"
    assert outside.write("a.odt") == "a.odt"
    assert places()[0].write("a.odt") == "a.odt"


def test_only_elements_that_count_are_links() -> None:
    def counts(attributes: dict[str, Attribute]) -> bool:
        return "plain" in attributes

    (one,) = places(counts=counts)
    assert one.address == Address(Leads.LINK, "far.odt")
