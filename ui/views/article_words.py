"""The words of an article: how many a person knows, and those that are new, before reading."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from translator import config
from translator.application import (
    ArticleWord,
    KnownShare,
    Rendering,
    article_words,
    known_share,
    new_words,
)
from translator.chinese import cards
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary import levels
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import ModelError, TranslatorError
from translator.store import Job, Library, WordState
from translator.store.wordlist import ListedWord
from translator.text.languages import primary
from ui.documents import OpenDocument, bitext, fitting
from ui.i18n import choices, messages, strings
from ui.i18n.strings import count, say
from ui.library_table import known_shares
from ui.reader import known_words, said_words
from ui.views.pressed import pressed
from ui.word_table import word_table

MOST = 60
"""New words that are listed at once: more are not learned before an article is read."""
_LEVEL = "article-hsk-level"


def show(library: Library, document: OpenDocument, job: Job, level: int) -> None:
    """Show a button that says how much of the article is known; it opens the words.

    Nothing is shown where there is no dictionary or no Chinese.

    Args:
        library: Where it stands what was said of words, and the pairs.
        document: The article.
        job: Whose pairs they are.
        level: The highest HSK level a person knows; 0: none.
    """
    dictionary = _dictionary()
    if dictionary is None:
        return
    texts = _chinese(library, document, job)
    vocabulary = known_words.of(document.document, job.source_language, job.source_language)
    found = article_words(texts, dictionary, vocabulary)
    if not found:
        return
    known_shares.note(library, job.id, found)
    states = said_words.of(library).states
    share = known_share(found, states, level)
    says = share.known or level
    label = say("article.known", percent=share.percent) if says else say("article.words")
    with st.popover(label, key="article-words"):
        _level_choice(level)
        messages.note(_counts(share))
        st.html(_levels(share))
        _new(library, document, job, dictionary, texts, new_words(found, states, level))


def _dictionary() -> Dictionary | None:
    try:
        return dictionaries.installed()
    except ModelError:
        return None  # damaged: the page of the models says so


def _chinese(library: Library, document: OpenDocument, job: Job) -> tuple[str, ...]:
    """Return the Chinese sentences: the article's own, or of its translation what is there."""
    if primary(job.source_language) == "zh":
        return tuple(item.source for item in document.plan.items)
    if primary(job.target_language) != "zh":
        return ()
    return tuple(pair.target for pair in library.pairs(job.id))


def _level_choice(level: int) -> None:
    options = config.HSK_LEVELS
    key = choices.key(_LEVEL)
    st.selectbox(
        say("article.level"),
        options,
        index=options.index(level),
        format_func=strings.naming(options, _level_name),
        key=key,
        on_change=_keep_level,
        args=(key,),
    )


def _level_name(level: int) -> str:
    if not level:
        return say("article.level-none")
    return levels.name(level) if level == 1 else say("article.level-to", level=levels.name(level))


def _keep_level(key: str) -> None:
    try:
        config.change(hsk_level=int(st.session_state[key]))
    except TranslatorError as error:
        messages.keep(error)


def _counts(share: KnownShare) -> str:
    return say(
        "article.counts",
        words=count("article.number", share.words),
        different=share.different,
        percent=share.percent,
    )


def _levels(share: KnownShare) -> str:
    """Return how many words are of each level, as bars."""
    lines = []
    for level, words in share.by_level.items():
        percent = 100 * words / share.words
        name = levels.name(level) or say("list.no-level")
        lines.append(
            f'<span>{escape(name)}</span><i style="--share: {percent:.1f}%"></i>'
            f"<span>{percent:.0f} %</span>"
        )
    return f'<div class="dz-levels">{"".join(lines)}</div>'


def _new(
    library: Library,
    document: OpenDocument,
    job: Job,
    dictionary: Dictionary,
    texts: Sequence[str],
    new: Sequence[ArticleWord],
) -> None:
    st.html(f'<h2 class="dz-heading dz-small">{escape(count("article.new", len(new)))}</h2>')
    if not new:
        return
    shown = new[:MOST]
    if len(shown) < len(new):
        messages.note(say("article.first", number=len(shown)))
    entries = [_listed(one, dictionary) for one in shown]
    rows = [
        {
            "word": entry.simplified if one.written == one.word else one.written,
            "pinyin": entry.pinyin,
            "meanings": entry.meanings,
            "level": levels.name(one.level),
            "times": str(one.times),
        }
        for one, entry in zip(shown, entries, strict=True)
    ]
    columns = {
        "word": say("list.word"), "pinyin": say("list.pinyin"), "meanings": say("list.meanings"),
        "level": say("list.level"), "times": say("article.times"),
    }  # fmt: skip
    chosen = word_table.show(
        rows,
        columns,
        # The words in the key: another list begins with no box checked.
        key=f"article-new-{hash(tuple(one.word for one in shown))}",
        label=count("article.new", len(new)),
        choose=say("article.choose"),
        low=True,
    )
    with st.container(horizontal=True):
        if pressed(say("article.learn"), key="article-learn", disabled=not chosen):
            for number in chosen:
                sentences = _sentences(library, document, job, texts[shown[number].first])
                library.add_word(_with_sentence(entries[number], *sentences, document))
            st.rerun()
        if pressed(say("article.know"), key="article-know", disabled=not chosen):
            library.set_word_state([shown[one].word for one in chosen], WordState.KNOWN)
            st.rerun()


def _listed(word: ArticleWord, dictionary: Dictionary) -> ListedWord:
    """Return a word as the word list keeps it: its likeliest entry, yet without a sentence."""
    entry = dictionary.ranked(word.written)[0]
    card = cards.card(entry, dictionary)
    return ListedWord(
        simplified=entry.simplified,
        traditional=entry.traditional,
        pinyin=card.pinyin,
        meanings="; ".join(card.senses),
        level=card.level,
    )


def _with_sentence(
    word: ListedWord, chinese: str, other: str, document: OpenDocument
) -> ListedWord:
    return ListedWord(
        simplified=word.simplified,
        traditional=word.traditional,
        pinyin=word.pinyin,
        meanings=word.meanings,
        level=word.level,
        sentence=chinese,
        translation=other,
        document=document.document.name,
    )


def _sentences(library: Library, document: OpenDocument, job: Job, text: str) -> tuple[str, str]:
    """Return a Chinese sentence of the article and its other side, as far as it is there."""
    from_chinese = primary(job.source_language) == "zh"
    pairs = fitting(document, library.pairs(job.id))
    for pair in pairs:
        if text == (pair.source if from_chinese else pair.target):
            shown = bitext(document, job, [pair])
            blocks = {block.id: block for block in document.document.blocks}
            block = blocks[pair.segment.block_id]
            source = Rendering(shown, target=False).line(pair.source, block)
            target = Rendering(shown, target=True).line(pair.target, block)
            return (source, target) if from_chinese else (target, source)
    return "", ""
