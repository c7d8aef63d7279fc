from __future__ import annotations

import pytest

from translator import placeholders
from translator.errors import FormatError
from translator.store import MemoryRow
from translator.tmx.memory_file import write_tmx
from translator.tmx.parse import read_tmx
from translator.types import Finding, Level, Provenance

A, B = placeholders.atom(0), placeholders.atom(1)
OPEN, CLOSE = placeholders.opening(0), placeholders.closing(0)


def row(source: str, target: str, **more: object) -> MemoryRow:
    fields = {
        "source_language": "zh-Hans",
        "target_language": "en",
        "provenance": Provenance(
            kind="engine", signature="duizhao2:echo", created="2026-05-03T09:12:00Z"
        ),
    } | more
    return MemoryRow(source=source, target=target, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "one",
    [
        row("早上好 & <再见>。", 'Good morning & "bye".'),
        row("a", "甲", source_language="en", target_language="zh-Hant-TW"),
        row("你好。", "Hi.", provenance=Provenance(kind="person", signature="person:Li")),
        row("你好。", "Hi.", provenance=Provenance(kind="person")),
    ],
)
def test_what_is_written_is_read_back(one: MemoryRow) -> None:
    assert read_tmx(write_tmx([one]), name="m.tmx").rows == (one,)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"用{A}和{B}。", f"With {B} and {A}."),
        (f"{OPEN}很{CLOSE}好", f"{OPEN}very{CLOSE} good"),
        (f"开头{OPEN}没有完", f"begins {OPEN}and goes on"),
        (f"{A}{OPEN}一{CLOSE}", f"{OPEN}one{CLOSE}{A}"),
    ],
)
def test_marks_are_the_same_on_both_sides_again(source: str, target: str) -> None:
    (found,) = read_tmx(write_tmx([row(source, target)]), name="m.tmx").rows
    table = placeholders.renumber(found.source)
    back, renamed = table
    assert back == placeholders.renumber(source)[0]
    forth = {old: new for new, old in renamed.items()}
    ours = {old: new for new, old in placeholders.renumber(source)[1].items()}
    assert placeholders.translate(found.target, forth) == placeholders.translate(target, ours)


def test_findings_travel_as_properties() -> None:
    finding = Finding(check="numbers", level=Level.WARNING, message="3 is missing.")
    assert b"warning numbers: 3 is missing." in write_tmx([row("三", "a", findings=(finding,))])


FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.1"><header srclang="EN-US" creationtool="other"/><body>
<tu changeid="Anna"><tuv lang="EN-US"><seg>Press <ph x="9">{b}</ph> <hi>now</hi>.</seg></tuv>
<tuv lang="ZH-CN"><seg>现在按<ph x="9">{b}</ph>。</seg></tuv>
<tuv lang="ZH-TW"><seg>現在按<ph x="9">{b}</ph>。</seg></tuv></tu>
<tu><tuv lang="EN-US"><seg>Only English.</seg></tuv><tuv lang="FR"><seg>Oui.</seg></tuv></tu>
</body></tmx>"""


def test_a_memory_of_another_program_is_a_persons_work() -> None:
    found = read_tmx(FOREIGN.encode(), name="other.tmx")
    assert found.left_out == 1
    assert [
        (one.source, one.target, one.source_language, one.target_language) for one in found.rows
    ] == [
        (f"Press {A} now.", f"现在按{A}。", "en", "zh-Hans"),
        (f"Press {A} now.", f"現在按{A}。", "en", "zh-Hant-TW"),
    ]
    assert {one.provenance.signature for one in found.rows} == {"person:Anna"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no xml", "no XML"),
        (b"", "no XML"),
        (b"<html/>", "no TMX"),
        (b"<tmx version='1.4'/>", "no TMX"),
        (
            b"<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            b"<tmx><body><tu><tuv><seg>&x;</seg></tuv></tu></body></tmx>",
            "never follows",
        ),
    ],
)
def test_what_is_no_memory_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        read_tmx(data, name="m.tmx")


def of_units(*units: tuple[str, str], root: str = "<tmx version='1.4'>") -> list[MemoryRow]:
    body = "".join(
        f"<tu><tuv xml:lang='zh-CN'><seg>{source}</seg></tuv>"
        f"<tuv xml:lang='en'><seg>{target}</seg></tuv></tu>"
        for source, target in units
    )
    data = f"{root}<header srclang='zh-CN'/><body>{body}</body></tmx>"
    return list(read_tmx(data.encode(), name="m.tmx").rows)


@pytest.mark.parametrize("tag", ["g", "b", "mrk", "pc", "span", "sub", "hi", "w:r"])
def test_text_in_elements_of_other_programs_is_kept(tag: str) -> None:
    root = "<tmx version='1.4' xmlns:w='urn:w'>"
    (found,) = of_units(
        (
            f"早上<{tag} id='1'>七点</{tag}>开门。",
            f"Opens at <{tag} id='1'>seven</{tag}> sharp.",
        ),
        root=root,
    )
    assert (found.source, found.target) == ("早上七点开门。", "Opens at seven sharp.")


def test_elements_within_one_another_and_codes() -> None:
    (found,) = of_units(
        (
            "菜<g id='1'>市<mrk mtype='x'>场<ph x='1'/></mrk></g><ut>{\\b</ut>",
            "<g>market<ph x='1'/></g>",
        )
    )
    assert (found.source, found.target) == (f"菜市场{A}", f"market{A}")


def test_what_a_mark_holds_is_a_pair_of_its_own() -> None:
    picture = "<ph x='1'>&lt;img alt='<sub>{}</sub>'></ph>"
    text, alternative = of_units(
        (f"看{picture.format('夜市')}这里。", f"Look {picture.format('night market')} here.")
    )
    assert (text.source, text.target) == (f"看{A}这里。", f"Look {A} here.")
    assert (alternative.source, alternative.target) == ("夜市", "night market")


def test_a_file_in_a_namespace_is_read() -> None:
    (found,) = of_units(
        ("早上好。", "Good morning."), root="<tmx version='1.4' xmlns='http://www.lisa.org/tmx14'>"
    )
    assert found.source == "早上好。"
