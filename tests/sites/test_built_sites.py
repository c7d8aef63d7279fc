"""Sites of real generators, built before and after translation: ``make sites``.

Each is built as it is, then translated in each layout and built again. A build takes from a second
(Hugo) to a minute (Docusaurus), so these run only where they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sites.built_pages import Page, counted, dead_links, differences
from tests.sites.families import FAMILIES, Family
from tests.sites.generators import build, missing
from tests.sites.translated_site import LAYOUTS, copy, translated_site

pytestmark = [
    pytest.mark.sites,
    pytest.mark.skipif(not os.environ.get("DUIZHAO_SITES"), reason="slow: make sites runs it"),
]
BUILT = [family for family in FAMILIES if family.install]
each_family = pytest.mark.parametrize("family", BUILT, ids=lambda family: family.name)
each_layout = pytest.mark.parametrize("layout", LAYOUTS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """What a built site holds."""

    dead: list[str]
    pages: dict[str, Page]


Building = Callable[[Family, str], Built]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Building:
    """Return a family's site as it is built: its own (layout ``""``) or a translated one.

    Each is built once; one that cannot be built says why to the first test that asks for it.
    """
    known: dict[tuple[str, str], Built | str] = {}

    def make(family: Family, layout: str) -> Built:
        if why := missing(family):
            pytest.skip(why)
        key = family.name, layout
        if key not in known:
            site = tmp_path_factory.mktemp(f"{family.name}-{layout}") / "site"
            if layout:
                translated_site(family, site, layout=layout)
            else:
                copy(family, site)
            known[key] = _built(family, site)
        one = known[key]
        if isinstance(one, str):
            known[key] = f"{family.name} cannot be built, as said above"
            pytest.fail(one, pytrace=False)
        return one

    return make


def _built(family: Family, site: Path) -> Built | str:
    """Build a site; return why it could not be built instead."""
    try:
        root = build(family, site)
    except AssertionError as error:
        return str(error)
    return Built(dead=dead_links(root, origin=family.origin), pages=counted(root, family.counted))


def hold(faults: list[str]) -> None:
    """Fail with every fault on a line of its own."""
    if faults:
        pytest.fail(f"{len(faults)} faults:\n" + "\n".join(faults), pytrace=False)


@each_family
def test_a_site_builds_as_it_is(family: Family, built: Building) -> None:
    hold(built(family, "").dead)


@each_family
def test_everything_that_is_counted_is_on_the_pages(family: Family, built: Building) -> None:
    pages = built(family, "").pages.values()
    found = {kind for page in pages for kind, _ in page.counts + page.inline}
    hold([f"there is no {one.kind}" for one in family.counted if one.kind not in found])


@each_layout
@each_family
def test_a_translated_site_builds_without_dead_links(
    family: Family, layout: str, built: Building
) -> None:
    built(family, "")
    hold(built(family, layout).dead)


@each_layout
@each_family
def test_a_translated_site_holds_what_it_held(family: Family, layout: str, built: Building) -> None:
    before, after = built(family, "").pages, built(family, layout).pages
    hold(differences(before, after, alone=layout == "target"))
