"""What a target calls a foreign name: found by its sound."""

from __future__ import annotations

import pytest

from tests.grounding.test_foreign import Sounds
from translator.translation.heard_names import Heard, heard

LEXICON = Sounds()


@pytest.mark.parametrize(
    ("name", "target", "found"),
    [
        ("凯文·波尔彼得", "Kevin Pollpeter says no.", ("Kevin Pollpeter", "Pollpeter")),
        (
            "凯文·波尔彼得",
            "Researcher Kevin Poll Peter’s word.",
            ("Kevin Poll Peter", "Poll Peter"),
        ),
        ("凯文·波尔彼得", "He says, as Pollpeter did, no.", ("", "Pollpeter")),
        ("波尔彼得", "According to Kevin Borowitz, no.", ("Borowitz", "Borowitz")),
        ("波尔彼得", "Beijing and Moscow agree.", None),
        ("凯文·波尔彼得", "Kevin says no.", None),  # no word for the last part
        ("波尔彼得", "The market is open.", None),
        ("波尔彼得", "", None),
        ("罗戈津", "It was Rogozin's plan.", ("Rogozin", "Rogozin")),
        # of two that sound the same, the first counts
        ("罗戈津", "Rogosin asked, and Rogozin spoke.", ("Rogosin", "Rogosin")),
    ],
)
def test_a_name_is_found_by_its_sound(
    name: str, target: str, found: tuple[str, str] | None
) -> None:
    said = heard(name.split("·"), f"研究员{name}说。", target, lexicon=LEXICON)
    assert said == (Heard(full=found[0], last=found[1]) if found else None)


def test_a_form_that_sounds_more_like_somebody_else_is_not_taken() -> None:
    target = "Bogozin spoke for the project."
    assert heard(["波戈"], "波戈说。", target, lexicon=LEXICON)
    assert heard(["波戈"], "波戈和波戈津说。", target, lexicon=LEXICON, others=["波戈津"]) is None
