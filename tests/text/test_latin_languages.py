"""Whether words in Latin letters are English; the table is ``languages.tsv``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.text import latin_languages
from translator.text.latin_languages import is_english


@pytest.mark.parametrize(
    "text",
    [
        "", "42", "The cat sat on the mat.", "Charles de Gaulle", "Ursula von der Leyen in Lyon",
        "et al.", "→en", "naïve", "I", "a", "¡", "Beyoncé",
    ],
)  # fmt: skip
def test_english_and_what_proves_nothing(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le chat dort.", "l'eau d'une source", "Größe und Gewicht", "Xin chào", "BONJOUR À TOUS",
        "ni3 hao3 ma5", "yang besar dan kecil",
    ],
)  # fmt: skip
def test_other_languages(text: str) -> None:
    assert not is_english(text)


@given(text=st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert is_english(text) in (True, False)


def test_measuring_english_news(shared_data: Path) -> None:
    file = shared_data / "fxeval" / "en-zh" / "flores-dev.en"
    if not file.is_file():
        pytest.skip(f"no {file}")
    lines = file.read_text("utf-8").splitlines()
    assert [line for line in lines if not is_english(line)] == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("avec", False),  # one word of another language is enough
        ("Avec Marie", True),  # half of one is not
        ("avec the", False),  # as much for as against
        ("avec the the", True),
        ("avec avec avec " + "Berlin " * 17, False),  # fifteen words of a hundred
        ("avec avec avec " + "Berlin " * 18, True),
        ("größe", False),
        ("Größe", True),  # a name proves a quarter
        ("größe keep", False),
        ("größe keep keep keep", True),
        ("mit keep keep", False),
        ("l'eau", False),
        ("L'eau", True),
        ("ni3 hao3", False),
        ("ni3", True),
        ("ni3 hao3 say", False),
        ("ni3 hao3 they say", True),  # half of the words
        ("avec " + "." * 30_000, False),
        ("." * 30_000 + " avec", True),  # nobody reads so far
    ],
)
def test_evidence_is_weighed(text: str, english: bool) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    ("tokens", "at", "weight"),
    [
        ("de", 0, 1.0),
        ("Charles de Gaulle", 1, 0.0),  # a small word within a name
        ("de Gaulle", 0, 1.0),
        ("Charles de", 1, 1.0),
        ("Charles avec Gaulle", 1, 1.0),
        ("Ursula von der Leyen", 1, 0.0),
        ("Ursula von der Leyen", 2, 0.0),
        ("A de la de B", 1, 0.0),
        ("A de la de la B", 1, 1.0),  # three small words are no name
        ("A de . B", 1, 1.0),
        ("Avec", 0, 1.0),
        (". Avec", 1, 1.0),
        ("Avec Marie", 0, 0.5),
        ("Und Marie", 0, 0.5),
        ("a Und", 1, 0.0),  # a short word with a capital may be anything
        ("a Avec", 1, 0.5),
        ("a Avec Marie", 1, 0.5),
    ],
)
def test_a_word_counts_by_its_place(tokens: str, at: int, weight: float) -> None:
    assert latin_languages._weight(tokens.split(), at) == weight


@pytest.mark.parametrize(
    ("token", "says_nothing"),
    [
        ("SQL", True), ("iPhone", True), ("e.g", True), ("State-of", True), ("I", False),
        ("a", False), ("The", False), ("it", False), ("IT", True), ("state-of", False),
    ],
)  # fmt: skip
def test_code_says_nothing(token: str, says_nothing: bool) -> None:
    assert latin_languages._is_code(token) is says_nothing
