"""The reader's own font: named in its page, sent by its own server, nothing else with it."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ui.server.font_files import NAMES, headed, route

HEAD = files("ui").joinpath("fonts", "head.html").read_text("utf-8")
FACES = re.findall(r"@font-face \{(.*?)\}", HEAD, re.DOTALL)


def held(face: str) -> set[int]:
    """Return the characters that a rule's font is used for."""
    found: set[int] = set()
    for one in re.search(r"unicode-range: ([^;]*);", face)[1].split(","):  # type: ignore[index]
        first, _, last = one.strip().removeprefix("U+").partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[route("/folder")]))


def test_every_file_that_the_page_names_is_sent_and_may_be_kept(client: TestClient) -> None:
    named = set(re.findall(r'(?:url\(|href=)"\./fonts/([^"]+)"', HEAD))
    assert named == set(NAMES)
    for name in NAMES:
        answer = client.get(f"/folder/fonts/{name}")
        assert answer.content[:4] == b"wOF2"
        assert answer.headers["content-type"] == "font/woff2"
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ["OFL.txt", "head.html", "..%2f__init__.py", "__init__.py"])
def test_nothing_else_is_sent(client: TestClient, name: str) -> None:
    assert client.get(f"/folder/fonts/{name}").status_code == 404


def test_it_is_small_free_and_asked_of_nobody_else() -> None:
    assert sum(len(files("ui").joinpath("fonts", name).read_bytes()) for name in NAMES) < 200_000
    licence = files("ui").joinpath("fonts", "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "://" not in HEAD


def test_no_line_moves_when_it_comes_and_no_character_is_in_two_files() -> None:
    assert all("font-display: optional" in face for face in FACES)
    for family in ("Literata;", '"Literata in Chinese";'):
        for style in ("normal", "italic"):
            alike = [
                held(face)
                for face in FACES
                if f"font-family: {family}" in face and f"font-style: {style}" in face
            ]
            assert sum(map(len, alike)) == len(set().union(*alike))


def test_marks_that_both_languages_write_are_left_to_the_chinese_font() -> None:
    in_chinese = set().union(*(held(face) for face in FACES if "in Chinese" in face))
    assert not in_chinese & {ord(mark) for mark in " “”‘’…—–·×÷±§"}
    assert {ord(letter) for letter in "09azAZ.,:%ǎéü"} <= in_chinese
    in_english = set().union(*(held(face) for face in FACES if "in Chinese" not in face))
    assert {ord(mark) for mark in " “”‘’…—–·×ǐà"} <= in_english


def test_the_page_names_it_before_its_body() -> None:
    page = headed("<html><head><title>a</title></head><body></body></html>")
    assert page.index('rel="preload"') < page.index("@font-face") < page.index("</head>")
    assert headed("<p>another</p>") == "<p>another</p>"
