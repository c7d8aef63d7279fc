"""A small dictionary in CC-CEDICT's format, written for these tests (CC0)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary

ENTRIES = """\
# a comment
發明 发明 [fa1 ming2] /to invent/invention/
發 发 [fa1] /to send out/
頭髮 头发 [tou2 fa5] /hair (on the head)/
髮 发 [fa4] /hair/
技術 技术 [ji4 shu4] /technology/
這 这 [zhe4] /this/
項 项 [xiang4] /(classifier)/
被 被 [bei4] /by (in the passive)/
士兵 士兵 [shi4 bing1] /soldier/
的 的 [de5] /of; ~'s/
勇敢 勇敢 [yong3 gan3] /brave/
北京 北京 [Bei3 jing1] /Beijing, capital of China/
西安 西安 [Xi1 an1] /Xi'an/
東西 东西 [dong1 xi1] /east and west/
東西 东西 [dong1 xi5] /thing; stuff/object/
綠 绿 [lu:4] /green/
銀行 银行 [yin2 hang2] /bank/
行 行 [xing2] /to walk/
行 行 [hang2] /row/
單 单 [Shan4] /surname Shan/
單 单 [dan1] /single/bill/
簡單 简单 [jian3 dan1] /simple/
焦 焦 [Jiao1] /surname Jiao/
焦 焦 [jiao1] /burnt/
維 维 [wei2] /to keep/
新 新 [xin1] /new/
歐 欧 [Ou1] /Europe (abbr.)/
陽 阳 [yang2] /sun/
修 修 [xiu1] /to mend/
呂 吕 [Lu:3] /surname Lü/
布 布 [bu4] /cloth/
如何 如何 [ru2 he2] /how/
展示 展示 [zhan3 shi4] /to show/
了 了 [le5] /(particle)/
花兒 花儿 [hua1 r5] /flower/
秊 年 [nian2] /grain/harvest/variant of 年[nian2]/
年 年 [Nian2] /surname Nian/
年 年 [nian2] /year/
吾 吾 [Wu2] /surname Wu/
吾 吾 [wu2] /(old) I/my/
"""


@pytest.fixture
def dictionary_file(tmp_path: Path) -> Path:
    """Return the text of the small dictionary."""
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    """Return the small dictionary, opened once for all tests: building it is most of the work."""
    path = tmp_path_factory.mktemp("small") / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path, cache=path.parent)


@pytest.fixture
def dictionary_of(tmp_path: Path) -> Callable[..., Dictionary]:
    """Return what makes a dictionary of the lines given."""

    def make(*lines: str) -> Dictionary:
        path = tmp_path / "own.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return Dictionary(path)

    return make
