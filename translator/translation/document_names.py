"""The people of a document: one rendering each, decided before the first sentence.

Chinese people are written in pinyin (``grounding.names``). A foreign name written by its sound
is what the glossary has, else what the document spells in a bracket, else the dictionary, else
what the engine makes of the name alone, if all of that sounds like it: the first of these is
written into every sentence of the document. Where none is there, the first sentence decides for
those after it (``translator.translation.carry_names``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from translator import placeholders
from translator.chinese.scripts import converter
from translator.chinese.words.compounds import DOTS
from translator.document.plan import Plan
from translator.glossary import Matcher
from translator.grounding import Lexicon, Names, find_names
from translator.grounding.brackets import spelled
from translator.grounding.evidence import transliterating
from translator.grounding.fixed_terms import known_names
from translator.grounding.foreign import find_foreign, split
from translator.grounding.nouns import noun
from translator.grounding.sounds import likeness
from translator.lazy_regex import lazy_regex
from translator.translation.heard_names import ALIKE, CAPITALISED

_CLEAN = lazy_regex(r"[A-ZÀ-Þ][\w’'.-]*(?: [\w’'.-]+){0,4}")

Ask = Callable[[Sequence[str]], Sequence[str]]
"""From texts to the engine's translations of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A name of a document and what it was rendered as."""

    name: str
    kind: str
    """``pinyin`` or ``foreign``."""
    sentences: int
    decided: str
    """What the glossary, the dictionary or pinyin says; empty: nothing does."""
    rendered: Mapping[str, int]
    """What the sentences translated so far say, and how often."""

    @property
    def best(self) -> str:
        """What was decided on, else what is said most often; may be empty."""
        return self.decided or max(self.rendered, key=lambda one: self.rendered[one], default="")


def text_of(planned: Plan) -> str:
    """Return a document's whole text without placeholders, in Simplified characters."""
    text = "\n\n".join(placeholders.strip(block.text) for block in planned.document.blocks)
    return converter.to_simplified(text)


def decide(
    text: str,
    *,
    lexicon: Lexicon,
    words: Callable[[str], Sequence[str]],
    terms: Matcher,
    ask: Ask | None = None,
    needed: str | None = None,
    settled: Collection[str] = (),
) -> Names:
    """Find the people of a Chinese document and decide what each is in English.

    Args:
        text: As ``text_of`` returns it.
        lexicon: The dictionary.
        words: Cuts Chinese into words.
        terms: The glossary: names in it are left to it.
        ask: The engine; None: only what needs none is decided.
        needed: The sentences that are to be translated: the engine is asked for their names
            only; None: all of the text.
        settled: Names the engine is not asked for, because they are decided already.
    """
    people = find_names(text, lexicon=lexicon)
    names = [
        name
        for name in find_foreign(text, lexicon=lexicon, words=words)
        if name not in people.spelled
        and not any(one.end - one.start == len(name) for one in terms.find(name))
    ]
    foreign = {name: sure for name in names if (sure := known(name, lexicon))}
    needed = text if needed is None else needed
    open_names = [
        name
        for name in names
        if name not in foreign
        and _plain(name) not in settled
        and _repeated(name, text)
        and split(name)[-1] in needed
    ]
    answers = ask([_plain(name) for name in open_names]) if ask and open_names else ()
    guessed: dict[str, str] = {}
    for name, answer in zip(open_names, answers, strict=True) if answers else ():
        guessed |= _believed(name, answer.strip().rstrip(".。"), lexicon)
    foreign |= guessed
    kept = {name: latin for name, latin in foreign.items() if not _known_alone(name, lexicon)}
    return replace(people, foreign=kept, guessed=frozenset(guessed)) if kept else people


def unsettled(
    text: str, *, lexicon: Lexicon, words: Callable[[str], Sequence[str]], terms: Matcher
) -> tuple[str, ...]:
    """Return the foreign names of a document that stand in it twice and nothing decides.

    Only lines that may hold one are looked at: of most documents that is none.

    Args:
        text: As ``text_of`` returns it.
        lexicon: The dictionary.
        words: Cuts Chinese into words.
        terms: The glossary: names in it are left to it.
    """
    likely = "\n".join(filter(_may_hold().search, text.split("\n")))
    names = find_foreign(likely, lexicon=lexicon, words=words) if likely else ()
    spellings = spelled(likely, lexicon=lexicon) if names else {}
    return tuple(
        name
        for name in names
        if name not in spellings
        and not any(one.end - one.start == len(name) for one in terms.find(name))
        and not known(name, lexicon)
        and _repeated(name, text)
    )


@cache
def _may_hold() -> re.Pattern[str]:
    """Return what finds a line that may have a foreign name in it."""
    one = f"[{''.join(transliterating())}大]"
    return re.compile(f"{one}{{3}}|{one}[{DOTS}]{one}{{2}}")


def _plain(name: str) -> str:
    return re.sub(f"[{DOTS}]", "·", name)


def _repeated(name: str, text: str) -> bool:
    """Say whether a name stands twice, by its last part alone, too: else nothing can differ."""
    return text.count(split(name)[-1]) > 1


def known(name: str, lexicon: Lexicon) -> str:
    """Return what the project's table or the dictionary has for a whole name."""
    plain = _plain(name)
    if plain in known_names():
        return known_names()[plain][0]
    if not lexicon.is_proper_noun_only(plain):
        return ""
    found = noun(plain, lexicon.lookup(plain), lexicon)
    return found.english if found else ""


def _known_alone(name: str, lexicon: Lexicon) -> bool:
    """Say whether grounding finds the name by itself, with more certainty."""
    return len(split(name)) == 1 and bool(known(name, lexicon))


def _believed(name: str, answer: str, lexicon: Lexicon) -> dict[str, str]:
    """Return what is written for a name and for its last part alone.

    Each part is what the dictionary has, else the engine's word for it if that sounds alike. A
    name of which one part is neither is left alone: half a name, or one that was made up from
    its sounds, would be somebody else's.
    """
    parts = split(name)
    if len(parts) == 1:
        fits = _CLEAN.fullmatch(answer) and likeness(name, answer, lexicon) >= ALIKE
        return {name: answer} if fits else {}
    said = answer.split(" ") if _CLEAN.fullmatch(answer) else []
    words = []
    for number, part in enumerate(parts):
        word = said[number] if len(said) == len(parts) else ""
        alike = likeness(part, word, lexicon) >= ALIKE
        words.append(known(part, lexicon) or (word if alike else ""))
    return {name: " ".join(words), parts[-1]: words[-1]} if all(words) else {}


def rendering(name: str, target: str, lexicon: Lexicon) -> str:
    """Return what a target calls a person, as far as sound tells; empty: nothing sounds alike."""
    best, most = "", ALIKE
    for phrase in CAPITALISED.findall(placeholders.strip(target)):
        said = phrase.removesuffix("’s").removesuffix("'s").split(" ")
        for start in range(len(said)):
            for end in range(start + 1, len(said) + 1):
                form = " ".join(said[start:end])
                alike = likeness("".join(split(name)), form, lexicon)
                if alike > most or (alike == most and not best):
                    best, most = form, alike
    return best


def proposals(
    planned: Plan,
    targets: Mapping[str, str],
    *,
    lexicon: Lexicon,
    words: Callable[[str], Sequence[str]],
    terms: Matcher,
) -> list[Proposal]:
    """Return the people of a Chinese document, and how each was rendered so far.

    Args:
        planned: The document.
        targets: Source of a segment → its target, of those that are translated.
        lexicon: The dictionary.
        words: Cuts Chinese into words.
        terms: The glossary.
    """
    text = text_of(planned)
    found = find_names(text, lexicon=lexicon)
    people = {
        name: pinyin for name, pinyin in found.pinyin.items() if name not in found.unwritten
    } | dict(found.spelled)
    foreign = [
        name for name in find_foreign(text, lexicon=lexicon, words=words) if name not in people
    ]
    sources = [
        (item.source, converter.to_simplified(placeholders.strip(item.source)))
        for item in planned.items
    ]
    result = []
    for name in (*people, *foreign):
        chosen = [one for one in terms.find(name) if one.end - one.start == len(name)]
        decided = chosen[0].rule.targets[0] if chosen else people.get(name) or known(name, lexicon)
        holding = [source for source, plain in sources if name in plain]
        rendered = Counter(
            form
            for source in holding
            if source in targets and (form := rendering(name, targets[source], lexicon))
        )
        result.append(
            Proposal(
                name=name, kind="pinyin" if name in found.pinyin else "foreign",
                sentences=len(holding), decided=decided,
                rendered=dict(rendered.most_common()),
            )
        )  # fmt: skip
    return result
