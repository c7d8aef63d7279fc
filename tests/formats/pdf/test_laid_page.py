"""A page goes from one process to another whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.pdf.stretches import stretch
from translator.formats.pdf.characters import Ruled
from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.recognised_page import RecognisedPage

PAGE = LaidPage(
    number=3, height=800.5, pictures=2, covered=0.25, slanted=False, unknown=4, unreadable=False,
    crowded=False, stretches=(stretch("早市\n\"河\"", 1.5, 2.5, bold=True), stretch("b", 7, 8)),
    ruled=(Ruled(left=1.0, top=2.0, right=3.0, bottom=4.0),),
)  # fmt: skip


@pytest.mark.parametrize("flag", ["", "slanted", "unreadable", "crowded"])
def test_a_page_is_read_as_it_was_written_on_one_line(flag: str) -> None:
    page = replace(PAGE, **{flag: True}) if flag else PAGE
    assert "\n" not in page.line()
    assert LaidPage.of(page.line()) == page


@pytest.mark.parametrize("vertical", [True, False])
def test_so_is_one_that_was_read_in_a_picture(vertical: bool) -> None:
    page = RecognisedPage(
        laid=PAGE, sure=0.75, vertical=vertical, unsure=("早",), doubtful=("二一年", "三一年")
    )
    assert RecognisedPage.of(page.line()) == page
    assert page.letters == 7
