"""A part of an office document as nodes with places, within bounds."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.formats.office import xml_nodes
from translator.formats.office.xml_nodes import DEEPEST, TEXT, Node, XmlNodes

SPACE, OTHER = "urn:words", "urn:links"
SPACES = {SPACE: "w", "urn:strict": "w", OTHER: "r"}


def nodes_of(text: str) -> XmlNodes:
    return XmlNodes(text, SPACES, name="a.xml")


def whole(inside: str, names: str = f'xmlns:w="{SPACE}"') -> tuple[XmlNodes, Node]:
    """Return the nodes of a part and its only paragraph."""
    nodes = nodes_of(f"<w:body {names}>{inside}</w:body>")
    (node,) = (one.node for one in nodes.events(("w:p",)) if one.kind == "whole")
    return nodes, node


def test_containers_open_and_close_and_paragraphs_come_whole() -> None:
    text = f'<?xml?><w:a xmlns:w="{SPACE}">甲<w:b/><w:p>乙<w:p/></w:p><w:p/><w:c>丙</w:c></w:a>'
    nodes = nodes_of(text)
    events = list(nodes.events(("w:p",)))
    assert [(one.kind, one.node.name) for one in events] == [
        ("open", "w:a"), ("open", "w:b"), ("close", "w:b"), ("whole", "w:p"), ("whole", "w:p"),
        ("open", "w:c"), ("close", "w:c"), ("close", "w:a"),
    ]  # fmt: skip
    first, second = (one.node for one in events if one.kind == "whole")
    assert (nodes.source(first), nodes.source(second)) == ("<w:p>乙<w:p/></w:p>", "<w:p/>")
    assert text[first.inner : first.inner_end] == "乙<w:p/>"
    assert [one.name for one in first.children] == [TEXT, "w:p"]
    assert second.children == []
    assert second.inner == second.inner_end == second.end


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE a><a xmlns="{SPACE}"|><b x="1"/></a>',
        f"<!-- <b> --><a xmlns='{SPACE}'|/>",
        "<a|><b/></a>",
    ],
)
def test_the_end_of_the_root_s_start_tag_is_known(text: str) -> None:
    nodes = nodes_of(text.replace("|", ""))
    list(nodes.events(()))
    assert nodes.root == text.index("|")


def test_what_stands_below_is_found_in_order() -> None:
    nodes, node = whole("<w:p><w:r><w:t>一</w:t><w:t>二</w:t></w:r><w:t>三</w:t><w:s/></w:p>")
    assert [nodes.words(one) for one in node.every("w:t")] == ["一", "二", "三"]
    found = node.first("w:t")
    assert found is not None and nodes.words(found) == "三"
    deep = node.path("w:r", "w:t")
    assert deep is not None and nodes.words(deep) == "一"
    assert (node.first("w:x"), node.path("w:x", "w:t"), node.path("w:r", "w:x")) == (None,) * 3
    assert node.path() is node


def test_characters_are_read_as_they_are_meant() -> None:
    nodes, node = whole("<w:p>a&lt;b<![CDATA[&lt;]]><!-- x --></w:p>")
    assert nodes.words(node) == "a<b&lt;"
    assert nodes.unmarked(node.start, node.inner_end) == "a<b"


def test_attributes_have_their_values_and_places() -> None:
    nodes, node = whole(
        '<w:p w:a="1" b = \'2 &amp; 3\' r:id="x">甲</w:p>', f'xmlns:w="{SPACE}" xmlns:r="{OTHER}"'
    )
    found = nodes.attributes(node)
    assert {name: one.value for name, one in found.items()} == {
        "w:a": "1", "b": "2 & 3", "r:id": "x",
    }  # fmt: skip
    one = found["b"]
    assert nodes.text[one.start : one.end] == "2 &amp; 3"
    assert nodes.text[one.begin :].startswith("b = ")
    assert (nodes.value(node, "b"), nodes.value(node, "c"), nodes.value(node, "c", "d")) == (
        "2 & 3", "", "d",
    )  # fmt: skip
    assert nodes.value(None, "b", "d") == "d"
    assert nodes.attributes(node.children[0]) == {}


def test_more_attributes_than_an_element_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_nodes, "_MOST_ATTRIBUTES", 2)
    nodes, node = whole('<w:p a="1" b="2" c="3"/>')
    assert len(nodes.attributes(node)) == 3
    nodes, node = whole('<w:p a="1" b="2" c="3" d="4"/>')
    with pytest.raises(FormatError) as caught:
        nodes.attributes(node)
    assert caught.value.key == "office.too-many"


def test_elements_are_nested_so_deep_and_no_deeper() -> None:
    def nested(levels: int) -> str:
        return "<a>" * levels + "<b/>" + "</a>" * levels

    assert len(list(nodes_of(nested(DEEPEST)).events(()))) == 2 * DEEPEST + 2
    with pytest.raises(FormatError) as caught:
        list(nodes_of(nested(DEEPEST + 1)).events(()))
    assert caught.value.key == "office.too-deep"


def test_a_paragraph_holds_so_many_nodes_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_nodes, "MOST_NODES", 2)
    two, three = "<w:p><w:t/><w:t/></w:p>", "<w:p><w:t/><w:t/><w:t/></w:p>"
    name = f'<w:b xmlns:w="{SPACE}">'
    events = list(nodes_of(f"{name}{two}{two}</w:b>").events(("w:p",)))
    assert [one.kind for one in events].count("whole") == 2  # each is counted by itself
    with pytest.raises(FormatError) as caught:
        list(nodes_of(f"{name}{three}</w:b>").events(("w:p",)))
    assert caught.value.key == "office.too-many"


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        (f'<x:p xmlns:x="{SPACE}"/>', "w:p"), (f"<p xmlns='{SPACE}'/>", "w:p"),
        ('<x:p xmlns:x="urn:strict"/>', "w:p"), ('<x:p xmlns:x="urn:else"/>', "?x:p"),
        ("<w:p/>", "?w:p"), ("<p/>", "?p"),
    ],
)  # fmt: skip
def test_names_go_by_their_namespaces(declared: str, name: str) -> None:
    (opened, _) = nodes_of(declared).events(())
    assert opened.node.name == name


def test_a_tag_is_written_with_the_part_s_own_prefix_or_with_one_that_is_free() -> None:
    nodes = nodes_of(f'<x:p xmlns:x="{SPACE}" xmlns:r="urn:else" xmlns:r_="urn:more"/>')
    list(nodes.events(()))
    assert nodes.tag("w:t") == "x:t"
    assert nodes.tag("r:id") == nodes.tag("r:id") == "r__:id"
    assert nodes.lacking == {"r__": OTHER}
    plain = nodes_of(f'<p xmlns="{SPACE}"/>')
    list(plain.events(()))
    assert plain.tag("w:t") == "t"


@pytest.mark.parametrize(
    ("outer", "inner", "refused"),
    [
        (SPACE, SPACE, False), (SPACE, OTHER, True), (SPACE, "urn:else", True),
        ("urn:else", SPACE, True), ("urn:else", "urn:more", False),
    ],
)  # fmt: skip
def test_a_prefix_that_stands_for_two_known_namespaces_is_refused(
    outer: str, inner: str, refused: bool
) -> None:
    text = '<{0}a xmlns{1}="' + outer + '"><{0}b xmlns{1}="' + inner + '"/></{0}a>'
    assert len(list(nodes_of(text.format("", "")).events(()))) == 4  # the default may change
    nodes = nodes_of(text.format("x:", ":x"))
    if not refused:
        assert len(list(nodes.events(()))) == 4
        return
    with pytest.raises(FormatError) as caught:
        list(nodes.events(()))
    assert caught.value.key == "office.prefix"


def test_the_default_namespace_changes_what_a_name_means() -> None:
    nodes = nodes_of(f'<a xmlns="urn:else"><p/><b xmlns="{SPACE}"><p/></b></a>')
    names = [one.node.name for one in nodes.events(()) if one.kind == "open"]
    assert names == ["?a", "?p", "w:b", "w:p"]
