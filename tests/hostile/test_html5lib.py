"""html5lib's own tests as pages: ``python -m tests.hostile.fetched`` fetches them.

Whatever a page is, it becomes a document whose own texts make the same page again, byte for byte,
or a sentence says why not; and with other texts it is written in every layout, or refused.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.hostile.fetched import folder
from translator.errors import EncodingError, FormatError
from translator.formats.html.format import Html
from translator.types import Layout

HTML = Html()
pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(
        not (folder() / "tokenizer").is_dir(),
        reason=f"html5lib's tests are not in {folder()} (make hostile fetches them)",
    ),
]


def tree_construction() -> Iterator[bytes]:
    """Yield the pages of ``*.dat``: what stands between ``#data`` and ``#errors``."""
    for path in sorted((folder() / "tree-construction").rglob("*.dat")):
        for found in re.finditer(
            rb"(?:\A|\n)#data\n(.*?)\n?#errors\n", path.read_bytes(), re.DOTALL
        ):
            yield found[1]


def tokenizer() -> Iterator[bytes]:
    """Yield the inputs of ``*.test``, with what their own escapes stand for."""
    for path in sorted((folder() / "tokenizer").glob("*.test")):
        content = json.loads(path.read_text(encoding="utf-8"))
        for test in content.get("tests", []) + content.get("xmlViolationTests", []):
            text = test["input"]
            if test.get("doubleEscaped"):
                text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda one: chr(int(one[1], 16)), text)
            yield text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("pages", [tree_construction, tokenizer], ids=lambda one: one.__name__)
def test_a_page_comes_back_and_takes_other_texts(pages: object) -> None:
    counts: Counter[str] = Counter()
    for data in pages():  # type: ignore[operator]
        counts["pages"] += 1
        try:
            document = HTML.read(data, name="a.html", encoding="utf-8")
        except EncodingError:  # half of a surrogate pair
            counts["not text"] += 1
            assert b"\xed" in data
            continue
        own = {block.id: block.text for block in document.blocks}
        counts["blocks"] += len(own)
        written = HTML.write(document, own, layout=Layout.TARGET, target_language="en")
        assert written == data
        other = {number: f"早市 <b>&amp; {text}" for number, text in own.items()}
        for layout in Layout:
            try:
                HTML.write(document, other, layout=layout, target_language="en")
                counts["written"] += 1
            except FormatError:
                counts["refused"] += 1
    print(dict(counts))
    assert counts["pages"] > 1000 and counts["blocks"] > 500
    assert counts["refused"] < counts["written"] / 100
