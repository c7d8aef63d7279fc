"""Terms a person types, and files that come from elsewhere than this computer's disk."""

from __future__ import annotations

import pytest

from translator.errors import FormatError, UsageError
from translator.glossary import Term, make_term, parse


def test_the_languages_of_a_typed_term_are_seen() -> None:
    assert make_term(" 合作社 ", (" co-op ", "")) == Term(source="合作社", targets=("co-op",))
    english = make_term("board", ("理事会",), note="of a club")
    assert (english.source_language, english.target_language) == ("en", "zh")
    assert english.note == "of a club"


@pytest.mark.parametrize(("source", "target"), [("合作社", "社区"), ("board", "council")])
def test_two_sides_of_one_language_are_refused(source: str, target: str) -> None:
    with pytest.raises(UsageError, match="has to be Chinese"):
        make_term(source, (target,))


@pytest.mark.parametrize(("source", "target"), [("", "co-op"), ("合作社", " "), ("", "")])
def test_an_empty_side_is_refused(source: str, target: str) -> None:
    with pytest.raises(FormatError, match="needs a source and a target"):
        make_term(source, (target,))


def test_a_file_is_read_by_its_suffix_and_its_own_encoding() -> None:
    found = parse("合作社\tco-op\r\n".encode("gb18030"), name="terms.tsv")
    assert [(term.source, term.targets) for term in found.terms] == [("合作社", ("co-op",))]
