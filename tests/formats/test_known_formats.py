"""What is known of a format before it is imported is what the format says of itself."""

from __future__ import annotations

import pytest

from translator.formats.known_formats import PACKAGES, TEXTS, FileFormat, TextFormat


@pytest.mark.parametrize("known", [*TEXTS, *PACKAGES], ids=lambda known: known.name)
def test_name_and_suffixes_are_those_of_the_format(known: TextFormat | FileFormat) -> None:
    assert (known.format().name, known.format().suffixes) == (known.name, known.suffixes)
    assert known.format() is known.format()


@pytest.mark.parametrize(
    "sample",
    ["<!doctype html><p>茶", "# 一\n\n字\n\n## 二\n", "WEBVTT\n\n", "[Script Info]\n", "茶。\n",
     "1\n00:00:01,000 --> 00:00:02,000\n茶\n"],
)  # fmt: skip
def test_a_text_is_recognised_as_by_the_format_itself(sample: str) -> None:
    for known in TEXTS:
        assert known.recognises(sample) == known.format().recognises(sample)
