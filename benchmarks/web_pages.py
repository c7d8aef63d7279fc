"""How much of an article is taken out of a page, and how much that is none: by paragraphs.

    python benchmarks/web_pages.py                  the layouts of tests/formats/article/layouts.py
    python benchmarks/web_pages.py --corpus FOLDER  pages of trafilatura's evaluation, see below

The layouts are our own pages with known articles: a paragraph counts as found where it stands in
the result by itself and whole; what else stands there counts against it. Ours were written by
whoever wrote the extraction, so they show that it works, not how well. For that there are the pages
of trafilatura's repository (``tests``: ``evaldata.json`` and the folders ``cache`` and ``eval``),
real ones, mostly German and English, each with pieces of text that have to be found and pieces
that must not be.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from tests.formats.article.layouts import Layout, layouts
from translator import placeholders
from translator.document.read import read_bytes
from translator.errors import TranslatorError
from translator.formats import registry
from translator.types import Block

_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\([^)\s]*\)")
_MARKS = re.compile(r"[\s*_`#>|\\]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was taken out of a page, against what should have been."""

    right: int
    wanted: int
    taken: int
    missing: tuple[str, ...]
    besides: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Part of the article that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Part of what was taken that is the article's."""
        return self.right / self.taken if self.taken else 0.0


def taken(layout: Layout) -> tuple[str, ...]:
    """Return the paragraphs that are taken out of a layout's page, as a reader sees them."""
    found = registry.article_of_page(
        layout.html.encode(layout.encoding), address="https://example.org/a/b.html", charset="",
        encoding=None, whole=False, absolute=urljoin,
    )  # fmt: skip
    document = read_bytes(found.data, name="page.md").document
    return tuple(_plain(_shown(block)) for block in document.blocks if block.kind != "front_matter")


def _shown(block: Block) -> str:
    known = placeholders.table(block)
    parts = []
    for one in block.text:
        item = known.get(one)
        if item is None:
            parts.append(one)
        elif not item.paired and item.kind in ("code", "escape", "character", "entity"):
            parts.append(item.text)
    return "".join(parts)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def judged(layout: Layout) -> Found:
    """Compare what is taken out of a layout's page with its article."""
    got, wanted = list(taken(layout)), [_plain(one) for one in layout.truth]
    missing = tuple(one for one in wanted if one not in got)
    besides = tuple(one for one in got if one not in wanted)
    return Found(
        right=len(wanted) - len(missing),
        wanted=len(wanted),
        taken=len(wanted) - len(missing) + len(besides),
        missing=missing,
        besides=besides,
    )


def _own(show: bool) -> None:
    print(f"{'layout':<18}{'paragraphs':>11}{'recall':>9}{'precision':>11}")
    sums = [0, 0, 0]
    for layout in layouts():
        found = judged(layout)
        print(f"{layout.name:<18}{found.wanted:>11}{found.recall:>9.3f}{found.precision:>11.3f}")
        if show:
            for one in found.missing:
                print(f"    missing: {one[:70]}")
            for one in found.besides:
                print(f"    besides: {one[:70]}")
        sums = [a + b for a, b in zip(sums, (found.right, found.wanted, found.taken), strict=True)]
    print(f"{'together':<18}{sums[1]:>11}{sums[0] / sums[1]:>9.3f}{sums[0] / sums[2]:>11.3f}")


def _bare(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", _LINK.sub(r"\1", text)))


def _corpus(folder: Path) -> None:
    known = json.loads((folder / "evaldata.json").read_text("utf-8"))
    right = wrong = missed = spared = pages = refused = 0
    began = time.process_time()
    for address, one in known.items():
        paths = [folder / part / one["file"] for part in ("cache", "eval")]
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            continue
        pages += 1
        text = ""
        try:
            found = registry.article_of_page(
                path.read_bytes(), address=address, charset="", encoding=None, whole=False,
                absolute=urljoin,
            )  # fmt: skip
            text = _bare(found.data.decode().partition("\n---\n")[2])
        except TranslatorError:
            refused += 1
        has = [_bare(piece) in text for piece in one["with"]]
        lacks = [_bare(piece) not in text for piece in one["without"]]
        right, missed = right + sum(has), missed + len(has) - sum(has)
        spared, wrong = spared + sum(lacks), wrong + len(lacks) - sum(lacks)
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"pages {pages}, refused {refused}, CPU {time.process_time() - began:.1f} s")
    print(f"precision {precision:.3f}  recall {recall:.3f}  "
          f"F {2 * precision * recall / (precision + recall):.3f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="folder with evaldata.json")
    parser.add_argument("--show", action="store_true", help="print what is missing and besides")
    arguments = parser.parse_args()
    if arguments.corpus:
        _corpus(arguments.corpus)
    else:
        _own(arguments.show)


if __name__ == "__main__":
    main()
