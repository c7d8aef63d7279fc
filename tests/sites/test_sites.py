"""Sites of nine families, translated: what is in their documents survives.

Nothing is built here; ``test_built_sites.py`` does that with the real generators.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sites import built_pages, source_links
from tests.sites.families import FAMILIES, Family, by_name
from tests.sites.left_behind import left_in_markdown, left_in_page
from tests.sites.structure import differences, fences, inline, shown_to_engines, structure
from tests.sites.translated_site import LAYOUTS, brings_assets, translate
from tests.standins import ScriptedEngine, install

MARKDOWN = (".md", ".mdx")
Written = Callable[[Family, str], Path]

each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
each_layout = pytest.mark.parametrize("layout", LAYOUTS)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Return what the echo engine makes of a family in a layout; each is written once."""
    known: dict[tuple[str, str], Path] = {}

    def write(family: Family, layout: str) -> Path:
        if (family.name, layout) not in known:
            out = tmp_path_factory.mktemp(f"{family.name}-{layout}")
            translate(family, out, layout=layout)
            known[family.name, layout] = out
        return known[family.name, layout]

    return write


def hold(faults: list[str]) -> None:
    """Fail with every fault on a line of its own."""
    if faults:
        pytest.fail(f"{len(faults)} faults:\n" + "\n".join(faults), pytrace=False)


def both(family: Family, out: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield each document's name, its source and what was written; a missing one is empty."""
    for name in family.documents(family.folder):
        source = (family.folder / family.content / name).read_text("utf-8")
        path = out / name
        yield name, source, path.read_text("utf-8") if path.is_file() else ""


@each_family
def test_every_document_comes_back_byte_for_byte(family: Family, tmp_path: Path) -> None:
    translate(family, tmp_path, layout="target", model="echo:identity")
    faults = []
    for name in family.documents(family.folder):
        path = tmp_path / name
        if not path.is_file():
            faults.append(f"{name} was not read")
        elif path.read_bytes() != (family.folder / family.content / name).read_bytes():
            faults.append(f"{name} is another")
    hold(faults)


@each_family
def test_engines_are_shown_text_alone(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = install(monkeypatch, ScriptedEngine(batch=64))
    translate(family, tmp_path, layout="target", model="scripted")
    assert engine.texts
    code = [one for _, source, _ in both(family, tmp_path) for one in fences(source)]
    texts = dict.fromkeys(engine.texts)
    hold(shown_to_engines(texts, code=code, never=family.never))


@each_family
def test_no_chinese_is_left_behind(family: Family, written: Written) -> None:
    out = written(family, "target")
    faults = []
    for name, _, target in both(family, out):
        if not target:
            left = ["it was not read"]
        elif name.suffix in MARKDOWN:
            left = left_in_markdown(target, family.left)
        else:
            left = left_in_page(target.encode(), family.left)
        faults += [f"{name}: {line}" for line in left]
    hold(faults)


@each_layout
@each_family
def test_structure_stays(family: Family, layout: str, written: Written) -> None:
    out = written(family, layout)
    faults = []
    for name, source, target in both(family, out):
        if name.suffix not in MARKDOWN:
            continue
        if not target:
            faults.append(f"{name} was not read")
            continue
        found = differences(structure(source), structure(target), often=True)
        found += differences(
            inline(source, mdx=family.mdx),
            inline(target, mdx=family.mdx),
            often=layout == "target",
        )
        faults += [f"{name}: {fault}" for fault in found]
    hold(faults)


@each_layout
@each_family
def test_relative_links_lead_somewhere(
    family: Family, layout: str, written: Written, tmp_path: Path
) -> None:
    before = source_links.working(family.folder / family.content)
    documents = set(family.documents(family.folder))
    before = {name: links for name, links in before.items() if name in documents}
    out = _with_assets(family, written(family, layout), tmp_path / "site")
    faults = source_links.dead(out, before)
    hold(faults + (source_links.dead_wikilinks(out) if family.name == "obsidian" else []))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_saved_page_holds_what_it_held(layout: str, written: Written, tmp_path: Path) -> None:
    family = by_name("saved-page")
    out = _with_assets(family, written(family, layout), tmp_path / "site")
    faults = built_pages.dead_links(out)
    before = built_pages.counted(family.folder, family.counted)
    after = built_pages.counted(out, family.counted)
    hold(faults + built_pages.differences(before, after, alone=layout == "target"))


def test_the_sites_themselves_hold_no_dead_link() -> None:
    hold(
        source_links.dead_wikilinks(by_name("obsidian").folder)
        + built_pages.dead_links(by_name("saved-page").folder)
    )


@each_family
def test_the_sites_hold_something_to_lose(family: Family) -> None:
    held: Counter[str] = Counter()
    for _, source, _ in both(family, family.folder):
        held.update(kind for kind, _ in structure(source) + inline(source, mdx=family.mdx))
    assert len(held) >= 4, held


def _with_assets(family: Family, out: Path, site: Path) -> Path:
    """Return what was written with the files it links to, which ``--assets copy`` brings."""
    if brings_assets():
        return out
    shutil.copytree(family.folder / family.content, site)
    for name in family.documents(family.folder):
        (site / name).unlink()
    shutil.copytree(out, site, dirs_exist_ok=True)
    return site
