"""Checks of a whole document: names written alike, scores low among their own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from translator.checks.document import check_document
from translator.types import Finding, Level, Pair, Provenance, Segment


def pair(
    source: str,
    target: str,
    *,
    score: float | None = None,
    kind: str = "engine",
    signature: str = "m",
    findings: tuple[Finding, ...] = (),
) -> Pair:
    return Pair(
        segment=Segment(block_id=0, start=0, end=len(source)),
        source=source,
        target=target,
        provenance=Provenance(kind=kind, score=score, signature=signature),
        findings=findings,
    )


def said(pairs: Sequence[Pair], direction: str = "en-zh") -> dict[int, list[str]]:
    source, target = direction.split("-")
    found = check_document(pairs, source_language=source, target_language=target)
    return {number: [one.message for one in findings] for number, findings in found.items()}


TWO = [
    pair("Rogers opened the door.", "罗杰斯打开了门。"),
    pair("Then Rogers left.", "然后罗杰斯走了。"),
]


class TestNames:
    def test_another_transliteration_is_found(self) -> None:
        assert said([*TWO, pair("We met Rogers again.", "我们又见到了罗捷斯。")]) == {
            2: [
                "A name is not written alike in the document: "
                "Rogers is “罗捷斯” here and “罗杰斯” elsewhere."
            ]
        }

    def test_a_name_left_as_it_is_is_found(self) -> None:
        found = said([*TWO, pair("Rogers smiled.", "Rogers笑了。")])
        assert list(found) == [2]
        assert "“Rogers” here and “罗杰斯” elsewhere" in found[2][0]

    def test_a_name_beside_its_original_is_fine(self) -> None:
        assert said([*TWO, pair("Rogers smiled.", "罗杰斯（Rogers）笑了。")]) == {}

    def test_a_pronoun_is_fine(self) -> None:
        assert said([*TWO, pair("Rogers smiled.", "他笑了。")]) == {}

    def test_what_a_person_wrote_is_not_doubted(self) -> None:
        corrected = pair("We met Rogers again.", "我们又见到了罗捷斯。", kind="person")
        assert said([*TWO, corrected]) == {}

    def test_another_spelling_is_found(self) -> None:
        pairs = [
            pair("玛丽·克莱因打开了门。", "Mary Klein opened the door."),
            pair("克莱因走了。", "Klein left."),
            pair("我们见到了克莱因的狗。", "We met Cline's dog."),
        ]
        assert said(pairs, "zh-en") == {
            2: [
                "A name is not written alike in the document: "
                "克莱因 is “Cline” here and “Klein” elsewhere."
            ]
        }

    def test_an_adjective_is_the_same_name(self) -> None:
        pairs = [
            pair("索马里的雨季到了。", "The rains came to Somalia."),
            pair("索马里很大。", "Somalia is large."),
            pair("索马里商人来了。", "The Somalian traders came."),
        ]
        assert said(pairs, "zh-en") == {}

    def test_a_rendering_belongs_to_the_name_it_comes_with(self) -> None:
        pairs = [
            pair("Norton met Rogers.", "诺顿见到了罗杰斯。"),
            pair("Norton thanked Rogers.", "诺顿感谢了罗杰斯。"),
            pair("Norton left.", "诺顿走了。"),
            pair("Rogers stayed.", "罗杰斯留下了。"),
        ]
        assert said(pairs) == {}

    def test_everyday_words_are_no_names(self) -> None:
        pairs = [
            pair("Osprey has many nests.", "那里有许多鸟巢。"),
            pair("Osprey has many trees.", "那里有许多树。"),
            pair("Osprey is small.", "Osprey很小。"),
        ]
        assert said(pairs) == {}

    def test_other_languages_are_left_alone(self) -> None:
        assert said(TWO, "zh-zh") == {}


class TestScores:
    def scored(self, *low: float, number: int = 30) -> list[Pair]:
        usual = [pair("路。", "Road.", score=-0.3 - 0.01 * (n % 7)) for n in range(number)]
        return usual + [pair("桥。", "Bridge.", score=score) for score in low]

    def test_an_outlier_is_told_as_information(self) -> None:
        found = check_document(self.scored(-2.0), source_language="zh", target_language="en")
        assert {number: [f.level for f in findings] for number, findings in found.items()} == {
            30: [Level.INFO]
        }

    def test_alike_scores_have_no_outlier(self) -> None:
        assert said(self.scored(-0.4)) == {}

    def test_few_scores_are_no_distribution(self) -> None:
        assert said(self.scored(-9.0, number=10)) == {}

    def test_scores_of_another_engine_are_not_compared(self) -> None:
        other = pair("桥。", "Bridge.", score=-5.0, signature="other")
        assert said([*self.scored(), other]) == {}

    def test_targets_without_a_score_are_passed_over(self) -> None:
        assert said([pair("路。", "Road.")] * 40, "zh-en") == {}


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_an_empty_document_has_no_findings(direction: str) -> None:
    assert said([], direction) == {}
