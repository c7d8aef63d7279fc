"""Signs that open something and are never closed: reading takes time in proportion to the text."""

from __future__ import annotations

import time

import pytest

from translator.formats import registry

OPENINGS = {
    "values": "{{ ",
    "values without a space": "{{",
    "three braces": "{{{",
    "tags": "{% x ",
    "tags around code": "{% raw %} ",
    "shortcodes around code": "{{< highlight >}} ",
    "comments": "{# ",
    "erb": "<% ",
    "shell": "${a ",
    "dollars": "$a ",
    "double dollars": "$$a ",
    "round": "\\(a",
    "square": "\\[a",
    "environments": "\\begin{a}",
    "text in formulas": "$\\text{",
    "links to pages": "[[a",
    "embedded pages": "![[a",
    "highlights": "==a",
    "wiki comments": "%%a ",
    "tags of a note": "#a ",
    "code": "`{{ ",
    "links": "](",
    "elements": "<a ",
}
SMALL, TIMES, TRIES = 120, 8, 4


def spent(name: str, text: str) -> float:
    """Return the processor's seconds, which do not count what else the machine does."""
    began = time.process_time()
    registry.by_name(name).read(text.encode(), name="article")
    return time.process_time() - began


def in_proportion(name: str, unit: str) -> bool:
    long = spent(name, f"茶{unit * SMALL * TIMES}")
    return long < 0.1 or long < 2 * TIMES * min(spent(name, f"茶{unit * SMALL}") for _ in range(3))


@pytest.mark.parametrize("name", ["markdown", "html", "plain"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"], ids=["in a line", "in lines", "in paragraphs"])
@pytest.mark.parametrize("opening", OPENINGS)
def test_eight_times_the_openings_take_about_eight_times_as_long(
    name: str, end: str, opening: str
) -> None:
    assert any(in_proportion(name, OPENINGS[opening] + end) for _ in range(TRIES))
