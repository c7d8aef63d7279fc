"""The articles that exports are tried on, here too, and those whose round trip is awkward."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.exports.conftest import garden, one
from translator.application import Options, plan_document, read_bytes, translate
from translator.document.read import Original
from translator.store import Library
from translator.types import Bitext

__all__ = ["garden", "one"]

AWKWARD: Mapping[str, str] = {
    "plain.md": "今天下雨。我没带伞。\n",
    "spaces.md": "  　今天下雨。  我没带伞。　\n",
    "emphasis.md": "**今天下雨。我没带伞**，只好跑回家。\n",
    "crossed.md": "他说**今天*下雨**，我*没带伞。\n",
    "nested.md": "**早上*去了[菜场](a.md)*买菜**。\n",
    "twice.md": "请用`茶`泡`茶`，再喝`茶`。\n",
    "links.md": '见[菜谱](https://example.org/?a=1&b="2" "标题")和<https://example.org>。\n',
    "picture.md": "门口有![一棵<柿子>树](a.jpg)，很高。\n",
    "lines.md": "早上五点，\n街上已经有人。他们\n在等车。\n",
    "english.md": "The rain stopped early,\nand people\ncame out. They waited.\n",
    "verse.md": "床前看月光\n窗外听雨声\n",
    "breaks.md": "第一行  \n第二行\\\n第三行。\n",
    "escapes.md": "价格\\*不含税\\*，约 3 &lt; 5 &amp; 6&nbsp;元。\n",
    "emoji.md": "今天很开心😀，👨‍👩‍👧 一起去。:house: 回家。\n",
    "marks.md": "从右到左\u200f的字\u200e，零宽\u200b空格，字母\U000f0000。\n",
    "controls.md": "响铃\x07和换页\x0c以及\x1b结束。\n",
    "tags.md": "水<sub>二</sub>氧<br>化<span class='a'>碳。很</span>轻。\n",
    "table.md": "| 菜 | 价 |\n|---|---|\n| **白菜** | 三块\\|斤 |\n",
    "formulas.md": "能量是 $E=mc^2$，`x<y`。[^1]\n\n[^1]: 脚注。\n",
    "front.md": '---\ntitle: "早市 ]]> 回来"\n---\n\n# 早市\n\n- [ ] 买菜\n- [x] 买米\n',
    "windows.md": "今天下雨。\r\n\r\n我没带伞。\r\n",
    "page.html": "<p>今天<b>下雨。我</b>没带&nbsp;伞。</p><ruby>汉<rt>han</rt></ruby>\n",
    "text.txt": "今天下雨。\n\n我没带伞，见 https://example.org 。\n",
}
"""Articles with what is hard to hand over: marks, edges, line ends, characters of all kinds."""


@pytest.fixture(params=AWKWARD)
def awkward(request: pytest.FixtureRequest) -> Original:
    """Each of the awkward articles."""
    name = str(request.param)
    return read_bytes(AWKWARD[name].encode(), name=name)


def translated(original: Original, library: Library) -> Bitext:
    """Translate an article with the engine that marks its source."""
    to = "zh-Hans" if original.document.language == "en" else "en"
    return translate(original.document, Options(to=to, model="echo"), library=library)


__all__ += ["AWKWARD", "plan_document", "translated"]
