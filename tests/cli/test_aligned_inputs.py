"""Which document of one folder is the translation of which of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.cli.aligned_inputs import couples
from translator.cli.inputs import Input
from translator.errors import InputError, UsageError


def inputs(folder: str, *names: str) -> list[Input]:
    return [Input(path=Path(folder) / name, folder=Path(folder)) for name in names]


def paired(sources: list[str], targets: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    found, alone = couples(inputs("a", *sources), inputs("b", *targets))
    return [
        (one.source.shown.removeprefix("a/"), one.target.shown.removeprefix("b/")) for one in found
    ], alone


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("news.md", "news.txt"), ("news.zh.md", "news.en.md"), ("news_CN.md", "News-en-GB.md"),
        ("news-zh-Hant-TW.md", "news.md"), ("x/news.md", "x/news.en.md"), ("zh.md", "zh.en.md"),
        ("news.chs.md", "news.english.md"),
    ],
)  # fmt: skip
def test_names_but_for_a_language_and_a_suffix_tell(source: str, target: str) -> None:
    assert paired([source], [target]) == ([(source, target)], [])


@pytest.mark.parametrize(
    ("source", "target"),
    [("news.md", "news2.md"), ("x/news.md", "y/news.md"), ("newszh.md", "news.md"),
     ("news.zh.old.md", "news.md"), ("news.fr.md", "news.md")],
)  # fmt: skip
def test_other_names_are_other_documents(source: str, target: str) -> None:
    with pytest.raises(InputError) as caught:
        paired([source], [target])
    assert caught.value.key == "align.no-couples"
    assert (caught.value.fields["source"], caught.value.fields["target"]) == (Path("a"), Path("b"))


def test_each_document_has_one_partner_and_the_others_are_named() -> None:
    found, alone = paired(["a.zh.md", "a.md", "b.md"], ["a.en.md", "c.md"])
    assert found == [("a.zh.md", "a.en.md")]
    assert alone == ["a/a.md", "a/b.md", "b/c.md"]


def test_two_documents_belong_together_whatever_they_are_called() -> None:
    one, other = Input(path=Path("one.md")), Input(path=Path("other.txt"))
    (found,), alone = couples([one], [other])
    assert (found.source, found.target, alone) == (one, other, [])


def test_a_folder_and_a_file_are_refused() -> None:
    for sides in (
        (inputs("a", "x.md"), [Input(path=Path("y.md"))]),
        ([Input(path=Path("y.md"))], inputs("a", "x.md")),
    ):
        with pytest.raises(UsageError) as caught:
            couples(*sides)
        assert caught.value.key == "align.folder-and-file"
