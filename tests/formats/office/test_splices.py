"""What is put into a part, where one thing stands inside of another."""

from __future__ import annotations

from translator.formats.office.splices import Splices
from translator.formats.office.xml_nodes import XmlNodes


def test_the_outer_one_takes_the_inner_one_along() -> None:
    splices = Splices("a(b[c]d)e")
    splices.put(4, 5, "C")
    inside = splices.source(3, 6)
    splices.put(1, 8, f"<{inside}>")
    assert splices.whole() == "a<[C]>e"


def test_of_two_texts_at_one_place_the_lower_rank_comes_first() -> None:
    splices = Splices("ab")
    splices.insert(1, "begin", rank=1)
    splices.insert(1, "end", rank=0)
    assert splices.whole() == "aendbeginb"


def test_what_stands_before_a_stretch_is_not_taken_along() -> None:
    splices = Splices("abc")
    splices.insert(1, "x", rank=0)
    splices.put(2, 3, "C")
    assert splices.whole() == "axbC"
    assert splices.source(2, 3) == "C"


def test_what_stands_behind_a_stretch_is_not_taken_along_either() -> None:
    splices = Splices("abcde")
    splices.insert(4, "x", rank=0)
    splices.put(2, 3, "C")
    splices.put(1, 3, "B")
    assert splices.whole() == "aBdxe"


def test_it_is_known_whether_there_is_something_to_put() -> None:
    splices = Splices("a")
    assert not splices
    splices.insert(0, "", rank=0)
    assert splices


def test_a_prefix_is_declared_at_the_root_where_what_was_put_in_uses_it() -> None:
    text = '<t:a xmlns:t="urn:t"/>'
    nodes = XmlNodes(text, {"urn:t": "t", "urn:u": "u", "urn:v": "v"}, name="a")
    assert list(nodes.events(()))
    assert [nodes.tag(name) for name in ("t:b", "u:b", "v:b")] == ["t:b", "u:b", "v:b"]
    splices = Splices(text)
    splices.insert(len(text), "<u:b/>", rank=0)
    splices.declare(nodes)
    assert splices.whole() == '<t:a xmlns:t="urn:t" xmlns:u="urn:u"/><u:b/>'
    unused = Splices(text)
    unused.insert(len(text), "<t:b/>", rank=0)
    unused.declare(nodes)
    assert unused.whole() == f"{text}<t:b/>"
