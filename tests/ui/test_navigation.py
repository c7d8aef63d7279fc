from __future__ import annotations

import pytest

from ui import navigation as going


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The page's address; the session's state is empty."""
    found: dict[str, str] = {}
    monkeypatch.setattr(going.st, "session_state", {})
    monkeypatch.setattr(going.st, "query_params", found)
    return found


def test_a_job_is_gone_to_once(address: dict[str, str]) -> None:
    assert going.wanted() is None
    going.to_job(7)
    assert going.wanted() == 7
    assert going.wanted() is None


def test_the_address_names_the_job(address: dict[str, str]) -> None:
    assert going.of_address() is None
    address["job"] = "12"
    assert going.of_address() == 12


@pytest.mark.parametrize("wrong", ["", "x", "-1", "٣", "1.5"])
def test_what_is_no_number_names_no_job(address: dict[str, str], wrong: str) -> None:
    address["job"] = wrong
    assert going.of_address() is None


def test_an_address_from_before_does_not_lead_back(
    address: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(going.time, "monotonic", lambda: now)
    going.to_job(7)
    going.wanted()
    assert going.of_address() == 7  # the browser spoke before it knew
    assert address == {"job": "7"}
    address.clear()
    now += 60.0
    assert going.of_address() is None  # the person went back


def test_who_goes_away_stays_away(address: dict[str, str]) -> None:
    going.to_job(7)
    going.wanted()
    address["job"] = "7"
    going.away()
    assert address == {}
    assert going.of_address() is None
    assert going.wanted() is None
