"""Engines are asked for text: no import, expression, tag or setting of MDX and HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, install

GUIDE = """\
---
title: 快速开始
---

import Tabs from '@theme/Tabs';
export const 名字 = '茶馆';

{/* 给作者的话 */}

# 欢迎来到 {props.地方}

您好，{客人}！请看<Tooltip tip="密码" title={'甲'}>这个词</Tooltip>，再点 `<按钮>`。

<Tabs groupId="os" values={[{label: '视窗', value: 'win'}]}>
  <TabItem value="第一" label="视窗版">

    先下载安装包。

    ```bash 终端
    echo 命令
    ```

  </TabItem>
</Tabs>

<Note>记得关火</Note>
"""
READ_ME = """\
<!-- 给作者的话 -->
<p align="center"><img src="图.png" alt="小桥" width="90"></p>

<details>
<summary>点开<b>看看</b></summary>

里面有一张<span style="color:红">表格</span>。

<table>
<tr><td id="格">茶叶</td><td><code>代码</code></td></tr>
</table>

</details>

<script>alert('脚本')</script>
<pre>预排的字</pre>
"""
SECRET = re.compile(
    r"[{}<>]|import|export|密码|命令|终端|第一|客人|名字|地方|作者|代码|脚本|预排|红|格\"|图\.png"
    r"|align|Tooltip|TabItem|className|按钮"
)


@pytest.mark.parametrize("layout", ["target", "bilingual", "side-by-side"])
@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("guide.mdx", GUIDE, ["快速开始", "视窗版", "先下载安装包。", "记得关火"]),
        ("readme.md", READ_ME, ["小桥", "茶叶"]),
    ],
)
def test_the_engine_never_sees_markup(
    duizhao,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    layout: str,
    name: str,
    text: str,
    asked: list[str],
) -> None:
    engine = install(monkeypatch, ScriptedEngine(notation=False))
    path = tmp_path / name
    path.write_text(text, "utf-8")
    duizhao("translate", path, "--model", "scripted", "--layout", layout)
    assert set(asked) <= set(engine.texts)
    assert [one for one in engine.texts if SECRET.search(one)] == []


@pytest.mark.parametrize(("name", "text"), [("guide.mdx", GUIDE), ("readme.md", READ_ME)])
def test_the_identity_gives_every_byte_back(duizhao, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    done = duizhao(
        "translate", path, "--model", "echo:identity", "--layout", "target", "-o", tmp_path / "out"
    )
    assert done.code == 0
    written = [one for one in (tmp_path / "out").rglob("*") if one.is_file()]
    written = written or [tmp_path / "out"]
    assert [one.read_bytes() for one in written] == [text.encode()]
