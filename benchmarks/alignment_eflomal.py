"""eflomal, a statistical word aligner, on our sentences: a peer for ``chinese_alignment.py``.

eflomal (Östling & Tiedemann 2016) is GPL and no part of the project; it takes part where its
command ``eflomal-align`` is on the path (pip install eflomal, in an environment of its own). It
learns from the public pairs and our sentences together, about 45 s.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from alignment_gold import Edge, Sentence

from translator.alignment import Link
from translator.alignment.tokenise import Token, chinese, english_tokens
from translator.chinese.dictionary.dictionary import Dictionary

COMMAND = "eflomal-align"
Words = tuple[Sequence[Token], Sequence[Token]]


def installed() -> bool:
    """Say whether eflomal is on the path."""
    return shutil.which(COMMAND) is not None


def align(
    sentences: Sequence[Sentence], pairs: Sequence[tuple[str, str]], dictionary: Dictionary
) -> list[dict[Edge, float]]:
    """Return the edges of each sentence, both directions joined by grow-diag.

    Args:
        sentences: To be aligned.
        pairs: Chinese and English texts to learn from as well.
        dictionary: Cuts the Chinese.
    """
    texts = [(one.chinese, one.english) for one in sentences] + list(pairs)
    words = [(chinese(zh, dictionary), english_tokens(en)) for zh, en in texts]
    words = [both for both in words if all(both)]
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / name) for name in ("zh", "en", "forward", "reverse")]
        for side, name in enumerate(names[:2]):
            lines = [" ".join(token.text.lower() for token in both[side]) for both in words]
            Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run(
            [COMMAND, "-s", names[0], "-t", names[1], "-f", names[2], "-r", names[3]],
            check=True,
            capture_output=True,
        )
        forward, reverse = (_read(Path(name)) for name in names[2:])
    return [
        sentence.edges(_links(grown(ours, theirs), both))
        for sentence, both, ours, theirs in zip(sentences, words, forward, reverse, strict=False)
    ]


def grown(forward: set[Edge], reverse: set[Edge]) -> set[Edge]:
    """Join two directions: what both have, and their neighbours that link a new word."""
    result, either = forward & reverse, forward | reverse
    waiting = sorted(result)
    while waiting:
        one, other = waiting.pop(0)
        near = sorted((one + right, other + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
        for edge in near:
            new = all(edge[0] != known for known, _ in result) or all(
                edge[1] != known for _, known in result
            )
            if edge in either and edge not in result and new:
                result.add(edge)
                waiting.append(edge)
    return result


def _read(path: Path) -> list[set[Edge]]:
    return [
        {(int(one), int(other)) for one, other in (item.split("-") for item in line.split())}
        for line in path.read_text(encoding="utf-8").split("\n")
    ]


def _links(edges: set[Edge], words: Words) -> list[Link]:
    ours, theirs = words
    return [
        Link(
            source_start=ours[one].start, source_end=ours[one].end,
            target_start=theirs[other].start, target_end=theirs[other].end,
            confidence=1.0, evidence="position",
        )
        for one, other in edges
    ]  # fmt: skip
