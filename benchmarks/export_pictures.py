"""The pictures of laid-out documents in docs/export.md: a page of each, as its programs show it.

    python benchmarks/export_pictures.py [--out docs/images] [--only docx,epub]

The article and the sentences are those of ``pictures.py``. Word's document is shown by
LibreOffice, the book by Chromium on a page as wide as an e-reader's, the PDF by PDFium. It needs
LibreOffice, the system's Chromium, playwright, pypdfium2, Pillow and the dictionary.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
from browsing import chromium_or_error
from pictures import ARTICLES, COLOURS, ROOT, sentences, signature
from PIL import Image

from translator import check
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.exports import save
from translator.types import Bitext, Layout, Pair, Provenance

DOTS = 1.45
"""Dots a point of a PDF's page."""
E_READER = {"width": 560, "height": 760}


def article() -> Bitext:
    """Return the last of the articles with what the model said and people corrected."""
    path, known = ARTICLES[-1], sentences()
    planned = plan(read_bytes(path.read_bytes(), name=path.name).document)
    languages = {
        "source_language": planned.source_language,
        "target_language": planned.target_language,
    }
    pairs = []
    for item in planned.items:
        engine, person = known.get((path.name, item.source), ("", ""))
        target = item.source if item.copied else person or engine
        kind = "copy" if item.copied else "person" if person else "engine"
        found = () if item.copied else tuple(check(item.source, target, **languages))
        made = Provenance(kind=kind, signature=signature())
        pairs.append(
            Pair(
                segment=item.segment,
                source=item.source,
                target=target,
                provenance=made,
                findings=found,
            )
        )
    return Bitext(document=planned.document, pairs=tuple(pairs), signature=signature(), **languages)


def first_page(data: bytes) -> Image.Image:
    """Return the first page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    return document[0].render(scale=DOTS).to_pil().convert("RGB")


def of_docx(bitext: Bitext, folder: Path, _: Any) -> Image.Image:
    """Return the first page of the Word document, as LibreOffice shows it."""
    path = folder / "article.docx"
    path.write_bytes(save.render(bitext, "docx", layout=Layout.BILINGUAL).data)
    office = shutil.which("soffice") or "soffice"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
         "--outdir", folder, path],
        check=True, capture_output=True,
    )  # fmt: skip
    return first_page(path.with_suffix(".pdf").read_bytes())


def of_pdf(bitext: Bitext, _: Path, __: Any) -> Image.Image:
    """Return the first page of the PDF."""
    return first_page(save.render(bitext, "pdf", layout=Layout.SIDE_BY_SIDE).data)


def of_epub(bitext: Bitext, folder: Path, browser: Any) -> Image.Image:
    """Return the first screen of the book's first chapter, with pinyin."""
    data = save.render(bitext, "epub", layout=Layout.BILINGUAL, ruby="pinyin").data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(book.read(name))
    page = browser.new_page(viewport=E_READER, device_scale_factor=1.5)
    page.goto((folder / "EPUB" / "c0001.xhtml").as_uri())
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


MAKERS = {"docx": of_docx, "epub": of_epub, "pdf": of_pdf}


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--only", default=",".join(MAKERS), help="names of formats, with commas")
    options = parser.parse_args()
    chromium = chromium_or_error(parser)
    from playwright.sync_api import sync_playwright

    bitext = article()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for kind in options.only.split(","):
            picture = MAKERS[kind](bitext, Path(name), browser)
            path = options.out / f"export-{kind}.png"
            small = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(path, optimize=True)
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
