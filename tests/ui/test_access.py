from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ui import access


@pytest.fixture
def token() -> Iterator[str]:
    made = access.new_token()
    access.require(made)
    yield made
    access.require("")


def inside(page: Any) -> bool:
    return "Read a Chinese article" in page.said


def test_on_this_computer_alone_no_token_is_asked_for(page: Any) -> None:
    assert inside(page.open())


@pytest.mark.parametrize("given", ["", "wrong", "口令", "\ud800"])
def test_without_the_token_nobody_sees_a_page(page: Any, token: str, given: str) -> None:
    page.app.query_params["token"] = given.encode("utf-8", "replace").decode()
    page.app.query_params["job"] = "1"
    page.run()
    assert "This reader asks for a token." in page.said
    assert not inside(page) and not page.app.selectbox and not page.app.sidebar.children


def test_the_token_of_the_address_lets_in_and_leaves_the_address(page: Any, token: str) -> None:
    page.app.query_params["token"] = token
    assert inside(page.run())
    assert "token" not in page.app.query_params
    assert inside(page.run())  # the session goes on


def test_the_token_can_be_typed(page: Any, token: str) -> None:
    page.open().write("Token", "wrong")
    assert "That is not the token." in page.said
    assert inside(page.write("Token", f" {token} "))


def test_every_start_has_a_token_of_its_own() -> None:
    made = {access.new_token() for _ in range(100)}
    assert len(made) == 100
    assert all(len(one) >= 22 for one in made)
