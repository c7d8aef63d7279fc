"""How a term stands in a list, is searched for, and comes out of a form."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from translator.application import TermStatus, make_term
from translator.glossary.glossary import Term
from translator.store import Library
from ui.i18n import messages, strings
from ui.views import glossary


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    page = SimpleNamespace(session_state=state)
    for module in (glossary, strings, messages):
        monkeypatch.setattr(module, "st", page)
    return state


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def term(**more: Any) -> Term:
    return make_term(more.pop("source", "茶馆"), more.pop("targets", ("teahouse",)), **more)


def test_a_term_is_a_line_and_nothing_in_it_is_html(session: dict[str, Any]) -> None:
    one = glossary._shown(term(targets=("tea<b>", "tea shop"), both_ways=True))
    assert "茶馆</b> ↔" in one and "tea&lt;b&gt; | tea shop" in one and "dz-quiet" not in one
    more = glossary._shown(term(forbidden=("café",), note="a & b", both_ways=False))
    assert "茶馆</b> →" in more and "café" in more and " · a &amp; b</span>" in more
    from dataclasses import replace

    proposed = glossary._shown(replace(term(), status=TermStatus.PROPOSED))
    assert strings.say("terms.proposed") in proposed


@pytest.mark.parametrize(
    ("search", "holds"),
    [("", True), ("TEA", True), ("茶", True), ("CAF", True), ("old", True), ("coffee", False)],
)
def test_a_search_looks_at_everything_a_term_says(search: str, holds: bool) -> None:
    assert glossary._holds(term(forbidden=("café",), note="An Old word"), search) is holds


@pytest.mark.parametrize(("kept", "number"), [(None, 0), (True, 1), (False, 2)])
def test_whether_case_matters_is_one_of_three(kept: bool | None, number: int) -> None:
    assert glossary._case_of(term(case_sensitive=kept)) == number
    assert glossary._case_of(None) == 0


@pytest.mark.parametrize(
    ("text", "parts"), [("", ()), (" | ", ()), ("a | b|", ("a", "b")), (" a b ", ("a b",))]
)
def test_forms_are_parted_by_a_stroke(text: str, parts: tuple[str, ...]) -> None:
    assert glossary._split(text) == parts
    assert glossary._split(glossary._joined(parts)) == parts


def fill(session: dict[str, Any], **said: Any) -> None:
    fields = {
        "source": "茶馆", "target": "teahouse", "also": "", "not": "", "note": "",
        "case": "default", "both": True,
    } | said  # fmt: skip
    keys = {"case": "k-case-en"}  # its options are named in the page's language
    session.update({keys.get(name, f"k-{name}"): value for name, value in fields.items()})


def test_a_form_makes_a_term_and_is_empty_again(session: dict[str, Any], library: Library) -> None:
    fill(session, also="tea shop | tea room", case="ignored", note=" x ", both=False)
    session["glossary-edit"] = ("", "茶馆")
    glossary._keep(library, "", None, "k")
    (one,) = library.glossary("").terms
    assert (one.targets, one.note) == (("teahouse", "tea shop", "tea room"), "x")
    assert (one.case_sensitive, one.both_ways, one.priority) == (False, False, 0)
    assert session["glossary-form"] == 1 and session["glossary-edit"] is None
    assert "teahouse" in session["glossary-told"]
    glossary._keep(library, "", None, "k")
    assert session["glossary-form"] == 2


def test_a_changed_term_takes_the_place_of_the_old_one(
    session: dict[str, Any], library: Library
) -> None:
    old = term(priority=3)
    library.put_terms([old], name="mine")
    fill(session, source="茶楼")
    glossary._keep(library, "mine", old, "k")
    assert [(one.source, one.priority) for one in library.glossary("mine").terms] == [("茶楼", 3)]


def test_a_form_that_makes_no_term_changes_nothing(
    session: dict[str, Any], library: Library
) -> None:
    old = term()
    library.put_terms([old], name="")
    fill(session, target=" ")
    glossary._keep(library, "", old, "k")
    assert [one.source for one in library.glossary("").terms] == ["茶馆"]
    assert "glossary-form" not in session and session["kept-problem"] is not None


def test_what_is_taken_out_is_told_once(session: dict[str, Any], library: Library) -> None:
    one = term()
    library.put_terms([one], name="")
    glossary._remove(library, "", one)
    assert "茶馆" in session["glossary-told"] and library.glossary("").terms == ()
    glossary._remove(library, "", one)
    assert session["glossary-told"] == ""


def test_the_term_that_is_changed_is_that_of_its_glossary(
    session: dict[str, Any], library: Library
) -> None:
    library.put_terms([term()], name="mine")
    found = library.glossary("mine")
    assert glossary._edited(found) is None
    glossary._edit(("mine", "茶馆"))
    assert glossary._edited(found) == found.terms[0]
    glossary._edit(("", "茶馆"))
    assert glossary._edited(found) is None
