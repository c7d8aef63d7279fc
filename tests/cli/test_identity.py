"""The identity engine gives every article back byte for byte, through the whole command."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.md"))
EVERY = 1 if os.environ.get("DUIZHAO_DOCUMENTS") else 3
"""Which of the collected articles are taken: all of them is for ``make documents``."""
IDENTITY = ("--model", "echo:identity", "--layout", "target", "-q")


def same(duizhao, path: Path, *, languages: tuple[str, ...] = ()) -> None:
    done = duizhao("translate", path, "-o", "-", *IDENTITY, *languages)
    assert done.code == 0, done.err
    assert done.out == path.read_bytes()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("variant", ["as it is", "crlf", "bom", "no newline at the end", "utf-16"])
def test_an_example_comes_back(duizhao, tmp_path: Path, path: Path, variant: str) -> None:
    data = path.read_bytes()
    copy = tmp_path / path.name
    copy.write_bytes(
        {
            "as it is": data,
            "crlf": data.replace(b"\n", b"\r\n"),
            "bom": codecs.BOM_UTF8 + data,
            "no newline at the end": data.rstrip(b"\n"),
            "utf-16": codecs.BOM_UTF16_LE + data.decode().encode("utf-16-le"),
        }[variant]
    )
    same(duizhao, copy)


@pytest.mark.parametrize("encoding", ["gb18030", "cp950", "utf-8"])
def test_plain_text_comes_back_in_its_own_encoding(duizhao, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "letter.txt"
    text = "親愛的朋友：\n\n  今天的天氣很好，我們去山上走了一天。\n路上遇到了三個老同學。\n"
    path.write_bytes(text.encode(encoding))
    same(duizhao, path)


@pytest.mark.parametrize(
    "text",
    [
        "第一句。\u2028第二句。\n",
        "没有标点的一行\n\n\n\n\t第二段\x0b结束\n",
        '[链接](https://example.org/?a=1&amp;b=2 "题")和`代码`、**粗_斜_体**  \n下一行\\\n再一行\n',
        "\U000f0000私有字符\U000f4001混在文中。\n",
        "a\r一个\r\n混合\n换行。",
        "| 名 | 值 |\n|---|:-:|\n| 甲\\|乙 | `丙|丁` |\n",
        "𠮷野家在𡃁仔街。葛󠄀城\n",
    ],
)
def test_ugly_text_comes_back(duizhao, tmp_path: Path, text: str) -> None:
    path = tmp_path / "ugly.md"
    path.write_bytes(text.encode())
    same(duizhao, path)


def test_the_seed_article_comes_back(duizhao, shared_data: Path) -> None:
    for path in (shared_data / "seed").glob("000_*"):
        same(duizhao, path)


def test_collected_articles_come_back(duizhao, shared_data: Path, tmp_path: Path) -> None:
    for folder, source, to in (("hans", "zh", "en"), ("hant", "zh", "en"), ("en", "en", "zh-Hans")):
        originals, out = shared_data / "md_articles" / folder, tmp_path / folder
        paths = sorted(originals.rglob("*.md"))[::EVERY]
        assert paths
        out.mkdir()
        done = duizhao(
            "translate", *paths, "-o", out, "--from", source, "--to", to, *IDENTITY
        )  # fmt: skip
        assert done.code == 0, done.err
        for path in paths:
            assert (out / f"{path.stem}.{to}.md").read_bytes() == path.read_bytes(), path


@pytest.mark.parametrize("name", ["commonmark/spec.txt", "gfm/spec.txt"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_the_markdown_specifications_come_back(
    duizhao, shared_data: Path, tmp_path: Path, name: str, line_end: bytes
) -> None:
    path = tmp_path / "spec.md"
    path.write_bytes((shared_data / name).read_bytes().replace(b"\n", line_end))
    same(duizhao, path, languages=("--from", "en"))
