"""Pages taken apart become one article, with its title, its tables and what is to be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.formats.pdf.stretches import stretch
from translator.formats.pdf import article
from translator.formats.pdf.article import Article
from translator.formats.pdf.characters import Ruled
from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.pages import Pages
from translator.formats.pdf.recognised_page import RecognisedPage
from translator.formats.pdf.recognition import Ability, Recognition
from translator.formats.pdf.rows import Stretch

SENTENCE = "河边的早市天不亮就开了，"
Read = Callable[..., Article]


def page(*stretches: Stretch, number: int = 1, **more: object) -> LaidPage:
    made = LaidPage(
        number=number, height=1000.0, stretches=stretches, ruled=(), pictures=0, covered=0.0,
        slanted=False, unknown=0, unreadable=False, crowded=False,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def asked() -> list[list[int]]:
    """Which pages were handed to the recognition."""
    return []


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, asked: list[list[int]]) -> Read:
    """Return what reads pages made by hand; ``seen`` is what is read in their pictures."""

    def reading(*pages: LaidPage, title: str = "", broken: tuple[int, ...] = (),
                seen: tuple[RecognisedPage, ...] = ()) -> Article:  # fmt: skip
        def recognise(data: bytes, numbers: list[int], *more: object) -> Recognition:
            asked.append(numbers)
            return Recognition(pages=seen, ability=Ability.READY)

        monkeypatch.setattr(
            article, "read_pages", lambda *one: Pages(title=title, laid=pages, broken=broken)
        )
        monkeypatch.setattr(article, "recognise", recognise)
        return article.read_article(b"", "a.pdf")

    return reading


def lines(*texts: str, top: float = 300.0) -> list[Stretch]:
    return [stretch(text, 50, top + 15 * at) for at, text in enumerate(texts)]


def seen(made: LaidPage) -> RecognisedPage:
    return RecognisedPage(laid=made, sure=0.9, vertical=False, unsure=(), doubtful=())


def test_what_a_page_has_is_told_by_its_number(read: Read) -> None:
    text = lines(SENTENCE)
    made = read(
        page(*text, slanted=True), page(*text, number=2, unknown=2, pictures=3),
        page(*text, number=3, crowded=True), page(number=4, unreadable=True, unknown=9),
        page(number=5, pictures=1), broken=(6,),
    )  # fmt: skip
    assert (made.pages, made.pictures, made.broken) == (6, 4, (6,))
    assert (made.slanted, made.unknown, made.crowded) == ((1,), (2,), (3,))
    assert (made.unreadable, made.without_text) == ((4,), (5,))
    assert [part.page for part in made.parts]


@pytest.mark.parametrize(
    ("made", "pictured"),
    [
        (page(), True),
        (page(stretch("市" * 60, 0, 300), covered=0.6), True),
        (page(stretch("市" * 61, 0, 300), covered=0.6), False),
        (page(stretch("市", 0, 300), covered=0.59), False),
        (page(stretch("市" * 90, 0, 300), unreadable=True), True),
    ],
)
def test_a_page_whose_text_is_in_a_picture_is_read_so(
    read: Read, asked: list[list[int]], made: LaidPage, pictured: bool
) -> None:
    read(made)
    assert asked == [[1] * pictured]


def test_what_is_printed_over_a_scan_stays_and_is_read_once(read: Read) -> None:
    stamp = stretch("收讫", 400, 500)
    scanned = page(*lines(SENTENCE), stretch("收讫", 402, 503))
    made = read(page(stamp, covered=1.0), seen=(seen(scanned),))
    assert [part.text for part in made.parts] == [SENTENCE, "收讫"]
    beside = page(*lines(SENTENCE), stretch("已付", 440, 500), stretch("另", 402, 507))
    made = read(page(stamp, covered=1.0), seen=(seen(beside),))
    assert "".join(part.text for part in made.parts).count("付") == 1
    assert "另" in "".join(part.text for part in made.parts)


def test_the_title_of_the_file_stands_first_or_names_its_line(read: Read) -> None:
    text = page(*lines(SENTENCE, SENTENCE, SENTENCE))

    def first(title: str, made: LaidPage = text) -> tuple[str, int]:
        part = read(made, title=title).parts[0]
        return part.text, part.level

    assert first("早市 见闻") == ("早市 见闻", 1)
    assert first("见闻")[1] == first(" 见\n闻 ")[1] == 1
    assert first("见")[1] == 0
    assert first("市" * 120)[1] == 1
    assert first("市" * 121)[1] == 0
    for none in ("", "untitled", "notes.doc", "a/b", "12 34", "Slide 3", "--"):
        assert first(none)[1] == 0
    titled = page(*lines("早市，见闻", top=200), *lines(SENTENCE, SENTENCE))
    assert next((one.text, one.level) for one in read(titled, title="早市见闻").parts) == (
        "早市，见闻", 1,
    )  # fmt: skip
    assert first("早市天不亮")[1] == 0  # its words stand in the text already


@pytest.mark.parametrize(("items", "first"), [(12, "1. 茶水1"), (13, "早市见闻")])
def test_a_title_is_looked_for_in_the_first_twelve_parts(
    read: Read, items: int, first: str
) -> None:
    listed = [f"{number}. 茶水{number}" for number in range(1, items + 1)]
    listed[-1] += "早市见闻"
    assert read(page(*lines(*listed)), title="早市见闻").parts[0].text == first


def test_a_ruled_table_stands_where_it_is(read: Read) -> None:
    rules = [Ruled(left=50, right=250, top=y, bottom=y) for y in (390, 410, 430)]
    rules += [Ruled(left=x, right=x, top=390, bottom=430) for x in (50, 150, 250)]
    cells = [stretch(text, 60 + 100 * (at % 2), 405 + 20 * (at // 2))
             for at, text in enumerate(("茶", "三元", "水", "一元"))]  # fmt: skip
    made = read(page(*lines(SENTENCE), *cells, *lines("买完就走。", top=500), ruled=tuple(rules)))
    assert [part.rows or part.text for part in made.parts] == [
        SENTENCE, (("茶", "三元"), ("水", "一元")), "买完就走。",
    ]  # fmt: skip
    assert {part.page for part in made.parts} == {1}


def test_cells_in_line_are_a_table_too_and_keep_their_page(read: Read) -> None:
    cells = [stretch(text, 60 + 120 * (at % 2), 405 + 20 * (at // 2))
             for at, text in enumerate(("茶", "三元", "水", "一元", "米", "两元"))]  # fmt: skip
    made = read(page(*lines(SENTENCE)), page(*lines(SENTENCE), *cells, number=2))
    assert [(part.page, part.rows) for part in made.parts if part.rows] == [
        (2, (("茶", "三元"), ("水", "一元"), ("米", "两元"))),
    ]


def test_running_heads_are_left_out_and_named_once_without_their_numbers(read: Read) -> None:
    made = read(*(
        page(stretch("早市见闻", 50, 40), *lines(SENTENCE), stretch(str(number), 300, 980),
             number=number)
        for number in (1, 2, 3)
    ))  # fmt: skip
    assert made.furniture == ("早市见闻",)
    assert "早市见闻" not in "".join(part.text for part in made.parts)
