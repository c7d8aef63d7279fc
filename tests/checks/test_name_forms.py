"""Forms of a name that say the same, and those that do not."""

from __future__ import annotations

import pytest

from translator.checks.name_forms import has_other_form


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("OPEC", "The Organization of the Petroleum Exporting Countries met."),
        ("New South Wales", "The NSW police are looking for him."),
        ("Tian Feiyu", "The show goes on, Tian said."),
        ("Tian Feiyu", "We asked Mr Tian about it."),
        ("Tian Feiyu", "Tian's show goes on."),
    ],
)
def test_another_form_is_the_name(name: str, target: str) -> None:
    assert has_other_form(name, target)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("OPEC", "Our people enjoyed the cake."),
        ("New South Wales", "The NWS police are looking for him."),
        ("Gong Bowei", "Gong Baiwei reports from the harbour."),
        ("Tian Feiyu", "They climbed Tian Shan."),
        ("Laos", "He comes from Lagos."),
    ],
)
def test_another_name_is_not(name: str, target: str) -> None:
    assert not has_other_form(name, target)
