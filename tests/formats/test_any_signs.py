"""Whatever signs of formulas, templates and wikis meet in a text, nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator import placeholders
from translator.formats import registry
from translator.types import Layout

SIGNS = (
    "{{", "}}", "{%", "%}", "{{<", ">}}", "raw", "endraw", " ", "\n", "\n\n", "[[", "]]", "![[",
    "|", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\\\(", "\\begin{a}", "\\end{a}", "==", "%%",
    "#茶", " ^ab1", "`", "``", "\\", "> ", "- ", "茶", "水", "x_1", "*", "**", "<b>", "</b>",
    "<%=", "%>", "${a}", "%d", "](", "(u)", "    ", "。", '<span class="katex">', "</span>",
    '<script type="math/tex">', "</script>", '<div class="math">', "</div>", "&lt;",
)  # fmt: skip


@pytest.mark.parametrize("name", ["markdown", "html", "plain"])
@given(parts=st.lists(st.sampled_from(SIGNS), max_size=40))
@settings(max_examples=150, deadline=None)
def test_identity_gives_back_every_byte(name: str, parts: list[str]) -> None:
    data = "".join(parts).encode()
    one = registry.by_name(name)
    document = one.read(data, name="article")
    targets = {block.id: block.text for block in document.blocks}
    assert one.write(document, targets, layout=Layout.TARGET, target_language="en") == data
    if name != "html":  # there, characters are read out of their references
        for block in document.blocks:
            original = document.skeleton[block.start : block.end]
            assert placeholders.restore(block.text, block.inline) == original
