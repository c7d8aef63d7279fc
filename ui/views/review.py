"""The review: words of the list that are due, each in the sentence it was met in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

import streamlit as st

from translator.application import (
    ReviewAnswer,
    review_intervals,
    spaced_review,
    times_reviewed,
    word_places,
)
from translator.chinese.dictionary import levels
from translator.store import Library, WordState
from translator.store.word_cards import WordCard
from translator.store.wordlist import ListedWord
from ui.i18n import messages
from ui.i18n.strings import count, say
from ui.jobs.app_context import AppContext
from ui.views.local_times import local_time

_AHEAD = timedelta(minutes=20)
"""A word that comes back within so little time is asked for in the same sitting, as Anki does
(https://docs.ankiweb.net/preferences.html, "Learn ahead limit")."""
_GAP = "＿"
_SITTING = "review-sitting"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(kw_only=True)
class _Sitting:
    """What a session did on this page."""

    answered: int = 0
    open: tuple[int, str] | None = None
    """Id and card of the word whose answer is shown."""


def is_wanted(library: Library) -> bool:
    """Say whether there is a word to review, now or later."""
    return library.next_due() is not None


def show(context: AppContext) -> None:
    """Show the word that is due first, or that none is."""
    library = context.manager.library
    messages.heading(say("nav.review"))
    sitting: _Sitting = st.session_state.setdefault(_SITTING, _Sitting())
    now = datetime.now(UTC)
    card = _next(library, now)
    if card is None:
        _nothing_due(library, sitting)
        return
    left = library.due_number(_stamp(now + _AHEAD))
    place = say("review.place", number=sitting.answered + 1, total=sitting.answered + left)
    is_open = sitting.open == (card.word.id, card.card)
    st.html(_card(card, place, is_open=is_open))
    with st.container(horizontal=True, key="review-answers"):
        if is_open:
            _answers(library, sitting, card, now)
        else:
            st.button(
                say("review.show"),
                key="review-show",
                type="primary",
                shortcut="Space",
                on_click=_open,
                args=(sitting, card),
            )
        st.button(
            say("review.know"),
            key="review-know",
            type="tertiary",
            shortcut="K",
            on_click=_know,
            args=(library, sitting, card),
        )


def _next(library: Library, now: datetime) -> WordCard | None:
    """Return the word that is asked for now: one that is due, else one that soon will be."""
    for moment in (now, now + _AHEAD):
        if found := library.due_words(_stamp(moment), limit=1):
            return found[0]
    return None


def _open(sitting: _Sitting, card: WordCard) -> None:
    sitting.open = (card.word.id, card.card)


def _answers(library: Library, sitting: _Sitting, card: WordCard, now: datetime) -> None:
    for answer, rest in review_intervals(card.card, now).items():
        name = answer.name.lower()
        st.button(
            say("review.button", answer=say(f"review.{name}"), interval=interval(rest)),
            key=f"review-{name}",
            type="primary" if answer is ReviewAnswer.GOOD else "secondary",
            shortcut=str(int(answer)),
            on_click=_answer,
            args=(library, sitting, card, answer),
        )


def _answer(library: Library, sitting: _Sitting, card: WordCard, answer: ReviewAnswer) -> None:
    """Keep an answer, once: a button that is pressed twice asks for the same card."""
    if sitting.open != (card.word.id, card.card):
        return
    sitting.open = None
    after = spaced_review(card.card, answer, datetime.now(UTC))
    library.keep_card(card.word.id, after.card, _stamp(after.due))
    sitting.answered += 1


def _know(library: Library, sitting: _Sitting, card: WordCard) -> None:
    sitting.open = None
    library.set_word_state([card.word.simplified], WordState.KNOWN)


def _nothing_due(library: Library, sitting: _Sitting) -> None:
    due = library.next_due()
    if due is None:
        messages.box(say("review.none"), say("list.none-yet-next"))
        return
    number = library.due_number(_day_after(due))
    next_step = count("review.next", number, when=local_time(due))
    messages.box(
        count("review.done", sitting.answered) if sitting.answered else say("review.rest"),
        next_step,
    )
    sitting.answered = 0


def _day_after(due: str) -> str:
    """Return the moment a day after another one, as the library keeps both."""
    try:
        moment = datetime.strptime(due, _MOMENT).replace(tzinfo=UTC)
    except ValueError:  # damaged: what is due with it is all that can be said
        return due
    return _stamp(moment + timedelta(days=1))


def interval(rest: timedelta) -> str:
    """Say how long a word rests: 10 min, 3 days, 2 months."""
    minutes = max(round(rest.total_seconds() / 60), 1)
    if minutes < 60:
        return say("review.minutes", number=minutes)
    if minutes < 24 * 60:
        return say("review.hours", number=round(minutes / 60))
    days = round(minutes / (24 * 60))
    if days < 60:
        return count("review.days", days)
    months = round(days / 30.44)  # 365.25 / 12
    return (
        count("review.months", months)
        if months < 24
        else say("review.years", number=f"{days / 365.25:.1f}".removesuffix(".0"))
    )


def _card(card: WordCard, place: str, *, is_open: bool) -> str:
    """Return the card as HTML: the question, and the answer when it is open."""
    word = card.word
    places = word_places(word.sentence, word.simplified, word.traditional)
    # In turn: what a word means, and which word means it; that needs the sentence on both sides.
    asks_word = bool(times_reviewed(card.card) % 2 and places and word.translation)
    question = say("review.ask-word") if asks_word else say("review.ask-meaning")
    parts = [
        f'<p class="dz-facts">{escape(place)}</p>',
        f'<p class="dz-quiet">{escape(question)}</p>',
    ]
    if places:
        sentence = _sentence(word, places, gap=asks_word and not is_open)
        parts.append(f'<p class="dz-sentence" lang="zh">{sentence}</p>')
    else:
        parts.append(f'<p class="dz-sentence" lang="zh"><mark>{escape(_both(word))}</mark></p>')
    if asks_word or (is_open and word.translation):
        parts.append(f'<p class="dz-about">{escape(word.translation)}</p>')
    if is_open:
        facts = " · ".join(filter(None, (word.pinyin, levels.name(word.level))))
        parts += [
            '<hr class="dz-rule">',
            f'<p class="dz-word"><span lang="zh">{escape(_both(word))}</span> {escape(facts)}</p>',
            f'<p class="dz-about">{escape(word.meanings)}</p>',
        ]
        if word.document:
            parts.append(f'<p class="dz-facts" dir="auto">{escape(word.document)}</p>')
    return f'<section class="dz-card">{"".join(parts)}</section>'


def _sentence(word: ListedWord, places: tuple[tuple[int, int], ...], *, gap: bool) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in places:
        shown = _GAP * (stop - start) if gap else word.sentence[start:stop]
        parts += [escape(word.sentence[end:start]), f"<mark>{escape(shown)}</mark>"]
        end = stop
    return "".join((*parts, escape(word.sentence[end:])))


def _both(word: ListedWord) -> str:
    """Return a word in both scripts, where they differ."""
    if word.traditional == word.simplified:
        return word.simplified
    return f"{word.simplified} / {word.traditional}"


def _stamp(moment: datetime) -> str:
    """Return a moment as the library keeps it."""
    return moment.astimezone(UTC).strftime(_MOMENT)
