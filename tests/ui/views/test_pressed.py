"""What is chosen in the moment a button is pressed counts, not what was chosen before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.conftest import Page
from translator.store import Library
from translator.translation.signature import PIPELINE_VERSION
from ui.views import open as opening


@pytest.fixture
def pasted(page: Page, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page that asks how a pasted text is to be translated; two models can."""
    monkeypatch.setenv(opening.MODEL_VARIABLE, "echo:identity")
    monkeypatch.setenv(opening.DEVELOPER, "1")
    page.run()
    page.app.button_group(key="way-en").set_value("paste").run()
    page.app.text_area(key="pasted").set_value("公园里有3个人。").run()
    return page


def choose(page: Page, label: str, choice: str) -> None:
    """Choose, without the page's run that follows."""
    next(box for box in page.app.selectbox if box.label == label).set_value(choice)


def test_a_model_chosen_in_the_moment_of_the_press_translates(pasted: Page) -> None:
    choose(pasted, "Model", "echo")
    pasted.press("Translate")
    with Library() as library:
        assert [job.signature for job in library.jobs()] == [f"duizhao{PIPELINE_VERSION}:echo"]


def test_a_language_chosen_in_the_moment_of_the_press_is_the_target(pasted: Page) -> None:
    choose(pasted, "Translate to", "zh-Hant-TW")
    pasted.press("Translate")
    with Library() as library:
        assert [job.target_language for job in library.jobs()] == ["zh-Hant-TW"]


def test_a_press_counts_once_and_not_for_a_button_that_is_gone(page: Page) -> None:
    def shown() -> None:
        import streamlit as st

        from ui.views.pressed import forget, pressed

        if st.checkbox("there", value=True) and pressed("Go", key="go"):
            st.text("gone")
        forget()

    testing = pytest.importorskip("streamlit.testing.v1")
    app: Any = testing.AppTest.from_function(shown).run()

    def said(app: Any) -> list[str]:
        return [str(one.value) for one in app.text]

    assert said(app) == []
    assert said(app.button(key="go").click().run()) == ["gone"]
    assert said(app.run()) == []
    app.button(key="go").click()
    assert said(app.checkbox[0].set_value(False).run()) == []
    assert said(app.checkbox[0].set_value(True).run()) == []
