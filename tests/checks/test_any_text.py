"""Whatever stands in a pair, the checks answer with findings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from translator import placeholders
from translator.checks import check
from translator.types import Finding

TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),  # lone surrogates and unassigned characters, too
        st.sampled_from("北京三万亿，。“”（）abc XYZ 0123.,%`<>"),
        st.sampled_from(
            [
                placeholders.atom(0),
                placeholders.opening(0),
                placeholders.closing(0),
                placeholders.atom(9),
            ]
        ),
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(source=TEXT, target=TEXT, languages=st.sampled_from([("zh", "en"), ("en", "zh-Hant")]))
def test_any_pair_has_a_verdict(source: str, target: str, languages: tuple[str, str]) -> None:
    findings = check(
        source, target, source_language=languages[0], target_language=languages[1], allowed=source
    )
    assert all(isinstance(finding, Finding) and finding.message for finding in findings)


@settings(max_examples=50, deadline=None)
@given(text=TEXT)
def test_script_conversion_that_keeps_marks_is_never_accused(text: str) -> None:
    assert check(text, text, source_language="zh-Hans", target_language="zh-Hant-TW") == []
