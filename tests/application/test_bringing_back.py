"""What translators changed comes back as corrections, and what does not fit is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.xliff.conftest import AWKWARD, translated
from translator import exports
from translator.application import (
    BroughtBack,
    Options,
    Original,
    Plan,
    bring_back,
    correct_everywhere,
    handed_over,
    plan_document,
    read_bytes,
    read_returned,
    translate,
)
from translator.application.bringing_back import Why
from translator.errors import InputError
from translator.placeholders import atom
from translator.returned.from_xliff import read_xliff
from translator.returned.returned_file import ReturnedFile
from translator.store import Library
from translator.types import Bitext, Finding, Layout, Level

TEXT = "# 早市\n\n天还没亮，街上已经有人。他们用`秤`称\n菜。\n\n卖豆腐的老王来得最早。\n"
OPTIONS = Options(to="en", model="echo")
Change = Callable[[str], str]
NOTHING = Finding(check="empty", level=Level.ERROR, message="The engine gave nothing.")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.fixture
def article() -> Original:
    return read_bytes(TEXT.encode(), name="早市.md")


@pytest.fixture
def planned(article: Original) -> Plan:
    return plan_document(article.document, OPTIONS)


def handed_out(article: Original, library: Library) -> str:
    bitext = translate(article.document, OPTIONS, library=library)
    return exports.by_name("xliff").write(bitext, layout=Layout.BILINGUAL).decode()


def returned(data: str) -> ReturnedFile:
    (file,) = read_xliff(data.encode(), name="早市.xlf")
    return file


def changed(data: str, source: str, target: str) -> str:
    old = f'<target xml:space="preserve">⟦{source}⟧</target>'
    assert data.count(old) == 1
    return data.replace(old, f'<target xml:space="preserve">{target}</target>')


def counts(came: BroughtBack) -> tuple[int, int, int, list[Why]]:
    return came.taken, came.unchanged, came.there, [one.why for one in came.conflicts]


def targets(article: Original, library: Library) -> list[str]:
    return [one.target for one in translate(article.document, OPTIONS, library=library).pairs]


def test_what_nobody_changed_is_left_alone(
    article: Original, planned: Plan, library: Library
) -> None:
    file = returned(handed_out(article, library))
    assert counts(bring_back(file, planned, library)) == (0, 4, 0, [])
    assert all(one.startswith("⟦") for one in targets(article, library))


def test_what_was_changed_is_a_correction(
    article: Original, planned: Plan, library: Library
) -> None:
    data = changed(handed_out(article, library), "早市", "The morning market")
    assert counts(bring_back(returned(data), planned, library)) == (1, 3, 0, [])
    pairs = translate(article.document, OPTIONS, library=library).pairs
    assert pairs[0].target == "The morning market"
    assert pairs[0].provenance.kind == "person"
    assert counts(bring_back(returned(data), planned, library)) == (0, 3, 1, [])


def test_marks_come_back_at_their_places(
    article: Original, planned: Plan, library: Library
) -> None:
    data = (
        handed_out(article, library).replace("⟦他们用", "They weigh with ").replace("称菜。⟧", ".")
    )
    assert counts(bring_back(returned(data), planned, library)) == (1, 3, 0, [])
    assert f"They weigh with {atom(0)}." in targets(article, library)


def test_nothing_is_kept_in_a_trial(article: Original, planned: Plan, library: Library) -> None:
    data = changed(handed_out(article, library), "早市", "The morning market")
    assert counts(bring_back(returned(data), planned, library, keep=False)) == (1, 3, 0, [])
    assert targets(article, library)[0] == "⟦早市⟧"


def test_what_was_corrected_here_meanwhile_is_a_conflict(
    article: Original, planned: Plan, library: Library
) -> None:
    data = changed(handed_out(article, library), "早市", "The morning market")
    languages = {"source_language": "zh-Hans", "target_language": "en"}
    correct_everywhere(library, planned.items[0], "Dawn market", **languages)
    came = bring_back(returned(data), planned, library)
    assert counts(came) == (0, 3, 0, [Why.CORRECTED])
    assert came.conflicts[0].here == "Dawn market"
    assert came.conflicts[0].line == "1"
    assert targets(article, library)[0] == "Dawn market"
    assert counts(bring_back(returned(data), planned, library, theirs=True))[0] == 1
    assert targets(article, library)[0] == "The morning market"


def test_a_correction_that_was_handed_over_may_be_changed(
    article: Original, planned: Plan, library: Library
) -> None:
    languages = {"source_language": "zh-Hans", "target_language": "en"}
    correct_everywhere(library, planned.items[0], "Dawn market", **languages)
    data = handed_out(article, library).replace(">Dawn market<", ">Morning market<")
    assert counts(bring_back(returned(data), planned, library)) == (1, 3, 0, [])


@pytest.mark.parametrize("code", ["a7", "z1", "p1"])
def test_codes_that_the_source_does_not_have_are_a_conflict(
    article: Original, planned: Plan, library: Library, code: str
) -> None:
    data = changed(handed_out(article, library), "早市", f'Market <ph id="{code}"/>')
    assert counts(bring_back(returned(data), planned, library)) == (0, 3, 0, [Why.MARKS])


def test_another_document_is_a_conflict_at_every_sentence_that_differs(
    article: Original, library: Library
) -> None:
    data = changed(handed_out(article, library), "早市", "The morning market")
    other = read_bytes(TEXT.replace("早市", "夜市").encode(), name="早市.md")
    came = bring_back(returned(data), plan_document(other.document, OPTIONS), library)
    assert counts(came) == (0, 3, 0, [Why.SOURCE])
    assert came.conflicts[0].here == "夜市"
    short = read_bytes("# 早市\n".encode(), name="早市.md")
    came = bring_back(returned(data), plan_document(short.document, OPTIONS), library)
    assert counts(came) == (1, 0, 0, [Why.SOURCE] * 3)
    assert came.conflicts[0].line == ""


def test_the_document_is_found_in_the_library(article: Original, library: Library) -> None:
    file = returned(handed_out(article, library))
    library.add_document(article.document, article.data)
    assert handed_over(file, library, beside=Path("/nowhere")).data == article.data


def test_the_document_is_found_beside_the_file(
    article: Original, library: Library, tmp_path: Path
) -> None:
    file = returned(handed_out(article, library))
    with pytest.raises(InputError, match=r"早市\.md"):
        handed_over(file, library, beside=tmp_path)
    (tmp_path / "早市.md").write_bytes(article.data + b"\n")  # of the name, but another
    with pytest.raises(InputError):
        handed_over(file, library, beside=tmp_path)
    (tmp_path / "早市.md").write_bytes(article.data)
    assert handed_over(file, library, beside=tmp_path).data == article.data


def test_a_name_never_leads_out_of_the_folder(
    article: Original, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "早市.md").write_bytes(article.data)
    inner = tmp_path / "inner"
    inner.mkdir()
    for name in ("../早市.md", str(tmp_path / "早市.md"), "..\\早市.md"):
        file = replace(returned(handed_out(article, library)), document=name)
        with pytest.raises(InputError):
            handed_over(file, library, beside=inner)


def test_a_document_that_is_named_is_taken(
    article: Original, library: Library, tmp_path: Path
) -> None:
    file = replace(returned(handed_out(article, library)), sha256="")
    path = tmp_path / "other name.md"
    path.write_bytes(article.data)
    assert handed_over(file, library, beside=tmp_path, given=path).data == article.data
    with pytest.raises(InputError):
        handed_over(file, library, beside=tmp_path)


# Every form, and what is awkward in it

FORMS = ("xliff", "xliff1", "tmx", "tsv", "csv", "jsonl", "moses", "html", "docx")
BESIDE: Mapping[str, str] = {
    "formula.txt": "=SUM(A1) 不是公式。\n\n+86 是区号。\n\n@老王，来。\n\n-5 度很冷。\n",
    "turned.txt": "他说\u202eabc\u202c了\u2066好\u2069。\n\n\u061cشاي 是茶。\n",
    "quotes.txt": '"早"，他说，"再见"。\n\n一;二\t三,四|五。\n',
    "astral.txt": "𠮷野家在𡃁边。👩🏽‍🚀飞了。\U0001f1e8\U0001f1f3\n",
    "signs.txt": "只有 \x01 和 \x85 以及 \ufffe\uffff。\n\n\u2028一行\u2029又一行。\n",
}
"""What programs and their files stumble over, beside the articles that XLIFF is tried on."""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Plan, Bitext]]:
    """The awkward articles, translated; of each third sentence the engine gave nothing."""
    found: list[tuple[Plan, Bitext]] = []
    with Library(tmp_path_factory.mktemp("awkward") / "library.sqlite3") as library:
        for name, text in {**AWKWARD, **BESIDE}.items():
            bitext = translated(read_bytes(text.encode(), name=name), library)
            options = Options(to=bitext.target_language, source=bitext.source_language)
            pairs = tuple(
                replace(pair, target="", findings=(*pair.findings, NOTHING))
                if number % 3 == 2 and pair.provenance.kind == "engine"
                else pair
                for number, pair in enumerate(bitext.pairs)
            )
            found.append((plan_document(bitext.document, options), replace(bitext, pairs=pairs)))
    return found


@pytest.mark.parametrize("form", FORMS)
def test_an_awkward_article_that_nobody_changed_changes_nothing(
    form: str, articles: list[tuple[Plan, Bitext]], library: Library
) -> None:
    wrong: dict[str, object] = {}
    for planned, bitext in articles:
        data = exports.by_name(form).write(bitext, layout=Layout.SIDE_BY_SIDE)
        (file,) = read_returned(data, name="back")
        came = bring_back(file, planned, library, keep=False)
        given = [one for one in bitext.pairs if one.target.strip() and one.source.strip()]
        # A picture's words, and what was copied, need not stand in a document by themselves.
        least = len(given) - sum(one.provenance.kind == "copy" for one in given) - 1
        if came.taken or came.conflicts or came.there or not least <= came.unchanged:
            wrong[bitext.document.name] = came
    assert wrong == {}


@pytest.mark.parametrize("form", FORMS)
def test_what_was_changed_in_an_awkward_article_is_taken_or_listed(
    form: str, articles: list[tuple[Plan, Bitext]], library: Library
) -> None:
    taken = listed = 0
    for planned, bitext in articles:
        data = exports.by_name(form).write(bitext, layout=Layout.SIDE_BY_SIDE)
        (file,) = read_returned(data, name="back")
        pairs = tuple(replace(one, target=f"{one.target} Yes.") for one in file.pairs)
        came = bring_back(replace(file, pairs=pairs), planned, library, keep=False)
        assert came.taken + len(came.conflicts) == len(pairs), bitext.document.name
        assert {one.why for one in came.conflicts} <= {Why.PLACES}, bitext.document.name
        taken, listed = taken + came.taken, listed + len(came.conflicts)
    assert taken > listed
