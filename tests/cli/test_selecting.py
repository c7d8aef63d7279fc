"""Which pairs are asked for, and what is said of the others."""

from __future__ import annotations

from typing import Any

import click
import pytest
from click.testing import CliRunner

from translator.cli import selecting
from translator.cli.selecting import check_formats, left_behind, names_in, selection_options
from translator.errors import UsageError
from translator.exports.selection import Selection


def chosen(*arguments: str) -> Selection:
    """Return the selection a command gets."""
    got: list[Selection] = []

    @click.command()
    @selection_options
    def command(selection: Selection) -> int:
        got.append(selection)
        return 0

    CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=False)
    return got[0]


def test_without_an_option_every_pair_is_asked_for() -> None:
    assert chosen() == Selection()
    assert chosen().level == 0 and chosen().ratio is None and not chosen().once


def test_what_is_asked_for_arrives() -> None:
    found = chosen(
        "--once", "--without", " Numbers, ERROR,,", "--by", "person", "--level", "3",
        "--min-score", "-0.5", "--length-ratio", "0.5:3",
    )  # fmt: skip
    assert found == Selection(
        without=frozenset({"numbers", "error"}), provenance=frozenset({"person"}),
        ratio=(0.5, 3.0), level=3, score=-0.5, once=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("0.5:3", (0.5, 3.0)), (":3", (0.0, 3.0)), ("2:", (2.0, float("inf"))), ("2:2", (2.0, 2.0)),
        ("0:1", (0.0, 1.0)), ("3:2", None), ("2", None), ("-1:2", None), ("a:b", None),
        ("nan:1", None),
    ],
)  # fmt: skip
def test_a_ratio_is_least_and_most(said: str, found: tuple[float, float] | None) -> None:
    if found is not None:
        assert chosen(f"--length-ratio={said}").ratio == found
        return
    with pytest.raises(click.BadParameter):
        selecting._Ratio().convert(said, None, None)


@pytest.mark.parametrize(("level", "known"), [("0", False), ("1", True), ("7", True), ("8", False)])
def test_a_level_is_one_of_seven(level: str, known: bool) -> None:
    if known:
        assert chosen("--level", level).level == int(level)
        return
    with pytest.raises(click.BadParameter):
        chosen("--level", level)


@pytest.mark.parametrize(
    ("said", "names"),
    [(None, set()), ("a", {"a"}), ("A, b,", {"a", "b"}), ("c", None), ("", None), (" , ", None)],
)
def test_names_are_known_or_refused(said: str | None, names: set[str] | None) -> None:
    if names is not None:
        assert names_in("--by", said, ["a", "b"]) == names
        return
    with pytest.raises(UsageError) as caught:
        names_in("--by", said, ["a", "b"])
    assert caught.value.key == "cli.select-unknown"
    assert caught.value.fields["choices"] == "a, b"


def test_what_stays_behind_is_counted_by_reason() -> None:
    said = left_behind({"finding": 2, "empty": 0, "score": 1})
    assert said == "3 left out: 2 with findings, 1 of a low score"
    assert left_behind({"finding": 0}) == left_behind({}) == ""


def test_pairs_are_left_out_of_collections_of_pairs_alone() -> None:
    some = Selection(once=True)
    check_formats(some, ["tmx", "jsonl"])
    check_formats(Selection(), ["html"])
    with pytest.raises(UsageError) as caught:
        check_formats(some, ["tmx", "html", "docx"])
    assert caught.value.fields["name"] == "html"


def test_each_reason_of_a_selection_has_its_words() -> None:
    reasons: dict[str, Any] = dict.fromkeys(selecting._WHY, 1)
    assert left_behind(reasons).count(",") == len(reasons) - 1
