"""Words that only Taiwan uses, put in (软件 → 軟體) or taken back (軟體 → 软件).

OpenCC's lists do it; but they also find words across ours (勇敢的士兵 → 勇敢計程車兵). Here a
word of the region counts only where it consists of whole words.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import groupby, pairwise

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts.opencc_chains import Chain, convert_whole
from translator.chinese.scripts.phrases import BOUNDARY, Phrases, Spans, phrases
from translator.chinese.scripts.single_characters import convert_piece
from translator.chinese.scripts.word_edges import Places
from translator.lazy_regex import lazy_regex

_CLAUSE = lazy_regex(f"[^{BOUNDARY.pattern[1:]}+")
_GAP = 2
"""Characters between two changes of one word: 以太网 → 乙太網路 changes at both ends."""
_CONTEXT = 6
"""Characters around a change within which the word that causes it is looked for."""
_REMEMBERED = 8192
"""Words of which is kept whether they are one: text repeats itself. About 1 MB when full."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Region:
    """How OpenCC puts the words of a region in, or takes them back.

    One is made for all texts: what is known of it is looked up by identity, which is quicker.
    """

    plain: Chain
    """Its chain for characters only."""
    with_words: Chain
    """The chain for characters and words."""
    converted_first: bool
    """Whether these words stand in the text after ``plain``, or before."""


def regional(
    text: str,
    converted: str,
    characters: str,
    region: Region,
    dictionary: Dictionary | None,
) -> str:
    """Put the region's words into a converted text.

    Args:
        text: The text before conversion, or its Simplified form.
        converted: What OpenCC makes of it by the region's chain for characters.
        characters: The text with its characters converted as they shall be.
        region: OpenCC's chains.
        dictionary: Whose words count; None: the installed one, or rjieba's own list.

    The texts have to be equally long; where they are not, no word is put in.
    """
    if not len(text) == len(converted) == len(characters):
        return characters
    clauses = _clauses(converted if region.converted_first else text, region)
    if not clauses:
        return characters
    sources = [text[start:end] for start, end in clauses]
    after = convert_whole("\n".join(sources), region.with_words).split("\n")
    if len(after) != len(sources):  # never seen: OpenCC's words hold no ends of lines
        after = [convert_piece(source, region.with_words) for source in sources]
    parts: list[str] = []
    done = 0
    for (start, end), source, new in zip(clauses, sources, after, strict=True):
        before = converted[start:end]
        if new != before:
            dictionary = dictionary or dictionaries.installed()
            own = characters[start:end]
            parts += [characters[done:start], _clause(source, before, new, own, region, dictionary)]
            done = end
    return "".join(parts) + characters[done:] if parts else characters


def _clauses(text: str, region: Region) -> Spans:
    """Return where the clauses are that may hold a word of the region; at worst, all.

    Whether OpenCC would find a word there is another question: it finds none that cuts one of
    its own. To ask it about the whole text once more takes several times as long.
    """
    words = _words(region)
    if words is None:
        return [found.span() for found in _CLAUSE.finditer(text)]
    return words.clauses(text)


@cache
def _words(region: Region) -> Phrases | None:
    return phrases(f"{region.plain[0]}→{region.with_words[0]}")


def _clause(
    text: str,
    before: str,
    after: str,
    characters: str,
    region: Region,
    dictionary: Dictionary | None,
) -> str:
    changes = _changes(before, after)
    places = Places(text, dictionary)
    parts: list[str] = []
    done = number = 0
    while number < len(changes):
        start, end, new = changes[number]
        number += 1
        if number < len(changes) and changes[number][0] - end <= _GAP:
            next_start, next_end, next_new = changes[number]
            joined = new + before[end:next_start] + next_new
            if _state(text, (start, next_end), joined, places, region):
                end, new = next_end, joined
                number += 1
        if _state(text, (start, end), new, places, region) is not False:
            parts += [characters[done:start], new]
            done = end
    return "".join(parts) + characters[done:]


def _changes(before: str, after: str) -> list[tuple[int, int, str]]:
    """Return what differs: where in ``before``, and what stands there afterwards.

    An insertion is put as far to the left as it goes: 以太網路由器 → 乙太網路路由器 has its
    second 路 from 乙太網路, not from 路由器.
    """
    if len(before) == len(after):  # most often: 软件 → 軟體
        pairs = enumerate(zip(before, after, strict=True))
        differ = [place for place, (one, other) in pairs if one != other]
        if differ and differ[-1] - differ[0] < len(differ):  # most often: one stretch
            return [(differ[0], differ[-1] + 1, after[differ[0] : differ[-1] + 1])]
        stretches = [
            [place for _, place in group]
            for _, group in groupby(enumerate(differ), lambda one: one[1] - one[0])
        ]
        return [(one[0], one[-1] + 1, after[one[0] : one[-1] + 1]) for one in stretches]
    only = _only_change(before, after)
    if only is not None:
        return [only]
    result = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        first, last, new = start, end, after[new_start:new_end]
        while first == last and first and before[first - 1] == new[-1]:
            first, last, new = first - 1, last - 1, before[first - 1] + new[:-1]
        result.append((first, last, new))
    return result


def _only_change(before: str, after: str) -> tuple[int, int, str] | None:
    """Return the one stretch that differs, where it is clear without a search; else None.

    Clear is: what goes stands nowhere in ``after``, what comes nowhere in ``before``, and no
    two characters stand side by side twice. The search could not find any other.
    """
    first = _alike(before, after)
    same = _alike(before[first:][::-1], after[first:][::-1])
    last, new = len(before) - same, after[first : len(after) - same]
    gone = before[first:last]
    if same == 1 or not set(gone).isdisjoint(after) or not set(new).isdisjoint(before):
        return None  # a last character alone may be taken for one before
    clear = all(len(set(pairwise(one))) == len(one) - 1 for one in (before, after))
    return (first, last, new) if clear else None


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common where they begin."""
    for place, (character, counterpart) in enumerate(zip(one, other, strict=False)):
        if character != counterpart:
            return place
    return min(len(one), len(other))


def _state(
    text: str,
    span: tuple[int, int],
    new: str,
    places: Places,
    region: Region,
) -> bool | None:
    """Say whether a word that changes a stretch so cuts none of ours; None: none is seen.

    Args:
        text: The clause.
        span: The characters that change.
        new: What they become.
        places: Where our words begin and end.
        region: OpenCC's chains.
    """
    plain, with_words = region.plain, region.with_words
    first, last = span
    cut = False
    for size in range(last - first, last - first + _CONTEXT + 1):
        for start in range(max(0, last - size), first + 1):
            end = start + size
            if end > len(text):
                break
            changed = new
            if start < first:
                changed = convert_piece(text[start:first], plain) + changed
            if last < end:
                changed += convert_piece(text[last:end], plain)
            if convert_piece(text[start:end], with_words) != changed:
                continue
            if not _is_one(text[start:end], with_words):
                continue
            if places.keeps(start, end):
                return True
            cut = True
    return False if cut else None  # part of something longer: trust it


@lru_cache(maxsize=_REMEMBERED)
def _is_one(piece: str, with_words: Chain) -> bool:
    """Say whether a piece is one word: cut anywhere, it becomes something else."""
    whole = convert_piece(piece, with_words)
    return all(
        convert_piece(piece[:cut], with_words) + convert_piece(piece[cut:], with_words) != whole
        for cut in range(1, len(piece))
    )
