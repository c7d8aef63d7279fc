"""From what a concept is called in each language to terms, one for each form of the source."""

from __future__ import annotations

from translator.glossary import Term
from translator.glossary.concepts import Form, terms_of_concept


def form(text: str, tag: str, *, banned: bool = False) -> Form:
    return Form(text=text, tag=tag, banned=banned)


def terms(*forms: Form, source: str = "zh", **fields: object) -> list[Term]:
    return list(terms_of_concept(forms, source=source, **fields))


NIGHT = (form("夜市", "zh-CN"), form("夜集", "zh-Hant"), form("night market", "en-US"),
         form("evening market", "en-GB"))  # fmt: skip


def test_each_form_of_the_source_is_a_term_with_all_of_the_other_language() -> None:
    found = terms(*NIGHT, note="摊位")
    assert [(one.source, one.targets) for one in found] == [
        ("夜市", ("night market", "evening market")), ("夜集", ("night market", "evening market"))
    ]  # fmt: skip
    assert [(one.source_language, one.target_language) for one in found] == [
        ("zh-CN", "en-US"), ("zh-Hant", "en-US")
    ]  # fmt: skip
    assert {(one.forbidden, one.both_ways, one.note) for one in found} == {((), True, "摊位")}


def test_english_may_be_the_source() -> None:
    assert [one.source for one in terms(*NIGHT, source="en")] == ["night market", "evening market"]


def test_what_is_banned_in_the_target_is_forbidden_and_before_what_was_so_already() -> None:
    (found,) = terms(
        form("夜市", "zh"), form("night market", "en"), form("night fair", "en", banned=True),
        forbidden=("bazaar", "night fair"),
    )  # fmt: skip
    assert found.targets == ("night market",)
    assert found.forbidden == ("night fair", "bazaar")


def test_what_is_banned_in_the_source_counts_the_other_way_alone() -> None:
    there, back = terms(
        form("夜市", "zh"), form("夜摊", "zh", banned=True), form("night market", "en")
    )
    assert (there.source, there.forbidden, there.both_ways) == ("夜市", (), True)
    assert (back.source, back.targets, back.forbidden) == ("night market", ("夜市",), ("夜摊",))
    assert back.both_ways is False


def test_without_a_form_that_may_be_used_there_is_no_term() -> None:
    assert terms(form("夜市", "zh")) == []
    assert terms(form("night market", "en")) == []
    assert terms(form("夜市", "zh"), form("night fair", "en", banned=True)) == []
    assert terms(form("夜市", "zh", banned=True), form("night market", "en")) == []
