"""Text as Markdown that means this text and nothing else."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

_MEANING = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[<~|${}"})
"""Signs that mean something wherever they stand; ``|`` in tables, braces to site generators. A
bracket that closes none means nothing, and behind a backslash would close a formula."""
_AND = lazy_regex(r"[&](?=#|[A-Za-z][A-Za-z0-9]*;)")
_TAG = lazy_regex(r"(?:(?<=\s)|^)#(?=\w)")
"""Obsidian's tags."""
_DOUBLE = lazy_regex(r"(==|%%)")
"""Obsidian's highlights and comments."""
_WEB = lazy_regex(r"https?://[!-;=?-~]+")
"""Addresses in ASCII, without the signs that would end one in Markdown."""
_ENDS = ".,;:!?'\"*_~)]}"
"""What ends a sentence, not an address."""
_STARTS = (
    lazy_regex(r"(?P<before>)#{1,6}(?=\s|$)"),
    lazy_regex(r"(?P<before>)[-+](?=\s|$)"),
    lazy_regex(r"(?P<before>[0-9]{1,9})[.)](?=\s|$)"),
    lazy_regex(r"(?P<before>)(?:=+|-+)\s*$"),
    lazy_regex(r"(?P<before>)(?:-[ \t]*){3,}$"),
    lazy_regex(r"(?P<before>)(?:\+{3}|:{2,}|!{3}|\?{3}|={3}|/{3}|--8|;;;|@tab\b|==\s|%)"),
    lazy_regex(r"(?P<before>)(?:\x3e|:\s)"),
)
"""What begins a block at the start of a line (CommonMark, "Leaf blocks" and "Container blocks";
containers of documentation sites), and how much of it stands before the backslash."""
_PROGRAM = lazy_regex(r"(?:import|export)\s")
_PLAIN_ADDRESS = lazy_regex(r"[!-~]+")


def escaped(text: str) -> str:
    """Return a stretch of a line; addresses in it stay ones that can be clicked."""
    found: list[str] = []
    at = 0
    for match in _WEB.finditer(text):
        address = match.group().rstrip(_ENDS)
        if "|" in address or "\\" in address or "`" in address:
            continue
        found += [_signs(text[at : match.start()]), f"<{address}>"]
        at = match.start() + len(address)
    found.append(_signs(text[at:]))
    return "".join(found)


def _signs(text: str) -> str:
    text = _DOUBLE.sub(lambda match: "".join(f"\\{sign}" for sign in match.group()), text)
    # The backslashes just written are in front of signs that the table below leaves alone.
    parts = re.split(r"(\\[=%])", text)
    return "".join(
        part if number % 2 else _TAG.sub(r"\\#", _AND.sub(r"\\&", part.translate(_MEANING)))
        for number, part in enumerate(parts)
    )


def guarded(line: str) -> str:
    """Return a line that begins no block but a paragraph."""
    line = line.lstrip(" \t")
    if _PROGRAM.match(line):  # no backslash helps against what MDX takes for a program
        return f"&#{ord(line[0])};{line[1:]}"
    for start in _STARTS:
        if found := start.match(line):
            at = found.end("before")
            return f"{line[:at]}\\{line[at:]}"
    return line


def code(text: str) -> str:
    """Return a code span that holds a text on one line."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text[:1] in ("`", " ", "") or text[-1:] in ("`", " ") else ""
    return f"{fence}{space}{text}{space}{fence}"


def fenced(text: str) -> str:
    """Return lines as a block of code."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def destination(address: str) -> str:
    """Return where a link or a picture leads; empty if that cannot be written."""
    if not address or any(sign in address for sign in "\n\r<>"):
        return ""
    if _PLAIN_ADDRESS.fullmatch(address) and not set(address) & set("()\\|*_`[]$~{}&"):
        return address
    inside = address.replace("\\", "%5C").replace("|", "%7C").replace("`", "%60")
    return f"<{inside}>"
