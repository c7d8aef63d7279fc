"""How large a glossary's file may be, and which format it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import InputError, UsageError
from translator.glossary import Glossary, files


@pytest.mark.parametrize(("more", "taken"), [(0, True), (1, False)])
def test_a_glossary_of_the_largest_size_is_read_and_none_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int, taken: bool
) -> None:
    assert files._LARGEST == 104_857_600
    data = "早市\tmarket\n".encode()
    monkeypatch.setattr(files, "_LARGEST", len(data) - more)
    path = tmp_path / "terms.tsv"
    path.write_bytes(data)
    if taken:
        assert files.read(path).terms[0].targets == ("market",)
    else:
        with pytest.raises(InputError) as refused:
            files.read(path)
        assert refused.value.fields["size"] == len(data)


@pytest.mark.parametrize("name", ["tsv", "csv", "tbx"])
def test_what_is_written_is_read_by_its_suffix_and_by_what_it_is(name: str) -> None:
    terms = Glossary.of({"早市": "morning, market"})
    data = files.render(terms, name)
    assert data.startswith(b"\xef\xbb\xbf") is (name == "csv")
    for called in (f"a.{name}", f"A.{name.upper()}", "a.txt" if name != "tbx" else "a.xml"):
        (term,) = files.parse(data, name=called).terms
        assert (term.source, term.targets) == ("早市", ("morning, market",))
    if name == "tbx":
        assert files.parse(data, name="a.txt").terms


def test_line_ends_of_any_kind_part_the_rows() -> None:
    for end in ("\r\n", "\r", "\n"):
        text = end.join(("早市\tmarket", "胡同\thutong", ""))
        assert len(files.parse(text.encode(), name="a.tsv").terms) == 2


def test_another_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="tsv, csv, tbx"):
        files.render(Glossary(), "docx")
