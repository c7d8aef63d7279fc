"""The settings a person can name, and how each stands in the file."""

from __future__ import annotations

import pytest

from translator.config import SETTINGS, Config
from translator.config.setting_table import DIRECTIONS, FIELDS, UnfitError, plain
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
    assert (dict(default.drafts), default.draft_first) == ({}, True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("front_matter_keys", "title"), ("front_matter_keys", ["title", ""]),
        ("front_matter_keys", ["title", 1]), ("front_matter_keys", {"title": 1}),
        ("typography", "quotes=curly"), ("typography", [1]), ("models", ["a"]),
        ("models", {"zh-en": 1}), ("project", 1), ("glossary", "true"), ("glossary", 1),
        ("quality", "good"), ("language", "fr"), ("chinese", "zh"),
        ("drafts", "a"), ("drafts", {"zh-en": 1}), ("draft_first", "true"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(UnfitError):
        FIELDS[field].check(value)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("front_matter_keys", ["title"], ("title",)), ("front_matter_keys", [], ()),
        ("models", {"zh-en": "a"}, {"zh-en": "a"}), ("glossary", False, False),
        ("quality", "best", Quality.BEST), ("typography", [], Typography()),
        ("project", "", ""), ("language", "", ""),
    ],
)  # fmt: skip
def test_what_a_field_can_be_is_kept(field: str, value: object, kept: object) -> None:
    assert FIELDS[field].check(value) == kept


def test_a_person_says_one_word_of_a_truth() -> None:
    parse = FIELDS["glossary"].parse
    assert (parse(["true"]), parse(["false"])) == (True, False)
    for words in ([], ["yes"], ["true", "true"]):
        with pytest.raises(UnfitError):
            parse(words)


def test_who_has_set_nothing_asks_no_address_of_the_own_network() -> None:
    usual = Config()
    assert not usual.allow_private
    assert usual.read_scans
    assert (usual.front_matter_keys, usual.project, usual.chinese) == ((), "", "zh-Hans")
    assert not usual.models and not usual.drafts
