"""Office documents of many programs: nothing is lost, and what is written opens.

    python benchmarks/office_documents.py [FOLDER_OR_FILE ...] [--open] [--keep DIR]

Writes Chinese documents of its own with pandoc, LibreOffice and python-docx, as far as they are
there, and takes those in the folders that are named. For each file:

- identity: written with its own text, it is the file, byte for byte, in every layout;
- members: written with every block in brackets, all parts without a translation keep their bytes;
- trees: in parts with one, everything but the content of paragraphs is the same tree;
- texts and marks: read again, the translation has the same blocks with the same marks.

``--open`` converts what was written to PDF with LibreOffice, and opens DOCX files with python-docx,
in every layout. Prints a line for each program, and exits with 1 where anything is not so.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from translator import placeholders
from translator.errors import TranslatorError
from translator.formats import registry
from translator.types import Block, Document, Layout

SUFFIXES = (".docx", ".docm", ".dotx", ".odt", ".ott", ".fodt")
BATCH = 40
"""Files LibreOffice is handed at once; of hundreds it loses some."""
MARKDOWN = """---
title: 周末去公园
---

# 周末去公园

早上**八点**出门，坐 *三路* 公共汽车到[人民公园](https://example.org/park)。门口写着：“请勿踩踏草坪”[^1]。

[^1]: 牌子是去年**新换**的。

## 带什么

1. 一壶热茶
2. 两个苹果
    - 一个红的
    - 一个青的

> 春天的花开得正好。

| 时间 | 地点 | 备注 |
|---|---|---|
| 9:00 | 湖边 | 看鸭子 |
| 11:30 | 茶馆 | 吃**点心** |

圆的面积是 $S=\\pi r^2$，水的化学式是 H~2~O，面积单位是 m^2^。

~~原来的计划~~取消了。运行 `make tea` 即可。

```
print("你好")
```

最后一段。天黑之前回家。
"""
TEXT = "春天来了。\n\n院子里的桃花开了，蜜蜂也来了。\n\n妈妈说：“今天包饺子吧！”\n"
RUBY = "<p lang='zh'>这条<ruby>弄堂<rt>lòngtáng</rt></ruby>很<u>窄</u>，<b>只能</b>走路。</p>"


def main() -> int:
    """Check every document and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--open", action="store_true", dest="opens")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        written = options.keep or folder / "written"
        written.mkdir(parents=True, exist_ok=True)
        groups: dict[str, list[Path]] = {}
        for program, path in made(folder / "made"):
            groups.setdefault(program, []).append(path)
        for given in options.paths:
            found = sorted(given.rglob("*")) if given.is_dir() else [given]
            files = [one for one in found if one.suffix.lower() in SUFFIXES and one.is_file()]
            groups.setdefault(given.name, []).extend(files)
        return table(groups, written, opens=options.opens)


def table(groups: dict[str, list[Path]], written: Path, *, opens: bool) -> int:
    """Print a line for each group; return the exit code."""
    columns = ("files", "refused", "blocks", "marks", "identity", "members", "trees", "texts")
    print(f"{'':34}" + "".join(f"{one:>10}" for one in (*columns, "opened")))
    whole: Counter[str] = Counter()
    for name, files in groups.items():
        counts: Counter[str] = Counter()
        results: list[Path] = []
        for number, path in enumerate(files):
            results += check(path, counts, written, f"{name}-{number}".replace("/", "_"))
        if opens:
            counts["opened"] = sum(opened(results))
            counts["to open"] = len(results)
        whole += counts
        line(name, counts, columns)
    line("all", whole, columns)
    good = whole["files"] - whole["refused"]
    broken = any(whole[one] != good for one in columns[4:])
    return int(broken or whole["opened"] != whole["to open"])


def line(name: str, counts: Counter[str], columns: tuple[str, ...]) -> None:
    """Print one line of the table."""
    shown = f"{counts['opened']}/{counts['to open']}" if counts["to open"] else "-"
    print(f"{name[:33]:34}" + "".join(f"{counts[one]:10}" for one in columns) + f"{shown:>10}")


def check(path: Path, counts: Counter[str], folder: Path, stem: str) -> list[Path]:
    """Check one file, count what holds, and return what was written of it."""
    data = path.read_bytes()
    counts["files"] += 1
    try:
        known = registry.by_path(path, data)
        document = known.read(data, name=path.name)
    except TranslatorError as error:
        counts["refused"] += 1
        print(f"  {path}: {error}", file=sys.stderr)
        return []
    counts["blocks"] += len(document.blocks)
    counts["marks"] += sum(len(block.inline) for block in document.blocks)
    own = {block.id: block.text for block in document.blocks}
    target = {number: f"⟦{text}⟧" for number, text in own.items()}
    held: list[Path] = []
    same = True
    for layout in Layout:
        same &= known.write(document, own, layout=layout, target_language="en") == data
        out = known.write(document, target, layout=layout, target_language="en")
        held.append(folder / f"{stem}-{layout.value}{path.suffix.lower()}")
        held[-1].write_bytes(out)
        if layout is Layout.TARGET:
            note(counts, path, "members", members_kept(document, out))
            note(counts, path, "trees", trees_kept(document, out))
            note(counts, path, "texts", texts_kept(document, known.read(out, name=path.name)))
    note(counts, path, "identity", same)
    return held if document.blocks else []


def note(counts: Counter[str], path: Path, what: str, holds: bool) -> None:
    """Count what holds; say what does not."""
    counts[what] += holds
    if not holds:
        print(f"  {path}: {what}", file=sys.stderr)


def parts(data: bytes) -> dict[str, bytes]:
    """Return the members of a file; a flat one is its only member."""
    if not data.startswith(b"PK"):
        return {"document.xml": data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def members_kept(document: Document, out: bytes) -> bool:
    """Say whether all parts without a block are the same bytes in the same order."""
    before, after = parts(document.package), parts(out)
    touched = {block.attributes["part"] for block in document.blocks}
    return list(before) == list(after) and all(
        before[name] == after[name] for name in before if name not in touched
    )


def trees_kept(document: Document, out: bytes) -> bool:
    """Say whether parts with blocks are the same but for what is in their paragraphs."""
    before, after = parts(document.package), parts(out)
    touched = {block.attributes["part"] for block in document.blocks}
    return all(bare(before[name]) == bare(after[name]) for name in touched)


def bare(data: bytes) -> bytes:
    """Return a part without the content of its paragraphs, titles and styles made for targets."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for element in list(root.iter("{*}p", "{*}h", "{*}title", "{*}desc")):
        kept = [one for one in element if etree.QName(one).localname == "pPr"]
        element[:] = kept
        element.text = None
        for one in kept:
            one.tail = None
    for style in list(root.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style")):
        if any(value.startswith("Duizhao-") for value in style.attrib.values()):
            style.getparent().remove(style)
    return etree.tostring(root, method="c14n")


def texts_kept(before: Document, after: Document) -> bool:
    """Say whether a translation read again has the same texts with the same marks."""

    def seen(block: Block) -> tuple[str, Counter[str]]:
        text = placeholders.strip(block.text).replace("⟦", "").replace("⟧", "")
        kinds = Counter(one.kind for one in block.inline if one.kind != "ruby")
        return " ".join(text.split()), kinds

    return [seen(one) for one in before.blocks] == [seen(one) for one in after.blocks]


def opened(files: list[Path]) -> Iterator[bool]:
    """Yield for each file whether LibreOffice makes a PDF of it, and python-docx reads it."""
    if not files:
        return
    import docx

    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(files), BATCH):
            batch = map(str, files[first : first + BATCH])
            soffice(["--convert-to", "pdf", "--outdir", folder, *batch], folder)
        for file in files:
            done = Path(folder) / f"{file.stem}.pdf"
            if not done.is_file():  # it may be another of its batch that ended the program
                soffice(["--convert-to", "pdf", "--outdir", folder, str(file)], folder)
            good = done.is_file()
            if file.suffix == ".docx":
                good &= bool(docx.Document(str(file)).element.body is not None)
            if not good:
                print(f"  {file}: does not open", file=sys.stderr)
            yield good


def soffice(arguments: list[str], folder: str | Path) -> None:
    """Run LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation=file://{Path(folder).resolve()}/profile"
    command = ["soffice", profile, "--headless", *arguments]
    subprocess.run(command, check=False, capture_output=True, timeout=1800)


def made(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write documents with the programs that are there."""
    folder.mkdir(parents=True)
    if shutil.which("pandoc"):
        yield from with_pandoc(folder)
    yield from with_python_docx(folder)
    if shutil.which("soffice"):
        yield from with_libreoffice(folder)


def with_pandoc(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write a document in both formats, with contents and numbers, and pandoc's own."""
    (folder / "park.md").write_text(MARKDOWN, encoding="utf-8")
    for suffix in ("docx", "odt"):
        for name, more in (("plain", ()), ("contents", ("--toc", "--number-sections"))):
            out = folder / f"pandoc-{name}.{suffix}"
            subprocess.run(["pandoc", folder / "park.md", *more, "-o", out], check=True)
            yield "pandoc", out
        out = folder / f"pandoc-reference.{suffix}"
        found = subprocess.run(
            ["pandoc", "--print-default-data-file", f"reference.{suffix}"],
            check=True, capture_output=True,
        )  # fmt: skip
        out.write_bytes(found.stdout)
        yield "pandoc", out


def with_python_docx(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write a document with headings, lists, a table, a header and a footer."""
    import docx

    document = docx.Document()
    document.core_properties.title = "家常豆腐的做法"
    document.add_heading("家常豆腐的做法", 0)
    paragraph = document.add_paragraph("买一块")
    paragraph.add_run("老豆腐").bold = True
    paragraph.add_run("，小火慢慢煎到两面金黄。")
    for text in ("葱两根", "姜一小块"):
        document.add_paragraph(text, style="List Bullet")
    cells = document.add_table(2, 2)
    cells.cell(0, 0).text, cells.cell(0, 1).text = "材料", "分量"
    cells.cell(1, 0).text, cells.cell(1, 1).text = "豆腐", "500 克"
    document.sections[0].header.paragraphs[0].text = "厨房笔记"
    document.sections[0].footer.paragraphs[0].text = "请勿外传"
    out = folder / "python-docx.docx"
    document.save(str(out))
    yield "python-docx", out


def with_libreoffice(folder: Path) -> Iterator[tuple[str, Path]]:
    """Have LibreOffice write what the others wrote, and texts and pages, in its formats."""
    (folder / "spring.txt").write_text(TEXT, encoding="utf-8")
    (folder / "lane.html").write_text(f"<meta charset=utf-8>{RUBY}", encoding="utf-8")
    sources: list[tuple[Iterable[Path], tuple[str, ...]]] = [
        (sorted(folder.glob("*.docx")), ()),
        (sorted(folder.glob("*.odt")), ()),
        ([folder / "spring.txt"], ("--infilter=Text (encoded):UTF8",)),
        ([folder / "lane.html"], ("--infilter=HTML (StarWriter)",)),
    ]
    for suffix in ("docx", "odt", "fodt"):
        out = folder / f"libreoffice-{suffix}"
        for files, more in sources:
            for file in files:
                goal = out / file.suffix[1:]
                soffice([*more, "--convert-to", suffix, "--outdir", str(goal), str(file)], folder)
        for path in sorted(out.rglob(f"*.{suffix}")):
            yield f"LibreOffice from {path.parent.name}", path


if __name__ == "__main__":
    sys.exit(main())
