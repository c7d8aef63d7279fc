"""Glossaries as other programs write them, and what is refused rather than misread."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.glossary import Glossary, parse

MEMOQ = (
    "Entry_ID;Entry_Subject;Entry_Note;English_United_States;English_United_States_Def;Term_Info;"
    "Term_Example;Chinese_PRC;Chinese_PRC_Def;Term_Info;Term_Example;Chinese_PRC;Chinese_PRC_Def;"
    "Term_Info;Term_Example\n"
    "7;food;stalls;night market;;CasePermissive;;夜市;;;;夜集;;Forbidden;\n"
    "8;;;canteen;;;;;;;;;;;\n"
)
GOOGLE = "de,zh-CN,en,pos,description\nNachtmarkt,夜市,night market,noun,stalls\nSee,,lake,,\n"
PHRASE = (
    "term,case sensitive,translatable,description,zh-CN,en\n"
    "m1,false,true,stalls,夜市,Night market\n"
)
MEMOQ_PAIR = ("night market", "夜市", "en-US", "zh-CN")
PLAIN = ("夜市", "night market", "zh", "en")


def pairs(text: str, name: str = "terms.csv") -> list[tuple[str, str, str, str]]:
    return [
        (term.source, " | ".join(term.targets), term.source_language, term.target_language)
        for term in parse(text.encode(), name=name).terms
    ]


def said(glossary: Glossary) -> list[str]:
    return [str(remark) for remark in glossary.remarks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # DeepL: no header, two columns, or four with the languages of each row.
        ("夜市,night market\n", PLAIN),
        ("夜市,night market,zh,en\n", PLAIN),
        ("night market,夜市,EN,ZH\n", ("night market", "夜市", "en", "zh")),
        ("source,target,en,zh\nnight market,夜市,en,zh\n", ("night market", "夜市", "en", "zh")),
        (MEMOQ, MEMOQ_PAIR),
        # memoQ: the languages' names, with or without their country, among many columns.
        (
            "ID,Client,Chinese (PRC),Term info,English,Term info\n1,,夜市,,night market,\n",
            ("夜市", "night market", "zh-CN", "en"),
        ),
        # MultiTerm: codes, tabs or semicolons, quoted.
        ("zh-CN\ten-US\n夜市\tnight market\n", ("夜市", "night market", "zh-CN", "en-US")),
        (
            '"Entry ID";"zh-CN";"en-US"\n"3";"夜市|夜间市场";"night market, evening"\n',
            ("夜市", "night market, evening", "zh-CN", "en-US"),
        ),
        (GOOGLE, ("夜市", "night market", "zh-CN", "en")),
        (PHRASE, ("夜市", "Night market", "zh-CN", "en")),
        # Excel: its own line, and empty cells after the last column.
        ("sep=;\n夜市;night market\n", PLAIN),
        ("夜市,night market,,\n食堂,canteen,,\n", PLAIN),
        (
            "夜市;night market, evening\n食堂;canteen\n",
            ("夜市", "night market, evening", "zh", "en"),
        ),
        ("Begriff;Übersetzung;Bemerkung\n夜市;night market;\n", PLAIN),
        # Terms that are names of languages: no header.
        ("en,英语,note\n", ("en", "英语", "en", "zh")),
        ("German,德语\n", ("German", "德语", "en", "zh")),
        ("英语,English\n", ("英语", "English", "zh", "en")),
    ],
)  # fmt: skip
def test_a_table_of_another_program(text: str, found: tuple[str, str, str, str]) -> None:
    assert pairs(text)[0] == found


@pytest.mark.parametrize("text", ["夜市\tnight market\n", "夜市,night market\n"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030"])
def test_a_header_is_known_after_any_byte_order_mark(text: str, encoding: str) -> None:
    mark = "\t" if "\t" in text else ","
    data = f"中文{mark}英文\n{text}食堂{mark}canteen\n".encode(encoding)
    assert [term.source for term in parse(data, name="a.tsv").terms] == ["夜市", "食堂"]


def test_memoq_says_which_term_is_never_used_and_which_entry_is_half() -> None:
    found = parse(MEMOQ.encode(), name="memoq.csv")
    (term,) = found.terms
    assert (term.source, term.targets, term.forbidden) == ("night market", ("夜市",), ("夜集",))
    assert term.note == "stalls"
    assert said(found) == [
        "Rows left out, for they lack a term in Chinese or in English: 1.",
        "Columns that were not read: Entry_ID, Entry_Subject.",
    ]


def test_a_banned_form_of_the_source_counts_the_other_way_round() -> None:
    header = "zh,Term info,zh,Term info,en\n"
    there, back = parse(f"{header}夜市,,夜集,Forbidden,night market\n".encode(), name="x.csv").terms
    assert (there.source, there.targets, there.forbidden) == ("夜市", ("night market",), ())
    assert (back.source, back.targets, back.forbidden) == ("night market", ("夜市",), ("夜集",))
    assert not back.both_ways


def test_columns_and_rows_that_are_left_out_are_said() -> None:
    found = parse(GOOGLE.encode(), name="google.csv")
    assert found.terms[0].note == "stalls"
    assert said(found) == [
        "Rows left out, for they lack a term in Chinese or in English: 1.",
        "Columns that were not read: de, pos.",
    ]


def test_rows_in_other_languages_are_left_out_and_counted() -> None:
    found = parse("夜市,night market,zh,en\nSee,湖,de,zh\n".encode(), name="deepl.csv")
    assert (len(found.terms), len(said(found))) == (1, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("zh,en,苹果\n夜市,night market,x\n", "line 1: .*苹果.*Call that column note"),
        ("夜市,zh,night market,en\n食堂,zh,canteen,en\n", "line 1: .*夜市"),
        ("de,zh\nNachtmarkt,夜市\n", "line 1: the columns are de, zh"),
        ("German,Chinese\nNachtmarkt,夜市\n", "line 1: the columns are German, Chinese"),
        ("zh,en\nnight market,夜市\n", "line 2: .*not in the languages of their columns"),
        ("zh,en\n夜市,night market\n夜市,市集\n", "line 3: both"),
        ("sep=,\nzh,en\n夜市,市集\n", "line 3: both"),
        ("夜市,night market,zh,en\n食堂,canteen,zh,x9\n", "line 2: 'x9' is no language"),
        ("source,target,en,zh\nlake,湖,note,zh\n", "line 2: 'note' is no language"),
        ("Nr,Wort,Bild,Ton\n1,夜市,a.png,b.mp3\n", "line 1: 4 columns, and no header"),
        ("Dear all,\n\nplease find the terms below.\n", "line 1"),
        ("de;en;fr\nSee;lake;lac\n", "line 1: the columns are de, en, fr"),
        ("zh,en,de\n夜市,,Nachtmarkt\n", "no row with a term in both"),
        ("zh,en,status\n夜市,night market,never\n", "line 2: .*accepted, proposed"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(text: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        parse(text.encode(), name="terms.csv")
