"""Which words of a sentence and its target go together: found beside the page, kept by content.

A sentence takes a millisecond or two, a page of four hundred most of a second: too long to wait
for before it is shown. So a page is shown without, its links are found in a thread, and the
component asks for them once they may be there (``highlights.js``).
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator import alignment
from translator.alignment import Link, Words
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.errors import ModelError
from translator.text.languages import primary
from ui.jobs.queue import step_back
from ui.reader.word_glosses import Gloss, Glosses

SHOWN = 0.6
"""Least confidence of a link that is shown: below, one in two would be wrong."""
_REMEMBERED = 4096
"""Sentences whose links are kept: ten pages."""
_log = logging.getLogger(__name__)

Links = list[list[float]]
"""``[word of the source, word of the target, confidence]`` each, words by their numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """Both sides of a sentence as a page shows them, with marks."""

    source: str
    target: str
    source_language: str
    """BCP 47 tag."""
    target_language: str
    vocabulary: Vocabulary = NOTHING
    """The document's own words, in the script that is shown."""


class Linking:
    """Finds the links of pages, the one that was asked for last first."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[Sentence, Dictionary | None], Links] = OrderedDict()
        self._glosses = Glosses()
        self._lock = threading.Lock()
        self._wanted: list[list[Sentence]] = []
        self._thread: threading.Thread | None = None

    def of(self, sentences: Sequence[Sentence]) -> list[Links | None]:
        """Return the links of each sentence; None: they are being found, ask again."""
        dictionary = _dictionary()
        with self._lock:
            found = [self._known.get((one, dictionary)) for one in sentences]
            pairs = zip(sentences, found, strict=True)
            missing = [one for one, links in pairs if links is None]
            if missing:
                self._wanted.append(missing)
            if missing and self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True, name="links")
                self._thread.start()
        return found

    def glosses(self, words: Iterable[str]) -> dict[str, Gloss]:
        """Return what words mean, of those whose sentences were linked."""
        return self._glosses.known(words, _dictionary())

    def wait(self, seconds: float) -> bool:
        """Wait until everything that was asked for is found; say whether it is."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _work(self) -> None:
        step_back()
        while (page := self._next()) is not None:
            dictionary = _dictionary()
            for sentence in page:
                if (sentence, dictionary) not in self._known:
                    self._keep(sentence, dictionary, _links(sentence, dictionary, self._glosses))

    def _next(self) -> list[Sentence] | None:
        with self._lock:
            if self._wanted:
                return self._wanted.pop()
            self._thread = None
            return None

    def _keep(self, sentence: Sentence, dictionary: Dictionary | None, links: Links) -> None:
        with self._lock:
            self._known[sentence, dictionary] = links
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)


def _links(sentence: Sentence, dictionary: Dictionary | None, glosses: Glosses) -> Links:
    try:
        glosses.find(_words(sentence, dictionary), dictionary)
        return find(sentence, dictionary)
    except Exception:
        # Whatever fails here is a fault of ours in one sentence. It must not end the thread, on
        # which the links of all pages wait: the sentence is shown without links, the log says why.
        _log.exception("the words of a sentence could not be linked")
        return []


def _words(sentence: Sentence, dictionary: Dictionary | None) -> list[str]:
    return [text[start:end]
            for text, language in ((sentence.source, sentence.source_language),
                                   (sentence.target, sentence.target_language))
            if primary(language) == "zh"
            for start, end in alignment.word_spans(text, language, dictionary,
                                                   vocabulary=sentence.vocabulary)]  # fmt: skip


def find(sentence: Sentence, dictionary: Dictionary | None) -> Links:
    """Return the links of a sentence that are sure enough to be shown."""
    links = alignment.align(
        sentence.source,
        sentence.target,
        source_language=sentence.source_language,
        target_language=sentence.target_language,
        dictionary=dictionary,
        vocabulary=sentence.vocabulary,
    )
    ours, theirs = (
        alignment.word_spans(text, language, dictionary, vocabulary=sentence.vocabulary)
        for text, language in (
            (sentence.source, sentence.source_language),
            (sentence.target, sentence.target_language),
        )
    )
    return _by_word([link for link in links if link.confidence >= SHOWN], ours, theirs)


def _dictionary() -> Dictionary | None:
    try:
        return dictionaries.installed()
    except ModelError:
        return None  # damaged: the page of the models says so; here the text is to be read


def _by_word(links: Sequence[Link], ours: Words, theirs: Words) -> Links:
    """Return links between single words, each with its best confidence."""
    found: dict[tuple[int, int], float] = {}
    for link in links:
        for one in _inside(ours, link.source_start, link.source_end):
            for other in _inside(theirs, link.target_start, link.target_end):
                found[one, other] = max(link.confidence, found.get((one, other), 0.0))
    return [[one, other, sure] for (one, other), sure in sorted(found.items())]


def _inside(words: Words, start: int, end: int) -> list[int]:
    return [number for number, word in enumerate(words) if word[0] < end and start < word[1]]
