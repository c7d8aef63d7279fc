from __future__ import annotations

import ast
import errno
import json
import os
import socket
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest

from translator.errors import UsageError
from ui.server import launch


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((launch.ADDRESS, 0)) as listener:
        yield listener.getsockname()[1]


def test_the_shipped_file_and_what_is_passed_say_the_same() -> None:
    shipped = tomllib.loads(files("ui").joinpath(".streamlit/config.toml").read_text("utf-8"))
    written = {
        f"{section}.{name}": value
        for section, settings in shipped.items()
        if section != "theme"
        for name, value in settings.items()
        if value != []  # an empty list is Streamlit's default
    }
    assert written == launch.SETTINGS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", ["127.0.0.1", "localhost"]),
        ("server.showEmailPrompt", False),
        ("browser.serverAddress", "127.0.0.1"),
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("server.enableCORS", True),
        ("server.enableXsrfProtection", True),
        ("server.enableStaticServing", False),
        ("server.enableAgentApi", False),
        ("server.maxUploadSize", 100),
        ("server.baseUrlPath", "/secret"),
    ],
)
def test_what_keeps_the_reader_private_is_set(name: str, value: object) -> None:
    assert launch.settings(launch.ADDRESS, "/secret")[name] == value


def test_streamlit_knows_every_setting() -> None:
    from streamlit import config

    known = config.get_config_options()
    assert [name for name in launch.SETTINGS if name not in known] == []


def test_a_taken_port_is_said_with_the_next_step(taken: int) -> None:
    with pytest.raises(UsageError) as caught:
        launch.choose_port(taken)
    assert str(taken) in caught.value.what
    assert "another program uses it" in caught.value.what
    assert "duizhao ui --port" in caught.value.hint


def test_without_a_wish_the_next_free_port_is_taken(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "FIRST_PORT", taken)
    assert taken < launch.choose_port(None) < taken + 20


def test_ports_are_called_taken_only_when_they_are() -> None:
    with pytest.raises(UsageError, match="no address of this computer"):
        launch.choose_port(None, "192.0.2.7")


@pytest.mark.parametrize("host", ["localhost", "::1", "", "256.1.1.1", "evil.example"])
def test_what_is_no_address_is_refused_with_the_next_step(host: str) -> None:
    with pytest.raises(UsageError) as caught:
        launch.check_host(host)
    assert "duizhao ui --host 0.0.0.0" in caught.value.hint


def test_an_address_of_another_computer_is_refused() -> None:
    with pytest.raises(UsageError, match="no address of this computer"):
        launch.choose_port(8600, "192.0.2.7")


def test_only_addresses_of_this_computer_need_no_token() -> None:
    assert [launch.is_private(one) for one in ("127.0.0.1", "127.8.0.1")] == [True, True]
    assert [launch.is_private(one) for one in ("0.0.0.0", "192.168.1.5")] == [False, False]


def test_other_devices_are_answered_at_the_address_that_was_named() -> None:
    written = launch.settings("192.168.1.5", "/secret")
    assert written["server.address"] == written["browser.serverAddress"] == "192.168.1.5"
    assert written["server.allowedHosts"] == ["127.0.0.1", "localhost", "192.168.1.5"]
    assert written["server.enableXsrfProtection"] is True


def test_everywhere_means_the_addresses_of_the_network_cards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def card(family: int, address: str) -> SimpleNamespace:
        return SimpleNamespace(family=family, address=address)

    cards = {
        "lo": [card(socket.AF_INET, "127.0.0.1"), card(socket.AF_INET6, "::1")],
        "eth0": [card(socket.AF_INET, "192.168.1.5"), card(socket.AF_INET6, "fe80::1")],
        "wlan0": [card(socket.AF_INET, "10.0.0.3"), card(socket.AF_INET, "192.168.1.5")],
    }
    monkeypatch.setattr("psutil.net_if_addrs", lambda: cards)
    assert launch.reachable("0.0.0.0") == ["192.168.1.5", "10.0.0.3"]


def test_twenty_ports_are_tried_from_streamlits_own(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def taken(port: int, host: str) -> object:
        tried.append(port)
        return launch.piece("port.taken")

    monkeypatch.setattr(launch, "_problem", taken)
    with pytest.raises(UsageError) as refused:
        launch.choose_port(None)
    assert tried == [*range(8501, 8521)]
    assert (refused.value.fields["first"], refused.value.fields["last"]) == (8501, 8520)


@pytest.mark.parametrize(("asked", "offered"), [(80, 8501), (8500, 8501), (8501, 8502)])
def test_a_taken_port_is_answered_with_the_next_one(
    monkeypatch: pytest.MonkeyPatch, asked: int, offered: int
) -> None:
    monkeypatch.setattr(launch, "_problem", lambda port, host: launch.piece("port.taken"))
    with pytest.raises(UsageError) as refused:
        launch.choose_port(asked)
    assert refused.value.fields["free"] == offered


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (PermissionError(errno.EACCES, "no"), "piece.port.system"),
        (OSError(errno.EADDRNOTAVAIL, "no"), "piece.port.address"),
        (OSError(errno.EADDRINUSE, "no"), "piece.port.taken"),
    ],
)
def test_why_a_port_is_not_free_is_said(
    monkeypatch: pytest.MonkeyPatch, error: OSError, key: str
) -> None:
    def bind(*_: object) -> None:
        raise error

    monkeypatch.setattr(launch.socket.socket, "bind", bind, raising=False)
    problem = launch._problem(8501, launch.ADDRESS)
    assert problem is not None and problem.key == key


def test_no_name_server_is_asked_and_nothing_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("getaddrinfo", "gethostbyname", "getfqdn"):
        monkeypatch.setattr(socket, name, asked)
    monkeypatch.setattr(socket.socket, "connect", asked)
    assert all(not launch.is_private(one) for one in launch.reachable("0.0.0.0"))
    launch.door(8501, "0.0.0.0")


@pytest.mark.parametrize(
    ("port", "host", "names"),
    [
        (8501, "127.0.0.1", {"127.0.0.1:8501", "localhost:8501"}),
        (80, "127.0.0.1", {"127.0.0.1", "localhost"}),
        (8501, "127.0.0.2", {"127.0.0.2:8501"}),
        (8501, "192.168.1.5", {"192.168.1.5:8501"}),
    ],
)
def test_the_reader_is_called_by_its_own_names(port: int, host: str, names: set[str]) -> None:
    assert launch.door(port, host).hosts == names


def test_on_this_computer_alone_bookmarks_outlive_the_server() -> None:
    first, second = launch.door(8501), launch.door(8502)
    assert (first.folder, first.admission) == (second.folder, second.admission)
    assert first.token != second.token
    apart = launch.door(8501, "192.168.1.5")
    assert apart.folder != first.folder and apart.admission != first.admission


SETTLED = """
import json, sys
from ui.server import launch
launch._settle(launch.settings(launch.ADDRESS, "/secret"))
from streamlit import config
import streamlit as st
names = ["theme.font", "server.baseUrlPath", "server.sslCertFile",
         "server.address", "theme.light.primaryColor", "browser.gatherUsageStats"]
found = {name: config.get_option(name) for name in names}
print(json.dumps(found | {"secrets": st.secrets.load_if_toml_exists()}))
"""
HOSTILE = """
[theme]
font = "evil:https://evil.example/font.css"
[theme.light]
primaryColor = "#000000"
[server]
baseUrlPath = "elsewhere"
address = "0.0.0.0"
sslCertFile = "/tmp/cert.pem"
corsAllowedOrigins = ["https://evil.example"]
[browser]
gatherUsageStats = true
"""


@pytest.mark.parametrize("place", ["working", "home"])
def test_streamlits_files_and_variables_count_for_nothing(tmp_path: Path, place: str) -> None:
    folders = {name: tmp_path / name for name in ("working", "home")}
    for name, folder in folders.items():
        (folder / ".streamlit").mkdir(parents=True)
        if name == place:
            (folder / ".streamlit/config.toml").write_text(HOSTILE, "utf-8")
            (folder / ".streamlit/secrets.toml").write_text("a = 1\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-c", SETTLED],
        cwd=folders["working"],
        env=os.environ
        | {
            "HOME": str(folders["home"]),
            "USERPROFILE": str(folders["home"]),
            "PYTHONPATH": os.pathsep.join(one for one in sys.path if one),
            "STREAMLIT_SERVER_BASE_URL_PATH": "elsewhere",
            "STREAMLIT_THEME_FONT": "evil",
            "STREAMLIT_SERVER_COOKIE_SECRET": "known",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    shipped = tomllib.loads(files("ui").joinpath(".streamlit/config.toml").read_text("utf-8"))
    assert found["server.baseUrlPath"] == "/secret"
    assert found["server.address"] == "127.0.0.1"
    assert found["browser.gatherUsageStats"] is False
    assert found["theme.light.primaryColor"] == shipped["theme"]["light"]["primaryColor"]
    assert not found["theme.font"] and not found["server.sslCertFile"]
    assert found["secrets"] is False


@pytest.mark.parametrize(
    ("asked", "windows", "opens"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_a_browser_is_opened_where_it_is_asked_for_and_has_a_window(
    monkeypatch: pytest.MonkeyPatch, asked: bool, windows: bool, opens: bool
) -> None:
    import uvicorn

    from ui.server import asgi

    opened: list[str] = []
    done = threading.Event()

    def open_browser(place: str) -> bool:
        opened.append(place)
        done.set()
        return True

    def guarded(door: object, *, begun: Callable[[], None]) -> None:
        begun()

    monkeypatch.setattr(launch, "_settle", lambda chosen: None)
    monkeypatch.setattr(launch, "_NEEDED_FIRST", ())
    monkeypatch.setattr(launch, "_has_windows", lambda: windows)
    monkeypatch.setattr(launch.webbrowser, "open", open_browser)
    monkeypatch.setattr(asgi, "guarded", guarded)
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: None)
    port = launch.choose_port(None)
    way_in = launch.door(port)
    launch.serve(port, way_in=way_in, open_browser=asked)
    assert done.wait(10 if opens else 0.2) is opens
    if opens:
        (place,) = opened
        assert place.startswith(f"http://127.0.0.1:{port}/?token=")
        assert not place.endswith(way_in.token)  # other users see what programs are started with
        assert way_in.opens(place.rpartition("=")[2])


def test_what_the_first_page_needs_is_imported_when_the_server_has_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import uvicorn

    from ui.server import asgi

    imported: list[str] = []
    all_of_it = threading.Event()

    def imports(name: str) -> None:
        imported.append(name)
        if name == "pandas":
            all_of_it.set()

    def runs(server: object, sockets: object) -> None:
        assert imported == []
        started.pop()()
        assert all_of_it.wait(10)

    started: list[Callable[[], None]] = []
    monkeypatch.setattr(launch, "_settle", lambda chosen: None)
    monkeypatch.setattr(launch, "import_module", imports)
    monkeypatch.setattr(asgi, "guarded", lambda door, begun: started.append(begun))
    monkeypatch.setattr(uvicorn.Server, "run", runs)
    port = launch.choose_port(None)
    launch.serve(port, way_in=launch.door(port), open_browser=False)
    script = ast.parse(Path(launch.__file__).parents[1].joinpath("app.py").read_text("utf-8"))
    views = {
        f"ui.views.{one.name}"
        for node in script.body
        if isinstance(node, ast.ImportFrom) and node.module == "ui.views"
        for one in node.names
    }
    assert views - set(imported) == {"ui.views.pressed"}  # every other one imports it


@pytest.mark.parametrize(
    ("platform", "variables", "has"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_needs_somewhere_to_open(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], has: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(launch.sys, "platform", platform)
    assert launch._has_windows() is has
