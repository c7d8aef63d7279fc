"""Chinese people in English text: Zhou Minghui stays Zhou Minghui.

A model writes characters for a name in pinyin, and has to invent them. Where the dictionary
has the person (Xi Jinping), its characters are written. Otherwise the engine sees a stand-in, a
made-up name in characters, which it copies, and the pinyin takes its place in the translation.

A name is a family name in pinyin and one or two syllables with a capital; what reads as English
words (Sun Rising, An Open Letter) or as a place or saying (Feng Shui) is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from translator.chinese.dictionary.surnames import surnames
from translator.grounding.evidence import Lexicon
from translator.grounding.names import CERTAINTY
from translator.grounding.reverse import Reverse, reverse
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex

STAND_INS = (
    "陈嘉禾", "林书远", "周以宁", "沈知行", "苏慕言", "顾清和", "许望舒", "陆景行", "程若谷",
    "江予安", "叶知秋", "宋怀瑾", "白砚秋",
)  # fmt: skip
"""Made up; tried with the default model, which copied each of them (docs/grounding.md)."""
_PAIR = lazy_regex(
    r"(?<![\w’'-])(?P<family>[A-Z][a-zü]+) "
    r"(?P<given>[A-Z][a-zü]*(?:(?:-|['’](?!s\b))[A-Za-zü][a-zü]*)?)(?![\w-])(?!['’](?!s\b)\w)"
)
_TITLE = lazy_regex(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Doctor|President|Premier|Chairman|Chairwoman|Mayor|"
    r"Governor|Minister|Secretary|Judge|Captain|General|Colonel|Coach|Teacher|Director|Manager|"
    r"Engineer|Nurse|Officer|Comrade|Master|Uncle|Aunt|Grandma|Grandpa|Lady|Madam|Sir|reporter|"
    r"journalist|farmer|director|mayor|teacher|student|professor|doctor|actor|actress|singer|"
    r"writer|researcher|resident|villager|photographer|named|called)\.? $"
)
_AFTER_PLACE = lazy_regex(
    r" (?:County|City|District|Province|Prefecture|Township|Town|Village|River|Lake|Mountains?|"
    r"Island|Bay|Sea|Road|Street|Avenue|Lane|Bridge|Station|Airport|Port|Temple|Pagoda|Pass|"
    r"Gorges?|Valley|Basin|Plateau|Dynasty|Emperor|Group|University|College|School|Hospital|"
    r"Company|Park|Square|Opera|county|city|district|province|river|lake|mountains?|island|"
    r"village|town|township|dynasty)\b"
)
_VOWEL = lazy_regex("[aeiouv]")
_ENGLISH = 15
"""Meanings of the dictionary in which a word stands from which on it is taken for English."""
_ENGLISH_LONG = 3
"""The same for two syllables: changing, mining, dangling."""


def spans(text: str, *, lexicon: Lexicon, shown: str = "") -> list[Span]:
    """Find Chinese people's names in English text.

    Args:
        text: One segment.
        lexicon: The dictionary.
        shown: What else will stand in the engine's text; no stand-in has characters of it.
    """
    known = reverse(lexicon)
    if not known.syllables:
        return []
    free = [name for name in STAND_INS if not set(name) & set(text + shown)]
    stand_ins: dict[str, str] = {}
    found: list[Span] = []
    at = 0
    while match := _PAIR.search(text, at):
        if not _is_name(match, known):
            at = match.start("given")  # President Xi may be followed by Jinping
            continue
        at = match.end()
        name = match.group()
        if name not in stand_ins and (person := known.names.get(_joined(name))):
            found.append(_span(match, person.chinese, (person.chinese, *person.others)))
            continue
        if name not in stand_ins:
            if not free:
                break
            stand_ins[name] = free.pop(0)
        found.append(_span(match, stand_ins[name], (name,), restored=name))
    return found


def _is_name(match: re.Match[str], known: Reverse) -> bool:
    text, family, given = match.string, match["family"], match["given"]
    if not _is_family(family) or not (syllables := _syllables(given, known.syllables)):
        return False
    before, after = text[: match.start()], text[match.end() :]
    if _AFTER_PLACE.match(after) or _is_pinyin(re.match(r" ([A-Z][a-zü]+)", after), known):
        return False  # a place; or a name in three pieces
    if _is_pinyin(re.search(r"(?<![\w.])([A-Z][a-zü]+) $", before), known):
        return False
    name = match.group()
    joined = known.names.get(_joined(name))
    if joined is not None:
        return joined.reading
    if name.lower() in known.words:
        return False  # tai chi, feng shui
    place = known.names.get(family + given.lower())
    if place is not None and not place.person:
        return False  # Shan Xi
    if _TITLE.search(before):
        return True
    count = known.words.get(given.lower(), 0)
    if known.words.get(family.lower(), 0) >= _ENGLISH and count and "-" not in given:
        return False
    return count < (_ENGLISH if syllables == 1 else _ENGLISH_LONG)


def _is_pinyin(neighbour: re.Match[str] | None, known: Reverse) -> bool:
    """Whether the word beside is a syllable of a name too and no English word."""
    if neighbour is None:
        return False
    word = neighbour[1].lower()
    return bool(_syllables(word, known.syllables)) and known.words.get(word, 0) < _ENGLISH


@cache
def _families() -> frozenset[str]:
    return frozenset(pinyin.replace("ü", "v").lower() for pinyin in surnames().values())


def _is_family(word: str) -> bool:
    return word.replace("ü", "v").lower() in _families()


def _joined(name: str) -> str:
    """Write a name as the dictionary does: Ming-hui is Minghui."""
    family, _, given = name.partition(" ")
    return f"{family} {given.replace('-', '').capitalize()}"


def _syllables(word: str, syllables: frozenset[str]) -> int:
    """Return of how many syllables a given name consists, 0: of none, or of too many."""
    plain = word.lower().replace("ü", "v").replace("’", "'")
    if not _VOWEL.search(plain):  # Mr, though the dictionary has m and r
        return 0
    pieces = re.split("[-']", plain)
    if len(pieces) == 2:
        return 2 if all(piece in syllables for piece in pieces) else 0
    if plain in syllables:
        return 1
    cuts = range(1, len(plain))
    # A second syllable that begins with a vowel is set off (Ming'an): Tien is no pinyin.
    return (
        2
        if any(
            plain[:cut] in syllables and plain[cut:] in syllables and plain[cut] not in "aeo"
            for cut in cuts
        )
        else 0
    )


def _span(
    match: re.Match[str], replacement: str, accepted: tuple[str, ...], restored: str = ""
) -> Span:
    return Span(
        start=match.start(), end=match.end(), source=match.group(), replacement=replacement,
        kind="name", origin="pinyin", certainty=CERTAINTY, accepted=accepted,
        restored=restored,
    )  # fmt: skip
