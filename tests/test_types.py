"""What the shared types say of themselves."""

from __future__ import annotations

import pytest

from translator.formats import registry
from translator.types import Bitext, Detection, Finding, Inline, Level, Provenance


@pytest.mark.parametrize(
    ("item", "seen"),
    [
        (Inline(id=0, kind="math", source="$a<b$"), "$a<b$"),
        (Inline(id=0, kind="entity", source="&amp;", shown="&"), "&"),
        (Inline(id=0, kind="html", source="<!-- 注 -->", shown=""), ""),
    ],
)
def test_a_mark_is_seen_as_it_says_and_else_as_it_stands(item: Inline, seen: str) -> None:
    assert item.text == seen


def test_a_target_is_new_unless_somebody_says_otherwise() -> None:
    origin = Provenance(kind="engine")
    assert (origin.signature, origin.created, origin.strategy) == ("", "", "")
    assert (origin.score, origin.from_memory) == (None, False)


def test_a_mark_with_an_end_is_a_pair_even_if_nothing_is_written_there() -> None:
    assert Inline(id=0, kind="link", source="[", closing="](a.md)").paired
    assert Inline(id=0, kind="strong", source="<b>", closing="").paired
    assert not Inline(id=0, kind="code", source="`a`").paired


@pytest.mark.parametrize("name", ["plain", "markdown", "html"])
def test_a_paragraph_stands_at_the_margin_whatever_the_format(name: str) -> None:
    (block,) = registry.by_name(name).read("茶已经泡好了。".encode(), name="article").blocks
    assert (block.level, block.depth, block.marker, block.address) == (0, 0, "", "")


@pytest.mark.parametrize(
    ("language", "script", "tag"),
    [("zh", "Hant", "zh-Hant"), ("zh", None, "zh"), ("en", None, "en")],
)
def test_a_detection_has_a_tag(language: str, script: str | None, tag: str) -> None:
    assert Detection(language=language, script=script, confidence=1.0).tag == tag


def test_what_nobody_says_of_a_target_is_not_claimed() -> None:
    by_hand = Provenance(kind="person")
    assert not by_hand.from_memory and by_hand.score is None
    assert (by_hand.signature, by_hand.created, by_hand.strategy) == ("", "", "")
    assert not by_hand.aligned
    assert Provenance(kind="aligned").aligned


def test_an_engine_changes_white_space_unless_it_says_otherwise() -> None:
    document = registry.by_name("plain").read("茶已经泡好了。".encode(), name="article")
    bitext = Bitext(
        document=document, source_language="zh", target_language="en", pairs=(), signature=""
    )
    assert bitext.verbatim is False


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Left out."), ("de", "Left out."), ("zh", "漏译。"), ("zh-Hans", "漏译。"),
     ("zh-Hant-TW", "漏譯。"), ("zh-Hant", "漏譯。")],
)  # fmt: skip
def test_a_finding_is_said_in_the_readers_language(language: str, said: str) -> None:
    finding = Finding(
        check="length", level=Level.WARNING, message="Left out.", message_zh="漏译。",
        message_hant="漏譯。",
    )  # fmt: skip
    assert finding.text(language) == said


def test_a_finding_of_an_older_version_is_said_as_far_as_it_can_be() -> None:
    older = Finding(check="length", level=Level.WARNING, message="Left out.")
    assert {older.text(one) for one in ("en", "zh", "zh-Hans", "zh-Hant")} == {"Left out."}
    old = Finding(check="length", level=Level.WARNING, message="Left out.", message_zh="漏译。")
    assert (old.text(), old.text("zh-Hans"), old.text("zh-Hant")) == (
        "Left out.", "漏译。", "漏译。"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("chinese", "traditional", "said"),
    [
        ("空", "空白", {"en": "Empty.", "zh": "空", "zh-Hans": "空", "zh-Hant-TW": "空白"}),
        ("空", "", {"en": "Empty.", "zh": "空", "zh-Hans": "空", "zh-Hant-TW": "空"}),
        ("", "", {"en": "Empty.", "zh": "Empty.", "zh-Hans": "Empty.", "zh-Hant-TW": "Empty."}),
    ],
)
def test_a_finding_is_said_in_the_nearest_language_it_has(
    chinese: str, traditional: str, said: dict[str, str]
) -> None:
    finding = Finding(
        check="empty", level=Level.ERROR, message="Empty.", message_zh=chinese,
        message_hant=traditional,
    )  # fmt: skip
    assert {language: finding.text(language) for language in said} == said
    assert finding.text() == "Empty."
