"""A block of a package says where it stands, as a dictionary would."""

from __future__ import annotations

import pytest

from translator.formats.source.part_line import PartLine


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (PartLine("a.xml", 7), {"part": "a.xml", "line": "7", "line_ends": "spaces"}),
        (PartLine("a.xml", 7, "title"),
         {"part": "a.xml", "line": "7", "line_ends": "spaces", "place": "title"}),
        (PartLine("", 0, ""), {"part": "", "line": "0", "line_ends": "spaces", "place": ""}),
    ],
)  # fmt: skip
def test_it_says_what_a_dictionary_says(made: PartLine, says: dict[str, str]) -> None:
    assert made == says
    assert list(made) == list(says)
    assert len(made) == len(says)
    assert repr(made) == repr(says)
    with pytest.raises(KeyError):
        made["other"]


def test_what_it_does_not_have_is_missing() -> None:
    with pytest.raises(KeyError):
        PartLine("a.xml", 7)["place"]
    assert PartLine("a.xml", 7).get("place") is None
