"""A page of the web is asked for once, when it is first read."""

from __future__ import annotations

from typing import Any

import click
import pytest
from click.testing import CliRunner

from translator import application, config
from translator.cli.web_inputs import AskedPage, WebChoice, web_options
from translator.errors import InputError


class Page:
    """What came."""

    def __init__(self) -> None:
        self.data, self.name, self.address = "茶。".encode(), "茶.md", "https://a.example/tea"
        self.remarks = ("One remark.",)

    def encoding(self, said: str | None) -> str | None:
        return said


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []

    def fetch(address: str, **said: Any) -> Page:
        calls.append({"address": address, **said})
        if "nowhere" in address:
            raise InputError("web.not-found", host="nowhere")
        return Page()

    monkeypatch.setattr(application, "fetch_page", fetch, raising=False)
    return calls


def test_a_page_is_asked_for_once(
    asked: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    page = AskedPage("https://a.example/t", WebChoice(whole=True), quiet=False)
    assert (str(page.name), page.addresses) == ("page.md", ("https://a.example/t",))
    for _ in range(2):
        assert page.read(None).document.blocks[0].text == "茶。"
    assert (str(page.name), page.addresses) == ("茶.md", ("https://a.example/tea",))
    assert capsys.readouterr().err == "One remark.\n"
    (call,) = asked
    assert (call["whole"], call["allow_private"], call["encoding"]) == (True, False, None)


def test_what_failed_is_not_asked_for_again(asked: list[dict[str, Any]]) -> None:
    page = AskedPage("https://nowhere.example/", WebChoice(allow_private=True), quiet=True)
    for _ in range(2):
        with pytest.raises(InputError):
            page.read("utf-8")
    (call,) = asked
    assert (call["whole"], call["allow_private"], call["encoding"]) == (False, True, "utf-8")


def test_who_wants_quiet_is_told_no_remarks(
    asked: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    AskedPage("https://a.example/t", WebChoice(), quiet=True).read(None)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "settings", "allowed", "whole"),
    [
        ([], "", False, False), (["--allow-private"], "", True, False),
        ([], "[web]\nallow-private = true\n", True, False), (["--whole-page"], "", False, True),
    ],
)  # fmt: skip
def test_the_options_and_the_settings_say_what_may_be_asked(
    arguments: list[str], settings: str, allowed: bool, whole: bool
) -> None:
    config.path().write_text(settings, "utf-8")
    got: list[WebChoice] = []

    @click.command()
    @web_options
    def command(web: WebChoice) -> None:
        got.append(web)

    CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=False)
    assert got == [WebChoice(allow_private=allowed, whole=whole)]
