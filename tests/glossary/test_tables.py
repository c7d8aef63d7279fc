from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import FormatError, InputError, UsageError
from translator.glossary import Glossary, Status, Term, read, render, write
from translator.glossary.tables import read_table, write_table

FULL = Glossary(
    terms=(
        Term(
            source="社区食堂", targets=("neighbourhood canteen", "a | b"),
            forbidden=("dining hall", "cafeteria"), case_sensitive=False, both_ways=False,
            priority=3, note="菜单, 周更", status=Status.PROPOSED,
        ),
        Term(
            source="board", targets=("理事會",), source_language="en-GB",
            target_language="zh-Hant", case_sensitive=True,
        ),
        Term(source="=胡同", targets=("+hutong",)),
    )
)  # fmt: skip


@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_what_is_written_is_read_back(delimiter: str) -> None:
    assert read_table(write_table(FULL, delimiter=delimiter), name="").terms == FULL.terms


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("zh-Hant,en", ("zh-Hant", "en")),
        ("zh_CN,en_US", ("zh-CN", "en-US")),
        ("en,zh-Hant", ("en", "zh-Hant")),
        ("Chinese,English", ("zh", "en")),
        ("英文,中文", ("en", "zh")),
        ("Chinese (PRC),English (United States)", ("zh-CN", "en-US")),
        ("English_United_States,Chinese_Taiwan", ("en-US", "zh-TW")),
        ("Englisch,Chinesisch (vereinfacht)", ("en", "zh-Hans")),
        ("繁體,英文", ("zh-Hant", "en")),
        ("繁体,英语", ("zh-Hant", "en")),
        ("正體中文（台灣）,英語", ("zh-Hant-TW", "en")),
        ("英式英语,简体中文", ("en-GB", "zh-Hans")),
        ("Source (English),Target (Traditional Chinese)", ("en", "zh-Hant")),
        ("ZH-CN,EN", ("zh-CN", "en")),
    ],
)
def test_a_column_says_its_language_and_the_script(header: str, languages: tuple[str, str]) -> None:
    row = "night market,夜市" if languages[0].startswith("en") else "夜市,night market"
    (term,) = read_table(f"{header}\n{row}\n", name="x").terms
    found = (term.source_language, term.target_language)
    assert found == languages


@given(
    source=st.text(min_size=1, max_size=20).filter(lambda s: s.strip() == s and s[0] != "#"),
    target=st.text("abc|\\'\"=,;\t 好", min_size=1, max_size=12).filter(lambda s: s.strip() == s),
)
def test_any_term_is_read_back_or_refused(source: str, target: str) -> None:
    try:
        text = write_table(Glossary(terms=(Term(source=source, targets=(target,)),)), delimiter=",")
        (term,) = read_table(text, name="x").terms
    except FormatError:
        return
    assert term.source_language == "zh"


@pytest.mark.parametrize(
    "text",
    [
        "source,target\n合作社,farm co-op\n",
        "Target,Source\nfarm co-op,合作社\n",
        "zh,en\n合作社,farm co-op\n",
        "en,zh-Hans\nfarm co-op,合作社\n",
        "中文,English\n合作社,farm co-op\n",
        "术语,译文,备注\n合作社,farm co-op,\n",
        "合作社,farm co-op\n",
        "# my terms\n\n合作社,farm co-op\n",
        "合作社;farm co-op\n",
        '"合作社","farm co-op"\n',
        "合作社,farm co-op,\n",
        "合作社,farm co-op,,,\n",
        "source,target\n合作社,farm co-op,\n",
    ],
)
def test_headers_by_many_names_and_none(text: str) -> None:
    (term,) = read_table(text, name="x").terms
    pair = {term.source_language.partition("-")[0]: term.source}
    pair[term.target_language.partition("-")[0]] = term.targets[0]
    assert pair == {"zh": "合作社", "en": "farm co-op"}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("source,target\n合作社,\n", 2, "needs a source and a target"),
        ("source,target\n合作社,co-op\nlake,river\n", 3, "neither"),
        ("合作社,a,b,c\n", 1, "no header"),
        ("source,target,priority\n合作社,co-op,high\n", 2, "whole number"),
        ("source,target,status\n合作社,co-op,maybe\n", 2, "none of accepted, proposed"),
        ("source,target,case\n合作社,co-op,perhaps\n", 2, "yes or no"),
        ("source,target\n合作社,co-op,more\n", 2, "3 columns instead of 2"),
        ("source,target\n合作社,农社\n", 2, "both"),
        ('source,target\n合作社,"co-op\n', 2, ""),
    ],
)
def test_a_line_that_is_no_term_is_named(text: str, line: int, says: str) -> None:
    with pytest.raises(FormatError, match=f"line {line}.*{says}"):
        read_table(text, name="terms.csv")


@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b"")]
)
def test_files_in_many_encodings(tmp_path: Path, encoding: str, bom: bytes) -> None:
    path = tmp_path / "terms.tsv"
    text = "社区食堂\tneighbourhood canteen\r\n菜市场\tmarket hall\r\n夜市\tnight market\r\n"
    path.write_bytes(bom + text.encode(encoding))
    assert [term.source for term in read(path).terms] == ["社区食堂", "菜市场", "夜市"]


@pytest.mark.parametrize("suffix", [".tsv", ".csv", ".tbx"])
def test_every_format_is_written_and_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"terms{suffix}"
    write(FULL, path)
    assert read(path).terms == FULL.terms


def test_a_missing_file_and_an_unknown_format_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path / "none.tsv")
    with pytest.raises(UsageError, match="tsv, csv, tbx"):
        render(FULL, "xls")
