"""Which pieces of a paragraph become marks."""

from __future__ import annotations

from translator import placeholders
from translator.formats.office.arranging import arrange
from translator.formats.office.counting import counted
from translator.formats.office.pieces import PLAIN, Look, Piece

BOLD = Look(key=("b",), raw="<b>", kind="strong")
SUPER = Look(key=("s",), raw="<s>", kind="superscript")


def text(shown: str, look: Look = PLAIN) -> Piece:
    return Piece("text", 0, 0, shown, look=look)


def atom(kind: str, shown: str = "") -> Piece:
    return Piece("atom", 0, 0, shown, kind)


def shown(*pieces: Piece, entry: bool = False) -> str:
    return placeholders.show(arrange(pieces, "", entry=entry).text)


def test_white_space_looks_like_the_text_around_it() -> None:
    assert shown(text("他说", BOLD), text(" "), text("你好", BOLD), text("然后大家都走了")) == (
        "⟨1›他说 你好‹1⟩然后大家都走了"
    )
    assert shown(text("走到"), text("三路", BOLD), text(" ", BOLD), text("汽车站")) == (
        "走到⟨1›三路‹1⟩ 汽车站"
    )


def test_pictures_and_breaks_at_the_edges_stay_outside() -> None:
    paragraph = arrange([atom("image"), text(" 天气 "), atom("hardbreak", "\n")], "")
    assert paragraph.text == "天气"
    assert [len(paragraph.before), len(paragraph.core), len(paragraph.after)] == [1, 1, 1]
    assert paragraph.lead == " "


def test_a_pair_around_all_of_it_is_no_mark() -> None:
    opening, closing = Piece("open", 0, 0, kind="link", pair=1), Piece("close", 0, 0, pair=1)
    assert shown(opening, text("整段是链接"), closing) == "整段是链接"
    assert shown(opening, text("一半"), closing, text("不是")) == "⟨1›一半‹1⟩不是"


def test_a_number_of_an_entry_is_no_word_of_it() -> None:
    pieces = (
        text("1.2"),
        atom("hardbreak", "\t"),
        text("天气"),
        atom("hardbreak", "\t"),
        text("7"),
    )
    assert shown(*pieces, entry=True) == "天气"
    assert shown(*pieces) == "1.2⟨1⟩天气⟨2⟩7"


def test_a_raised_number_in_brackets_is_one_mark() -> None:
    assert (
        shown(text("如前所述"), text("[3-5]", SUPER), text("，不再重复")) == "如前所述⟨1⟩，不再重复"
    )
    assert shown(text("面积 5 m"), text("2", SUPER), text("左右")) == "面积 5 m⟨1›2‹1⟩左右"


def test_addresses_and_characters_in_the_range_of_marks_are_carried_over() -> None:
    paragraph = arrange([text(f"见 https://a.example/x。还有{placeholders.atom(3)}这个")], "")
    assert [one.kind for one in paragraph.inline] == ["autolink", "character"]
    assert paragraph.inline[0].source == "https://a.example/x"


def test_numbers_of_lists_in_their_forms() -> None:
    forms = ("decimal", "upperRoman", "lowerLetter", "chineseCounting", "decimalEnclosedCircle")
    assert [counted(14, form) for form in forms] == ["14", "XIV", "n", "十四", "⑭"]
    assert [counted(0, form) for form in forms] == ["0", "0", "0", "零", "0"]
