"""What ``mkdocs`` runs for the site: takes in pages that stand outside ``docs/``.

They stay where people and programs look for them. On the site they get a name of their own, and
links between them and the pages of ``docs/`` are written anew. A link to anything else is left as
it is, so that the strict build names it.

Python-Markdown, which mkdocs uses, sees no list and no table that follows a line of text at once;
a page on which it sees fewer of them than CommonMark does ends the strict build, too.

See https://www.mkdocs.org/user-guide/configuration/#hooks.
"""

from __future__ import annotations

import logging
import posixpath
import re
from pathlib import Path

from markdown_it import MarkdownIt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
TAKEN_IN = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "benchmarks/README.md": "benchmarks.md",
}
"""Path in the repository → name on the site."""
_ON_SITE = {name: path for path, name in TAKEN_IN.items()}
_LINK = re.compile(r"(?<=\]\()([^)\s#:]+)(#[^)\s]*)?(?=\))")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)

_COUNTED = re.compile(r"<(?:li|tr|pre)\b")
_COMMONMARK = MarkdownIt("commonmark").enable("table")
_log = logging.getLogger("mkdocs.hooks.duizhao")  # what it warns of ends a strict build


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages from outside."""
    for path, name in TAKEN_IN.items():
        files.append(File.generated(config, name, content=(ROOT / path).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write the links of a page as the site has them; code stays."""
    folder = posixpath.dirname(_ON_SITE.get(page.file.src_uri, f"docs/{page.file.src_uri}"))

    def renamed(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, link[1]))
        name = TAKEN_IN.get(path) or (path[5:] if path.startswith("docs/") else link[1])
        return name + (link[2] or "")

    parts, end = [], 0
    for code in _CODE.finditer(markdown):
        parts += [_LINK.sub(renamed, markdown[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _LINK.sub(renamed, markdown[end:])])


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Warn of lists, tables and code that CommonMark sees on a page and the site does not."""
    wanted = len(_COUNTED.findall(_COMMONMARK.render(page.markdown or "")))
    shown = len(_COUNTED.findall(html))
    if shown != wanted:
        _log.warning(
            "%s: %d rows, list items and blocks of code are shown, not %d; "
            "a blank line may be missing before one.",
            page.file.src_uri,
            shown,
            wanted,
        )
    return html
