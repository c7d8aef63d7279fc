"""How far pages that are pictures are, and what of them a person has to look at."""

from __future__ import annotations

from translator.cli.recognised_pages import PagesRead, tell_recognised
from translator.types import Document, Skipped


def test_the_first_page_is_said_and_the_next_ones_only_now_and_then() -> None:
    said: list[str] = []
    told = PagesRead("scan.pdf", said.append)
    for page in (1, 2, 3):
        told(page, 40)
    assert said == ["scan.pdf: 40 pages without text to be recognised, which takes a while"]


def document(*kinds: str) -> Document:
    return Document(
        name="scan.pdf", format="pdf", sha256="", encoding="utf-8", bom=b"", language="zh-Hans",
        blocks=(), skeleton="",
        skipped=tuple(
            Skipped(kind=kind, line=1, excerpt="", reason=f"{kind} {number}")
            for number, kind in enumerate(kinds)
        ),
    )  # fmt: skip


def test_what_matters_most_is_said_first() -> None:
    said: list[str] = []
    tell_recognised(document("page-images", "page-zeros", "page-recognised"), "a", said.append)
    assert said == ["a: page-recognised 2", "a: page-zeros 1"]


def test_of_many_remarks_the_rest_is_counted() -> None:
    said: list[str] = []
    tell_recognised(document(*["page-unsure"] * 20), "a", said.append)
    assert len(said) == 9
    assert said[-1] == "a: and 12 remarks more; --report tells them"
