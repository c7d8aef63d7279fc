from __future__ import annotations

import pytest

from translator.exports.laid_out.typefaces import LATIN, chinese_of, face


@pytest.mark.parametrize(
    ("tag", "locale", "body"),
    [
        ("zh", "zh-CN", "SimSun"),
        ("zh-Hans", "zh-CN", "SimSun"),
        ("zh-Hant", "zh-TW", "PMingLiU"),
        ("zh-Hant-TW", "zh-TW", "PMingLiU"),
        ("zh-Hant-HK", "zh-HK", "PMingLiU"),
        ("en-GB", "en-US", LATIN.body[0]),
        ("ja-JP", "ja-JP", LATIN.body[0]),
        ("de", "de-DE", LATIN.body[0]),
        ("la", "en-US", LATIN.body[0]),
    ],
)
def test_a_language_is_set_as_its_readers_know_it(tag: str, locale: str, body: str) -> None:
    assert (face(tag).locale, face(tag).body[0]) == (locale, body)


def test_the_chinese_side_is_the_first_in_chinese() -> None:
    assert chinese_of("en", "zh-Hant", "zh-Hans") == face("zh-Hant")
    assert chinese_of("en", "de") == face("zh-Hans")
