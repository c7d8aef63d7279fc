"""What is known of an export before it is imported is what the export says of itself."""

from __future__ import annotations

import pytest

from translator.exports.export_kinds import FOR_READING, SUFFIXES, made_by


@pytest.mark.parametrize("name", SUFFIXES)
def test_name_and_suffix_are_those_of_the_export(name: str) -> None:
    export = made_by(name)()
    assert (export.name, export.suffix) == (name, SUFFIXES[name])
    assert hasattr(export, "ruby") == (name in FOR_READING)


def test_there_is_no_export_of_another_name() -> None:
    with pytest.raises(KeyError, match="proof"):
        made_by("proof")
