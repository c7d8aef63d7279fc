"""The pictures of the documentation, taken from the reader itself.

    python benchmarks/pictures.py [--out docs/images]

The articles of ``ui/views/example.zh-Hans.md`` and ``examples/`` are put into a library of their
own with the sentences of ``data/pictures.tsv``: what the default model said of them, and what a
person made of some. No model runs, so that the pictures are the same each time. It needs the
dictionary (``duizhao models fetch cc-cedict``), playwright and the system's Chromium.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browsing import chromium_or_error, serving
from chinese_table import Table, render
from entering import Reader
from PIL import Image

from translator import check
from translator.chinese.dictionary import dictionary
from translator.document import plan
from translator.document.read import read_bytes
from translator.store import JobState, Library
from translator.system import paths
from translator.types import Pair, Provenance

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = Path(__file__).with_name("data") / "pictures.tsv"
ARTICLES = (
    ROOT / "examples" / "letter.zh-Hant.md",
    ROOT / "ui" / "views" / "example.zh-Hans.md",
)
"""The last one is read in the pictures."""
DAY = "2026-03-18T0{number}:12:00Z"
"""When the articles came in: the pictures must not change with the clock."""
LIGHT: dict[str, Any] = {"readings": "pinyin", "beyond": 3, "last": "pinyin"}
PLACE = """
([folder, usual]) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replace(folder, usual);
  }
}
"""
"""Names the data directory as it is usually called, not the temporary one."""
SETTLE = 1500
"""Milliseconds until nothing moves any more: the page looks once a second for what is new."""
COLOURS = 128
"""Of a picture: letters stay clear, the file is a third as large."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shot:
    """A picture."""

    name: str
    path: str = ""
    """Of the page; empty: the article."""
    width: int = 1200
    height: int = 820
    scheme: str = "light"
    card: str = ""
    """The word whose card is open."""
    settings: str = "{}"
    """How the article is shown, as the reader keeps it in the browser (JSON)."""
    hover: str = ""
    """The words the pointer is on."""
    scale: int = 1
    """Dots a pixel."""


SHOTS = (
    Shot(name="reader", height=900, card="早市", settings=json.dumps(LIGHT)),
    Shot(name="reader-dark", scheme="dark", hover="怀念"),
    Shot(name="reader-phone", width=390, height=780, settings=json.dumps(LIGHT)),
    Shot(name="library", path="/library", height=720),
    Shot(name="models", path="/models", height=720),
)


def sentences() -> dict[tuple[str, str], tuple[str, str]]:
    """Return what the model said of each source of a document, and what a person wrote."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            (row["document"], json.loads(row["source"])): (row["engine"], row["person"])
            for row in rows
        }


def signature() -> str:
    """Return the signature of the run the sentences are from: the first line of its own file."""
    return SENTENCES.with_suffix(".signature").read_text("utf-8").strip()


def prepared(home: Path) -> int:
    """Put the articles and their sentences into a library; return the last one's job."""
    known = sentences()
    job_id = 0
    with Library(home / "library.sqlite3") as library:
        for path in ARTICLES:
            original = read_bytes(path.read_bytes(), name=path.name)
            planned = plan.plan(original.document)
            languages = {
                "source_language": planned.source_language,
                "target_language": planned.target_language,
            }
            job_id = library.start_job(
                library.add_document(original.document, original.data),
                **languages,
                signature=signature(),
                total=len(planned.items),
            )
            pairs = []
            for item in planned.items:
                engine, person = known.get((path.name, item.source), ("", ""))
                if item.copied:
                    engine = item.source
                if not engine:
                    break  # the model was stopped here
                found = check(item.source, engine, **languages) if not item.copied else ()
                pairs.append(
                    Pair(
                        segment=item.segment,
                        source=item.source,
                        target=engine,
                        provenance=Provenance(
                            kind="copy" if item.copied else "engine", signature=signature()
                        ),
                        findings=tuple(found),
                    )
                )
                if person:
                    library.correct(item.source, person, **languages)
            library.save_pairs(job_id, pairs)
            whole = len(pairs) == len(planned.items)
            library.finish_job(job_id, JobState.DONE if whole else JobState.STOPPED)
    _dated(home / "library.sqlite3")
    return job_id


def _dated(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for number, (document,) in enumerate(
            connection.execute("SELECT id FROM documents ORDER BY id").fetchall(), start=1
        ):
            day = DAY.format(number=number)
            connection.execute("UPDATE documents SET added = ? WHERE id = ?", (day, document))
            connection.execute(
                "UPDATE jobs SET created = ?, updated = ? WHERE document_id = ?",
                (day, day, document),
            )
    connection.close()


def take(browser: Any, address: Reader, job_id: int, shot: Shot, out: Path) -> Path:
    """Take one picture; return its file."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        device_scale_factor=shot.scale,
        timezone_id="UTC",
        locale="en-GB",
        reduced_motion="reduce",
    )
    address.let_in(page.context)
    kept = json.dumps(shot.settings)
    page.add_init_script(f"localStorage.setItem('duizhao-reader', {kept})")
    page.goto(f"{address}{shot.path or f'/?job={job_id}'}")
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    if not shot.path:
        page.locator(".reader[data-words=ready]").wait_for(timeout=60_000)
        if json.loads(shot.settings).get("readings"):
            page.locator(".reader rt").first.wait_for()
    else:
        page.get_by_role("heading").first.wait_for()
    if shot.path == "/library":
        page.locator(".shelf tbody tr").first.wait_for()
    page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached")
    if shot.card:
        page.wait_for_timeout(SETTLE)
        page.locator(".reader .s .w", has_text=shot.card).first.click()
        page.locator(".panel .reading").first.wait_for()
        page.locator("[data-testid=stMain]").evaluate("node => node.scrollTo(0, 0)")
    if shot.hover:
        page.locator(".reader .s .w", has_text=shot.hover).first.hover()
        page.locator(".reader .t .highlighted").first.wait_for()
    else:
        page.mouse.move(shot.width - 2, 2)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(SETTLE)
    page.evaluate(PLACE, [os.environ["DUIZHAO_HOME"], "~/.local/share/duizhao"])
    path = out / f"{shot.name}.png"
    page.screenshot(path=path, animations="disabled", caret="hide")
    page.close()
    with Image.open(path) as picture:
        smaller = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    smaller.save(path, optimize=True)
    return path


def main() -> int:
    """Take the pictures and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--only", default="", help="names of pictures, with commas")
    options = parser.parse_args()
    chromium = chromium_or_error(parser)
    from playwright.sync_api import sync_playwright

    if dictionary.installed() is None:
        parser.error("this needs the dictionary: duizhao models fetch cc-cedict")
    wanted = options.only.split(",") if options.only else [shot.name for shot in SHOTS]
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "duizhao"
        home.mkdir()
        for name in ("models", "cache"):
            if (paths.home() / name).is_dir():
                (home / name).symlink_to(paths.home() / name)
        os.environ["DUIZHAO_HOME"] = str(home)
        job_id = prepared(home)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        with serving(home) as (address, _):
            taken = [
                take(browser, address, job_id, shot, options.out)
                for shot in SHOTS
                if shot.name in wanted
            ]
        browser.close()
    rows = tuple((path.name, f"{path.stat().st_size / 1000:.0f} kB") for path in taken)
    print(render(Table(title="Pictures", header=("file", "size"), rows=rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
