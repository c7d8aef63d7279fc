from __future__ import annotations

import pytest

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import Grounded, ground, missing
from translator.grounding.pinyin_names import STAND_INS

LINES = """
習近平 习近平 [Xi2 Jin4 ping2] /Xi Jinping (1953-), PRC politician/
周恩來 周恩来 [Zhou1 En1 lai2] /Zhou Enlai (1898-1976), PRC premier/
周總理 周总理 [Zhou1 zong3 li3] /Zhou Enlai (1898-1976), as premier/
姚明 姚明 [Yao2 Ming2] /Yao Ming (1980-), retired Chinese basketball player/
王偉 王伟 [Wang2 Wei3] /Wang Wei (1970-), singer/
王維 王维 [Wang2 Wei2] /Wang Wei (701-761), Tang Dynasty poet/
陝西 陕西 [Shan3 xi1] /Shanxi/
周明惠文 周明惠文 [zhou1 ming2 hui4 wen2] /a, changing, rising/
山單波秀蘭歐陽鋒 山单波秀兰欧阳锋 [shan1 dan1 bo1 xiu4 lan2 ou1 yang2 feng1] /changing places/
孫何安龍戈太極 孙何安龙戈太极 [sun1 he2 an1 long2 ge3 tai4 ji2] /he; changing; long; tai chi/
長風水其 长风水其 [chang2 feng1 shui3 chi1 rui4] /feng shui; man/
何安 何安 [he2 an1] /"""
LINES += "/".join(["he walked an hour"] * 20) + "/\n龙 龙 [long2] /" + "/".join(["long"] * 20) + "/"


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    folder = tmp_path_factory.mktemp("dictionary")
    (folder / "cedict.txt").write_text(LINES.strip(), encoding="utf-8")
    return Dictionary(folder / "cedict.txt", cache=folder / "cache")


def grounded(text: str, dictionary: Dictionary) -> Grounded:
    return ground(text, source="en", target="zh", dictionary=dictionary)


@pytest.mark.parametrize(
    "name", ["Zhou Minghui", "Zhou Ming-hui", "Shan Wenbo", "Ge Xiulan", "Ouyang Feng", "Zhou Wen"]
)
def test_a_name_the_dictionary_lacks_comes_back_in_pinyin(
    name: str, dictionary: Dictionary
) -> None:
    shown = grounded(f"{name}'s sister said so.", dictionary)
    assert shown.text == f"{STAND_INS[0]}'s sister said so."
    target = shown.restore(f"{STAND_INS[0]}的妹妹这样说。")
    assert target == f"{name}的妹妹这样说。"
    assert missing(shown, target) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Xi Jinping spoke.", "President 习近平 spoke."),
        ("President Xi Jin-ping spoke.", "President 习近平 spoke."),
        ("Yao Ming smiled.", "姚明 smiled."),
        ("a letter by Zhou Enlai", "a letter by 周恩来"),  # and not 周总理
    ],
)
def test_people_of_the_dictionary_have_their_characters(
    text: str, expected: str, dictionary: Dictionary
) -> None:
    shown = grounded(text, dictionary)
    assert shown.text == expected
    assert shown.restore("他说。") == "他说。"


def test_of_several_people_of_one_name_none_is_chosen(dictionary: Dictionary) -> None:
    assert grounded("Wang Wei sang.", dictionary).spans[0].restored == "Wang Wei"


@pytest.mark.parametrize(
    "text",
    [
        "He Long for home",  # English words
        "Sun Changing colours",
        "An Long story",
        "Feng Shui is old",  # a saying
        "Tai Chi in the park",
        "in Shan Xi",  # a place
        "Zhou Minghui County",
        "Mary Smith came",
        "Minghui Zhou came",  # family name last: not ours
        "zhou minghui",
        "Ge Xiu Lan",  # three pieces
        "Ge Lian",  # no syllable here, and li-an would be written Li'an
    ],
)
def test_what_may_be_no_name_is_left_alone(text: str, dictionary: Dictionary) -> None:
    assert [span for span in grounded(text, dictionary).spans if span.kind == "name"] == []


def test_a_title_makes_an_english_word_a_name(dictionary: Dictionary) -> None:
    assert grounded("Dr. Sun Long came.", dictionary).spans[0].restored == "Sun Long"


def test_each_person_has_one_stand_in(dictionary: Dictionary) -> None:
    shown = grounded("Zhou Minghui met Ge Xiulan; Zhou Minghui left.", dictionary)
    first, second = STAND_INS[:2]
    assert shown.text == f"{first} met {second}; {first} left."
    assert shown.restore(f"{first}见了{second}。") == "Zhou Minghui见了Ge Xiulan。"


def test_no_stand_in_shares_characters_with_the_text(dictionary: Dictionary) -> None:
    shown = grounded(f"Zhou Minghui and {STAND_INS[0][0]}", dictionary)
    assert shown.spans[0].replacement == STAND_INS[1]


def test_with_more_people_than_stand_ins_the_rest_stays(dictionary: Dictionary) -> None:
    names = [f"{family} {given}" for family in ("Zhou", "Ge", "Shan") for given in
             ("Minghui", "Wenbo", "Xiulan", "Huiwen", "Bolan", "Fengbo")]  # fmt: skip
    shown = grounded(", ".join(names), dictionary)
    assert [span.restored for span in shown.spans] == names[: len(STAND_INS)]
    assert shown.text.endswith(names[-1])


def test_a_family_name_before_a_title_and_a_given_name_alone_come_back(
    dictionary: Dictionary,
) -> None:
    stand_in = STAND_INS[0]
    shown = grounded("Mr. Zhou Minghui smiled.", dictionary)
    assert shown.restore(f"{stand_in[0]}先生笑了。") == "Zhou先生笑了。"
    assert shown.restore(f"{stand_in[1:]}笑了。") == "Minghui笑了。"
    assert shown.restore(f"{stand_in[0]}旧的房子") == f"{stand_in[0]}旧的房子"


def test_a_name_cut_by_a_mark_is_left_alone(dictionary: Dictionary) -> None:
    text = f"Zhou {placeholders.opening(0)}Minghui{placeholders.closing(0)}"
    assert grounded(text, dictionary).text == text


def test_a_dropped_name_is_missed(dictionary: Dictionary) -> None:
    shown = grounded("Zhou Minghui smiled.", dictionary)
    assert [span.source for span in missing(shown, "她笑了。")] == ["Zhou Minghui"]


def test_switched_off_it_does_nothing(dictionary: Dictionary) -> None:
    text = "Zhou Minghui smiled."
    kinds = frozenset({"number", "dictionary"})
    assert ground(text, source="en", target="zh", dictionary=dictionary, kinds=kinds).text == text


def test_a_title_before_a_name_is_no_syllable(dictionary: Dictionary) -> None:
    assert grounded("Mr Zhou Minghui will take over.", dictionary).spans
