"""One small article in every form, whole: what each writes of it is kept in ``whole/``, to be read.

python -m tests.exports.whole_documents      write what the forms write now; then look at it
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from tests.exports.awkward import awkward
from translator import exports
from translator.exports.docx import docx_file
from translator.exports.epub import book_file
from translator.exports.odt import odf_file
from translator.types import Layout

FOLDER = Path(__file__).parent / "whole"
ARTICLE = """---
title: 早市
---

# 早市

天还没亮，**河边**已经有*人*。他们用`秤`称菜，见[店主](https://example.org/a)。第一行完了。\\
第二行。

## 卖什么

3. 先买豆腐
4. 再买菜
   - 白菜

     要新鲜的。
5. 最后喝茶

- [x] 带篮子

> 早起的人有茶喝。

| 菜 | 价 |
|---|---|
| ~~番茄~~ | 3 |

![河边](images/river.jpg)

***

```
ls -l
```

### 完

OpenAI
"""
MEMBERS = {
    "docx": ("word/document.xml", "word/numbering.xml", "word/fontTable.xml",
             "word/_rels/document.xml.rels", "docProps/custom.xml"),
    "odt": ("content.xml", "meta.xml"),
    "epub": ("EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/c0001.xhtml"),
}  # fmt: skip
"""Of archives: what is made of the article."""
BOTH = (Layout.BILINGUAL, Layout.SIDE_BY_SIDE)
_BLOCKS = (
    "w:p>", "w:tr>", "w:tc>", "w:tbl", "w:abstr", "w:lvl ", "w:num ", "w:font ", "text:p",
    "text:h", "text:list", "table:", "style:", "p", r"h\d", "ul", "ol", "li", "tr", "div",
    "section", "nav", "item", "property", "meta",
)  # fmt: skip
"""How tags begin that stand on lines of their own."""
FORMS = {"docx": BOTH, "odt": BOTH, "epub": BOTH, "md": BOTH,
         "txt": BOTH[:1], "tsv": BOTH[:1], "jsonl": BOTH[:1]}  # fmt: skip
"""Names of the forms → layouts in which they differ."""


def read(text: str) -> Iterator[tuple[str, str]]:
    """Give one word a reading, as the dictionary would."""
    for part in re.split("(豆腐)", text):
        yield part, "dòufu" if part == "豆腐" else ""


def written(form: str, layout: Layout) -> str:
    """Return what a form writes of the article, its XML an element a line."""
    with (
        patch.object(docx_file, "reader_of", lambda *_: read),
        patch.object(book_file, "reader_of", lambda *_: read),
        patch.object(odf_file, "reader_of", lambda *_: read),
    ):
        data = exports.by_name(form).write(awkward(ARTICLE, name="早市.md"), layout=layout)
    if form not in MEMBERS:
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = [(one, archive.read(one).decode()) for one in MEMBERS[form]]
    return "".join(f"=== {one}\n{_in_lines(text)}\n" for one, text in held)


def place(form: str, layout: Layout) -> Path:
    """Return where it is kept."""
    return FOLDER / f"{layout.value}.{form}.txt"


def kept(form: str, layout: Layout) -> str:
    """Return what was written when somebody last read it."""
    return place(form, layout).read_bytes().decode()


def _in_lines(text: str) -> str:
    """Put blocks into lines of their own; runs of a paragraph stay together."""
    bare = re.sub(r' xmlns(:\w+)?="[^"]*"', "", text)
    return re.sub(f"(?<=>)(?=<(?:{'|'.join(_BLOCKS)}))", "\n", bare)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one, layouts in FORMS.items():
        for layout in layouts:
            place(one, layout).write_text(written(one, layout), "utf-8", newline="")
