from __future__ import annotations

import socket
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from translator.errors import UsageError
from ui import server


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((server.ADDRESS, 0)) as listener:
        yield listener.getsockname()[1]


def test_the_shipped_file_and_the_flags_say_the_same() -> None:
    shipped = tomllib.loads(files("ui").joinpath(".streamlit/config.toml").read_text("utf-8"))
    written = {
        f"{section}.{name}": value
        for section, settings in shipped.items()
        if section != "theme"
        for name, value in settings.items()
        if value != []  # an empty list is Streamlit's default and cannot be said by a flag
    }
    assert written == server.SETTINGS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("browser.serverAddress", "127.0.0.1"),
        ("browser.gatherUsageStats", "false"),
        ("client.showErrorDetails", "none"),
        ("server.enableCORS", "true"),
        ("server.enableXsrfProtection", "true"),
        ("server.enableStaticServing", "false"),
        ("server.enableAgentApi", "false"),
        ("server.maxUploadSize", "100"),
    ],
)
def test_what_keeps_the_reader_private_is_passed_as_a_flag(name: str, value: str) -> None:
    assert f"--{name}={value}" in server.flags(8501, open_browser=False)


def test_only_this_computers_names_are_answered() -> None:
    hosts = [flag for flag in server.flags(8501, open_browser=False) if "allowedHosts" in flag]
    assert hosts == ["--server.allowedHosts=127.0.0.1", "--server.allowedHosts=localhost"]


def test_streamlit_knows_every_setting() -> None:
    from streamlit import config

    known = config.get_config_options()
    assert [name for name in server.SETTINGS if name not in known] == []


def test_a_taken_port_is_said_with_the_next_step(taken: int) -> None:
    with pytest.raises(UsageError) as caught:
        server.choose_port(taken)
    assert str(taken) in caught.value.what
    assert "another program uses it" in caught.value.what
    assert "duizhao ui --port" in caught.value.hint


def test_without_a_wish_the_next_free_port_is_taken(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "FIRST_PORT", taken)
    assert taken < server.choose_port(None) < taken + 20


def test_the_server_never_asks_for_an_email_address() -> None:
    assert "--server.showEmailPrompt=false" in server.flags(8501, open_browser=True)
