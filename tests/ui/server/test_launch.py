from __future__ import annotations

import errno
import socket
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from translator.errors import UsageError
from ui.server import launch


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((launch.ADDRESS, 0)) as listener:
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
    assert written == launch.SETTINGS


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
    assert f"--{name}={value}" in launch.flags(8501, open_browser=False)


def test_only_this_computers_names_are_answered() -> None:
    hosts = [flag for flag in launch.flags(8501, open_browser=False) if "allowedHosts" in flag]
    assert hosts == ["--server.allowedHosts=127.0.0.1", "--server.allowedHosts=localhost"]


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


def test_the_server_never_asks_for_an_email_address() -> None:
    assert "--server.showEmailPrompt=false" in launch.flags(8501, open_browser=True)


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
    written = launch.flags(8501, open_browser=False, host="192.168.1.5")
    assert "--server.address=192.168.1.5" in written
    assert [flag for flag in written if "allowedHosts" in flag] == [
        "--server.allowedHosts=127.0.0.1",
        "--server.allowedHosts=localhost",
        "--server.allowedHosts=192.168.1.5",
    ]
    assert "--browser.serverAddress=192.168.1.5" in written
    assert "--server.enableXsrfProtection=true" in written


def test_everywhere_means_the_addresses_this_computer_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_route", lambda: "192.168.1.5")
    monkeypatch.setattr(
        launch.socket,
        "getaddrinfo",
        lambda *_: [(0, 0, 0, "", (one, 0)) for one in ("127.0.1.1", "192.168.1.5", "10.0.0.3")],
    )
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


@pytest.mark.parametrize(("open_browser", "said"), [(True, "false"), (False, "true")])
def test_a_browser_is_opened_where_a_person_wants_one(open_browser: bool, said: str) -> None:
    assert f"--server.headless={said}" in launch.flags(8501, open_browser=open_browser)


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


class Probe:
    """A socket of a computer with one address; none: it is in no network."""

    def __init__(self, own: str) -> None:
        self.own, self.asked = own, list[object]()

    def __enter__(self) -> Probe:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def connect(self, place: object) -> None:
        self.asked.append(place)
        if not self.own:
            raise OSError(errno.ENETUNREACH, "no network")

    def getsockname(self) -> tuple[str, int]:
        return self.own, 40_000


@pytest.mark.parametrize("own", ["192.168.1.5", ""])
def test_the_way_out_is_found_without_a_word_to_anybody(
    monkeypatch: pytest.MonkeyPatch, own: str
) -> None:
    probe = Probe(own)
    monkeypatch.setattr(launch.socket, "socket", lambda *_: probe)
    assert launch._route() == own
    assert probe.asked == [("192.0.2.1", 9)]


def test_a_computer_in_no_network_says_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_route", lambda: "")
    monkeypatch.setattr(launch.socket, "getaddrinfo", lambda *_: [])
    assert launch.reachable("0.0.0.0") == []
    assert launch.reachable("10.0.0.3") == ["10.0.0.3"]
    written = launch.flags(8501, open_browser=False, host="0.0.0.0")
    assert "--browser.serverAddress=127.0.0.1" in written


@pytest.mark.parametrize(
    ("host", "page"), [("127.0.0.1", "app.py"), ("0.0.0.0", "asgi.py"), ("192.168.1.5", "asgi.py")]
)
def test_the_door_stands_before_the_pages_where_others_may_come(
    monkeypatch: pytest.MonkeyPatch, host: str, page: str
) -> None:
    from streamlit import net_util
    from streamlit.web import cli

    calls: list[tuple[list[str], dict[str, object]]] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: "198.51.100.7")
    monkeypatch.setattr(cli, "main", lambda words, **more: calls.append((words, more)))
    monkeypatch.setattr(launch, "stay_offline", lambda: None)
    monkeypatch.setattr(launch, "reachable", lambda host: [host])
    launch.serve(8501, open_browser=False, host=host)
    ((words, more),) = calls
    assert words[0] == "run" and words[1].endswith(page)
    assert words[2:] == launch.flags(8501, open_browser=False, host=host)
    assert more == {"standalone_mode": False}
    assert net_util.get_external_ip() is None
