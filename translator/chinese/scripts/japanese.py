"""Japanese among Chinese: what is written with kana is left in its own characters."""

from __future__ import annotations

from collections.abc import Iterator

from translator.lazy_regex import lazy_regex
from translator.text.languages import detect

KANA = lazy_regex("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
"""Characters that only Japanese has."""
_SENTENCE = lazy_regex("[^。！？!?\n]*[。！？!?\n」』”’）)]*")
_QUOTED = lazy_regex('(“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|（[^）\n]*）|"[^"\n]*")')


def chinese_of(text: str) -> Iterator[tuple[str, bool]]:
    """Split a text at Japanese.

    A sentence with kana is Japanese, unless it is Chinese that quotes a Japanese word, in marks
    (片名“七人の侍”) or as a particle of a name (美の源).

    Yields:
        Pieces, which joined are the text, and whether each is to be converted.
    """
    if KANA.search(text) is None:
        yield text, True
        return
    kept = ""  # Chinese pieces in a row are one: what stands around a word decides on it
    for found in _SENTENCE.finditer(text):
        sentence = found.group()
        if KANA.search(sentence) is None:
            kept += sentence
            continue
        for piece, is_chinese in _pieces(sentence):
            if is_chinese:
                kept += piece
            elif piece:
                if kept:
                    yield kept, True
                kept = ""
                yield piece, False
    if kept:
        yield kept, True


def _pieces(sentence: str) -> Iterator[tuple[str, bool]]:
    pieces = _QUOTED.split(sentence)
    outside = "".join(pieces[::2])
    if detect(outside).language != "zh":
        yield sentence, False
        return
    for number, piece in enumerate(pieces):
        quoted = number % 2 == 1
        yield piece, not (quoted and KANA.search(piece) is not None)
