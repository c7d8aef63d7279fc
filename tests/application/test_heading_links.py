"""Links by a heading's words between the documents of a run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from translator.application import HeadingLinks, Original, Relinking, placed_document, read_file
from translator.errors import EncodingError
from translator.formats.base import AS_THEY_ARE
from translator.formats.registry import by_name
from translator.types import Layout

HOME = "# 首页\n\n先看 [[买菜#价钱]]。\n"
SHOPPING = "# 买菜\n\n## 价钱\n\n见 [[首页]]。\n"


def run(folder: Path, texts: dict[str, str], targets: dict[str, str]) -> dict[str, str]:
    """Write each text with its targets; return what has to be written again."""
    originals: dict[Path, Original] = {}
    for name, text in texts.items():
        path = folder / name
        path.write_bytes(text.encode("gbk" if name.startswith("旧") else "utf-8"))
        originals[path] = read_file(path)
    relinking = Relinking(
        placed_document(
            one.document, source=path, root=folder, output=folder / "out" / path.name,
            folder=folder / "out",
        )
        for path, one in originals.items()
    )  # fmt: skip
    links = HeadingLinks(relinking, originals)
    for path, original in originals.items():
        document = original.document
        made = {one.id: targets[one.text] for one in document.blocks if one.text in targets}
        for as_written in (document, replace(document, encoding="utf-8")):
            try:
                data = by_name(document.format).write(
                    as_written, made, layout=Layout.TARGET, target_language="en", links=AS_THEY_ARE
                )
                break
            except EncodingError:  # as ``exports.save`` does: UTF-8 has every character
                continue
        links.note(path, document, folder / "out" / path.name, data)
    return {path.name: data.decode("utf-8") for path, data in links.settled()}


@pytest.mark.parametrize("first", ["首页.md", "买菜.md"])
def test_a_link_follows_the_heading_in_any_order(first: str, tmp_path: Path) -> None:
    texts = {"首页.md": HOME, "买菜.md": SHOPPING}
    texts = {first: texts[first]} | texts
    assert run(tmp_path, texts, {"价钱": "Prices"}) == {
        "首页.md": "# 首页\n\n先看 [[买菜#Prices]]。\n"
    }


def test_nothing_is_written_again_without_need(tmp_path: Path) -> None:
    assert run(tmp_path, {"首页.md": HOME, "买菜.md": SHOPPING}, {"首页": "Home"}) == {}


def test_a_result_in_another_encoding_is_read_in_its_own(tmp_path: Path) -> None:
    texts = {
        "首页.md": "先看 [[旧账#价钱]]。\n",
        "旧账.md": "# 价钱\n\n今天的菜价比昨天便宜一点。\n",
    }
    assert run(tmp_path, texts, {"价钱": "价格"}) == {"首页.md": "先看 [[旧账#价格]]。\n"}


def test_a_result_that_its_encoding_could_not_hold_is_read_as_utf8(tmp_path: Path) -> None:
    texts = {
        "首页.md": "先看 [[旧账#价钱]]。\n",
        "旧账.md": "# 价钱\n\n今天的菜价比昨天便宜一点。\n",
    }
    assert run(tmp_path, texts, {"价钱": "价格 🥬"}) == {"首页.md": "先看 [[旧账#价格 🥬]]。\n"}
