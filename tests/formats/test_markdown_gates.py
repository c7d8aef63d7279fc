"""The two gates, over the measuring data: nothing changes, or only the text does."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator import placeholders
from translator.formats.markdown.format import Markdown
from translator.formats.markdown.write import write_text
from translator.types import Document, Layout

MARKDOWN = Markdown()
EVERY = 1 if os.environ.get("DUIZHAO_DOCUMENTS") else 8
"""Which of the collected articles are taken: all of them is for ``make documents``."""
_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n", re.MULTILINE | re.DOTALL)
_HAN = re.compile("[\u3400-\u9fff]+")


def documents(data: Path) -> Iterator[tuple[str, bytes]]:
    """Markdown files, and every example of the specifications alone."""
    specifications = [data / "commonmark/spec.txt", *sorted((data / "gfm").glob("*.txt"))]
    articles = sorted((data / "md_articles").glob("*/*.md"))[::EVERY]
    files = [*(data / "seed").glob("0*.txt"), *articles]
    for path in [*files, *specifications]:
        yield path.name, path.read_bytes()
    seen: set[str] = set()  # the specifications have most of their examples in common
    for path in specifications:
        text = path.read_bytes().decode().replace("\r\n", "\n")
        for number, example in enumerate(_EXAMPLE.findall(text)):
            if example not in seen:
                yield f"{path.name}#{number}", example.replace("→", "\t").encode()
            seen.add(example)


@pytest.fixture(scope="module")
def all_read(shared_data: Path) -> list[Document]:
    """Every document, read once for all layouts."""
    return [MARKDOWN.read(data, name=name) for name, data in documents(shared_data)]


def spliced(document: Document) -> str:
    """Put every block's own text back, without the short cut for what has not changed."""
    parts: list[str] = []
    cursor = 0
    for block in document.blocks:
        if block.attributes["context"] not in ("alt", "html"):
            restored = placeholders.restore(block.text, block.inline)
            parts += [document.skeleton[cursor : block.start], restored]
            cursor = block.end
    return "".join([*parts, document.skeleton[cursor:]])


def test_identity_gives_back_every_byte(shared_data: Path) -> None:
    count = 0
    for name, data in documents(shared_data):
        unix = data.replace(b"\r\n", b"\n")
        for variant in (data, unix.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data):
            document = MARKDOWN.read(variant, name=name)
            targets = {block.id: block.text for block in document.blocks}
            out = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en")
            assert out == variant, name
            assert spliced(document) == document.skeleton, name
            count += 1
    assert count > 2200


def pseudo(text: str) -> str:
    """Change every word and no mark."""
    return re.sub("[a-z]+", lambda found: found.group().upper(), _HAN.sub("Xx ", text))


@pytest.mark.parametrize("layout", list(Layout))
def test_a_translation_keeps_the_block_structure(
    all_read: list[Document], layout: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    # write_text raises FormatError where the structure is not the expected one
    count = mended = 0
    for document in all_read:
        targets = {block.id: pseudo(block.text) for block in document.blocks}
        mended += write_text(document, targets, layout=layout, target_language="en").mended
        count += 1
    with capsys.disabled():
        print(f"\n{layout}: {count} documents, {mended} blocks mended")
    assert count > 730
