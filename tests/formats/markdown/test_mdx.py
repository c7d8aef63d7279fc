"""MDX: what of it is text, and that a translation leaves the rest as it is."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator import placeholders
from translator.formats.markdown.format import Markdown
from translator.formats.markdown.mdx import has_words, is_mdx
from translator.types import Document, Layout, Verbatim

MARKDOWN = Markdown()


def read(text: str, name: str = "guide.mdx") -> Document:
    return MARKDOWN.read(text.encode(), name=name)


def words(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, placeholders.strip(block.text)) for block in document.blocks]


def written(text: str, layout: Layout, target: str = "⟦{}⟧") -> str:
    document = read(text)
    targets = {block.id: target.format(block.text) for block in document.blocks}
    return MARKDOWN.write(document, targets, layout=layout, target_language="en").decode()


TABS = """\
<Tabs groupId="os">
  <TabItem value="win" label="视窗">

    缩进的正文。

    ```bash
    echo 好
    ```

  </TabItem>
  <TabItem
    value="mac"
    label="苹果">
    紧挨着的文字
  </TabItem>
</Tabs>
"""

READ = [
    ("import Tabs from '@theme/Tabs';\nimport {\n  茶,\n} from 'x';\n\n正文\n", [
        ("paragraph", "正文")]),
    ("export const 茶 = {\n  a: 1,\n\n  b: [2],\n};\n\n正文\n", [("paragraph", "正文")]),
    ("export default function 页({children}) {\n  return <b>字</b>;\n}\n\n正文\n", [
        ("paragraph", "正文")]),
    ("{/* 注释\n\n第二行 */}\n\n正文\n", [("paragraph", "正文")]),
    ("{列表.map((项) => <li>{`第${项}`}</li>)}\n\n正文\n", [("paragraph", "正文")]),
    ("你好，{名字}！共{`${n}}`}件。\n", [("paragraph", "你好，！共件。")]),
    ("看<Tooltip tip={() => '字'}>这个</Tooltip>吧\n", [("paragraph", "看这个吧")]),
    ("价格 \\{五\\}\n", [("paragraph", "价格 五")]),
    ("## 标题 {/* #biaoti */}\n", [("heading", "标题")]),
    (TABS, [
        ("attribute", "视窗"), ("paragraph", "缩进的正文。"),
        ("attribute", "苹果"), ("paragraph", "紧挨着的文字")]),
    ("<CodeGroup>\n\n    ```bash 终端\n    npm i\n    ```\n\n</CodeGroup>\n\n尾声\n", [
        ("paragraph", "尾声")]),
    ('<Steps>\n  <Step title="洗菜">\n    先泡一泡。\n  </Step>\n</Steps>\n', [
        ("attribute", "洗菜"), ("paragraph", "先泡一泡。")]),
    ("<Steps>\n    <Step>\n    看图：\n    <Frame>\n      <img src='a' />\n    </Frame>\n"
     "    再做：\n    - 洗\n    - 切\n    ```\n    码\n    ```\n    </Step>\n</Steps>\n", [
        ("paragraph", "看图："), ("paragraph", "再做："),
        ("list_item", "洗"), ("list_item", "切")]),
    ("<Note>记得关火</Note>\n", [("paragraph", "记得关火")]),
    ('<Accordion title="怎么洗">\n用水洗\n</Accordion>\n', [
        ("attribute", "怎么洗"), ("paragraph", "用水洗")]),
    ('<Row><Card title="茶" href="/a">喝的</Card> <Card title="饭">吃的</Card></Row>\n', [
        ("attribute", "茶"), ("paragraph", "喝的"), ("attribute", "饭"), ("paragraph", "吃的")]),
    ("<details>\n<summary>点开**看看**</summary>\n\n里面\n\n</details>\n", [
        ("paragraph", "点开看看"), ("paragraph", "里面")]),
    ("<div><h2>菜单</h2><p>一荤</p></div>\n", [("heading", "菜单"), ("paragraph", "一荤")]),
    ("<table><tr><td>茶</td><td>水</td></tr></table>\n", [
        ("paragraph", "茶"), ("paragraph", "水")]),
    ("1. 一步\n   <Tabs>\n     <Tab>\n     文\n     </Tab>\n   </Tabs>\n2. 二步\n", [
        ("list_item", "一步"), ("list_item", "文"), ("list_item", "二步")]),
    ("> <Note>\n> 引文\n> </Note>\n", [("quote", "引文")]),
    ('<Image src={require("./a.png")} alt="小桥" />\n', [("attribute", "小桥")]),
    ('<img src="a.png" alt="小桥" title="提示" />\n', [("attribute", "小桥")]),
    ("<svg>\n\n<text>图里的字</text>\n\n</svg>\n\n正文\n", [("paragraph", "正文")]),
    ('<div className="a notranslate">\n\n不译\n\n</div>\n\n正文\n', [("paragraph", "正文")]),
    ("<pre>\n\n预排\n\n</pre>\n\n<style>{`.a { content: '字' }`}</style>\n\n正文\n", [
        ("paragraph", "正文")]),
    ("<!-- 便条 -->\n\n正文\n", [("paragraph", "正文")]),
    ("a < b 就是 {\n", [("paragraph", "a < b 就是 {")]),
]  # fmt: skip


@rows_together(("text", "expected"), READ)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_is_text(text: str, expected: list[tuple[str, str]], ending: str) -> None:
    assert words(read(text.replace("\n", ending))) == expected


TAG = re.compile(r"</?[A-Za-z][\w.]*|(?<!\\)\{[^{}]*\}|^import|^export", re.MULTILINE)


@rows_together("text", [text for text, _ in READ[:-1]])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", [Layout.TARGET, Layout.BILINGUAL])
def test_tags_and_expressions_come_back(text: str, ending: str, layout: Layout) -> None:
    text = text.replace("\n", ending)
    document = read(text)
    same = {block.id: block.text for block in document.blocks}
    assert MARKDOWN.write(document, same, layout=layout, target_language="en") == text.encode()
    result = written(text, layout)
    assert result.count("⟦") == len(document.blocks)
    inside = Counter(
        tag
        for block in document.blocks
        for item in block.inline
        for tag in TAG.findall(item.source + (item.closing or ""))
    )
    expected, found = Counter(TAG.findall(text)), Counter(TAG.findall(result))
    if layout is Layout.TARGET:
        assert found == expected
    else:  # what stands in a sentence stands in the sentence's translation too
        del found["<br"]
        assert found <= expected + inside
        assert expected <= found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<summary>点开</summary>\n", "<summary>点开<br/>⟦点开⟧</summary>\n"),
        ("<A title='茶' />\n", "<A title='茶 / ⟦茶⟧' />\n"),
        ("| 茶 |\n|---|\n| 水 |\n", "| 茶<br/>⟦茶⟧ |\n|---|\n| 水<br/>⟦水⟧ |\n"),
        ("看<Icon name='a' />茶\n", "看<Icon name='a' />茶\n\n⟦看茶⟧\n"),
        ("<A>\n  茶\n</A>\n", "<A>\n  茶\n\n  ⟦茶⟧\n</A>\n"),
        ("## 茶 {/* #cha */}\n", "## 茶 / ⟦茶⟧ {/* #cha */}\n"),
    ],
)
def test_both_languages(text: str, expected: str) -> None:
    assert written(text, Layout.BILINGUAL) == expected


def test_what_a_target_brings_is_no_markup() -> None:
    assert written("茶\n", Layout.TARGET, "{{x}} < <b> \\{{") == "\\{x\\} \\< \\<b> \\\\\\{\n"
    assert written('<A title="茶" />\n', Layout.TARGET, 'a "b" <c>') == (
        '<A title="a &#34;b&#34; &lt;c&gt;" />\n'
    )


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.mdx", "茶\n", True),
        ("a.MDX", "茶\n", True),
        ("a.md", "茶 {x}\n", False),
        ("a.md", "import Tabs from '@theme/Tabs';\n\n茶\n", True),
        ("a.md", "import './a.css'\n\n茶\n", True),
        ("a.md", "import A from './a'; import B from './b';\n\n茶\n", True),
        ("a.md", "{/* 注释 */}\n\n茶\n", True),
        ("a.md", "export const 茶 = 1;\n\n茶\n", True),
        ("a.md", "```js\nimport a from 'b';\n{/* x */}\n```\n", False),
        ("a.md", "<script setup>\nimport A from './A.vue'\n</script>\n\n茶\n", False),
        ("a.md", "<style>\na {}\n</style>\n\nimport A from './a';\n\n茶\n", True),
        ("a.md", "import 这个词怎么译？\n", False),
        ("a.md", "    import a from 'b'\n", False),
    ],
)
def test_which_texts_are_mdx(name: str, text: str, expected: bool) -> None:
    assert is_mdx(name, text) is expected


def test_a_brace_in_other_markdown_stays_text() -> None:
    document = read("集合 {甲, 乙} 有两个\n", "a.md")
    assert [block.text for block in document.blocks] == ["集合 {甲, 乙} 有两个"]


def test_indented_code_in_other_markdown_stays_code() -> None:
    assert words(read("<div>\n\n    缩进\n\n</div>\n", "a.md")) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import Tabs from '@theme/Tabs';", False),
        ("export const a = 'npm-run';", False),
        ("export const a = '茶';", True),
        ('export const a = "Hello world";', True),
        ("{/* 注释 '字' */}", False),
        ("{[{label: '视窗', value: 'win'}]}", True),
        ("{a.map((b) => <li>茶</li>)}", True),
        ("{require('./a.png')}", False),
    ],
)
def test_which_code_holds_words(code: str, expected: bool) -> None:
    assert has_words(code) is expected


def test_what_is_left_is_said_and_imports_are_not() -> None:
    text = (
        "import A from 'a';\n\nexport const b = '茶';\n\n"
        "<A values={[{label: '水'}]} title={'饭'} />\n\n<p title=\"提示\">字</p>\n"
    )
    assert [(item.kind, item.line) for item in read(text).skipped] == [
        ("code", 3), ("attribute", 5)]  # fmt: skip
    assert "(3)" in read(text).skipped[1].reason


def test_a_reader_sees_no_import_and_no_tag() -> None:
    text = "import A from 'a';\n\n<A b={() => c}>\n\n茶\n\n</A>\n\n```\ncode\n```\n"
    assert read(text).contents == (
        0, Verbatim(text="```\ncode\n```", reason="Code is never translated."))  # fmt: skip


def test_the_language_is_told_by_prose() -> None:
    code = "".join(f"import {{ Component{n} }} from 'some/long/path/{n}';\n" for n in range(200))
    shell = "```bash\n" + "install the package and run the server now\n" * 200 + "```\n"
    prose = "    先运行 `npm install package` 再看结果。\n"
    text = f"{code}\n<Steps>\n  <Step>\n{prose}\n{shell}  </Step>\n</Steps>\n"
    assert read(text).language == "zh-Hans"


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "<a {\n",
        "<A\n",
        "{/*\n",
        "<svg>\n",
        "export {\n\n",
        "<b>茶</b>",
        "<p>",
        "> <A\n",
        "x</A>\n",
        "<p>茶</p>\n",
        "<A>{x}</A>",
        "    - 茶\n",
    ],
)
def test_hostile_text_is_itself_in_bounded_time(piece: str) -> None:
    text = piece * 1_000 + "茶"
    document = read(text)
    targets = {block.id: f"x{block.text}" for block in document.blocks}
    MARKDOWN.write(document, {}, layout=Layout.TARGET, target_language="en")
    assert len(targets) <= 1_002


TEXTS = st.text(st.sampled_from("字a *<>{}/\"'=-`\n.:#|ABpdiv!"), max_size=60)


@settings(max_examples=150, deadline=5000)
@given(TEXTS, st.sampled_from(("a.mdx", "a.md")))
def test_any_text_is_itself(text: str, name: str) -> None:
    document = read(text, name)
    parts = []
    cursor = 0
    for block in document.blocks:
        if block.attributes["context"] in ("alt", "html"):
            continue
        restored = placeholders.restore(block.text, block.inline)
        parts += [document.skeleton[cursor : block.start], restored]
        cursor = block.end
    assert "".join([*parts, document.skeleton[cursor:]]) == text


@settings(max_examples=150, deadline=5000, derandomize=True)
@given(TEXTS, st.sampled_from(("a.mdx", "a.md")), st.sampled_from(list(Layout)))
def test_any_translation_keeps_the_structure(text: str, name: str, layout: Layout) -> None:
    # write raises FormatError if the result's blocks are not the expected ones
    document = read(text, name)
    targets = {block.id: f"{block.text}。z" for block in document.blocks}
    MARKDOWN.write(document, targets, layout=layout, target_language="en")
