"""The foot of a page says who made the translation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ui.i18n import reader_strings
from ui.reader import who_made

ITEMS: Any = {0: (object(),), 1: (object(), object()), 2: (object(),)}
BY_NUMBERS = "duizhao2:llama:small@abc:quality=balanced"


def said(signature: str, *kinds: str) -> str:
    """Return what is said below the first two blocks, which have three sentences."""
    job: Any = SimpleNamespace(signature=signature)
    pairs: Any = [SimpleNamespace(provenance=SimpleNamespace(kind=kind)) for kind in kinds]
    return reader_strings.say(who_made.key(job, pairs, ITEMS, range(2)))


@pytest.mark.parametrize(
    ("kinds", "begins"),
    [
        (("engine", "engine", "engine"), "Machine translation"),
        (("person", "person", "engine"), "Machine translation"),
        (("person", "person"), "Machine translation"),  # one is still to come
        (("copy", "copy", "copy"), "Machine translation"),
        (("person", "person", "person"), "A person corrected"),
        (("person", "copy", "person"), "A person corrected"),
    ],
)
def test_a_page_is_a_persons_where_each_of_its_sentences_is(
    kinds: tuple[str, ...], begins: str
) -> None:
    assert said(BY_NUMBERS, *kinds).startswith(begins)


def test_a_translation_that_came_with_its_article_is_called_a_persons() -> None:
    from translator.application import is_written

    signature = "aligned:a.md + b.md"
    assert is_written(signature)
    assert said(signature, "aligned", "aligned", "person").startswith("A person wrote")
