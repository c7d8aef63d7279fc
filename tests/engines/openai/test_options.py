"""Settings of a server: what they may be, and which failures may pass."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from translator.engines.openai import http_failures, options
from translator.engines.openai.options import EXAMPLES, PARALLEL, TIMEOUT, from_environment
from translator.errors import ModelError

SERVER = "openai:small@http://127.0.0.1:8080/v1"


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an engine be what it is given."""
    monkeypatch.setattr(options, "OpenAIEngine", lambda server, **more: SimpleNamespace(**more))


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        (PARALLEL, "1"), (PARALLEL, "64"), (PARALLEL, " 8 "), (PARALLEL, ""), (TIMEOUT, "1"),
        (TIMEOUT, "86400"), (TIMEOUT, ""), (EXAMPLES, "2"), (EXAMPLES, "8"), (EXAMPLES, ""),
    ],
)  # fmt: skip
def test_a_setting_that_fits_is_taken(variable: str, value: str) -> None:
    usual, found = from_environment(SERVER, {}), from_environment(SERVER, {variable: value})
    settings = {PARALLEL: usual.in_flight, TIMEOUT: usual.timeouts.idle, EXAMPLES: 0}  # type: ignore[attr-defined]
    settings |= {variable: int(value)} if value else {}
    taken = found.in_flight, found.timeouts.idle, found.shown  # type: ignore[attr-defined]
    assert taken == tuple(settings.values())


@pytest.mark.parametrize(
    ("variable", "value", "most"),
    [
        (PARALLEL, "0", 64), (PARALLEL, "65", 64), (PARALLEL, "-1", 64), (PARALLEL, "8.0", 64),
        (PARALLEL, "八", 64), (PARALLEL, "٣", 64), (TIMEOUT, "0", 86_400),
        (TIMEOUT, "86401", 86_400), (TIMEOUT, "9" * 5000, 86_400),
        (EXAMPLES, "0", 8), (EXAMPLES, "9", 8), (EXAMPLES, "yes", 8),
    ],
)  # fmt: skip
def test_a_setting_that_does_not_fit_is_refused(variable: str, value: str, most: int) -> None:
    with pytest.raises(ModelError) as refused:
        from_environment(SERVER, {variable: value})
    assert (refused.value.fields["variable"], refused.value.fields["most"]) == (variable, most)


def test_the_settings_are_this_processs_unless_others_are_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(PARALLEL, "7")
    assert from_environment(SERVER).in_flight == 7  # type: ignore[attr-defined]
    assert from_environment(SERVER, {}).in_flight != 7  # type: ignore[attr-defined]
    with pytest.raises(ModelError):
        from_environment("openai:small")


def test_what_may_pass_is_what_the_standard_says_may() -> None:
    # RFC 9110 (408, 500, 502, 503, 504), RFC 8470 (425), RFC 6585 (429); 529 is an overloaded
    # server of Anthropic's and others.
    assert {408, 425, 429, 500, 502, 503, 504, 529} == http_failures.PASSING
    assert (http_failures._SHOWN, http_failures._MODELS_SHOWN) == (200, 8)
    assert {400, 404, 413} == set(http_failures._STEPS)
