"""What is a word in one document, beside the dictionary's: gathered once, used for every sentence.

The user's own words (``words.txt`` in the data directory), the glossary's terms, and the names
the document shows: Chinese people by what stands around them, foreign names by their characters,
organisations by their endings, and what it repeats.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from translator import placeholders
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.scripts import converter
from translator.chinese.words import document_words
from translator.chinese.words.segmenter import cut
from translator.chinese.words.vocabulary import Vocabulary
from translator.chinese.words.word_rules import rules_of
from translator.errors import EncodingError, FormatError, InputError
from translator.errors.error_sentences import because
from translator.glossary import Glossary
from translator.grounding import find_names
from translator.grounding.foreign import find_foreign, split
from translator.system import paths
from translator.system.bounded_reading import SETTINGS, read_file
from translator.system.file_kinds import is_there
from translator.text.languages import HAN
from translator.types import Bitext, Document

_LONGEST = 40
"""Characters of a user's word; a longer line is a sentence by mistake."""


def user_words_file() -> Path:
    """Return where the user's own words are kept; the file need not exist."""
    return paths.home() / "words.txt"


def read_user_words(path: Path | None = None) -> frozenset[str]:
    """Read a list of words: one a line, ``#`` begins a comment, UTF-8.

    Args:
        path: The file; None: the user's own, which may be missing.

    Raises:
        InputError: the file cannot be read.
        EncodingError: it is not UTF-8 text.
        FormatError: a line is no word.
    """
    file = user_words_file() if path is None else path
    if path is None and not is_there(file):
        return frozenset()
    try:
        text = read_file(file, SETTINGS).decode("utf-8-sig")
    except OSError as error:
        raise InputError("words.unreadable", file=file, why=because(error)) from error
    except UnicodeDecodeError as error:
        raise EncodingError("words.not-utf8", file=file, offset=error.start) from error
    found = set()
    for number, line in enumerate(text.split("\n"), 1):
        word = line.partition("#")[0].strip()
        if not word:
            continue
        if len(word) > _LONGEST or any(character.isspace() for character in word):
            raise FormatError("words.no-word", line=number, file=file, word=word[:_LONGEST])
        found.add(word)
    return frozenset(found)


def of_document(
    document: Document,
    *,
    user_words: Iterable[str] | None = None,
    glossary: Glossary | None = None,
    dictionary: dictionaries.Dictionary | None = None,
) -> Vocabulary:
    """Gather the vocabulary of a document; see ``of_text``."""
    text = "\n\n".join(placeholders.strip(block.text) for block in document.blocks)
    return of_text(text, user_words=user_words, glossary=glossary, dictionary=dictionary)


def of_bitext(bitext: Bitext, *, dictionary: dictionaries.Dictionary | None = None) -> Vocabulary:
    """Gather the vocabulary of the Chinese side of a bitext; see ``of_text``."""
    if bitext.source_language.startswith("zh"):
        return of_document(bitext.document, dictionary=dictionary)
    return of_text("\n".join(pair.target for pair in bitext.pairs), dictionary=dictionary)


def of_text(
    text: str,
    *,
    user_words: Iterable[str] | None = None,
    glossary: Glossary | None = None,
    dictionary: dictionaries.Dictionary | None = None,
) -> Vocabulary:
    """Gather the vocabulary of a text.

    Args:
        text: The whole of it: evidence anywhere counts everywhere.
        user_words: In either script; None: the user's own list.
        glossary: Its Chinese terms count; None: none.
        dictionary: Keeps words from being taken for names; None: the installed one. Without a
            dictionary no names are found.

    Raises:
        InputError: the user's list of words is broken.
    """
    dictionary = dictionary or dictionaries.installed()
    mine = read_user_words() if user_words is None else user_words
    terms = () if glossary is None else _chinese(glossary)
    names, people = _names(text, dictionary) if dictionary else (frozenset(), frozenset())
    return Vocabulary(
        words=in_both_scripts(mine),
        terms=in_both_scripts(terms),
        names=names,
        people=people,
    )


def in_both_scripts(words: Iterable[str]) -> frozenset[str]:
    """Return words as they are and in Simplified and Traditional characters."""
    own = sorted({word for word in words if word})
    if not own:
        return frozenset()
    text = "\n".join(own)
    found = set(own)
    for target, source in (
        ("zh-Hans", "zh-Hant"),
        ("zh-Hant", "zh-Hans"),
        ("zh-Hant-HK", "zh-Hans"),
    ):
        found.update(converter.convert(text, target, source).split("\n"))
    return frozenset(found)


def in_script(vocabulary: Vocabulary, to: str, source: str) -> Vocabulary:
    """Return a vocabulary as it stands in a text that was converted to another script.

    Raises:
        LanguageError: a tag is not one of a script.
    """

    def converted(words: frozenset[str]) -> frozenset[str]:
        text = converter.convert("\n".join(words), to, source, people=vocabulary.people)
        return frozenset(text.split("\n")) - {""}

    return Vocabulary(
        words=vocabulary.words,  # they are there in every script
        terms=converted(vocabulary.terms),
        names=converted(vocabulary.names),
        people=converted(vocabulary.people),
    )


def _chinese(glossary: Glossary) -> list[str]:
    found = []
    for term in glossary.terms:
        if term.source_language.startswith("zh"):
            found.append(term.source)
        elif term.target_language.startswith("zh"):
            found += term.targets
    return [term for term in found if HAN.search(term)]


def _names(text: str, dictionary: dictionaries.Dictionary) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names in a text as they are written there, and which are Chinese people's."""
    simplified = converter.to_simplified(text)
    people = find_names(simplified, lexicon=dictionary).pinyin
    foreign = find_foreign(
        simplified, lexicon=dictionary, words=partial(cut, dictionary=dictionary)
    )
    parts = {part for name in foreign for part in split(name) if len(part) > 1}
    rules = rules_of(dictionary)
    found = document_words.organisations(rules.words(text), rules.lists)
    found |= document_words.repeated(cut(text, dictionary), rules.are_words)
    known = {name for name in {*people, *parts} if not rules.lists(name)}
    written = partial(_as_written, simplified=simplified, text=text)
    return frozenset(written(known)) | found, frozenset(written(known.intersection(people)))


def _as_written(names: Iterable[str], simplified: str, text: str) -> set[str]:
    """Return names found in the Simplified form of a text as the text itself has them."""
    if simplified == text or len(simplified) != len(text):
        return set(names)
    found = set()
    for name in names:
        at = simplified.find(name)
        while at >= 0:
            found.add(text[at : at + len(name)])
            at = simplified.find(name, at + 1)
    return found
