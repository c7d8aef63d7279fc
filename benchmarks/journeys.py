"""Walks of four people through the reader, in every width, both colour schemes and languages.

    python benchmarks/journeys.py [--only student,newcomer] [--widths 390,1440]
                                  [--languages en,zh-Hans] [--pictures DIR]
    python benchmarks/journeys.py --docs docs

A student, a translator with twelve files, a researcher and somebody with nothing installed: each
begins in a home of their own, in the system's Chromium (``apt-get install chromium``; ``pip install
playwright axe-playwright-python``), with real clicks and keys. After each step both colour schemes
are looked at: errors in the console, a page that scrolls sideways, words cut off in buttons and
tables or outside of the window, the first line of an article that was opened, and everything
axe-core finds, of any impact. ``--pictures`` keeps a picture of each state, ``--docs`` makes the
sheets of ``docs/journeys.md`` anew. The texts are our own; no model of the user's runs, but the
dictionary has to be there (``duizhao models fetch cc-cedict``).

Ends with 1 where something is wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import journey_newcomer
import journey_researcher
import journey_student
import journey_translator
from browsing import chromium_or_error, serving
from chinese_table import Table, render
from journey_faults import Fault
from journey_homes import has_dictionary
from journey_model import answering
from journey_walk import HEIGHTS, LOCALES, Look, Setting, walking

from translator.system import paths

PEOPLE: dict[str, Any] = {
    one.NAME: one
    for one in (journey_student, journey_translator, journey_researcher, journey_newcomer)
}
DARK_FIRST = {"researcher"}
"""Who reads in the dark: their walk begins in it."""
TRADITIONAL = ("researcher", 1024)
"""The walk that is gone in Traditional Chinese as well: who, and how wide the window is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Walked:
    """A walk that was gone, or as far as it went."""

    person: str
    setting: Setting
    looks: tuple[Look, ...]

    @property
    def faults(self) -> list[tuple[Look, Fault]]:
        """All that is wrong, with where."""
        return [(look, fault) for look in self.looks for fault in look.faults]


def matrix(
    people: Sequence[str], widths: Sequence[int], languages: Sequence[str]
) -> Iterator[tuple[str, Setting]]:
    """Give every walk: who, and in which window."""
    for width, language, person in product(widths, languages, people):
        first = "dark" if person in DARK_FIRST else "light"
        if language != "zh-Hant" or (person, width) == TRADITIONAL or len(languages) == 1:
            yield person, Setting(width=width, language=language, first=first)


def gone(
    browser: Any, person: str, setting: Setting, *, user: Path, pictures: Path | None = None
) -> Walked:
    """Go one walk in a home of its own.

    Args:
        browser: Chromium.
        person: Who walks.
        setting: The window.
        user: The home whose dictionary is lent.
        pictures: Where pictures of the states go.
    """
    module = PEOPLE[person]
    models = person == journey_translator.NAME
    with tempfile.TemporaryDirectory() as folder, answering() if models else nullcontext() as model:
        home = Path(folder) / "duizhao"
        home.mkdir()
        module.prepare(home, user)
        asked = {"DUIZHAO_MODEL": model.name, "DUIZHAO_OPENAI_PARALLEL": "1"} if model else {}
        said: list[str] = []
        with (
            serving(home, developer=False, said=said, **asked) as (reader, _),
            walking(browser, reader, setting, person, pictures) as walk,
        ):
            try:
                module.walk(walk, model) if model else module.walk(walk)
                walk.went(module.STATES)
            except Exception as error:  # what is not there is a fault, and the other walks go on
                walk.lost(error)
        walk.server_said(said)
        return Walked(person=person, setting=setting, looks=tuple(walk.looks))


def table(walks: Sequence[Walked]) -> Table:
    """Return a row for each walk."""
    rows = []
    for walk in walks:
        kinds = [fault.kind for _, fault in walk.faults]
        states = dict.fromkeys(look.state for look in walk.looks)
        axe = kinds.count("axe")
        where = (walk.person, str(walk.setting.width), walk.setting.language)
        rows.append((*where, str(len(states)), str(axe), str(len(kinds) - axe)))
    header = ("who", "width", "language", "states", "axe-core", "other faults")
    notes = ("Each state is looked at in light and in dark.",)
    return Table(title="Journeys", header=header, rows=tuple(rows), notes=notes)


def told(walk: Walked) -> list[str]:
    """Say what is wrong with a walk, a line for each thing, the same thing once."""
    lines: dict[str, list[str]] = {}
    for look, fault in walk.faults:
        lines.setdefault(f"{fault.kind}: {fault.what}", []).append(f"{look.state}/{look.scheme}")
    return [f"  {what}\n    at {', '.join(places)}" for what, places in lines.items()]


def go(browser: Any, wanted: Sequence[tuple[str, Setting]], pictures: Path | None) -> list[Walked]:
    """Go all walks, and say of each how it went."""
    walks = []
    for person, setting in wanted:
        began = time.monotonic()
        walk = gone(browser, person, setting, user=paths.home(), pictures=pictures)
        walks.append(walk)
        seconds = time.monotonic() - began
        place = f"{person} {setting.width} {setting.language}"
        print(f"{place}: {len(walk.looks)} looks, {seconds:.0f} s", file=sys.stderr)
        for line in told(walk):
            print(line, file=sys.stderr, flush=True)
    return walks


def main(arguments: list[str]) -> int:
    """Walk and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default=",".join(PEOPLE), help="who walks, with commas")
    parser.add_argument("--widths", default=",".join(map(str, HEIGHTS)), help="pixels, with commas")
    parser.add_argument("--languages", default=",".join(LOCALES), help="with commas")
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each state")
    parser.add_argument("--docs", type=Path, help="the folder of the documentation")
    chosen = parser.parse_args(arguments)
    people, languages = chosen.only.split(","), chosen.languages.split(",")
    widths = [int(one) for one in chosen.widths.split(",")]
    if unknown := [one for one in people if one not in PEOPLE]:
        parser.error(f"nobody is called {unknown[0]}: {', '.join(PEOPLE)}")
    if unknown := [one for one in languages if one not in LOCALES]:
        parser.error(f"the pages are not in {unknown[0]}: {', '.join(LOCALES)}")
    chromium = chromium_or_error(parser)
    if not has_dictionary(paths.home()):
        parser.error("this needs the dictionary: duizhao models fetch cc-cedict")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        if chosen.docs:
            from journey_sheets import SHEETS, draw

            with tempfile.TemporaryDirectory() as folder:
                wanted = [(one.person, one.setting) for one in SHEETS if one.person in people]
                walks = go(browser, wanted, Path(folder))
                lost = {
                    one.person for one in walks for _, what in one.faults if what.kind == "lost"
                }
                draw(
                    Path(folder), chosen.docs / "images", [one for one in people if one not in lost]
                )
        else:
            wanted = list(matrix(people, widths, languages))
            walks = go(browser, wanted, chosen.pictures)
        browser.close()
    print(render(table(walks)))
    return 1 if any(walk.faults for walk in walks) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
