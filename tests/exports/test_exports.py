from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.row_chunks import rows_together
from translator import exports, placeholders
from translator.errors import OutputError, UsageError
from translator.types import Bitext, Finding, Inline, Layout, Level, Provenance

Build = Callable[..., Bitext]
WARNING = Finding(check="empty", level=Level.ERROR, message="The engine gave nothing.")


ALL = [
    "html",
    "docx",
    "epub",
    "odt",
    "md",
    "txt",
    "tsv",
    "csv",
    "jsonl",
    "tmx",
    "moses",
    "xliff",
    "xliff1",
    "omegat",
]
"""Without ``pdf``, which a browser prints from ``html``, and ``apkg``, whose cards are of words."""


def write(name: str, bitext: Bitext, layout: Layout = Layout.BILINGUAL, raw: bool = False) -> str:
    data = exports.by_name(name, raw=raw).write(bitext, layout=layout)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def table(bitext: Bitext, raw: bool = False) -> list[dict[str, str]]:
    text = write("tsv", bitext, raw=raw)
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


# Findings


@rows_together("name", ALL)
@pytest.mark.parametrize("level", list(Level))
def test_a_finding_of_every_level_is_in_every_export(one: Build, name: str, level: Level) -> None:
    finding = Finding(check="length", level=level, message="It is short.", message_zh="偏短。")
    text = write(name, one("好12。", "Good.", findings=[finding]))
    assert "It is short." in text
    if name in ("html", "jsonl"):
        assert "偏短。" in text


def test_a_plain_translation_alone_has_no_notes(one: Build) -> None:
    assert write("txt", one("好。", "Good.", findings=[WARNING]), Layout.TARGET) == "Good.\n"


def test_notes_stand_under_their_paragraph(one: Build) -> None:
    text = write("txt", one("好。", "Good.", findings=[WARNING]))
    assert text == "好。\nGood.\n[error] empty: The engine gave nothing.\n"


# Registry


def test_every_export_is_found_by_its_name_and_suffix() -> None:
    assert exports.names() == [
        "html", "docx", "epub", "pdf", "odt", "md", "txt", "tsv", "csv", "jsonl", "tmx",
        "moses", "xliff", "xliff1", "omegat", "apkg",
    ]  # fmt: skip
    for name in exports.names():
        export = exports.by_name(name)
        assert exports.by_suffix(export.suffix.upper()) == export


def test_an_unknown_export_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"named 'anki'.*tmx"):
        exports.by_name("anki")
    assert exports.by_suffix(".anki") is None


# What every export checks first


@pytest.mark.parametrize("name", [*ALL, "pdf", "apkg"])
@rows_together(
    ("spoil", "message"),
    [
        (lambda b: replace(b, pairs=b.pairs[:-1]), "blocks stand for"),
        (lambda b: replace(b, pairs=b.pairs[1:]), "the segment before it ends at 0"),
        (lambda b: replace(b, pairs=b.pairs[:1] + b.pairs[2:]), "are in no segment"),
        (lambda b: replace(b, pairs=(*b.pairs, b.pairs[0])), "blocks stand for"),
        (lambda b: replace(b, pairs=(b.pairs[2], *b.pairs[:2], b.pairs[3])), "was expected"),
        (
            lambda b: replace(b, pairs=(replace(b.pairs[0], source="别的"), *b.pairs[1:])),
            "not the block's text",
        ),
        (
            lambda b: replace(b, pairs=(replace(b.pairs[0], target=" "), *b.pairs[1:])),
            "target is empty",
        ),
        (
            lambda b: replace(
                b, pairs=(replace(b.pairs[0], target=placeholders.atom(99)), *b.pairs[1:])
            ),
            "mark the block does not know",
        ),
        (lambda b: replace(b, target_language="zh_CN"), "no language tag"),
    ],
)
def test_a_bitext_that_does_not_hold_together_is_never_written(
    garden: Bitext, name: str, spoil: Callable[[Bitext], Bitext], message: str
) -> None:
    with pytest.raises(OutputError, match=message):
        write(name, spoil(garden))


def test_a_row_without_text_on_either_side_is_not_written(one: Build) -> None:
    mark = placeholders.atom(0)
    end = Inline(id=0, kind="hardbreak", source="\\\n")
    assert table(one(mark, mark, end)) == []
    assert len(table(one(mark, mark, end, findings=[WARNING]))) == 1
    assert len(table(one(f"好{mark}", mark, end))) == 1


@pytest.mark.parametrize("name", [name for name in ALL if name not in ("tmx", "moses")])
def test_an_empty_target_is_let_through_when_a_finding_says_so(one: Build, name: str) -> None:
    assert "好。" in write(name, one("好。", "", findings=[WARNING]))


@pytest.mark.parametrize("name", ALL)
def test_the_run_leaves_no_trace(garden: Bitext, name: str) -> None:
    pairs = tuple(
        replace(pair, provenance=replace(pair.provenance, from_memory=True))
        for pair in garden.pairs
    )
    assert write(name, garden) == write(name, replace(garden, pairs=pairs))


# Tables


def test_a_row_a_pair_with_marks_made_readable(garden: Bitext) -> None:
    rows = table(garden)
    assert [row["source"] for row in rows] == [
        "用water()浇水，见邻居。早上浇。",
        "晚上也浇番茄。",
        "菜园",
        "番茄",
    ]
    assert rows[1]["target"] == "Evenings too Tomato."
    assert [(row["block"], row["segment"]) for row in rows] == [
        ("0", "0"),
        ("0", "1"),
        ("1", "0"),
        ("2", "0"),
    ]
    assert rows[0]["provenance"] == "engine echo"
    assert rows[0]["document"] == "文章.md"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝"])
def test_a_cell_never_is_a_formula(one: Build, first: str) -> None:
    bitext = one(f"{first}1+1", f"{first}cmd|'/c calc'!A1", name=f"{first}x.md")
    row = table(bitext)[0]
    assert (row["source"], row["target"][:2]) == (f"'{first}1+1", f"'{first}")
    assert row["document"] == f"'{first}x.md"
    assert table(bitext, raw=True)[0]["source"] == f"{first}1+1"


def test_tabs_and_line_ends_stay_inside_their_cell(one: Build) -> None:
    text = write("tsv", one("一\t二\r\n三\u2028四", 'a\t"b"\nc'))
    assert text.count("\n") == 2
    row = table(one("一\t二\r\n三\u2028四", 'a\t"b"\nc'))[0]
    assert (row["source"], row["target"]) == ("一 二 三\u2028四", 'a "b" c')


def test_csv_opens_in_excel(one: Build) -> None:
    data = exports.by_name("csv").write(one("好，", 'a, "b"'), layout=Layout.BILINGUAL)
    assert data.startswith(b"\xef\xbb\xbfsource,target,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0]["target"] == 'a, "b"'


def test_findings_stand_in_the_table(one: Build) -> None:
    assert table(one("好。", "", findings=[WARNING]))[0]["findings"] == (
        "error: empty: The engine gave nothing."
    )


# JSON lines


def test_json_lines_hold_what_is_known_and_the_original_notation(garden: Bitext) -> None:
    lines = [json.loads(line) for line in write("jsonl", garden).splitlines()]
    assert len(lines) == len(garden.pairs)
    second = lines[1]
    assert second["source_raw"] == "晚上**\r\n也浇![番茄](a.jpg)。"
    assert second["target_raw"] == "Evenings** too ![Tomato](a.jpg)."
    assert second["target"] == "Evenings too Tomato."
    assert lines[0]["source_raw"].startswith(
        "用`water()`浇水，见[邻居](https://example.org/a?x=1&amp;"
    )
    assert second["provenance"]["created"] == "2025-03-01T08:30:00Z"
    assert second["start"] == lines[0]["end"] == 16
    assert (second["line"], second["segment"]) == (1, 1)


def test_the_strategy_keeps_its_name_in_json_lines(garden: Bitext) -> None:
    retried = replace(garden.pairs[0].provenance, strategy="again")
    pairs = (replace(garden.pairs[0], provenance=retried), *garden.pairs[1:])
    first, *_ = map(json.loads, write("jsonl", replace(garden, pairs=pairs)).splitlines())
    assert first["provenance"]["rung"] == "again"


def test_one_json_object_stays_on_one_line_for_every_reader(one: Build) -> None:
    text = write("jsonl", one("一\u2028二\u0085三\n四", "\u2029x"))
    assert text.count("\n") == 1
    assert "\u2028" not in text
    assert json.loads(text)["source"] == "一\u2028二\u0085三\n四"


# Plain text


def test_plain_text_gives_both_sides_or_the_target_alone(garden: Bitext) -> None:
    assert write("txt", garden) == (
        "用water()浇水，见邻居。早上浇。晚上也浇番茄。\n"
        "Use water(), see the neighbour. Early. Evenings too Tomato.\n\n菜园\nGarden\n"
    )
    assert write("txt", garden, Layout.TARGET).endswith("Tomato.\n\nGarden\n")
    assert "浇" not in write("txt", garden, Layout.TARGET)


def test_plain_text_says_a_copied_paragraph_once(one: Build) -> None:
    assert write("txt", one("OpenAI", "OpenAI")) == "OpenAI\n"


# Reading marks


@pytest.mark.parametrize(
    ("kind", "source", "shown"),
    [
        ("code", "`` a`b ``", "a`b"),
        ("code", "<kbd>Ctrl&lt;</kbd>", "Ctrl<"),
        ("entity", "&amp;", "&"),
        ("escape", "\\*", "*"),
        ("autolink", "<https://a.example>", "https://a.example"),
        ("html", "<br/>", "\n"),
        ("html", "<!-- note -->", ""),
        ("html", '<img alt="猫 &amp; 狗" src="x">', "猫 & 狗"),
        ("image", "![](x.png)", ""),
        ("image", "![12](x.png)", "12"),
        ("footnote", "[^1]", "[^1]"),
        ("math", "$a<b$", "$a<b$"),
        ("emoji", ":house:", ":house:"),
        ("hardbreak", "  \n", "\n"),
        ("character", "\U000f0005", "\U000f0005"),
        ("softbreak", "\n> ", ""),
    ],
)
def test_each_kind_of_mark_has_a_readable_form(
    one: Build, kind: str, source: str, shown: str
) -> None:
    inline = Inline(id=0, kind=kind, source=source)
    text = f"甲{placeholders.atom(0)}乙"
    line = write("jsonl", one(text, text, inline))
    assert json.loads(line)["source"] == f"甲{shown}乙"
    assert json.loads(line)["source_raw"] == f"甲{source}乙"


def test_a_soft_break_is_a_space_between_words(one: Build) -> None:
    inline = Inline(id=0, kind="softbreak", source="\n")
    text = f"one{placeholders.atom(0)}two"
    assert json.loads(write("jsonl", one(text, text, inline)))["target"] == "one two"


@pytest.mark.parametrize(
    ("text", "shown"), [("Wait here.", "Wait here. "), ("等一等。", "等一等。")]
)
def test_a_soft_break_behind_a_sentence_keeps_it_from_the_next(
    one: Build, text: str, shown: str
) -> None:
    inline = Inline(id=0, kind="softbreak", source="\n")
    line = write("jsonl", one(f"{text}{placeholders.atom(0)}", "x", inline))
    assert json.loads(line)["source"] == shown


def test_half_a_character_never_breaks_a_file(one: Build) -> None:
    for name in ALL:
        assert "\ufffd" in write(name, one("好\ud800", "x\udfff"))


def test_a_person_is_named_in_tables(one: Build) -> None:
    bitext = one("好。", "Good.")
    person = Provenance(kind="person", signature="person:Li Na")
    bitext = replace(bitext, pairs=(replace(bitext.pairs[0], provenance=person),))
    assert table(bitext)[0]["provenance"] == "person person:Li Na"
    assert 'creationid="Li Na"' in write("tmx", bitext)
    assert "corrected by Li Na" in write("html", bitext)
