"""Small articles and their pairs, made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from translator import placeholders
from translator.formats.markdown.shown import described
from translator.types import Bitext, Block, Document, Finding, Inline, Pair, Provenance, Segment

Row = tuple[str, str]
ENGINE = Provenance(kind="engine", signature="echo", created="2025-03-01T08:30:00Z")


def make_block(number: int, text: str, *inline: Inline, kind: str = "paragraph", **attributes: str):
    """Make a block; its marks say what they show, as when Markdown is read."""
    return Block(
        id=number,
        kind=kind,
        text=text,
        start=0,
        end=0,
        inline=tuple(described(item, {}) for item in inline),
        attributes={"line": str(number + 1), **attributes},
    )


def make_bitext(
    blocks: Sequence[Block],
    targets: Sequence[Sequence[Row]],
    *,
    name: str = "文章.md",
    language: str = "en",
    findings: Sequence[Finding] = (),
) -> Bitext:
    """Build a bitext; ``targets`` holds each block's rows of source and target."""
    skeleton, placed = "", []
    for block in blocks:
        placed.append(replace(block, start=len(skeleton), end=len(skeleton) + len(block.text)))
        skeleton += f"{block.text}\n\n"
    document = Document(
        name=name,
        format="markdown",
        sha256=hashlib.sha256(skeleton.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding="utf-8",
        bom=b"",
        language="zh-Hans",
        blocks=tuple(placed),
        skipped=(),
        skeleton=skeleton,
    )
    pairs = []
    for block, rows in zip(blocks, targets, strict=True):
        start = 0
        for source, target in rows:
            end = start + len(source)
            segment = Segment(block_id=block.id, start=start, end=end)
            pairs.append(
                Pair(
                    segment=segment,
                    source=source,
                    target=target,
                    provenance=ENGINE,
                    findings=tuple(findings),
                )
            )
            start = end
    return Bitext(
        document=document,
        source_language="zh-Hans",
        target_language=language,
        pairs=tuple(pairs),
        signature="echo|v1",
    )


@pytest.fixture
def one() -> Callable[..., Bitext]:
    """A bitext of one block with one segment: source, target, and what its marks stand for."""

    def build(source: str, target: str, *inline: Inline, **options: object) -> Bitext:
        return make_bitext([make_block(0, source, *inline)], [[(source, target)]], **options)

    return build


@pytest.fixture
def garden() -> Bitext:
    """Two blocks with code, a link, emphasis over two sentences and a picture."""
    link = Inline(id=0, kind="link", source="[", closing="](https://example.org/a?x=1&amp;y=2)")
    strong = Inline(id=1, kind="strong", source="**", closing="**")
    code = Inline(id=0, kind="code", source="`water()`")
    picture = Inline(id=1, kind="image", source="![番茄](a.jpg)", children=((2, 2, 4),))
    soft = Inline(id=2, kind="softbreak", source="\r\n")
    a, b, s = placeholders.atom(0), placeholders.atom(1), placeholders.atom(2)
    lo, lc = placeholders.opening(0), placeholders.closing(0)
    so, sc = placeholders.opening(1), placeholders.closing(1)
    first = (
        f"用{a}浇水，见{lo}邻居{lc}。{so}早上浇。",
        f"Use {a}, see {lo}the neighbour{lc}. {so}Early.",
    )
    second = f"晚上{sc}{s}也浇{b}。", f"Evenings{sc} too {b}."
    block = make_block(0, first[0] + second[0], link, strong, code, picture, soft)
    heading = make_block(1, "菜园", kind="heading")
    alt = make_block(2, "番茄", kind="alt")
    return make_bitext(
        [block, heading, alt], [[first, second], [("菜园", "Garden")], [("番茄", "Tomato")]]
    )
