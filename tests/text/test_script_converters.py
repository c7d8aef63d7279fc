"""OpenCC's lists by themselves, and several configurations as one."""

import pytest

from translator.text import script_regions
from translator.text.script_converters import convert, converter, with_lists
from translator.text.scripts import convert as to_script


@pytest.mark.parametrize("chain", [("hk2t", "t2s"), ("hk2t", "t2tw"), ("tw2t", "t2hk")])
def test_joined_configurations_give_what_one_after_the_other_gives(chain: tuple[str, str]) -> None:
    text = "他們在裡面喫飯，臺灣的衞生紙與乾麵線，後來着火了，牛驥同一皁，群眾為此感歎。"
    assert convert(text, chain) == converter(chain[1]).convert(converter(chain[0]).convert(text))


def test_list_that_is_not_there_gives_no_converter() -> None:
    assert with_lists((("NoSuchList",),)) is None


def test_words_are_found_without_lists_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "这个软件可以用打印机，勇敢的士兵也会用"
    quick = to_script(text, "zh-Hant-TW", "zh-Hans")
    monkeypatch.setattr(script_regions, "with_lists", lambda lists: None)
    assert to_script(text, "zh-Hant-TW", "zh-Hans") == quick
