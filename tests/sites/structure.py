"""What stands in the text of a site besides prose: counted, and looked for where it must not be.

Written apart from the project's own reading of Markdown, line by line and with plain patterns, so
that both would have to be wrong in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_FENCE = re.compile(r"^[ \t>]*(?:[-*]|\d+\.)?[ \t]*(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`\n]+`")

STRUCTURE: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.MULTILINE)
    for kind, pattern in {
        "container": r"^[ \t>]*(:{3,}[ \t]*[a-z-]*)",
        "admonition": r"^[ \t]*((?:!!!|\?\?\?\+?) [a-z]+(?: [a-z]+)*)",
        "content tab": r'^[ \t]*(===) "',
        "callout": r"^([> ]+\[![a-z]+\][+-]?)",
        "block formula": r"(?s)(\$\$\n.+?\$\$|\\\[.+?\\\])",
        "import": r"^((?:import|export) .+)$",
        "comment": r"(?s)(<!--.+?-->|\{/\*.+?\*/\}|^%%.+?%%)",
        "html": r"(</?(?:details|summary|script|style|pre|ul|ol|section|figure|h[1-6])\b)",
        "template on its lines": r"^[ \t]*(\{[%{](?:[<%][ /]*|[ /]*)\w+)[^{}\n]*[}%]\}[ \t]*$",
        "embed": r"^(!\[\[[^\]#]+)",
        "attribute list": r"^(\{:.+\})$",
        "include": r"^(<<< .+)$",
        "toc": r"^(\[TOC\]|\[\[toc\]\]|\{:toc\})$",
        "footnote": r"^(\[\^\w+\]:)",
        "definition": r"^(:) {3}",
        "task": r"^[-*] (\[[ x]\])",
    }.items()
}
"""Is there as often after as before, in every layout: nothing of it is doubled."""

INLINE: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.MULTILINE)
    for kind, pattern in {
        "formula": r"(?<!\$)(\$[^$\n]+\$)(?!\$)",
        "formula in brackets": r"(\\\(.+?\\\))",
        "double dollar": r"(\$\$[^$\n]+\$\$)",
        "template": r"(\{\{(?![<%]).+?\}\}|\{[{%][<%]?.+?[>%]?[}%]\})",
        "wikilink": r"(!?\[\[[^\]|\\#]*(?:#\^\w+)?)",
        "tag": r"(?:^|(?<=[ 。]))(#[\w/]+)",
        "block id": r"(\^\w+)$",
        "emoji": r"(:[a-z]+-[a-z-]+:)",
    }.items()
}
"""The same set after as before; as often where the target stands alone."""

_MATHML = re.compile(r"<math\b.*?</math>")
_COMPONENT = re.compile(r"</?[A-Z]\w*")
_OWN_LINE = re.compile(r"^[ \t]*<.*>[ \t]*$")
EXPRESSION = re.compile(r"(?<![{\\$])(\{[\w.*+ ]+\})(?!\})")
"""Of MDX, in a sentence."""

FORBIDDEN = re.compile(
    r":::|!!!|\?\?\?|===|\[!\w|\{\{|\}\}|\{%|%\}|\{<|!?\[\[[^\[\]()]+\]\]|^\s*\$\$|\$\$\s*$|\\\[|<!--|\{/\*|<<<|\[TOC\]"
    r"|\{:|%%|\\frac|\\sum|\\lfloor|</?[A-Za-z]|\{#|^import |^export |\]:|className|^\s*---$",
    re.MULTILINE,
)
"""What no engine is shown. Braces of a placeholder's name are none of these, nor is the ``$$`` of
kramdown's formulas in a sentence."""


def fences(text: str) -> list[str]:
    """Return what stands in code fences, a text each, without its indentation."""
    found: list[str] = []
    inside: list[str] | None = None
    closing = ""
    for line in text.splitlines():
        match = _FENCE.match(line)
        if inside is None and match:
            inside, closing = [], match[1]
        elif inside is not None and line.strip(" >\t") == closing:
            found.append("\n".join(inside))
            inside = None
        elif inside is not None:
            inside.append(line.strip(" >\t"))
    if inside is not None:
        found.append("(never closed) " + "\n".join(inside))
    return found


def without_code(text: str) -> str:
    """Return a text without fences, code in sentences and blocks that templates mark as code."""
    lines: list[str] = []
    closing = ""
    for line in text.splitlines():
        match = _FENCE.match(line)
        if closing:
            closing = "" if line.strip(" >\t") == closing else closing
        elif match:
            closing = match[1]
        else:
            lines.append(_CODE.sub("", line))
    text = "\n".join(lines) + "\n"
    for name in ("codeblock", "highlight"):
        for mark in ("%", "<", "%"):
            end = ">" if mark == "<" else mark
            begin = re.escape("{" + mark if mark == "%" else "{{" + mark)
            stop = re.escape(end + "}" if mark == "%" else end + "}}")
            text = re.sub(
                rf"{begin}\s*{name}.*?{stop}.*?{begin}\s*(?:end{name}|/\s*{name})\s*{stop}",
                "",
                text,
                flags=re.DOTALL,
            )
    return text


def structure(text: str) -> Counter[tuple[str, str]]:
    """Count what must be there as often after as before."""
    found = Counter(("fence", one) for one in fences(text))
    text = without_code(text)
    for kind, pattern in STRUCTURE.items():
        found.update((kind, _squeezed(one)) for one in pattern.findall(text))
    found.update(("component", one) for one in _components(text, inline=False))
    return found


def inline(text: str, *, mdx: bool) -> Counter[tuple[str, str]]:
    """Count what stands in sentences."""
    text = without_code(text)
    found: Counter[tuple[str, str]] = Counter()
    for kind, pattern in INLINE.items():
        found.update((kind, _squeezed(one)) for one in pattern.findall(text))
    found.update(("component", one) for one in _components(text, inline=True))
    if mdx:
        found.update(("expression", one) for one in EXPRESSION.findall(text))
    return found


def differences(
    before: Counter[tuple[str, str]], after: Counter[tuple[str, str]], *, often: bool
) -> list[str]:
    """Say what was lost and what came on top.

    Args:
        before: What the source holds.
        after: What was written.
        often: How often counts; else only whether it is there.
    """
    lines = []
    for kind, one in sorted(before | after):
        was, now = before[kind, one], after[kind, one]
        if was != now if often else bool(was) != bool(now):
            shown = one.replace("\n", "⏎")
            lines.append(f"{kind} {shown[:60]!r}: {was} before, {now} after")
    return lines


def shown_to_engines(
    texts: Iterable[str], *, code: Iterable[str], never: Iterable[str]
) -> list[str]:
    """Say what engines were shown that is no text.

    Args:
        texts: What they were sent.
        code: What stands in the site's fences.
        never: What else they must not be shown.
    """
    lines = {line.strip() for one in code for line in one.splitlines() if len(line.strip()) > 3}
    faults = []
    for text in texts:
        # A formula in a sentence is shown, be it written in MathML.
        if match := FORBIDDEN.search(_MATHML.sub("", text)):
            faults.append(f"an engine was shown {match[0]!r} in {text[:80]!r}")
        elif shown := next((one for one in (*lines, *never) if one in text), ""):
            faults.append(f"an engine was shown {shown!r} in {text[:80]!r}")
    return faults


def _components(text: str, *, inline: bool) -> list[str]:
    """Return the tags of components on lines of their own, or in sentences."""
    lines = [line for line in text.splitlines() if bool(_OWN_LINE.match(line)) != inline]
    return [tag for line in lines for tag in _COMPONENT.findall(line)]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
