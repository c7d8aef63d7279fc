"""Whether words in Latin letters are English; the table is ``languages.tsv``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
