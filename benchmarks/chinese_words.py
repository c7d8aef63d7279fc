"""Words: how they agree with a treebank, how fast, and why each is a word; peers beside ours."""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from chinese_table import Table, skipped

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.words.words import cut, explain, words
from translator.text.languages import HAN

Cut = Callable[[str], Sequence[str]]
Sentences = list[list[str]]

_FOLDER = "ud_gsdsimp"
_ROUNDS = 5
_CHARACTERS = 150_000
"""Of the text that is timed; a hundredth of it for who is slower than a tenth of the fastest."""
_LOADS = {
    "ours": "from translator.chinese.words.words import words; words('我们去公园')",
    "ours, dictionary words only": (
        "from translator.chinese.words.words import cut; cut('我们去公园')"
    ),
    "jieba": "import jieba; jieba.lcut('我们去公园')",
    "rjieba": "import rjieba; rjieba.Jieba().cut('我们去公园', True)",
    "wapic": "import wapic; wapic.Segmenter().segment('我们去公园')",
}


def tables(data: Path | None) -> Iterable[Table]:
    """Yield the agreement with UD Chinese-GSDSimp, the speed, the start, and the kinds."""
    if dictionaries.installed() is None:
        yield skipped("Words", "no dictionary: duizhao models fetch cc-cedict")
        return
    if data is None or not (data / _FOLDER).is_dir():
        yield skipped("Words", f"no {_FOLDER} (UD_Chinese-GSDSimp, dev and test) in --data")
        return
    gold = {
        part: _gold(data / _FOLDER / f"zh_gsdsimp-ud-{part}.conllu") for part in ("dev", "test")
    }
    cutters, missing = _cutters()
    yield _agreement(gold, cutters, missing)
    text = "\n".join("".join(sentence) for part in gold.values() for sentence in part)
    yield _speed(text, cutters)
    yield _start([name for name in _LOADS if name in cutters])
    yield _kinds(gold)


def _cutters() -> tuple[dict[str, Cut], list[str]]:
    """Return what is compared, ours first, and a line for each peer that is not installed."""
    dictionary = dictionaries.installed()
    found: dict[str, Cut] = {
        "ours": lambda text: words(text, dictionary),
        "ours, dictionary words only": lambda text: cut(text, dictionary),
    }
    import rjieba

    own = rjieba.Jieba()
    found["rjieba"] = lambda text: own.cut(text, True)
    missing = []
    if importlib.util.find_spec("jieba"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba

        jieba.setLogLevel(60)
        jieba.initialize()
        found["jieba"] = jieba.lcut
    else:
        missing.append("jieba is not installed: pip install -e '.[bench]'")
    if importlib.util.find_spec("wapic"):
        import wapic

        segmenter = wapic.Segmenter()
        found["wapic"] = lambda text: _with_spaces(text, segmenter.segment(text))
    else:
        missing.append("wapic is not installed: pip install -e '.[bench]'")
    return found, missing


def _with_spaces(text: str, tokens: Iterable[str]) -> list[str]:
    """Give back the white space a segmenter drops."""
    result: list[str] = []
    done = 0
    for token in tokens:
        at = text.index(token, done)
        result += [text[done:at]] * (at > done) + [token]
        done = at + len(token)
    return result + [text[done:]] * (done < len(text))


def _agreement(gold: dict[str, Sentences], cutters: dict[str, Cut], missing: list[str]) -> Table:
    traditional = {part: _traditional(sentences) for part, sentences in gold.items()}
    rows = []
    for name, cutter in cutters.items():
        cells = [f"{_f1(sentences, cutter):.1f}" for sentences in gold.values()]
        cells += [f"{_f1(sentences, cutter):.1f}" for sentences in traditional.values()]
        rows.append((name, *cells))
    return Table(
        title="Words: F1 on UD Chinese-GSDSimp",
        header=("segmenter", "dev", "test", "dev, Traditional", "test, Traditional"),
        rows=tuple(rows),
        notes=(
            "The limits of ours were set on every second sentence of dev; the errors of test were "
            "never looked at.",
            "Traditional: the treebank's words, converted by OpenCC's s2t one by one.",
            "wapic is a statistical segmenter trained on words cut by another standard.",
            *missing,
        ),
    )


def _gold(file: Path) -> Sentences:
    sentences: Sentences = [[]]
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line:
            sentences.append([])
        elif cells[0].isdigit():
            sentences[-1].append(cells[1])
    return [sentence for sentence in sentences if sentence]


def _traditional(sentences: Sentences) -> Sentences:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    return [convert("\n".join(sentence)).split("\n") for sentence in sentences]


def _f1(sentences: Sentences, cutter: Cut) -> float:
    right = found = wanted = 0
    for sentence in sentences:
        ours, theirs = _spans(cutter("".join(sentence))), _spans(sentence)
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return 200 * right / (found + wanted)


def _spans(tokens: Sequence[str]) -> set[tuple[int, int]]:
    return set(pairwise([0, *accumulate(map(len, tokens))]))


def _speed(text: str, cutters: dict[str, Cut]) -> Table:
    """Time each in turns, by processor time; the slow ones on less text."""
    long = (text * (_CHARACTERS // len(text) + 1))[:_CHARACTERS]
    rates: dict[str, list[float]] = {name: [] for name in cutters}
    for _ in range(_ROUNDS):
        for name, cutter in cutters.items():
            slow = rates[name] and rates[name][0] < max(one[0] for one in rates.values()) / 10
            sample = long[: _CHARACTERS // 20] if slow else long
            start = time.process_time()
            cutter(sample)
            rates[name].append(len(sample) / (time.process_time() - start) / 1000)
    ours = rates["ours"]
    rows = [
        (
            name,
            f"{statistics.median(rates[name]):.0f}",
            f"{statistics.median(a / b for a, b in zip(ours, rates[name], strict=True)):.1f}",
        )
        for name in cutters
    ]
    return Table(
        title="Words: speed",
        header=("segmenter", "thousand characters a second", "ours is … times as fast"),
        rows=tuple(rows),
        notes=(f"Processor time, medians of {_ROUNDS} rounds, in turns.",),
    )


def _start(names: Sequence[str]) -> Table:
    """Time a fresh process from import to the first sentence."""
    rows = []
    for name in names:
        program = (
            "import time; start = time.process_time()\n"
            f"{_LOADS[name]}\n"
            "print(time.process_time() - start)"
        )
        times = [
            float(
                subprocess.run(
                    [sys.executable, "-W", "ignore", "-c", program],
                    check=True, capture_output=True, text=True,
                ).stdout
            )
            for _ in range(3 if name != "wapic" else 1)
        ]  # fmt: skip
        rows.append((name, f"{statistics.median(times):.2f}"))
    return Table(
        title="Words: the first sentence of a process",
        header=("segmenter", "seconds (processor)"),
        rows=tuple(rows),
    )


def _kinds(gold: dict[str, Sentences]) -> Table:
    """Count what makes each word a word, and how often dictionary words agree."""
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    before = after = han = listed = 0
    dictionary = dictionaries.installed()
    assert dictionary is not None
    for sentence in (sentence for part in gold.values() for sentence in part):
        text, spans = "".join(sentence), _spans(sentence)
        before += len(cut(text, dictionary))
        for word in explain(text, dictionary):
            after += 1
            if HAN.match(word.text):
                han += 1
                listed += bool(dictionary.frequency(word.text) or dictionary.lookup(word.text))
            counts[word.kind] += 1
            right[word.kind] += (word.start, word.start + len(word.text)) in spans
    rows = [
        (kind, f"{100 * number / after:.1f} %", f"{100 * right[kind] / number:.0f} %")
        for kind, number in counts.most_common()
    ]
    return Table(
        title="Words: why each is one (dev and test)",
        header=("kind", "share of words", "the treebank agrees"),
        rows=tuple(rows),
        notes=(
            f"{after} words; the dictionary's longest words alone are {before}.",
            f"{100 * listed / han:.1f} % of the words in Han characters have an entry (all of the "
            "dictionary's longest words do); the others are numbers, names and compounds.",
        ),
    )
