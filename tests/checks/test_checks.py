"""The checks on whole pairs: every row of checks.tsv is a verdict that must stay."""

from __future__ import annotations

from pathlib import Path

from tests.row_chunks import rows_together
from translator import placeholders
from translator.checks import check
from translator.system import text_tables
from translator.types import Finding, Level

TABLE = Path(__file__).with_name("checks.tsv")
ROWS = text_tables.rows_of(TABLE)[1:]


def run(source: str, target: str, direction: str = "zh-en", **options: object) -> list[Finding]:
    source_language, target_language = direction.split("-")
    return check(
        source,
        target,
        source_language=source_language,
        target_language=target_language,
        **options,  # type: ignore[arg-type]  # the test names the options it passes
    )


def verdict(findings: list[Finding]) -> str:
    return ",".join(sorted(f"{finding.check}:{finding.level}" for finding in findings)) or "-"


@rows_together("row", ROWS, ids=[row[-1].replace(" ", "-") for row in ROWS])
def test_verdict_stays(row: tuple[str, ...]) -> None:
    source_language, target_language, source, target, expected, _ = row
    findings = check(
        source, target, source_language=source_language, target_language=target_language
    )
    assert verdict(findings) == expected


def test_every_message_is_one_sentence() -> None:
    for source_language, target_language, source, target, *_ in ROWS:
        for finding in check(
            source, target, source_language=source_language, target_language=target_language
        ):
            assert finding.message[0].isupper()
            assert finding.message.endswith(".")
            assert "\n" not in finding.message


def test_target_cut_at_the_limit_is_an_error() -> None:
    findings = run("天快亮了。", "It is almost dawn.", limit=True)
    assert verdict(findings) == "limit:error"


def test_empty_target_cut_at_the_limit_says_both() -> None:
    assert verdict(run("天快亮了。", "", limit=True)) == "empty:error,limit:error"


def test_allowed_names_are_no_residue() -> None:
    source, target = "他在春晓书店打工。", "He works at the 春晓 bookshop."
    assert verdict(run(source, target, allowed="春晓\n书店")) == "-"
    assert verdict(run(source, target)) == "residue:error"


def test_copy_made_of_allowed_names_is_no_fault() -> None:
    assert verdict(run("春晓", "春晓", allowed="春晓")) == "-"


def test_missing_grounded_name_is_named() -> None:
    findings = run(
        "罗桂芳打开了窗户。",
        "Luo Guifen opened the window.",
        missing=[("罗桂芳", "Luo Guifang")],
    )
    assert verdict(findings) == "names:warning"
    assert "罗桂芳 should be “Luo Guifang”" in findings[0].message


def test_grounded_number_in_other_words_is_not_missing() -> None:
    findings = run(
        "全市有60万人。",
        "The city has six hundred thousand people.",
        missing=[("60万", "600,000")],
    )
    assert verdict(findings) == "-"


def test_grounded_number_that_was_dropped_is_an_error() -> None:
    findings = run(
        "全市有60万人接种了疫苗。",
        "The people of the city were vaccinated.",
        missing=[("60万", "600,000")],
    )
    assert verdict(findings) == "numbers:error"


class TestMarks:
    source = (
        f"请看{placeholders.opening(0)}这一页{placeholders.closing(0)}和{placeholders.atom(0)}。"
    )

    def target(self, *pieces: str) -> str:
        return "See {}this page{} and {}.".format(*pieces)

    def test_each_once_is_fine(self) -> None:
        target = self.target(placeholders.opening(0), placeholders.closing(0), placeholders.atom(0))
        assert verdict(run(self.source, target)) == "-"

    def test_lost(self) -> None:
        target = self.target(placeholders.opening(0), placeholders.closing(0), "that")
        assert verdict(run(self.source, target)) == "marks:error"

    def test_doubled(self) -> None:
        target = self.target(
            placeholders.opening(0), placeholders.closing(0), placeholders.atom(0) * 2
        )
        assert verdict(run(self.source, target)) == "marks:error"

    def test_foreign(self) -> None:
        target = self.target(
            placeholders.opening(0),
            placeholders.closing(0),
            placeholders.atom(0) + placeholders.atom(7),
        )
        assert verdict(run(self.source, target)) == "marks:error"

    def test_closed_before_it_opens(self) -> None:
        target = self.target(placeholders.closing(0), placeholders.opening(0), placeholders.atom(0))
        assert verdict(run(self.source, target)) == "marks:error"

    def test_target_of_marks_alone_is_empty(self) -> None:
        target = placeholders.opening(0) + placeholders.closing(0) + placeholders.atom(0)
        assert verdict(run(self.source, target)) == "empty:error"

    def test_source_of_marks_alone_needs_no_words(self) -> None:
        assert run(placeholders.atom(0), placeholders.atom(0)) == []

    def test_script_conversion_keeps_them_too(self) -> None:
        assert verdict(run("火車" + placeholders.atom(0), "火车", "zh-zh")) == "marks:error"


def test_good_systems_are_hardly_accused(shared_data: Path) -> None:
    for direction, source_end, target_end in (("zh-en", "zh", "en"), ("en-zh", "en", "zh")):
        folder = shared_data / "fxeval" / direction
        sources = (folder / f"flores-dev.{source_end}").read_text(encoding="utf-8").split("\n")
        targets = (folder / f"flores-dev.google.{target_end}").read_text(encoding="utf-8")
        levels = [
            {finding.level for finding in run(source, target, direction)}
            for source, target in zip(sources, targets.split("\n"), strict=True)
            if source
        ]
        assert sum(Level.ERROR in found for found in levels) <= 0.01 * len(levels)
        assert sum(Level.WARNING in found for found in levels) <= 0.05 * len(levels)
