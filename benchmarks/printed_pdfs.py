"""PDFs of known text, printed by Chromium, LibreOffice, XeTeX and Ghostscript."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from printed_text import CHINESE, ENGLISH, ENGLISH_TITLE, ITEMS, TABLE, TITLE

import translator

SERIF = "'Noto Serif CJK SC','Noto Serif CJK TC',serif"
PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
    "xelatex": ("xelatex",),
    "ghostscript": ("gs",),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """A PDF and what a reader of it should get."""

    name: str
    path: Path
    text: str
    """Headings, paragraphs, items and cells, one a line."""
    headings: int


def program(name: str) -> str:
    """Return where a program is; empty: it is not installed."""
    return next((found for one in PROGRAMS[name] if (found := shutil.which(one))), "")


def run(arguments: Sequence[str], folder: Path) -> None:
    subprocess.run(arguments, cwd=folder, check=True, capture_output=True, timeout=600)


Chapters = Sequence[tuple[str, Sequence[str]]]


def pieces(title: str, chapters: Chapters, *, more: bool) -> list[tuple[str, str]]:
    """Return the kind and the text of each piece of an article."""
    found = [("title", title)]
    for number, (heading, paragraphs) in enumerate(chapters):
        found.append(("heading", heading))
        found += [("paragraph", one) for one in paragraphs]
        if more and number == 0:
            found += [("item", one) for one in ITEMS]
        if more and number == 1:
            found += [("cell", cell) for row in TABLE for cell in row]
    return found


def web_page(
    title: str, chapters: Chapters, style: str, *, more: bool, lang: str, note: str = ""
) -> str:
    body = [f"<h1>{html.escape(title)}</h1>", "<div class=text>"]
    for number, (heading, paragraphs) in enumerate(chapters):
        body.append(f"<h2>{html.escape(heading)}</h2>")
        body += [f"<p>{html.escape(one)}</p>" for one in paragraphs]
        if more and number == 0:
            body.append(f"<ul>{''.join(f'<li>{one}</li>' for one in ITEMS)}</ul>")
        if more and number == 1:
            rows = "".join(
                f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE
            )
            body.append(f"<table>{rows}</table>")
    base = (
        f"body{{font-family:{SERIF};font-size:11pt;line-height:1.6}}"
        "td{border:1px solid #333;padding:3px 10px}table{border-collapse:collapse}"
        "@page{size:A4;margin:22mm}"
    )
    return (
        f"<!doctype html><html lang={lang}><meta charset=utf-8><title>{title}</title>"
        f"<style>{base}{style}</style><body>{''.join(body)}</div>{note}</body></html>"
    )


def by_chromium(page: str, path: Path, *, heads: bool = False) -> None:
    source = path.with_suffix(".html")
    source.write_text(page, encoding="utf-8")
    plain = [] if heads else ["--no-pdf-header-footer"]
    run(
        [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", *plain,
         f"--print-to-pdf={path}", source.as_uri()],
        path.parent,
    )  # fmt: skip


def by_libreoffice(title: str, chapters: Chapters, path: Path, *, columns: int) -> None:
    """Print a flat OpenDocument text, with a running head and page numbers."""
    source = path.with_suffix(".fodt")
    text = "".join(
        f'<text:h text:outline-level="1">{heading}</text:h>'
        + "".join(f'<text:p text:style-name="P">{one}</text:p>' for one in paragraphs)
        for heading, paragraphs in chapters
    )
    source.write_text(_FODT.format(title=title, text=text, columns=columns), encoding="utf-8")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    run(
        [program("libreoffice"), profile, "--headless", "--convert-to", "pdf", source.name],
        path.parent,
    )


_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"
 style:font-size-asian="11pt" style:font-name-asian="Noto Serif CJK SC"
 fo:language="en" fo:country="GB" fo:hyphenate="true"/></style:default-style>
<style:style style:name="Heading_20_1" style:family="paragraph" style:default-outline-level="1">
<style:text-properties fo:font-size="15pt" style:font-size-asian="15pt" fo:hyphenate="false"/>
<style:paragraph-properties fo:margin-top="4mm" fo:margin-bottom="2mm"
 fo:keep-with-next="always"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:text-indent="8mm" fo:text-align="justify"/></style:style>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties fo:font-size="20pt"
 style:font-size-asian="20pt"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="8mm"/></style:section-properties>
</style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="150mm"
 fo:page-height="200mm" fo:margin="18mm"/><style:header-style><style:header-footer-properties
 fo:min-height="6mm"/></style:header-style><style:footer-style><style:header-footer-properties
 fo:min-height="6mm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>{title} · 2024</text:p></style:header>
<style:footer><text:p>– <text:page-number/> –</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="T">{title}</text:p>
<text:section text:name="s" text:style-name="S">{text}</text:section>
</office:text></office:body></office:document>
"""


def by_xelatex(title: str, chapters: Chapters, path: Path, *, options: str, chinese: bool) -> None:
    source = path.with_suffix(".tex")
    font = "Noto Serif CJK SC" if chinese else "DejaVu Serif"
    breaks = r'\XeTeXlinebreaklocale "zh"\XeTeXlinebreakskip=0pt plus 1pt' if chinese else ""
    text = "\n\n".join(
        f"\\section*{{{heading}}}\n\n" + "\n\n".join(paragraphs) for heading, paragraphs in chapters
    )
    source.write_text(
        f"\\documentclass[{options}]{{article}}\\usepackage{{fontspec}}\n"
        f"\\setmainfont{{{font}}}{breaks}\\emergencystretch=2em\n"
        "\\usepackage[a5paper,margin=16mm]{geometry}\n"
        f"\\title{{{title}}}\\date{{}}\\begin{{document}}\\maketitle\n{text}\n\\end{{document}}\n",
        encoding="utf-8",
    )
    run([program("xelatex"), "-interaction=nonstopmode", source.name], path.parent)


def by_ghostscript(original: Path, path: Path) -> None:
    run(
        [program("ghostscript"), "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite",
         f"-sOutputFile={path}", str(original)],
        path.parent,
    )  # fmt: skip


def traditional(chapters: Chapters) -> Chapters:
    def turned(text: str) -> str:
        text = translator.convert(text, "zh-Hant-TW")
        return re.sub("“([^”]*)”", "「\\1」", text)

    return [(turned(heading), [turned(one) for one in texts]) for heading, texts in chapters]


def print_all(folder: Path) -> Iterator[Printed]:
    """Print every PDF that the installed programs can; say which are missing."""
    two, three = ".text{columns:2;column-gap:9mm}", ".text{columns:3;column-gap:7mm}"
    justified = "p{text-align:justify;hyphens:auto;margin:0;text-indent:1.5em}"
    indented = "p{text-indent:2em;margin:0;text-align:justify}"
    upright = f"html{{writing-mode:vertical-rl}}{indented}"
    old = traditional(CHINESE)
    old_title = translator.convert(TITLE, "zh-Hant-TW")
    chrome: list[tuple[str, str, Chapters, str, bool, str, bool]] = [
        ("one-column", TITLE, CHINESE, "", True, "zh-Hans", True),
        ("two-columns", TITLE, CHINESE, two + indented, True, "zh-Hans", False),
        ("three-columns", TITLE, CHINESE, three + indented, False, "zh-Hans", False),
        ("english-two-columns", ENGLISH_TITLE, ENGLISH, two + justified, False, "en", False),
        ("vertical", old_title, old, upright, False, "zh-Hant", False),
        ("vertical-wide", old_title, old,
         upright + "@page{size:A4 landscape}p{line-height:2}", False, "zh-Hant", False),
        ("long", TITLE, CHINESE * 6, indented + "body{font-size:14pt}", True, "zh-Hans", True),
    ]  # fmt: skip
    makers: list[tuple[str, str, str, Chapters, bool, Callable[[Path], None]]] = []
    if program("chromium"):
        for name, title, chapters, style, more, lang, heads in chrome:
            page = web_page(title, chapters, style, more=more, lang=lang)

            def make(path: Path, page: str = page, heads: bool = heads) -> None:
                by_chromium(page, path, heads=heads)

            makers.append((f"chromium-{name}", name, title, chapters, more, make))
    if program("libreoffice"):
        for columns in (1, 2):

            def office(path: Path, columns: int = columns) -> None:
                by_libreoffice(TITLE, CHINESE, path, columns=columns)

            name = f"libreoffice-{columns}-columns"
            makers.append((name, name, TITLE, CHINESE, False, office))
        makers.append((
            "libreoffice-english", "", ENGLISH_TITLE, ENGLISH, False,
            lambda path: by_libreoffice(ENGLISH_TITLE, ENGLISH, path, columns=2),
        ))  # fmt: skip
    if program("xelatex"):
        makers += [
            ("xelatex-one-column", "", TITLE, CHINESE, False,
             lambda path: by_xelatex(TITLE, CHINESE, path, options="", chinese=True)),
            ("xelatex-two-columns", "", TITLE, CHINESE, False,
             lambda path: by_xelatex(TITLE, CHINESE, path, options="twocolumn", chinese=True)),
            ("xelatex-english", "", ENGLISH_TITLE, ENGLISH, False,
             lambda path: by_xelatex(
                 ENGLISH_TITLE, ENGLISH, path, options="twocolumn", chinese=False)),
        ]  # fmt: skip
    for name, _, title, chapters, more, make in makers:
        path = folder / f"{name}.pdf"
        make(path)
        known = pieces(title, chapters, more=more)
        text = "\n".join(one for _, one in known)
        headings = sum(kind in ("title", "heading") for kind, _ in known)
        yield Printed(name=name, path=path, text=text, headings=headings)
        if program("ghostscript") and not name.startswith("libreoffice-e"):
            again = folder / f"{name}-gs.pdf"
            by_ghostscript(path, again)
            yield Printed(name=f"{name}-gs", path=again, text=text, headings=headings)
