"""Names that stand in an English text as they are spelt, and words that only look like them."""

from __future__ import annotations

from translator.alignment import spelling
from translator.alignment.tokenise import chinese, english_tokens
from translator.chinese.dictionary.dictionary import Dictionary


def spelt(source: str, target: str, dictionary: Dictionary) -> list[tuple[str, str]]:
    """Return the Chinese and English words that one name is written with."""
    ours, theirs = chinese(source, dictionary), english_tokens(target)
    return [
        (
            "".join(ours[place].text for place in one.chinese),
            " ".join(theirs[place].text for place in one.english),
        )
        for one in spelling.by_pinyin(source, ours, theirs, dictionary)
    ]


def test_a_name_is_found_by_its_syllables(dictionary: Dictionary) -> None:
    assert ("罗戈津", "Luogejin") in spelt("罗戈津说好", "He heard Luogejin say so.", dictionary)


def test_a_word_in_small_letters_is_no_name(dictionary: Dictionary) -> None:
    found = spelt("天气和罗戈津", "It was Luogejin who liked the tianqi.", dictionary)
    assert [english for _, english in found] == ["Luogejin"]
    assert spelt("天气好", "the tianqi is good", dictionary) == []
