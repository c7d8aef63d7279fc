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


def test_a_unit_with_more_tags_than_there_are_marks_is_said_with_its_line() -> None:
    tags = "<ph/>" * (placeholders.RANGE + 1)
    data = (
        '<tmx version="1.4"><header srclang="zh"/><body>\n'
        f'<tu><tuv xml:lang="zh"><seg>早市{tags}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>market</seg></tuv></tu></body></tmx>'
    )
    with pytest.raises(FormatError, match=r"m\.tmx, line 2: a unit has more tags"):
        read_tmx(data.encode(), name="m.tmx")


def test_a_memory_is_written_as_the_specification_has_it() -> None:
    finding = Finding(check="numbers", level=Level.WARNING, message="3 is <missing>.")
    by_person = Provenance(kind="person", signature="person:Li", created="2026-05-03")
    written = write_tmx(
        [
            row(f"{A}{OPEN}一\r{CLOSE}", f"{OPEN}one{CLOSE}{A}{B}", findings=(finding,)),
            row(f"开{OPEN}头", f"{CLOSE}begins", provenance=by_person),
        ]
    ).decode()
    assert written[written.index("<body>") :] == (
        "<body>\n"
        '<tu srclang="zh-Hans" creationdate="20260503T091200Z">\n'
        '<prop type="x-provenance">engine</prop>\n'
        '<prop type="x-signature">duizhao2:echo</prop>\n'
        '<prop type="x-finding">warning numbers: 3 is &lt;missing&gt;.</prop>\n'
        '<tuv xml:lang="zh-Hans"><seg>'
        '<ph x="1"/><bpt i="2" x="2"/>一&#13;<ept i="2"/></seg></tuv>\n'
        '<tuv xml:lang="en"><seg>'
        '<bpt i="2" x="2"/>one<ept i="2"/><ph x="1"/><ph x="3"/></seg></tuv>\n'
        "</tu>\n"
        '<tu srclang="zh-Hans" creationid="Li">\n'
        '<prop type="x-provenance">person</prop>\n'
        '<tuv xml:lang="zh-Hans"><seg>开<it pos="begin" x="2"/>头</seg></tuv>\n'
        '<tuv xml:lang="en"><seg><it pos="end" x="2"/>begins</seg></tuv>\n'
        "</tu>\n</body>\n</tmx>\n"
    )


def memory(*units: str, header: str = '<header srclang="zh"/>') -> bytes:
    return f'<tmx version="1.4">{header}<body>{"".join(units)}</body></tmx>'.encode()


def unit(*sides: tuple[str, str], inside: str = "", **attributes: str) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    tuvs = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in sides)
    return f"<tu{told}>{inside}{tuvs}</tu>"


HELLO = (("zh-CN", "你好。"), ("en", "Hello."))


@pytest.mark.parametrize(
    ("attributes", "inside", "expected"),
    [
        ({}, "", Provenance(kind="person")),
        ({"creationid": "person"}, "", Provenance(kind="person")),
        (
            {"creationid": "Li", "changeid": "Anna"},
            "",
            Provenance(kind="person", signature="person:Li"),
        ),
        (
            {"creationdate": "20260503T091200Z"},
            "",
            Provenance(kind="person", created="2026-05-03T09:12:00Z"),
        ),
        ({"creationdate": "2026-05-03"}, "", Provenance(kind="person")),
        ({}, '<prop type="x-provenance">engine</prop>', Provenance(kind="person")),
        ({}, '<prop type="x-signature">echo</prop>', Provenance(kind="person")),
        (
            {},
            '<prop type="x-provenance">engine</prop><prop type="x-signature">echo</prop>',
            Provenance(kind="engine", signature="echo"),
        ),
        (
            {},
            '<prop type="x-provenance">person</prop><prop type="x-signature">echo</prop>',
            Provenance(kind="person"),
        ),
    ],
)
def test_whose_work_a_unit_is_is_read_of_what_it_says(
    attributes: dict[str, str], inside: str, expected: Provenance
) -> None:
    (found,) = read_tmx(memory(unit(*HELLO, inside=inside, **attributes)), name="m.tmx").rows
    assert found.provenance == expected


def test_the_files_own_signature_counts_for_units_without_one() -> None:
    header = '<header srclang="zh"><prop type="x-signature">all</prop></header>'
    engine = '<prop type="x-provenance">engine</prop>'
    own = '<prop type="x-signature">own</prop>'
    data = memory(unit(*HELLO, inside=engine), unit(*HELLO, inside=engine + own), header=header)
    signatures = [one.provenance.signature for one in read_tmx(data, name="m.tmx").rows]
    assert signatures == ["all", "own"]


@pytest.mark.parametrize(
    ("sides", "spoken", "expected"),
    [
        (HELLO, "zh-CN", [("zh-Hans", "en")]),
        (HELLO, "en", [("en", "zh-Hans")]),
        (HELLO, "zh-TW", [("zh-Hans", "en")]),  # no such side: the Chinese there is
        (HELLO, "fr", [("zh-Hans", "en")]),  # none at all: the first
        (HELLO, "*all*", [("zh-Hans", "en")]),
        ((("zh", "你好。"), ("en_GB", "Hello.")), "ZH", [("zh-Hans", "en")]),
        ((("zh-XX", "你好。"), ("EN-us", "Hello.")), "zh", [("zh-Hans", "en")]),
        ((("zh-HK", "你好。"), ("en", "Hello.")), "zh-HK", [("zh-Hant-HK", "en")]),
        ((("fr", "Bonjour."), *HELLO), "zh", [("zh-Hans", "en")]),
        ((*HELLO, ("en", "Hi.")), "zh", [("zh-Hans", "en"), ("zh-Hans", "en")]),
        ((("zh-CN", "你好。"), ("en", " ")), "zh", []),
        ((("zh-CN", ""), ("en", "Hello.")), "zh", []),
        ((("zh-CN", "你好。"), ("zh-TW", "您好。")), "zh", []),
        ((("fr", "Bonjour."), ("de", "Guten Tag.")), "fr", []),
        ((), "zh", []),
    ],
)
def test_which_side_is_the_source_is_what_the_unit_says(
    sides: tuple[tuple[str, str], ...], spoken: str, expected: list[tuple[str, str]]
) -> None:
    found = read_tmx(memory(unit(*sides, srclang=spoken)), name="m.tmx")
    assert [(one.source_language, one.target_language) for one in found.rows] == expected
    assert found.left_out == (0 if expected else 1)


def test_where_a_unit_says_nothing_the_header_does() -> None:
    english_first = '<header srclang="en"/>'
    (found,) = read_tmx(memory(unit(*HELLO), header=english_first), name="m.tmx").rows
    assert (found.source, found.target) == ("Hello.", "你好。")
    (found,) = read_tmx(memory(unit(*HELLO), header=""), name="m.tmx").rows
    assert (found.source, found.target) == ("你好。", "Hello.")


@pytest.mark.parametrize(
    ("chinese", "english", "source", "target"),
    [
        ("按<ph/>键<ph/>", "press <ph/> key <ph/>", f"按{A}键{B}", f"press {A} key {B}"),
        ('<ph x="7"/>和<ph x="3"/>', '<ph x="3"/> and <ph x="7"/>', f"{A}和{B}", f"{B} and {A}"),
        (
            '<bpt i="1" x="5"/>很<ept i="1"/>好',
            '<bpt i="2" x="5"/>very<ept i="2"/> good',
            f"{OPEN}很{CLOSE}好",
            f"{OPEN}very{CLOSE} good",
        ),
        (
            '他<it pos="begin" x="1"/>很好',
            'he is<it pos="end" x="1"/> well',
            f"他{OPEN}很好",
            f"he is{CLOSE} well",
        ),
        ('很<ept i="9"/>好', "good", f"很{CLOSE}好", "good"),
        ("<hi>很<ph/></hi>好<ut>x</ut>。", "good<sub>y</sub>.", f"很{A}好。", "goody."),
    ],
)
def test_elements_become_the_same_marks_on_both_sides(
    chinese: str, english: str, source: str, target: str
) -> None:
    (found,) = read_tmx(memory(unit(("zh", chinese), ("en", english))), name="m.tmx").rows
    assert (found.source, found.target) == (source, target)


def test_a_memory_without_a_body_is_none() -> None:
    with pytest.raises(FormatError):
        read_tmx(b"<tmx><header/></tmx>", name="m.tmx")
    with pytest.raises(FormatError):
        read_tmx(b"<html><body/></html>", name="m.tmx")


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


def test_what_a_file_remarks_on_itself_is_passed_over() -> None:
    (found,) = of_units(("早上<!-- a {b} -->好。", "Good <!-- c -->morning."))
    assert (found.source, found.target) == ("早上好。", "Good morning.")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("早上\n  好。", "早上好。"),
        ("早上 \n tea。", "早上tea。"),
        ("good\n  day", "good day"),
        ("good  day", "good  day"),
    ],
)
def test_a_file_laid_out_for_reading_is_read_as_each_language_is_written(
    written: str, read: str
) -> None:
    (found,) = of_units((f"一{written}", "x"))
    assert found.source == f"一{read}"
