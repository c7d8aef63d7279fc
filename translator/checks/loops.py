"""Loops: the fault of a decoder that says the same words again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translator import placeholders
from translator.checks.wording import say, shortened
from translator.lazy_regex import lazy_regex
from translator.text import sentences
from translator.text.languages import HAN_CLASS
from translator.types import Finding, Level

_TOKEN = lazy_regex(rf"[{HAN_CLASS}]|[^\W_{HAN_CLASS}]+(?:['’-][^\W_{HAN_CLASS}]+)*")
_HAN = lazy_regex(f"[{HAN_CLASS}]")
_LONGEST = 8
_TIMES = 3
"""How often in a row an n-gram must stand to be a loop. What people do say so often is said in
the source, too, or is one of the words below: in 25,000 lines of edited Chinese and English no
other word stands three times in a row."""
_TIMES_OF_SPEECH = 5
"""The same for the words of speech: "no, no, no, no" and 哈哈哈哈."""
_SPEECH = frozenset(
    "啊哎唉吧嘣嘭嘀哒滴嗒叮咚当咕呱哈嗨嘿呵哼吼轰哗叽唧啦哩咯隆喵咩喃呢哦噢喔啪砰噗嗯呜哇嗡嘻嘘呀呦哟吱滋嘟"
    "不好对是快来去走谢行等看真很大"
) | frozenset(
    ["ah", "aha", "blah", "boo", "bye", "come", "far", "go", "ha", "he", "hey", "ho", "la", "long",
     "many", "more", "much", "never", "no", "now", "oh", "ok", "please", "really", "so", "stop",
     "thank", "thanks", "very", "wait", "well", "yeah", "yes"]
)  # fmt: skip
"""Sounds and words that are said several times in a row for effect."""
_SAID_AGAIN = {"zh": 6, "en": 4}
"""Words (Chinese: characters) from which a phrase said twice in a row is no style any more."""
_LONGEST_SAID_AGAIN = 60
_INSIDE_A_WORD = lazy_regex(r"([^\W\d_]{1,8}?)\1{7,}")
_SENTENCES_IN_A_ROW = 3
_ENDER = lazy_regex("[.!?。！？]")


def loop(source: str, target: str) -> list[Finding]:
    """Find an n-gram of 1 to 8 words (or Chinese characters) repeated in a row.

    What the source repeats itself may be repeated in the target as often.
    """
    target = placeholders.strip(target)
    found = _worst(target)
    if found is None:
        return _said_again(placeholders.strip(source), target)
    phrase, times = found
    of_source = _most_repeated(placeholders.strip(source))
    if times <= (2 * of_source if of_source >= _TIMES else of_source):
        return []  # "blah blah blah" may be 等等等等等等
    return [
        say("loop.row", Level.ERROR, phrase=shortened(phrase), times=times),
    ]


def _worst(text: str) -> tuple[str, int] | None:
    """Return the loop repeated most often and how often, or None."""
    best: tuple[str, int] | None = None
    spans = [found.span() for found in _TOKEN.finditer(text)]
    tokens = [text[start:end].casefold() for start, end in spans]
    for size in range(1, _LONGEST + 1):
        last, times = _longest_run(tokens, size)
        if times < _TIMES or times <= (best[1] if best else 0):
            continue
        phrase = tokens[last - size + 1 : last + 1]
        start, end = spans[last - size * times + 1][0], spans[last][1]
        if size == 1 and _HAN.match(phrase[0]) and end - start > times:
            continue  # 尖尖，尖尖的: a stutter has nothing between
        if times >= _TIMES_OF_SPEECH or not all(_is_speech(word) for word in phrase):
            best = (text[spans[last - size + 1][0] : spans[last][1]], times)
    if best is None:
        found = _INSIDE_A_WORD.search(text)
        if found:
            best = (found[1], len(found[0]) // len(found[1]))
    if best is None:
        whole = [part.strip() for part in sentences.split(text)]
        last, times = _longest_run(whole, 1)
        if times >= _SENTENCES_IN_A_ROW:
            best = (whole[last], times)
    return best


def _is_speech(word: str) -> bool:
    return word in _SPEECH or word.isdecimal()


def _said_again(source: str, target: str) -> list[Finding]:
    """Find a long phrase that stands twice in a row where the source says it once."""
    spans = [found.span() for found in _TOKEN.finditer(target)]
    tokens = [target[start:end].casefold() for start, end in spans]
    place = _doubled(tokens, _SAID_AGAIN)
    if place is None:
        return []
    of_source = [found.group().casefold() for found in _TOKEN.finditer(source)]
    if _doubled(of_source, {"zh": 2, "en": 2}) is not None:
        return []
    start, size = place
    if target[: spans[start + size][0]].rstrip("“\"'‘").endswith(("(", "（")):
        return []  # a name with its original in brackets, which are the same
    between = target[spans[start + size - 1][1] : spans[start + size][0]]
    before = target[: spans[start][0]].rstrip("“\"'‘ ")
    if _ENDER.search(between) and before and not _ENDER.search(before[-1]):
        return []  # one sentence ends with a name, the next begins with it
    phrase = target[spans[start][0] : spans[start + size - 1][1]]
    return [say("loop.again", Level.WARNING, phrase=shortened(phrase))]


def _doubled(tokens: Sequence[str], least: Mapping[str, int]) -> tuple[int, int] | None:
    """Return where a phrase begins that stands twice in a row, and its size.

    Args:
        tokens: Words, Chinese characters.
        least: Size from which a phrase counts, by language; half of it must be different.
    """
    seen: dict[str, int] = {}
    shortest = min(least.values())
    for place, token in enumerate(tokens):
        before = seen.get(token)
        seen[token] = place
        size = place - before if before is not None else 0
        if not shortest <= size <= _LONGEST_SAID_AGAIN or before is None:
            continue
        if list(tokens[before:place]) != list(tokens[place : place + size]):
            continue
        enough = least["zh" if _HAN.match(token) else "en"]
        if size >= enough and len(set(tokens[before:place])) > enough // 2:
            return before, size
    return None


def _longest_run(tokens: Sequence[str], size: int) -> tuple[int, int]:
    """Return where the longest run of one repeated n-gram ends and how often it stands."""
    best, end, run = 0, 0, 0
    for place in range(size, len(tokens)):
        run = run + 1 if tokens[place] == tokens[place - size] else 0
        if run > best:
            best, end = run, place
    return end, best // size + 1


def _most_repeated(text: str) -> int:
    """Return how often the source itself repeats something in a row."""
    tokens = [found.group().casefold() for found in _TOKEN.finditer(text)]
    inside = max((len(m[0]) // len(m[1]) for m in _INSIDE_A_WORD.finditer(text)), default=1)
    return max([inside, *(_longest_run(tokens, size)[1] for size in range(1, _LONGEST + 1))])
