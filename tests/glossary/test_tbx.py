from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import FormatError
from translator.glossary import Glossary, Matcher, Term
from translator.glossary.tbx import read_tbx, write_tbx

VERSION_2 = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><note>in the menu</note>
 <langSet xml:lang="zh-CN"><tig><term>社区食堂</term></tig></langSet>
 <langSet xml:lang="en"><tig><term>dining hall</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  <tig><term>community canteen</term>
   <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
  <ntig><termGrp><term>neighbourhood canteen</term>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
 </langSet>
 <langSet xml:lang="fr"><tig><term>cantine</term></tig></langSet>
</termEntry></body></text></martif>"""
VERSION_3 = """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="1">
 <langSec xml:lang="zh"><termSec><term>合作社</term></termSec></langSec>
 <langSec xml:lang="en"><termSec><term>farm co-op</term>
  <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>cooperative</term>
  <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
 </langSec></conceptEntry></body></text></tbx>"""


def test_version_2_is_read() -> None:
    (term,) = read_tbx(VERSION_2.encode(), name="x.tbx").terms
    assert term.source == "社区食堂"
    assert term.targets == ("neighbourhood canteen", "community canteen")
    assert term.forbidden == ("dining hall",)
    assert (term.source_language, term.note) == ("zh-CN", "in the menu")


def test_version_3_with_namespaces_is_read() -> None:
    (term,) = read_tbx(VERSION_3.encode(), name="x.tbx").terms
    assert (term.source, term.targets, term.forbidden) == (
        "合作社", ("farm co-op",), ("cooperative",),
    )  # fmt: skip


@given(
    source=st.text(min_size=1, max_size=12).filter(lambda s: " ".join(s.split()) == s),
    target=st.text("ab <>&'\"好", min_size=1, max_size=9).filter(
        lambda s: " ".join(s.split()) == s
    ),
)
def test_what_is_written_is_read_back_or_refused(source: str, target: str) -> None:
    glossary = Glossary(terms=(Term(source=source, targets=(target,)),))
    try:
        written = write_tbx(glossary)
    except FormatError:
        return
    assert read_tbx(written, name="x").terms == glossary.terms


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("<martif><text>", "line 1: this is no XML"),
        ("<html/>", "not how TBX begins"),
        ("<martif/>", "no concept"),
        ("", "no XML"),
        (
            "<!DOCTYPE martif [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><martif><text><body>"
            "<termEntry><langSet xml:lang='zh'><tig><term>&e;</term></tig></langSet>"
            "<langSet xml:lang='en'><tig><term>x</term></tig></langSet></termEntry>"
            "</body></text></martif>",
            "never follows",
        ),
        (
            "<!DOCTYPE m [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><martif><text>&c;</text></martif>",
            "never follows",
        ),
    ],
)
def test_what_is_broken_or_hostile_is_refused(data: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        read_tbx(data.encode(), name="x.tbx")


def test_concepts_that_lack_a_language_are_told() -> None:
    more = VERSION_2.replace(
        "</body>",
        "<termEntry><langSet xml:lang='fr'><tig><term>x</term></tig></langSet></termEntry></body>",
    )
    (remark,) = read_tbx(more.encode(), name="x").remarks
    assert str(remark).startswith("1 concepts without")


def test_a_character_xml_cannot_hold_is_refused() -> None:
    with pytest.raises(FormatError, match=r"U\+000B"):
        write_tbx(Glossary(terms=(Term(source="胡同\x0b", targets=("hutong",)),)))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_glossary_or_an_error(data: bytes) -> None:
    with contextlib.suppress(FormatError):
        read_tbx(b"<martif>" + data, name="x")


def test_a_deprecated_chinese_term_is_forbidden_into_chinese() -> None:
    data = VERSION_3.replace(
        "<termSec><term>合作社</term></termSec>",
        "<termSec><term>合作社</term></termSec><termSec><term>合伙社</term>"
        "<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>",
    )
    there, back = read_tbx(data.encode(), name="x.tbx").terms
    assert (there.source, there.forbidden) == ("合作社", ("cooperative",))
    assert (back.source, back.targets, back.forbidden) == ("farm co-op", ("合作社",), ("合伙社",))
    assert not back.both_ways
    glossary = Glossary(terms=(there, back))
    assert read_tbx(write_tbx(glossary), name="x.tbx").terms == glossary.terms
    (rule,) = Matcher(glossary, source="en", target="zh").rules
    assert rule.forbidden == ("合伙社",)


def test_microsofts_terminology_is_read() -> None:
    data = """<?xml version="1.0"?><martif type="TBX" xml:lang="en-US"><text><body>
    <termEntry id="27766"><langSet xml:lang="en-US"><descripGrp>
      <descrip type="definition">A place to eat.</descrip></descripGrp>
      <ntig><termGrp><term id="27766_1">canteen</term><termNote type="partOfSpeech">Noun</termNote>
      </termGrp></ntig></langSet>
     <langSet xml:lang="zh-CN"><ntig><termGrp><term id="27766_2">食堂</term></termGrp></ntig>
     </langSet>
    </termEntry></body></text></martif>"""
    (term,) = read_tbx(data.encode(), name="MicrosoftTermCollection.tbx").terms
    assert (term.source, term.targets) == ("食堂", ("canteen",))
    assert (term.source_language, term.target_language) == ("zh-CN", "en-US")
