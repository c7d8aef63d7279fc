"""What is no text never reaches an engine, and an engine that loses it is found out."""

from __future__ import annotations

import re

import pytest

from tests.standins import ScriptedEngine, planned, word_by_word
from translator import placeholders
from translator.application.script_conversion import convert_document
from translator.checks import check
from translator.engines.base import Request
from translator.engines.echo import EchoEngine
from translator.formats import registry
from translator.translation.run import Run
from translator.types import Layout, Level

NOTE = """---
title: 茶馆
---

{% note info %}
今天{{ day }}，[[老王]]在[[茶馆#二楼|楼上]]喝茶，见[说明]({{ site.url }}/a.html)。 ^1a2b3c
{% endnote %}

{{< highlight go >}}
// 代码里的字
{{< /highlight >}}

每杯的价格是 $p_1$ 元，即：
$$
p_1 = \\frac{总价}{杯数}
$$
其中 \\(n + 1\\) 是杯数。![[茶壶.png]] #喝茶 %%不写%%

- 一共卖了%d杯，${owner}很高兴。
{{< hr >}}
"""
PAGE = """<p>今天{{ day }}，老王在楼上喝茶。</p>
{% if rain %}<p>每杯的价格是<span class="math inline">\\(p_1\\)</span>元。</p>{% endif %}
<p>\\[ p_1 = \\frac{a}{b} \\]</p><p>一共卖了<img class="ztext-math" alt="x^2">杯。</p>
"""
MAIL = "今天{{ day }}，老王在楼上喝茶。\n\n一共卖了%d杯，<%= owner %>很高兴。\n"
DOCUMENTS = [("note.md", NOTE), ("page.html", PAGE), ("mail.txt", MAIL)]
NEVER = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|\$\$|\\\[|\\frac|<%|%>|%%|%d|\$\{|\^1a|代码|<")


@pytest.mark.parametrize(("name", "text"), DOCUMENTS)
@pytest.mark.parametrize("notation", [True, False])
def test_an_engine_never_sees_it(name: str, text: str, notation: bool) -> None:
    engine = ScriptedEngine(notation=notation)
    Run(engine=engine).translate(planned(text, name=name))
    assert engine.texts
    assert [one for one in engine.texts if NEVER.search(one)] == []


@pytest.mark.parametrize("text", ["每杯的价格是 $p_1$ 元。", "每杯的价格是 \\(p_1\\) 元。"])
def test_a_model_sees_no_formula_but_that_something_stands_there(text: str) -> None:
    engine = ScriptedEngine()
    Run(engine=engine).translate(planned(text))
    assert engine.texts[0] == "每杯的价格是 `x1` 元。"


@pytest.mark.parametrize(("name", "text"), DOCUMENTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_identity_gives_back_every_byte(name: str, text: str, ending: str) -> None:
    data = text.replace("\n", ending)
    plan = planned(data, name=name)
    bitext = Run(engine=EchoEngine(identity=True)).translate(plan)
    targets = {block.id: "" for block in plan.document.blocks}
    for pair in bitext.pairs:
        targets[pair.segment.block_id] += pair.source
    out = registry.by_name(plan.document.format).write(
        plan.document, targets, layout=Layout.TARGET, target_language="en"
    )
    assert out.decode() == data


SENTENCES = [
    "今天{{ day }}，老王在楼上喝茶。",
    "每杯的价格是 $p_1$ 元，卖得很好。",
    "老王在[[茶馆]]里喝茶，天很冷。",
    "今天 #喝茶 的人很多，天很冷。",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_what_did_not_come_back_is_an_error(text: str) -> None:
    (item,) = planned(text).items
    target = word_by_word(placeholders.strip(item.source))
    found = check(item.source, target, source_language="zh", target_language="en")
    (finding,) = [one for one in found if one.level is Level.ERROR]
    assert finding.check == "marks"
    assert finding.message.startswith("Links, formulas, templates, code or emphasis")


@pytest.mark.parametrize("text", SENTENCES)
def test_what_an_engine_loses_is_put_back(text: str) -> None:
    def losing(request: Request) -> str:
        return re.sub(r"`x\d+`|\$[^$]*\$|\]\(#\d+\)|\[", "", word_by_word(request.text))

    (pair,) = Run(engine=ScriptedEngine(losing)).translate(planned(text)).pairs
    assert placeholders.same(pair.source, pair.target)
    assert not [finding for finding in pair.findings if finding.check == "marks"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去[[后院茶馆]]。\n", "去[[后院茶馆|後院茶館]]。\n"),
        ("去[[后院|茶馆]]。\n", "去[[后院|茶館]]。\n"),
        ("看![[后院.png]]，见 #后院 。\n", "看![[后院.png]]，見 #后院 。\n"),
        ("{% note 后院 %}\n茶馆\n{% endnote %}\n", "{% note 后院 %}\n茶館\n{% endnote %}\n"),
        ("说{{ 后院 }}和$\\text{后院}$\n", "說{{ 后院 }}和$\\text{后院}$\n"),
    ],
)
def test_the_other_script_leaves_it_alone_too(text: str, expected: str) -> None:
    document = planned(text).document
    assert convert_document(document, "zh-Hant", "zh-Hans").data.decode() == expected
