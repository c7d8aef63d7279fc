"""A message of a component whose page is left in the same moment is no error."""

from __future__ import annotations

import importlib
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("module", "nothing"),
    [
        ("ui.library_table.library_table", []),
        ("ui.review.queue_component", None),
        ("ui.reader.component", None),
    ],
)
def test_what_comes_from_a_page_that_is_left_is_nothing(
    module: str, nothing: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    component, heard, took = importlib.import_module(module), {}, []
    monkeypatch.setattr(component, "_component", lambda: lambda **given: heard.update(given))
    component.show({}, took.append)
    arrived: Any = heard["on_actions_change"]
    arrived()
    assert took == [nothing]
