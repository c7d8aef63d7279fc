"""A project for OmegaT: sources where it looks for them, translations as it writes its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from tests.exports.conftest import make_bitext, make_block
from tests.xliff.conftest import translated
from translator import exports, placeholders
from translator.document.read import Original
from translator.document.sentence_ids import is_same
from translator.returned.read_returned import read_returned
from translator.store import Library
from translator.types import Bitext, Inline, Layout

CODE = Inline(id=0, kind="code", source="`a<b`")
STRONG = Inline(id=0, kind="strong", source="**", closing="**")
OPEN, CLOSE, ATOM = placeholders.opening(0), placeholders.closing(0), placeholders.atom(0)


def project(bitext: Bitext) -> dict[str, bytes]:
    data = exports.by_name("omegat").write(bitext, layout=Layout.BILINGUAL)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def memory(files: dict[str, bytes]) -> dict[str, str]:
    """Return the sentences of its memory: source → target, as OmegaT shows them."""
    root = etree.fromstring(files["tm/auto/duizhao.tmx"])
    pairs = ([seg.text for seg in unit.iter("seg")] for unit in root.iter("tu"))
    return dict(pairs)  # type: ignore[arg-type]


def test_the_folder_has_what_omegat_looks_for(garden: Bitext) -> None:
    files = project(garden)
    assert set(files) == {
        "dictionary/", "glossary/", "target/", "omegat.project", "omegat/filters.xml",
        "source/文章.xlf", "tm/auto/duizhao.tmx",
    }  # fmt: skip
    assert b"<source_lang>ZH-CN<" in files["omegat.project"]
    assert b"<target_lang>EN<" in files["omegat.project"]
    assert b'removeTags="false"' in files["omegat/filters.xml"]


@pytest.mark.parametrize(
    ("source", "target", "inline", "shown"),
    [
        ("早 & 晚。", "Dawn & <dusk>.", [], ("早 & 晚。", "Dawn & <dusk>.")),
        (f"用{ATOM}。", f"Use {ATOM}.", [CODE], ("用<x0/>。", "Use <x0/>.")),
        (f"{OPEN}很{CLOSE}好", f"{OPEN}very{CLOSE} good", [STRONG],
         ("<g0>很</g0>好", "<g0>very</g0> good")),
        (f"{OPEN}很好", f"{OPEN}very good", [STRONG], ("<b0/>很好", "<b0/>very good")),
        (f"很{CLOSE}好", f"very{CLOSE} good", [STRONG], ("很<e0/>好", "very<e0/> good")),
    ],
)  # fmt: skip
def test_codes_are_written_as_omegat_names_them(
    one: Callable[..., Bitext],
    source: str,
    target: str,
    inline: list[Inline],
    shown: tuple[str, str],
) -> None:
    assert memory(project(one(source, target, *inline))) == {shown[0]: shown[1]}


def test_a_target_with_other_codes_than_its_source_is_left_to_the_translator() -> None:
    crossed = f"{CLOSE}very{OPEN} good"
    bitext = make_bitext(
        [make_block(0, f"{OPEN}很{CLOSE}好", STRONG)], [[(f"{OPEN}很{CLOSE}好", crossed)]]
    )
    assert memory(project(bitext)) == {}


def test_an_awkward_article_comes_back_as_it_was_filled_in(awkward: Original) -> None:
    with Library() as library:
        bitext = translated(awkward, library)
    files = project(bitext)
    (name,) = (one for one in files if one.startswith("source/"))
    known = memory(files)
    (untouched,) = read_returned(files[name], name="a.xlf")
    assert [pair for pair in untouched.pairs if not is_same(pair.target, pair.handed)] == []
    asked = [pair for pair in bitext.pairs if placeholders.strip(pair.source).strip()]
    assert len(known) >= len({pair.source.strip() for pair in asked}) - 1
    assert len(untouched.pairs) + untouched.left_out >= len(asked)


def test_what_was_not_translated_is_no_correction(one: Callable[..., Bitext]) -> None:
    files = project(one("很好。", "Very good."))
    (untouched,) = read_returned(files["source/文章.xlf"], name="a.xlf")
    assert (untouched.pairs, untouched.left_out) == ((), 1)
    data = files["source/文章.xlf"].replace(">很好。</target>".encode(), b">Fine.</target>")
    (back,) = read_returned(data, name="a.xlf")
    assert [pair.target for pair in back.pairs] == ["Fine."]
    copied = project(one("OK", "OK"))
    (same,) = read_returned(copied["source/文章.xlf"], name="a.xlf")
    assert [is_same(pair.target, pair.handed) for pair in same.pairs] == [True]
