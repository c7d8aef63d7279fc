"""How exactly scanned pages are read: edit distance a page, and the numbers that are right.

    python benchmarks/scanned_pages.py [--only NAME] [--keep FOLDER]

Text of our own is printed by Chromium, rendered at 100 to 300 dots an inch, greyed, made noisy,
turned by a degree or so, packed as JPEG and put into a PDF: what a scanner makes of it. Then it is
read as any PDF is. Needs Chromium and `pip install 'duizhao[ocr]'`. The distance is that of
``documents_pdf.py``. Numbers are those of a page in order, in digits and in Chinese numerals of two
signs or more; a date whose 〇 is lost is a wrong number.
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from documents_pdf import distances, processor_time, read_text
from PIL import Image
from printed_pdfs import Chapters, by_chromium, pieces, program, traditional, web_page
from printed_text import CHINESE, ENGLISH, ENGLISH_TITLE, TITLE

import translator
from translator import placeholders
from translator.formats import registry

YEARS: Chapters = (
    ("年份", (
        "二〇二六年十一月三十日，镇上的新图书馆开了门。老馆建于一九三〇年，二〇〇八年修过一次，"
        "二〇一〇年又添了一层，一九九〇年以前的书都搬到了二〇三号房间。",
        "民国一〇三年的旧报纸收在第一〇七号柜子里，一共三〇五份，最早的一份印于一九〇〇年。"
        "想看的人可以打电话：一三〇五五六〇〇。",
        "馆里还有2026年的日历、1,280册新书和3.5米高的书架，周一至周五08:30开门，20:00关门。",
    )),
)  # fmt: skip
_NUMBER = re.compile(r"\d[\d.,:]*\d|\d|[〇零一二三四五六七八九十百]{2,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """A text, how it is set, and how it is scanned."""

    name: str
    title: str
    chapters: Chapters
    style: str
    lang: str
    dots: Sequence[int]
    """An inch; one scan for each."""
    turned: float = 0.0
    """Degrees."""
    more: bool = False


def scans() -> list[Scan]:
    """Return what is scanned."""
    two = ".text{columns:2;column-gap:9mm}p{text-indent:2em;margin:0;text-align:justify}"
    upright = "html{writing-mode:vertical-rl}p{text-indent:2em;margin:0;text-align:justify}"
    sans = "body{font-family:'Noto Sans CJK SC'}"
    old, old_title = traditional(CHINESE), translator.convert(TITLE, "zh-Hant-TW")

    def scan(name: str, style: str, dots: Sequence[int], turned: float = 0.0) -> Scan:
        text = {
            "hant": (old_title, old, "zh-Hant"),
            "english": (ENGLISH_TITLE, ENGLISH, "en"),
            "years": ("图书馆的年份", YEARS, "zh-Hans"),
        }.get(name.split("-")[0], (TITLE, CHINESE, "zh-Hans"))
        more = text[0] == TITLE
        return Scan(
            name=name, title=text[0], chapters=text[1], lang=text[2], style=style, dots=dots,
            turned=turned, more=more,
        )  # fmt: skip

    return [
        scan("hans", "", (100, 150, 200, 300)),
        scan("hans-turned", "", (150,), 1.2),
        scan("hans-two-columns", two, (150, 200)),
        scan("hans-two-columns-turned", two, (150,), -0.7),
        scan("hant", "", (150,)),
        scan("hant-vertical", upright, (150, 200)),
        scan("hant-vertical-turned", upright, (200,), 0.6),
        scan("years", "", (100, 150, 200)),
        scan("years-sans", sans, (100, 150, 200)),
        scan("years-small", "body{font-size:8pt}", (150, 200)),
        scan("english-two-columns", two, (150,)),
    ]


def scanned(original: Path, path: Path, dots: int, turned: float) -> None:
    """Write the pages of a PDF as a scanner would."""
    source, target = pdfium.PdfDocument(original), pdfium.PdfDocument.new()
    noise = np.random.default_rng(1)
    for page in source:
        width, height = page.get_size()
        grey = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        if turned:
            grey = grey.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255)
        shades = np.asarray(grey).astype(float) * 0.85 + 25
        shades += noise.normal(0, 6, shades.shape)
        packed = io.BytesIO()
        Image.fromarray(shades.clip(0, 255).astype(np.uint8)).save(packed, "JPEG", quality=70)
        packed.seek(0)
        sheet = target.new_page(width, height)
        picture = pdfium.PdfImage.new(target)
        picture.load_jpeg(packed, inline=True)
        picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
        sheet.insert_obj(picture)
        sheet.gen_content()
    target.save(path)


def measured(one: Scan, path: Path, dots: int, *, show: bool) -> None:
    """Read a scan and print how well that went."""
    data = path.read_bytes()
    before = processor_time()
    document = registry.by_path(path, data).read(data, name=path.name)
    spent = processor_time() - before
    known = pieces(one.title, one.chapters, more=one.more)
    lines = [text for _, text in known if re.search(r"[^\W\d_]", text)]
    expected = re.sub(r"\s+", "", "".join(lines))
    found, pages = read_text(document)
    by_page = distances(expected, found, pages)
    numbers, read = _NUMBER.findall(expected), _NUMBER.findall(found)
    matcher = difflib.SequenceMatcher(a=numbers, b=read, autojunk=False)
    right = sum(block.size for block in matcher.get_matching_blocks())
    headings = sum(kind in ("title", "heading") for kind, _ in known)
    seen = sum(block.kind == "heading" for block in document.blocks)
    whole = {re.sub(r"\s+", "", placeholders.strip(b.text)) for b in document.blocks}
    long = [re.sub(r"\s+", "", line) for line in lines if len(line) > 40]
    kept = sum(any(_alike(line, block) for block in whole) for line in long)
    remarks = [skipped.kind for skipped in document.skipped]
    print(
        f"{one.name:26}{dots:5}{len(by_page):6}"
        f"{sum(by_page.values()) / max(1, len(by_page)):9.2%}"
        f"{max(by_page.values(), default=1.0):9.2%}{right:6}/{len(numbers):<4}"
        f"{seen:5}/{headings:<4}"
        f"{kept:5}/{len(long):<4}{remarks.count('page-zeros'):4}"
        f"{spent / max(1, len(by_page)):8.1f}",
        flush=True,
    )
    if show:
        print(document.skeleton)
        for skipped in document.skipped:
            print("--", skipped.kind, skipped.reason)


def _alike(one: str, other: str) -> bool:
    if not 0.9 < len(one) / max(1, len(other)) < 1.1:
        return False
    return difflib.SequenceMatcher(a=one, b=other, autojunk=False).ratio() > 0.9


def _written(folder: Path, only: str) -> Iterator[tuple[Scan, Path, int]]:
    for one in scans():
        if only not in one.name:
            continue
        printed = folder / f"{one.name}.pdf"
        page = web_page(one.title, one.chapters, one.style, more=one.more, lang=one.lang)
        by_chromium(page, printed)
        for dots in one.dots:
            path = folder / f"{one.name}-{dots}.pdf"
            scanned(printed, path, dots, one.turned)
            yield one, path, dots


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="scans whose names hold this, with their text")
    parser.add_argument("--keep", type=Path, help="folder the PDFs stay in")
    arguments = parser.parse_args()
    if not program("chromium"):
        print("Chromium is not installed, so nothing can be printed.")
        return 1
    head = ("pages", "mean", "worst", "numbers", "headings", "paragraphs", "〇?", "CPU s/page")
    print(
        f"{'scan':26}{'dpi':>5}{head[0]:>6}{head[1]:>9}{head[2]:>9}  {'  '.join(head[3:])}",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["DUIZHAO_HOME"] = temporary  # nothing that was read before counts
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for one, path, dots in _written(folder, arguments.only):
            measured(one, path, dots, show=bool(arguments.only))
    return 0


if __name__ == "__main__":
    sys.exit(main())
