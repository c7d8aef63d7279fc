from __future__ import annotations

import pytest

from ui import navigation


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The page's address; the session's state is empty."""
    found: dict[str, str] = {}
    monkeypatch.setattr(navigation.st, "session_state", {})
    monkeypatch.setattr(navigation.st, "query_params", found)
    return found


def test_a_job_is_gone_to_once(address: dict[str, str]) -> None:
    assert navigation.wanted() is None
    navigation.to_job(7)
    assert navigation.wanted() == 7
    assert navigation.wanted() is None


def test_the_address_names_the_job(address: dict[str, str]) -> None:
    assert navigation.of_address() is None
    address["job"] = "12"
    assert navigation.of_address() == 12


@pytest.mark.parametrize("wrong", ["", "x", "-1", "٣", "1.5", "9" * 19, "9" * 5000])
def test_what_is_no_number_names_no_job(address: dict[str, str], wrong: str) -> None:
    address["job"] = wrong
    assert navigation.of_address() is None


def test_an_address_from_before_does_not_lead_back(
    address: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(navigation.time, "monotonic", lambda: now)
    navigation.to_job(7)
    navigation.wanted()
    assert navigation.of_address() == 7  # the browser spoke before it knew
    assert address == {"job": "7"}
    address.clear()
    now += 60.0
    assert navigation.of_address() is None  # the person went back


def test_who_goes_away_stays_away(address: dict[str, str]) -> None:
    navigation.to_job(7)
    navigation.wanted()
    address["job"] = "7"
    navigation.away()
    assert address == {}
    assert navigation.of_address() is None
    assert navigation.wanted() is None


def test_the_address_from_before_counts_for_five_seconds(
    address: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(navigation.time, "monotonic", lambda: now)
    navigation.to_job(7)
    navigation.wanted()
    now += 5.0
    assert navigation.of_address() == 7
    address.clear()
    now += 0.1
    assert navigation.of_address() is None


def test_a_part_of_the_page_runs_all_of_it_where_a_button_leads_away(
    address: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []
    monkeypatch.setattr(navigation.st, "rerun", lambda: runs.append(1))
    navigation.in_fragment()
    assert not runs
    navigation.to_job(7)
    navigation.in_fragment()
    assert runs == [1]


def test_a_number_the_library_could_give_names_a_job(address: dict[str, str]) -> None:
    address["job"] = "9" * 18
    assert navigation.of_address() == 10**18 - 1


def test_who_looks_at_another_page_comes_back_to_the_article(
    address: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(navigation.st, "query_params", _Address(address))
    navigation.come_back("reader", reader="reader")
    navigation.is_open(7)
    navigation.come_back("library", reader="reader")
    navigation.come_back("reader", reader="reader")
    assert address == {"job": "7"}
    assert navigation.opened_last() == 7
    navigation.away()
    navigation.come_back("reader", reader="reader")
    navigation.come_back("library", reader="reader")
    navigation.come_back("reader", reader="reader")
    assert address == {}  # it was closed
    assert navigation.opened_last() == 7


def test_an_address_of_its_own_counts_before_the_article_left_open(
    address: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(navigation.st, "query_params", _Address(address))
    navigation.is_open(7)
    navigation.come_back("library", reader="reader")
    address["address"] = "https://example.org/"
    navigation.come_back("reader", reader="reader")
    assert address == {"address": "https://example.org/"}


class _Address(dict[str, str]):
    """The page's address as Streamlit has it, kept in a dictionary."""

    def __init__(self, kept: dict[str, str]) -> None:
        super().__init__()
        self._kept = kept

    def __setitem__(self, name: str, value: str) -> None:
        self._kept[name] = value

    def clear(self) -> None:
        self._kept.clear()

    def to_dict(self) -> dict[str, str]:
        return dict(self._kept)


def test_a_sentence_is_gone_to_once_and_only_in_its_own_article(address: dict[str, str]) -> None:
    navigation.to_job(7, sentence=(4, 12))
    assert navigation.sentence_of(7) == (4, 12)
    assert navigation.sentence_of(7) is None
    navigation.to_job(7, sentence=(4, 12))
    assert navigation.sentence_of(8) is None
    navigation.to_job(7)
    assert navigation.sentence_of(7) is None


def test_an_address_with_a_sentence_counts_once_in_a_session(address: dict[str, str]) -> None:
    address["at"] = "4:12"
    assert navigation.sentence_of(7) == (4, 12)
    assert navigation.sentence_of(7) is None
    address["at"] = "0:0"
    assert navigation.sentence_of(7) == (0, 0)


@pytest.mark.parametrize("wrong", ["", "4", "4:", ":4", "a:b", "-1:2", "1:2:3", f"1:{'9' * 19}"])
def test_what_is_no_sentence_leads_to_none(address: dict[str, str], wrong: str) -> None:
    address["at"] = wrong
    assert navigation.sentence_of(7) is None


@pytest.mark.parametrize(
    ("written", "jobs"), [("", []), ("3", [3]), ("3,4,3", [3, 4]), ("x,5,-1,,6", [5, 6])]
)
def test_the_librarys_address_names_jobs(
    address: dict[str, str], written: str, jobs: list[int]
) -> None:
    address["jobs"] = written
    assert navigation.jobs_of_address() == tuple(jobs)


def test_a_page_is_gone_to_once(address: dict[str, str]) -> None:
    assert navigation.page_wanted() is None
    navigation.to_page("library", jobs="3,4")
    assert navigation.page_wanted() == ("library", {"jobs": "3,4"})
    assert navigation.page_wanted() is None
