"""The sites of this folder, a family each: what is translated, how it is built, what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_HAN = re.compile(r"[\u3400-\u9fff]")
SITES = Path(__file__).resolve().parent
DOCUMENTS = (".md", ".mdx", ".html", ".htm")
"""Suffixes of what a person of these sites would have translated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What is counted in built pages."""

    kind: str
    xpath: str
    """Elements, or with ``text()`` and the like strings."""
    key: str = "class"
    """What tells one from another: the attribute of that name, or ``text``, the text inside."""
    inline: bool = False
    """Stands in sentences, and so on both sides of a bilingual page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """A generator's site."""

    name: str
    content: str = "."
    """The folder a person has translated; what lies beside it is the generator's."""
    skip: tuple[str, ...] = ()
    """Folders in it that are no content."""
    install: str = ""
    """What brings the generator: ``npm``, ``pip``, or the Debian package; empty: there is none."""
    build: tuple[str, ...] = ()
    """The command, run in the site's folder; ``{cache}`` is where the generator was installed."""
    origin: str = ""
    """What addresses of its own pages may begin with."""
    counted: tuple[Counted, ...] = ()
    left: tuple[str, ...] = ()
    """Chinese that rightly stays: tags, names, attributes that are not text."""
    never: tuple[str, ...] = ()
    """What no engine is shown, besides what no engine is shown in any site."""
    mdx: bool = False
    """Braces hold expressions."""

    @property
    def folder(self) -> Path:
        return SITES / self.name

    def documents(self, root: Path) -> list[Path]:
        """Return the documents of a site with Chinese in them, relative to its content folder."""
        content = root / self.content
        return sorted(
            path.relative_to(content)
            for path in content.rglob("*")
            if path.suffix in DOCUMENTS
            and not self._apart(path.relative_to(content))
            and _HAN.search(path.read_text("utf-8"))
        )

    def _apart(self, path: Path) -> bool:
        return any(part.startswith(".") or part in self.skip for part in path.parts[:-1])


def _classed(name: str) -> str:
    return f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"


def _among(names: str) -> str:
    return "//*[" + " or ".join(f"self::{name}" for name in names.split()) + "]"


_TAGS = Counted(kind="details", xpath="//main//details", key="")
_FENCES = Counted(kind="fence", xpath="//main//pre", key="text")

FAMILIES: tuple[Family, ...] = (
    Family(
        name="vitepress",
        content="docs",
        install="npm",
        build=("npx", "--no-install", "vitepress", "build", "docs", "--outDir", "built"),
        counted=(
            Counted(kind="container", xpath=_classed("custom-block")),
            Counted(kind="code group", xpath=_classed("vp-code-group")),
            Counted(kind="component", xpath=_classed("VPBadge"), inline=True),
            Counted(kind="component", xpath=_classed("VPFeature")),
            Counted(kind="toc", xpath=_classed("table-of-contents")),
            Counted(kind="formula", xpath="//mjx-container", key="text", inline=True),
            Counted(kind="block formula", xpath="//mjx-container[@display='true']", key="text"),
            Counted(kind="item of v-for", xpath="//main//li[not(@class)][contains(., '第 ')]"),
            _FENCES,
        ),
        left=('text="必备"', "src: /锅.svg", "link: /guide/粥"),
    ),
    Family(
        name="docusaurus",
        content="docs",
        install="npm",
        build=("npx", "--no-install", "docusaurus", "build", "--out-dir", "built"),
        origin="https://library.example",
        counted=(
            Counted(kind="container", xpath=_classed("theme-admonition")),
            Counted(kind="tabs", xpath="//*[@role='tablist']"),
            Counted(kind="tab", xpath="//*[@role='tabpanel']"),
            Counted(kind="component", xpath=_classed("shelf"), key="data-shelf"),
            Counted(kind="expression", xpath=_classed("week"), key="text"),
            Counted(kind="formula", xpath="//annotation", key="text", inline=True),
            Counted(
                kind="block formula",
                xpath=_classed("katex-display") + "//annotation",
                key="text",
            ),
            _TAGS,
            _FENCES,
        ),
        mdx=True,
    ),
    Family(
        name="mkdocs",
        content="docs",
        install="pip",
        build=("{cache}/venv/bin/mkdocs", "build", "--strict", "--quiet", "-d", "built"),
        counted=(
            Counted(kind="container", xpath=_classed("admonition")),
            Counted(kind="container", xpath="//main//details"),
            Counted(kind="tabs", xpath=_classed("tabbed-set"), key=""),
            Counted(kind="tab", xpath=_classed("tabbed-block"), key=""),
            Counted(kind="grid", xpath=_classed("grid")),
            Counted(kind="formula", xpath="//span[@class='arithmatex']", key="text", inline=True),
            Counted(kind="block formula", xpath="//div[@class='arithmatex']", key="text"),
            Counted(kind="emoji", xpath=_classed("twemoji"), inline=True),
            Counted(kind="definition", xpath="//main//dl", key=""),
            Counted(kind="footnote", xpath=_classed("footnote"), key=""),
            _FENCES,
        ),
        left=("- 种菜",),
    ),
    Family(
        name="hugo",
        content="content",
        install="hugo",
        build=("hugo", "--quiet", "-d", "built"),
        origin="https://cycling.example",
        counted=(
            Counted(kind="shortcode", xpath=_classed("notice")),
            Counted(kind="shortcode", xpath=_classed("fold")),
            Counted(kind="shortcode", xpath=_classed("tabs")),
            Counted(kind="shortcode", xpath=_classed("tab")),
            Counted(kind="shortcode", xpath=_classed("distance"), key="data-km", inline=True),
            Counted(kind="footnote", xpath=_classed("footnotes"), key=""),
            _TAGS,
            _FENCES,
        ),
    ),
    Family(
        name="jekyll",
        skip=("built",),
        install="jekyll",
        build=("jekyll", "build", "--quiet", "-d", "built"),
        counted=(
            Counted(kind="include", xpath=_classed("tip") + "[self::div]"),
            Counted(kind="attribute list", xpath=_classed("note")),
            Counted(kind="attribute list", xpath=_classed("quote")),
            Counted(kind="toc", xpath="//*[@id='markdown-toc']", key="id"),
            Counted(kind="footnote", xpath=_classed("footnotes"), key=""),
            _TAGS,
            _FENCES,
        ),
        left=("tags: [雨伞, 修理]", "* 目录"),
    ),
    Family(
        name="hexo",
        content="source",
        install="npm",
        build=("npx", "--no-install", "hexo", "generate"),
        origin="https://market.example",
        counted=(
            Counted(kind="tag", xpath=_classed("note")),
            Counted(kind="tag", xpath="//main//blockquote"),
            Counted(kind="tag", xpath="//main//figure"),
            Counted(kind="tag", xpath="//main//img[@class]"),
            Counted(kind="raw", xpath=_classed("raw"), key="text"),
            _TAGS,
            _FENCES,
        ),
        left=("- 早市", "豆腐摊 豆腐摊的招牌"),
    ),
    Family(
        name="obsidian",
        left=("- 开始", "- 索引", "作者: 老舍", "#索引", "#生活/做饭", "#读书", "#生活/买菜"),
    ),
    Family(
        name="mintlify",
        skip=("node_modules",),
        install="npm",
        build=("node", "render.mjs", ".", "built"),
        counted=(
            Counted(kind="component", xpath="//div[@data-component]", key="data-component"),
            Counted(
                kind="component",
                xpath="//span[@data-component]",
                key="data-component",
                inline=True,
            ),
            Counted(kind="formula", xpath="//annotation", key="text", inline=True),
            Counted(
                kind="block formula",
                xpath=_classed("katex-display") + "//annotation",
                key="text",
            ),
            _FENCES,
        ),
        left=('tip="到月底自动清零"', 'caption="记一笔的样子"', "currency = '元'"),
        mdx=True,
    ),
    Family(
        name="saved-page",
        counted=(
            Counted(kind="formula", xpath=_classed("katex"), key="text", inline=True),
            Counted(kind="formula", xpath="//p/math", key="text", inline=True),
            Counted(kind="formula", xpath=_classed("MathJax"), key="id"),
            Counted(kind="formula", xpath="//script[contains(@type, 'tex')]", key="text"),
            Counted(kind="formula", xpath=_classed("display"), key="text"),
            Counted(kind="script", xpath=_among("script style"), key="text"),
            Counted(kind="details", xpath="//details", key=""),
            Counted(kind="table", xpath="//table[caption]", key=""),
            Counted(kind="fence", xpath="//pre", key="text"),
        ),
        left=("小云气象站",),
        never=("[h](", "[125]("),  # KaTeX's formula in pieces
    ),
)


def by_name(name: str) -> Family:
    """Return a family."""
    (found,) = (family for family in FAMILIES if family.name == name)
    return found
