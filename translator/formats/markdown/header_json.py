"""The values of a JSON header that are text: strings under listed keys."""

from __future__ import annotations

from collections.abc import Iterator

from translator.formats.markdown.header_keys import Listed, Value
from translator.lazy_regex import lazy_regex

_TOKEN = lazy_regex(r"\"(?P<string>(?:[^\"\\]|\\.)*)\"|[{}\[\]:,]")


def json_values(text: str, start: int, stop: int, listed: Listed) -> Iterator[Value]:
    """Yield the values of a header in order; see ``front_matter.values``.

    Its syntax was checked; the braces around it may be missing.
    """
    path: list[str] = [""]
    """The key at each depth; of an array the one the array is the value of."""
    begins: list[str] = ["{"]
    after_colon = False
    for found in _TOKEN.finditer(text, start, stop):
        sign = found.group()
        if found["string"] is not None:
            if after_colon or begins[-1] == "[":
                if after_colon and path in listed:
                    span = found.span("string")
                    yield Value(key=path[-1], style="json", start=span[0], end=span[1])
            else:
                path[-1] = found["string"]
            after_colon = False
        elif sign in "{[":
            begins.append(sign)
            if sign == "{":
                path.append("")
            after_colon = False
        elif sign in "}]":
            if len(begins) > 1 and begins.pop() == "{" and len(path) > 1:
                path.pop()
        else:
            after_colon = sign == ":"
