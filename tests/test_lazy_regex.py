"""Patterns that are compiled when they are first used: they behave as compiled ones do."""

from __future__ import annotations

import copy
import pickle
import re
import threading
from collections.abc import Iterable
from importlib import import_module

import pytest

from tests.layers import modules
from translator.lazy_regex import LazyRegex, lazy_regex

TEXT = "早市六点开门,晚市 18 点。"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled while a test runs."""
    done: list[str] = []
    real = re.compile

    def recording(pattern: str, flags: int = 0) -> re.Pattern[str]:
        done.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", recording)
    return done


def test_a_pattern_is_compiled_on_first_use_and_once(compiled: list[str]) -> None:
    digits = lazy_regex(r"(\d)(\d)")
    assert digits.pattern == r"(\d)(\d)"
    assert compiled == []
    assert digits.search(TEXT) and digits.findall(TEXT)
    assert compiled == [r"(\d)(\d)"]


def test_it_answers_as_a_compiled_pattern_does() -> None:
    lazy, real = (
        lazy_regex("(?P<sign>[a-z])市?", re.IGNORECASE),
        re.compile("(?P<sign>[a-z])市?", 2),
    )
    assert lazy.sub("-", "A市b") == real.sub("-", "A市b") == "--"
    assert lazy.split("1A2") == real.split("1A2")
    assert [one.span() for one in lazy.finditer("A市b")] == [(0, 2), (2, 3)]
    assert lazy.fullmatch("A市") and not lazy.fullmatch("市")
    assert (lazy.flags, lazy.groups, lazy.groupindex) == (real.flags, real.groups, real.groupindex)


def test_it_is_equal_to_the_pattern_of_its_matches() -> None:
    digits, found = lazy_regex(r"\d+"), lazy_regex(r"\d+").search(TEXT)
    assert found is not None
    assert found.re == digits and digits == found.re and hash(digits) == hash(found.re)
    assert found.re in (lazy_regex("a"), digits)
    assert found.re != lazy_regex(r"\d+", re.ASCII) and digits != lazy_regex("a") and digits != "a"


def test_bytes_are_searched_as_well() -> None:
    assert lazy_regex(rb"\d+").findall(b"18 6") == [b"18", b"6"]


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError, match="scanning"):
        lazy_regex("a").scanning  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("used", [False, True])
def test_it_is_pickled_and_copied_before_use_and_after(used: bool) -> None:
    digits = lazy_regex(r"\d+")
    if used:
        digits.search(TEXT)
    for other in (pickle.loads(pickle.dumps(digits)), copy.deepcopy(digits)):
        assert other.findall(TEXT) == ["18"]


def test_threads_that_use_it_first_at_once_get_the_same() -> None:
    digits, found, barrier = lazy_regex(r"\d+"), [], threading.Barrier(8)

    def use() -> None:
        barrier.wait()
        found.append(digits.findall(TEXT))

    threads = [threading.Thread(target=use) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [["18"]] * 8


def test_every_pattern_of_the_project_can_be_compiled() -> None:
    """A slip in one would be met otherwise only by whoever uses it first."""
    names = [name for name, path in modules().items() if "lazy_regex(" in path.read_text("utf-8")]
    assert len(names) > 200
    for name in names:
        try:
            module = import_module(name)
        except ModuleNotFoundError as error:
            assert error.name not in modules()  # an extra that is not installed
            continue
        for value in _held([*vars(module).values()]):
            assert value.groups >= 0


def _held(values: Iterable[object]) -> list[LazyRegex[str]]:
    """Return the patterns among values, in tuples, lists and mappings of them too."""
    found: list[LazyRegex[str]] = []
    for value in values:
        if isinstance(value, LazyRegex):
            found.append(value)
        elif isinstance(value, dict):
            found += _held(value.values())
        elif isinstance(value, (tuple, list)):
            found += _held(value)
    return found
