"""The settings a person can name, and how each stands in the file."""

from __future__ import annotations

import pytest

from translator.config import SETTINGS, Config
from translator.config.setting_table import DIRECTIONS, plain
from translator.text.typography.apply import Typography
from translator.types import Quality


def test_every_setting_has_a_name_and_the_model_one_for_each_direction() -> None:
    named = {field for field, _ in SETTINGS.values()}
    assert named == {*Config.__dataclass_fields__}
    assert SETTINGS["translation.quality"] == ("quality", "")
    assert "models" not in SETTINGS
    assert {name for name in SETTINGS if name.startswith("models.")} == {
        f"models.{direction}" for direction in DIRECTIONS
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Quality.BEST, "best"),
        (Typography(), []),
        (Typography(quotes="curly"), ["quotes=curly"]),
        ({"zh-en": "a"}, {"zh-en": "a"}),
        (("title",), ["title"]),
        (False, False),
    ],
)
def test_a_value_is_written_as_toml_can_say_it(value: object, expected: object) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)  # a StrEnum would be equal, and written as itself


def test_what_a_person_never_set_is_what_the_documentation_says() -> None:
    default = Config()
    assert (default.language, default.quality, default.chinese) == ("", "balanced", "zh-Hans")
    assert (default.glossary, default.project, dict(default.models)) == (True, "", {})
    assert default.typography == Typography()
