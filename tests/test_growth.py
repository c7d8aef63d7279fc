"""Twice the input is about twice the work, in the kinds that once took four times as much.

``benchmarks/growth.py`` looks for more of them, with a clock.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.work import calls, steps
from translator import application, placeholders
from translator.checks import amounts
from translator.cli.commands.segment import as_read
from translator.document.segments import unwrap
from translator.formats import registry
from translator.formats.html import tokens
from translator.glossary import Glossary, Matcher
from translator.grounding import lattice, people
from translator.grounding.name_candidates import Candidate, _best
from translator.numbers.compare import compare
from translator.text.encoding import decode
from translator.translation.placeholders.reinsert import reinsert
from translator.types import Bitext, Document, Inline

LINE = "早市天亮前就开始了，卖菜的人很多。\n"
SMALL = 40
ECHO = application.Options(model="echo", to="en", source="zh-Hans")


def document(text: str, suffix: str = ".md") -> Document:
    return application.read_bytes(text.encode(), name=f"market{suffix}").document


def bitext(text: str) -> Bitext:
    planned = application.plan_document(document(text), ECHO)
    with application.open_run(planned, ECHO) as run:
        return run.translate(planned)


def exported(name: str) -> Callable[[int], Callable[[], object]]:
    def prepare(size: int) -> Callable[[], object]:
        made = bitext(LINE * size)
        return lambda: application.export_bytes(made, name)

    return prepare


def segmented(size: int) -> Callable[[], object]:
    (block,) = document(LINE * size).blocks
    cut = application.segment_block(block, "zh-Hans")
    return lambda: [as_read(block, one.start, one.end) for one in cut]


def described(size: int) -> Callable[[], object]:
    """A page whose head says the same a hundred times."""
    meta = '<meta name="description" content="早市">\n'
    data = f"<html><head>{meta * size}</head><body><p>早市</p></body></html>".encode()
    return lambda: registry.by_name("html").read(data, name="market.html")


def reinserted(size: int) -> Callable[[], object]:
    """As many links with the same words as the sentence has of them."""
    source = "".join(f"{placeholders.opening(n)}早{placeholders.closing(n)}" for n in range(size))
    source += "".join(placeholders.atom(n) for n in range(size))
    link = Inline(id=0, kind="link", source="[", closing="](a)")
    table = {placeholders.opening(n): link for n in range(size)}
    inner = {placeholders.opening(n): "market" for n in range(size)}
    return lambda: reinsert(source, "market, " * size, inner, table)


def rivals(size: int) -> Callable[[], object]:
    """As many names as a run may hold, none beside another."""
    found = [
        Candidate(
            start=4 * n, end=4 * n + 3, name="王小明", family=1, gain=n % 7, lead=9.0,
            reasons=frozenset(),
        )
        for n in range(size)
    ]  # fmt: skip
    return lambda: _best(found)


def underlined(size: int) -> Callable[[], object]:
    """Lines each of which may be a heading, and its underline."""
    data = b"===\n" * size
    return lambda: application.read_bytes(data, name="market.mdx")


def terms_alike(size: int) -> Callable[[], object]:
    """A text full of the terms of a glossary, all of which begin alike."""
    pairs = {f"早市的{chr(0x4E00 + n)}摊": f"stall {n}" for n in range(size)}
    matcher = Matcher(Glossary.of(pairs), source="zh", target="en")
    return lambda: matcher.find("，".join(pairs))


def many_dates(size: int) -> str:
    """Days of one paragraph, no two of them the same."""
    days = (f"{1900 + n}年{1 + n % 12}月{1 + n % 28}日" for n in range(size))
    return "，".join(days)


def compared(size: int) -> Callable[[], object]:
    """A text and a translation that has other days."""
    source = many_dates(size)
    target = source.replace("年", "年1").replace("月1", "月")
    return lambda: compare(source, target, source_language="zh", target_language="zh")


def checked(size: int) -> Callable[[], object]:
    """A translation that left all days as they are."""
    text = many_dates(size)
    return lambda: amounts.numbers(text, text, ("zh", "en"), [])


def nested(name: str) -> Callable[[int], Callable[[], object]]:
    """Emphasis that opens ever deeper, each with a word of its own."""

    def prepare(size: int) -> Callable[[], object]:
        made = bitext("*早 " * size + "市* " * size + "\n")
        return lambda: application.export_bytes(made, name)

    return prepare


def unwrapped(size: int) -> Callable[[], object]:
    """Sentences of one paragraph, each with a mark of its own."""
    (block,) = document("他用`秤`称菜。" * size).blocks
    table = placeholders.table(block)
    cut = application.segment_block(block, "zh-Hans")
    return lambda: [unwrap(block.text[one.start : one.end], table, "zh") for one in cut]


KINDS = {
    "tmx": exported("tmx"), "html": exported("html"), "tsv": exported("tsv"),
    "txt": exported("txt"), "segment": segmented, "meta": described,
    "reinsert": reinserted, "rivals": rivals, "mdx": underlined,
    "terms": terms_alike, "numbers": compared, "checks": checked,
    "nested docx": nested("docx"), "nested md": nested("md"), "unwrap": unwrapped,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_input_is_twice_the_work(kind: str) -> None:
    prepare = KINDS[kind]
    prepare(SMALL // 2)()  # what is loaded once; another text, for what is remembered of one
    small, large = steps(prepare(SMALL)), steps(prepare(4 * SMALL))
    assert small > SMALL
    assert large < 5.5 * small, f"{large / small:.1f} times the work for 4 times the input"


def test_euro_signs_of_windows_are_decoded_in_one_go() -> None:
    data = "早市".encode("gbk") + b"\x80" * 500
    assert decode(data, "cp936").text == "早市" + "€" * 500
    assert calls(lambda: decode(data, "cp936"), "decode") < 5


def test_tags_without_an_end_are_not_read_to_the_end_each(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting:
        asked = 0

        def match(self, text: str, position: int) -> object:
            Counting.asked += 1
            return name.match(text, position)

    name = tokens._NAME
    monkeypatch.setattr(tokens, "_NAME", Counting())
    assert [one.kind for one in tokens.tokens("<p" * 500)][-1] is tokens.Kind.TEXT
    assert 0 < Counting.asked < 20


def test_a_run_of_names_is_cut_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        def frequency(self, word: str) -> int:
            return 0

        def lookup(self, word: str) -> list[object]:
            return []

        def is_proper_noun_only(self, word: str) -> bool:
            return False

        def reading(self, character: str) -> str:
            return ""

    built = []
    run = lattice.Run.__init__

    def counted(self: lattice.Run, text: str, weight: Callable[[str], float]) -> None:
        built.append(text)
        run(self, text, weight)

    monkeypatch.setattr(lattice.Run, "__init__", counted)
    text, lexicon = "王小明说" * 50, Nothing()
    for at in range(0, len(text), 4):
        people.stands_free(text, at, at + 3, lexicon)  # type: ignore[arg-type]
    assert built == [text]
