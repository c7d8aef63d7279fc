"""Make ``translator/grounding/name_characters.tsv`` from the word list of jieba (MIT).

jieba's ``dict.txt`` marks people's names (``nr``, ``nrfg``) and names that were transliterated
(``nrt``). Each word counts once, so that the heroes of novels do not outweigh everybody else. A
word CC-CEDICT has, and not as a proper noun, is no name; words that are a word and one more
character (高兴|地) are not either.

    pip download --no-deps --no-binary :all: jieba==0.42.1   # dict.txt is in the archive
    python benchmarks/name_tables.py dict.txt > translator/grounding/name_characters.tsv
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.surnames import surnames

_COMMON = 300
_LEAST = 2
_HEAD = """\
# How often a character stands in names: character <TAB> first of two given <TAB> second of two
# <TAB> given name of one <TAB> in a transliterated name. Counted by benchmarks/name_tables.py in
# dict.txt of jieba 0.42.1 (https://github.com/fxsjy/jieba, MIT); each name counts once."""


def main(path: str) -> None:
    """Print the table."""
    known = dictionary.required()
    first, second, alone, foreign = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        word, _, kind = line.split(" ")
        if known.lookup(word) and not known.is_proper_noun_only(word):
            continue
        if kind == "nrt" and len(word) > 1:
            foreign.update(word)
        if kind not in ("nr", "nrfg"):
            continue
        size = 2 if word[:2] in surnames() and len(word) > 2 else 1
        given = word[size:]
        if word[:size] not in surnames() or len(given) not in (1, 2):
            continue
        two = word[:2]
        if len(word) > 2 and known.frequency(two) > _COMMON and not known.is_proper_noun_only(two):
            continue
        if len(given) == 1:
            alone[given] += 1
        else:
            first[given[0]] += 1
            second[given[1]] += 1
    print(_HEAD)
    counts = (first, second, alone, foreign)
    characters = sorted(set().union(*counts), key=lambda one: (-first[one] - second[one], one))
    for one in characters:
        row = [table[one] for table in counts]
        if sum(row) >= _LEAST:
            print(one, *row, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
