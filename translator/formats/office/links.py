"""Where the links of a part lead, and how they are led elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from translator.formats.base import Address, Leads
from translator.formats.office.xml_nodes import Attribute, XmlNodes
from translator.formats.office.xml_part import quoted
from translator.formats.source.readdress import LinkPlace


def link_places(
    nodes: XmlNodes,
    element: str,
    attribute: str,
    *,
    counts: Callable[[Mapping[str, Attribute]], bool] = lambda attributes: True,
    prefix: str = "",
) -> Iterator[LinkPlace]:
    """Yield where a part has the addresses of links, in order.

    Args:
        nodes: Of the part.
        element: Name of the elements that lead somewhere.
        attribute: Which of their attributes says where.
        counts: Says by its attributes whether an element is a link for readers.
        prefix: What the part writes before an address that leads to another file.
    """
    for event in nodes.events(()):
        if event.kind != "open" or event.node.name != element:
            continue
        attributes = nodes.attributes(event.node)
        found = attributes.get(attribute)
        if found is None or not counts(attributes):
            continue
        inside = prefix and found.value.startswith(prefix)
        shown = found.value.removeprefix(prefix) if inside else found.value

        def write(new: str, before: str = prefix if inside else "") -> str:
            return quoted(before + new)

        yield LinkPlace(found.start, found.end, Address(Leads.LINK, shown), write)
