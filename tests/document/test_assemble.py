"""Targets of a block's segments are put together with the separator of their place."""

from __future__ import annotations

import pytest

from tests.standins import ScriptedEngine
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.base import Request
from translator.exports import save
from translator.translation.run import Run
from translator.types import Layout

ENGLISH = ("The market opens early today.", "Everybody comes on foot.")
CHINESE = ("市场今天很早开门。", "大家都走路来。")


def translated(text: str, name: str, to: str) -> str:
    """Translate a text of those sentences, each as its counterpart; return it alone."""

    def answer(request: Request) -> str:
        sides = (CHINESE, ENGLISH) if to == "en" else (ENGLISH, CHINESE)
        return dict(zip(*sides, strict=True))[request.text]

    planned = plan(read_bytes(text.encode(), name=name).document, to=to)
    bitext = Run(engine=ScriptedEngine(answer)).translate(planned)
    return save.render(bitext, "own", layout=Layout.TARGET).data.decode()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.md", "{0}{space}{1}\n"),
        ("a.md", "{0}\\\n{1}\n"),
        ("a.md", "{0}  \n{1}\n"),
        ("a.md", "{0}<br>{1}\n"),
        ("a.md", "{0}{space}**{1}**\n"),
        ("a.md", "> {0}\\\n> {1}\n"),
        ("a.md", "- {0}\\\n  {1}\n"),
        ("a.txt", "{0}{space}{1}\n"),
        ("a.html", "<p>{0}<br>{1}</p>"),
        ("a.html", "<p>{0}{space}<em>{1}</em></p>"),
    ],
)
@pytest.mark.parametrize("to", ["en", "zh-Hans"])
def test_the_separator_is_that_of_the_place_in_the_other_language(
    name: str, form: str, to: str
) -> None:
    source, target = (CHINESE, ENGLISH) if to == "en" else (ENGLISH, CHINESE)
    spaces = {"en": ("", " "), "zh-Hans": (" ", "")}[to]
    text, wanted = (
        form.format(*side, space=space)
        for side, space in zip((source, target), spaces, strict=True)
    )
    assert translated(text, name, to) == wanted


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_the_end_of_a_line_is_space_enough_in_english_and_none_in_chinese(name: str) -> None:
    assert translated("{}\n{}\n".format(*CHINESE), name, "en") == "{}\n{}\n".format(*ENGLISH)
    chinese = translated("{} {}\n{}\n".format(*ENGLISH, ENGLISH[0]), name, "zh-Hans")
    assert chinese.replace("\n", "") == "".join((*CHINESE, CHINESE[0]))
