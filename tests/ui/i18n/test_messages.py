"""What a page says of an error: escaped, in its language, as pages say it."""

from __future__ import annotations

import pytest

from translator.errors import InputError, StoreError
from ui.i18n import messages, strings


class Streamlit:
    """What is shown, and the session."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.session_state: dict[str, object] = {}

    def html(self, body: str) -> None:
        self.shown.append(body)


@pytest.fixture
def streamlit(monkeypatch: pytest.MonkeyPatch) -> Streamlit:
    made = Streamlit()
    monkeypatch.setattr(messages, "st", made)
    monkeypatch.setattr(strings, "st", made)
    return made


PROBLEM = InputError("document.other-language", name="<a>.md")


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_an_error_is_said_as_pages_say_it(streamlit: Streamlit, language: str) -> None:
    strings.use(language)
    messages.error(PROBLEM)
    what = PROBLEM.happened(language, page=True).replace("<a>", "&lt;a&gt;")
    hint = PROBLEM.next_step(language, page=True)
    hint = hint.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert streamlit.shown == [
        f'<div class="dz-box error" role="alert"><p>{what}</p><p>{hint}</p></div>'
    ]
    assert messages.in_words(PROBLEM) == PROBLEM.say(language, page=True)
    assert messages.in_words(PROBLEM) != PROBLEM.say(language, page=False)
    assert messages.in_words(PROBLEM.stored()) == messages.in_words(PROBLEM)


def test_what_pages_say_otherwise_is_said_so_of_what_happened_too(streamlit: Streamlit) -> None:
    problem = StoreError("library.no-job", number=3)
    assert problem.happened("en", page=True) != problem.happened("en")
    messages.error(problem)
    assert problem.happened("en", page=True) in streamlit.shown[0]


def test_what_is_no_error_is_a_status(streamlit: Streamlit) -> None:
    messages.box("茶已经泡好了。")
    messages.box("茶", "Drink <it>.", level="note")
    assert streamlit.shown == [
        '<div class="dz-box note" role="status"><p>茶已经泡好了。</p></div>',
        '<div class="dz-box note" role="status"><p>茶</p><p>Drink &lt;it&gt;.</p></div>',
    ]


def test_what_a_button_kept_is_shown_once(streamlit: Streamlit) -> None:
    messages.kept()
    assert streamlit.shown == []
    messages.keep(PROBLEM)
    assert streamlit.shown == []
    messages.kept()
    messages.kept()
    assert len(streamlit.shown) == 1 and 'role="alert"' in streamlit.shown[0]


def test_facts_without_a_value_are_left_out(streamlit: Streamlit) -> None:
    messages.facts(("Words", "3"), ("Level", ""), ("<x>", "1"))
    messages.facts(("Words", "3"), title="茶", about="A drink.")
    messages.note("1 < 2")
    assert streamlit.shown == [
        '<p class="dz-facts">Words <b>3</b> · &lt;x&gt; <b>1</b></p>',
        '<h2 class="dz-heading dz-small" dir="auto">茶</h2><p class="dz-about">A drink.</p>'
        '<p class="dz-facts">Words <b>3</b></p>',
        '<p class="dz-facts">1 &lt; 2</p>',
    ]


def test_the_pages_words_are_english_until_a_language_is_used(streamlit: Streamlit) -> None:
    assert strings.language() == "en"
    assert strings.say("nav.memory") == strings.sentence("nav.memory", "en")
    strings.use("zh-Hans")
    assert strings.say("nav.memory") == "记忆与术语"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 sentences"), (1, "1 sentence"), (2, "2 sentences"), (21, "21 sentences")],
)
def test_one_has_a_form_of_its_own(streamlit: Streamlit, number: int, said: str) -> None:
    assert strings.count("read.sentences", number) == said


def test_a_sentence_without_such_a_form_takes_any_number(
    streamlit: Streamlit, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = dict(strings.table()) | {"a.rows": strings.Wording(english="{number} rows", chinese="")}
    monkeypatch.setattr(strings, "table", lambda: known)
    strings._sentence.cache_clear()
    assert [strings.count("a.rows", number) for number in (1, 2)] == ["1 rows", "2 rows"]
    strings._sentence.cache_clear()


def test_what_has_a_name_is_named_and_what_has_none_is_shown_as_it_is(
    streamlit: Streamlit,
) -> None:
    assert strings.language_name("zh-Hans") == strings.say("language.zh-Hans") != "zh-Hans"
    assert strings.language_name("tlh") == "tlh"
    named = strings.naming(["a", "b", 3], lambda option: "" if option == "b" else f"<{option}>")
    assert [named(option) for option in ("a", "b", 3, "c")] == ["<a>", "b", "<3>", "c"]
