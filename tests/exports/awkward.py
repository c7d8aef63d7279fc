"""An article of everything, and its pairs: each sentence is told by a number of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.types import Bitext, Finding, Layout, Level, Pair, Provenance

ARTICLE = f"""---
title: 院子里的菜园
---

# 院子里的菜园

=SUM(A1) 不是公式，**番茄**和*黄瓜*都要~~晒~~浇水。🌱👨‍👩‍👧 从右到左\u202e写\u202c也行。

{"长" * 120}{"x" * 300}没有空格。

## 怎么种

3. 先翻土
4. 再播种
   - 白菜
     1. 挑种子
     2. 泡一夜

     不要太湿。
   - 菠菜

   浇一遍水。
5. 等发芽

- [x] 买铲子
- [ ] 买水壶

中间的话。

1. 重新数
2. 数到二

> 急不得的事，<b>慢慢</b>来。

| 菜 | 天数 | 备注 |
|---|---|---|
| 番茄 | 60 | 见[邻居家](https://example.org/a?x=1&y=2) |
| `cmd` | 30 | 运行 `rm -rf` 之前想一想 |

![菜园的门](images/gate.jpg)

门旁有![一口井](images/well.png)，水很凉。第一行完了。\\
第二行开始。

```python
print("<b>&amp;</b>")
```

### 坏链接

点[这里](javascript:alert)或[那里](<https://exa mple.org>)，别点[井边](https://例子.测试/路径?问=答)。

***

1234
"""
HAN = re.compile("[\u4e00-\u9fff]+")
NOTE = Finding(
    check="numbers", level=Level.WARNING,
    message="12 is missing.", message_zh="缺 12。", message_hant="少了 12。",
)  # fmt: skip
EMPTY = Finding(check="empty", level=Level.ERROR, message="The engine gave nothing.")


def numbered(number: int, source: str) -> str:
    """Return a target that is told by its number and has the source's marks."""
    words = iter([f"t{number}x"])
    return HAN.sub(lambda _: next(words, "on"), source.strip())


@cache
def awkward(
    text: str = ARTICLE,
    target: Callable[[int, str], str] = numbered,
    *,
    name: str = "院子.md",
    to: str = "en",
    person: bool = True,
) -> Bitext:
    """Read an article and pair its segments.

    The first is a person's, unless there is none, and the second has a finding.
    """
    original = read_bytes(text.encode(), name=name)
    planned = plan(original.document, to=to)
    pairs = []
    for number, item in enumerate(planned.items):
        made = Pair(
            segment=item.segment,
            source=item.source,
            target=item.source.strip() if item.copied else target(number, item.source),
            provenance=Provenance(kind="copy" if item.copied else "engine", signature="echo"),
        )
        if number == 0 and person:
            made = replace(made, provenance=Provenance(kind="person", signature="person:Li Na"))
        if number == 1:
            made = replace(made, findings=(NOTE,))
        if not made.target and not item.copied:
            made = replace(made, findings=(*made.findings, EMPTY))
        pairs.append(made)
    return Bitext(
        document=original.document,
        source_language=planned.source_language,
        target_language=planned.target_language,
        pairs=tuple(pairs),
        signature="echo|v1",
    )


def in_order(bitext: Bitext, text: str, layout: Layout) -> list[str]:
    """Return the numbers of targets in a text that were not expected there; none is good."""
    expected = [
        f"t{number}x"
        for number, pair in enumerate(bitext.pairs)
        if f"t{number}x" in pair.target and pair.segment.block_id not in _inside(bitext)
    ]
    found = [one for one in re.findall(r"t[0-9]+x", text) if one in set(expected)]
    wrong = [] if found == expected else [f"{found} instead of {expected}"]
    if layout is not Layout.TARGET:
        sources = [
            "".join(HAN.findall(pair.source))
            for pair in bitext.pairs
            if pair.segment.block_id not in _inside(bitext)
        ]
        whole = "".join(HAN.findall(text))
        at = 0
        for source in sources:
            place = whole.find(source, at)
            if place < 0:
                wrong.append(source)
            at = max(at, place + len(source))
    return wrong


def _inside(bitext: Bitext) -> set[int]:
    """Return the pictures' words inside sentences, and what stands around those: read apart."""
    blocks = bitext.document.blocks
    inner = {child for block in blocks for item in block.inline for child, _, _ in item.children}
    around = {block.id for block in blocks if any(item.children for item in block.inline)}
    return inner | around
