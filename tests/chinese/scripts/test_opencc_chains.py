"""OpenCC's configurations as one, and without cutting the text first."""

import pytest

from translator.chinese.scripts.opencc_chains import convert_whole, converter, uncut


@pytest.mark.parametrize("chain", [("hk2t", "t2s"), ("hk2t", "t2tw"), ("tw2t", "t2hk")])
def test_joined_configurations_give_what_one_after_the_other_gives(chain: tuple[str, str]) -> None:
    text = "他們在裡面喫飯，臺灣的衞生紙與乾麵線，後來着火了，牛驥同一皁，群眾為此感歎。"
    one_by_one = converter(chain[1]).convert(converter(chain[0]).convert(text))
    assert convert_whole(text, chain) == one_by_one


def test_configuration_that_is_not_there_gives_no_converter() -> None:
    assert uncut(("no-such-configuration",)) is None


def test_uncut_finds_phrases_across_those_of_the_step_before() -> None:
    text = "网络管理员工作"
    without_cutting = uncut(("s2twp",))
    assert without_cutting is not None
    assert without_cutting.convert(text) == "網路管理員工作"
