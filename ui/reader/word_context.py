"""Where a word was met: what its sentence says about how it is read and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from translator import placeholders
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.pinyin import pinyin
from translator.chinese.scripts import converter
from translator.text.languages import primary
from ui.reader import known_words
from ui.reader.edits import RefusedError
from ui.reader.scene import Json, Scene, number_in

_PARTNERS, _LONGEST = 8, 60
"""Words that one word became, and characters of each, at most: more no link has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WordContext:
    """What is known of a word's place; empty where nothing is."""

    source: str = ""
    """The sentence it was met in, as it stands in the document, without marks."""
    english: str = ""
    """The English of the sentence, without marks."""
    partners: tuple[str, ...] = ()
    """English words the word was linked with."""
    sounds: tuple[str, ...] = ()
    """How the word is read there: syllables with tone numbers, in small letters."""


NOWHERE = WordContext()


def of(action: Json, scene: Scene) -> WordContext:
    """Return the context of a word that somebody looks up.

    Args:
        action: With the ``word``, the position of its sentence, which one of several alike it is
            (``nth``), its ``partners`` as the page has them, and, for a part of a word, how it is
            read in it (``sounds``).
        scene: What the word was met in.
    """
    try:
        item = scene.item(action)
    except RefusedError:
        return NOWHERE
    source = placeholders.strip(item.source)
    target = _target(action, scene)
    tongues = (primary(scene.job.source_language), primary(scene.job.target_language))
    english = {("en", "zh"): source, ("zh", "en"): target}.get(tongues, "")
    told = action.get("partners")
    return WordContext(
        source=source.strip(),
        english=english,
        partners=tuple(
            one[:_LONGEST]
            for one in (told if isinstance(told, list) else [])[:_PARTNERS]
            if isinstance(one, str)
        ),
        sounds=_sounds(action, scene, source if tongues[0] == "zh" else target),
    )


def _target(action: Json, scene: Scene) -> str:
    try:
        return placeholders.strip(scene.pair(scene.item(action)).target)
    except RefusedError:
        return ""  # still to come


def _sounds(action: Json, scene: Scene, sentence: str) -> tuple[str, ...]:
    """Return how the word is read: as a part of another one, or as its sentence has it."""
    if told := str(action.get("sounds", "")):
        return tuple(told.lower()[:_LONGEST].split())
    dictionary = dictionaries.installed()
    if dictionary is None or not sentence:
        return ()
    tag = scene.job.source_language
    read = pinyin.readings(
        sentence, dictionary, vocabulary=known_words.of(scene.opened.document, tag, tag)
    )
    word = converter.to_simplified(str(action.get("word", "")))
    alike = [one.syllables for one in read if converter.to_simplified(one.word) == word]
    if not alike:
        return ()
    nth = number_in(action, "nth")
    found = alike[nth] if 0 <= nth < len(alike) else alike[0]
    return tuple(one.lower() for one in found)
