"""Residue: words of the source's language left in the target."""

from __future__ import annotations

import re

from translator import placeholders
from translator.checks.common_words import is_common
from translator.checks.wording import listed, say
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape
from translator.text.languages import HAN_CLASS
from translator.types import Finding, Level

_HAN_RUN = lazy_regex(f"[{HAN_CLASS}]+")
_BAR = "丨"
"""A Chinese character that headlines use as a vertical bar."""
_EXPLAINED = lazy_regex(
    rf"(?<![A-Za-z{HAN_CLASS}])[“\"‘'「]?([{HAN_CLASS}]{{1,8}})[”\"’'」]? ?"
    rf"[(（][^()（）{HAN_CLASS}]+[)）]"
    rf"|[A-Za-z]+[”\"’'」]? ?[(（][“\"‘'「]?([{HAN_CLASS}]{{1,8}})[”\"’'」]?[)）]"
)
_ADDRESS_OR_CODE = lazy_regex(
    # The look-behind lets a long word be tried once, not once a letter.
    r"`[^`]*`|[#@]\w+|\$[A-Za-z]+|(?<![\w+.-])(?:[A-Za-z][\w+.-]*://[^\s\u3000-\uffff]+|www\.[^\s\u3000-\uffff]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:[./_][\w-]+)+)",
    re.ASCII,
)
_LETTER = "A-Za-zÀ-ɏ"
_LETTERS = lazy_regex(f"[{_LETTER}]+")
_NOT_LETTER = lazy_regex(r"[\W_]+")
_HAN = lazy_regex(f"[{HAN_CLASS}]")
_WORD = rf"[{_LETTER}]+(?:['’-][{_LETTER}]+)*"
_LATIN_WORD = lazy_regex(f"(?<![0-9{_LETTER}]){_WORD}")
_NAME = lazy_regex(rf"(?<![0-9{_LETTER}])[A-ZÀ-Þ][{_LETTER}'’-]*\.?(?: (?:{_WORD}\.?|&))+")
_BRACKETED = lazy_regex(r"[(（]([A-Z][^()（）\u3400-\u9fff]{0,80})[)）]")
_ENGLISH = lazy_regex(r"\b(?:an?|of|the|and|in|for|with|or|is)\b")
"""Shows that words in the source's own brackets are English, not a name."""
_FIRST_WORD = lazy_regex(
    r"(?:^|[a-z]{2}[.!?][”\"’')]?\s+)[“\"‘'(]?([A-Z][a-z]{3,})(?!['’-]| [A-Z])\b"
)
_SPOKEN_ABOUT = lazy_regex(
    # 拉丁语cella, “cool”一词: a word of another language, or about the word
    rf"[语語文][单單]?[词詞的]?[“\"‘'「 ]{{0,3}}({_WORD})|拉丁[词詞字][“\"‘'「 ]{{0,3}}({_WORD})"
    rf"|(?<![{_LETTER}])(?<![{_LETTER}]['’-])({_WORD})[”\"’'」]? ?"
    rf"(?:[（(][{HAN_CLASS}]+[)）] ?)?(?:一[词詞字]|[这這][个個][词詞字])"
    rf"|[{HAN_CLASS}”\"] ?[(（]({_WORD})[)）]"  # 海（hei）: beside its meaning
)
_QUOTED = lazy_regex(rf"[“\"‘'「『《`]({_WORD}(?: {_WORD})?)[”\"’'」』》`]")
_PARTICLES = frozenset(
    ["al", "an", "and", "at", "bin", "da", "das", "de", "del", "della", "der", "des", "di", "do",
     "dos", "du", "e", "el", "en", "et", "for", "het", "ibn", "in", "la", "las", "le", "les",
     "lo", "los", "of", "on", "plc", "the", "to", "ten", "ter", "um", "und", "van", "von", "y",
     "zu", "zur"]
)  # fmt: skip
"""Words written small inside a name: Fray Bartolomé de las Casas, Fire of Anatolia."""
_SPECIES = lazy_regex("[a-z]{2,}(?:us|is|um|ae|ii|iens|ensis|rex|oides)")
"""How the second word of a species' Latin name ends (ICZN, ICN): Karenia brevis."""
_LONGEST_NAME = 12
_CUSTOMARY = frozenset(
    ["android", "app", "apps", "blog", "bug", "css", "dna", "ebay", "email", "emoji", "facebook",
     "ftp", "gif", "google", "html", "http", "https", "instagram", "internet", "ip", "ipad",
     "iphone", "jpg", "kpi", "mp3", "mp4", "ok", "pc", "pdf", "php", "png", "ppt", "rap",
     "reddit", "rna", "sim", "ssh", "tcp", "twitter", "url", "usb", "vip", "vlog", "vpn", "vs",
     "web", "wi-fi", "wifi", "xml", "youtube"]
)  # fmt: skip
"""What Chinese writes in Latin letters, be they small or large."""
_UNIT = lazy_regex(
    "[kcmn]?m|[km]?g|ml|ha|[kmg]?w|kwh|mph|kph|[kmg]?hz|db|ph|[ap]m|rpm|psi|bar|mol"
    "|[kmgt]b|bps|dpi|px|min|sec|hr|k?cal",
    re.IGNORECASE,
)
_MANY_WORDS = 3
_LARGE_SHARE = 0.2
_NAMES_SHARE = 0.6
"""Share of the target above which even names kept as they are are remarkable."""
_KEPT = 2
"""Names up to which a target may be nothing else: MacBook Pro."""
_LETTERS_A_HAN = 3
"""Letters one Chinese character is worth (``translator.checks.lengths``)."""


def residue(source: str, target: str, languages: tuple[str, str], allowed: str) -> list[Finding]:
    """Find Chinese left in another language, or English words left in Chinese."""
    source, target = placeholders.strip(source), placeholders.strip(target)
    for text in sorted(allowed.split("\n"), key=len, reverse=True):
        target = target.replace(text, " ") if text else target
    if languages[0] == "zh":
        return _chinese(source, target)
    if languages == ("en", "zh"):
        return _english(source, target)
    return []


def _chinese(source: str, target: str) -> list[Finding]:
    runs = [run for run in _HAN_RUN.findall(target) if run != _BAR]
    if not runs:
        return []
    # A word spoken about stands beside its meaning: “孝” (filial piety), filial piety (孝).
    named = {
        word
        for quoted, bracketed in _EXPLAINED.findall(target)
        for word in _HAN_RUN.findall(quoted or bracketed)
        if word in source
    }
    left = [run for run in runs if run not in named]
    if not left:
        return [say("residue.beside", Level.INFO, words=listed(runs))]
    return [say("residue.chinese", Level.ERROR, words=listed(left))]


def _english(source: str, target: str) -> list[Finding]:
    whole = target = _ADDRESS_OR_CODE.sub(" ", unescape(target))
    if not _LETTERS.search(target):
        return []
    target = _BRACKETED.sub(" ", target)  # 杰夫·韦斯 (Jeff Weise)
    spoken = {word for groups in _SPOKEN_ABOUT.findall(target) for word in groups}
    # “vidde” is spoken about; “bad bank” is English that has its own Chinese
    quoted = {word for text in _QUOTED.findall(target) for word in text.split()}
    spoken |= {word for word in quoted if not is_common(word)}
    rest = _NAME.sub(lambda found: _without_particles(found.group(), source), target)
    words = _LATIN_WORD.findall(rest)
    meanings = _meanings_left(source, whole)
    if not words and not meanings:
        return []
    of_source = set(_LATIN_WORD.findall(source)) | set(_LETTERS.findall(source))
    names = {word for word in of_source if not word.islower()} | spoken
    doubtful = _only_first(source, names)
    names -= doubtful
    left = {word for word in words if not (len(word) == 1 or word in names or _may_stay(word))}
    wrong = meanings + [word for word in words if word in left]
    total = len(_NOT_LETTER.sub("", target)) or 1
    if wrong:
        certain = [word for word in wrong if word not in doubtful]
        share = sum(map(len, certain)) / total
        grave = len(certain) >= _MANY_WORDS or share > _LARGE_SHARE or _glued(target, certain)
        level = Level.ERROR if grave else Level.WARNING
        return [say("residue.english", level, words=listed(wrong))]
    kept = [word for word in words if len(word) > 1]
    size = total + (_LETTERS_A_HAN - 1) * len(_HAN.findall(target))
    if sum(map(len, kept)) / size > _NAMES_SHARE and len(kept) > _KEPT:
        return [say("residue.mostly", Level.WARNING, words=listed(kept))]
    return []


def _meanings_left(source: str, target: str) -> list[str]:
    """Return what the source explains in brackets and the target leaves in English."""
    return [
        text
        for text in _BRACKETED.findall(source)
        if _ENGLISH.search(text)
        and re.search(rf"[(（](?:英[语語文][:：])?{re.escape(text)}[)）]", target)
    ]


def _only_first(source: str, names: set[str]) -> set[str]:
    """Return the common words among them that are capital only where a sentence begins."""
    found = {
        match[1]
        for match in _FIRST_WORD.finditer(source)
        if match[1] in names and is_common(match[1])
    }
    return {word for word in found if len(re.findall(rf"\b{word}\b", source)) == 1}


def _without_particles(run: str, source: str) -> str:
    """Leave out what is written small in a name that stands in the source as it is here."""
    words = run.split(" ")
    if run not in source:
        if not re.search(" ".join(map(_in_any_case, words)), source):
            return run
        return " ".join(word for word in words if word.lower() not in _PARTICLES)
    small = [word for word in words[1:] if word.islower()]
    if len(words) == 2 and small and _SPECIES.fullmatch(small[0]):
        return words[0]
    if len(words) <= _LONGEST_NAME and all(word.rstrip(".") in _PARTICLES for word in small):
        return " ".join(word for word in words if word not in small)
    return run


def _in_any_case(word: str) -> str:
    """Return a pattern for a word of a name; small words may be written large: In The Woods."""
    plain = re.escape(word)
    return f"(?i:{plain})" if word.lower() in _PARTICLES else plain


def _may_stay(word: str) -> bool:
    """Say whether a word is customary, a unit, or written as only names are (GDP, iPhone)."""
    return (
        word.casefold() in _CUSTOMARY
        or _UNIT.fullmatch(word) is not None
        or any(letter.isupper() for letter in word[1:])
    )


def _glued(target: str, words: list[str]) -> bool:
    """Say whether a lower-case piece of a word stands right beside Chinese characters."""
    return any(
        word.islower() and re.search(rf"[{HAN_CLASS}]{re.escape(word)}[{HAN_CLASS}]", target)
        for word in words[:_MANY_WORDS]
    )
