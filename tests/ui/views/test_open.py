from __future__ import annotations

from pathlib import Path

import pytest

import ui
from translator.config import Config
from translator.store import JobState
from ui.jobs.tasks import Status
from ui.views import given
from ui.views import open as opening
from ui.views import read as reading

PAGE = Path(ui.__file__).with_name("app.py")


@pytest.fixture
def app() -> object:
    testing = pytest.importorskip("streamlit.testing.v1")
    import streamlit as st

    st.cache_resource.clear()  # each test has a library of its own
    yield testing.AppTest.from_file(str(PAGE), default_timeout=20)
    st.cache_resource.clear()


def said(app: object) -> str:
    return " ".join(str(part.proto.body) for part in app.get("html"))  # type: ignore[attr-defined]


def pasted(app: object, text: str) -> object:
    app.run()
    app.button_group(key="way-en").set_value("paste").run()
    return app.text_area(key="pasted").set_value(text).run()


def labels(app: object) -> list[str]:
    return [button.label for button in app.button]


def test_without_a_model_the_page_says_which_command_fetches_one(app: object) -> None:
    pasted(app, "今天天气很好，我们去公园走走。")
    assert "no translation model" in said(app)
    assert [code.value for code in app.code] == ["duizhao models fetch"]
    assert "Translate" not in labels(app)


def test_what_was_detected_is_shown(app: object) -> None:
    pasted(app, "今天天氣很好，我們去公園走走。")
    assert "Traditional Chinese" in said(app)
    assert "utf-8" in said(app)


def test_the_echo_engine_is_offered_to_developers_alone(
    app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opening.models_for("zh-Hans", "en", Config()) == []
    monkeypatch.setenv(opening.DEVELOPER, "1")
    assert opening.models_for("zh-Hans", "en", Config()) == ["echo"]


def test_the_model_wished_for_is_offered_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.MODEL_VARIABLE, "echo:identity")
    monkeypatch.setenv(opening.DEVELOPER, "1")
    assert opening.models_for("zh-Hans", "en", Config()) == ["echo:identity", "echo"]


@pytest.mark.parametrize(
    ("base", "leaves"), [("http://127.0.0.1:9", False), ("https://api.example.org", True)]
)
def test_the_page_says_before_a_job_begins_that_text_leaves(
    app: object, monkeypatch: pytest.MonkeyPatch, base: str, leaves: bool
) -> None:
    monkeypatch.setenv(opening.MODEL_VARIABLE, f"openai:model-a@{base}")
    pasted(app, "今天天气很好，我们去公园走走。")
    assert "Translate" in labels(app)
    sentence = "Your text is sent to https://api.example.org: it leaves this computer."
    assert (sentence in said(app)) is leaves
    assert ("nothing is sent anywhere" in said(app)) is not leaves


def test_a_server_that_is_named_wrongly_is_told_on_the_page(
    app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(opening.MODEL_VARIABLE, "openai:model-a@example.org")
    pasted(app, "今天天气很好，我们去公园走走。")
    assert "has no address of a server" in said(app)
    assert not app.exception  # type: ignore[attr-defined]


def test_scripts_are_converted_without_a_model(app: object) -> None:
    pasted(app, "今天天气很好，我们去公园走走。")
    target = next(box for box in app.selectbox if box.label == "Translate to")
    target.select("zh-Hant-TW").run()
    assert "Translate" in labels(app)


def test_a_text_in_neither_language_gets_a_sentence(app: object) -> None:
    pasted(app, "これは日本語の文章です。とてもいい天気ですね。")
    assert "neither Chinese nor English" in said(app)
    assert not app.exception


def test_a_job_that_was_deleted_gets_a_sentence(app: object) -> None:
    app.query_params["job"] = "404"
    app.run()
    assert "no longer in the library" in said(app)
    assert not app.exception


def test_a_message_is_escaped() -> None:
    testing = pytest.importorskip("streamlit.testing.v1")

    def page() -> None:
        from translator.errors import InputError
        from ui.i18n import messages

        messages.error(InputError("format.empty", name="<img src=x onerror=alert(1)>.md"))

    shown = said(testing.AppTest.from_function(page).run())
    assert "&lt;img src=x onerror=alert(1)&gt;.md is empty." in shown
    assert "<img" not in shown


@pytest.mark.parametrize("number", ["x", "-1", "１", "1 OR 1=1", ""])
def test_an_address_that_names_no_job_opens_the_first_page(app: object, number: str) -> None:
    app.query_params["job"] = number
    app.run()
    assert "对照" in said(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n\n你好，世界！\n第二行", "你好世界.txt"),
        ("<script>alert(1)</script>", "scriptalert1scri.txt"),
        ("../../etc/passwd", "etcpasswd.txt"),
        ("！！！", "pasted.txt"),
    ],
)
def test_pasted_text_is_named_after_its_first_line(text: str, name: str) -> None:
    assert given.pasted_name(text) == name


def test_there_is_always_an_example() -> None:
    assert all(path.is_file() for path in given.examples().values())
    assert list(given.examples())


def test_progress_says_what_is_waited_for() -> None:
    waiting = Status(job_id=1, state=JobState.RUNNING, done=0, total=9, here=True, waiting=True)
    assert "waiting for another article" in reading.progress_words(waiting)
    stopped = Status(job_id=1, state=JobState.STOPPED, done=4, total=9)
    assert (
        reading.progress_words(stopped) == "4 of 9 sentences · stopped; what is translated is kept"
    )
