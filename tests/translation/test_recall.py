"""Memory finds a sentence wherever it stands, and puts its target back as its place asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.standins import ScriptedEngine
from translator.document.assemble import block_targets
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.base import Engine
from translator.engines.echo import EchoEngine
from translator.store import Library
from translator.tmx.parse import read_tmx
from translator.translation.run import Run
from translator.types import Bitext

SENTENCE = "这个菜市场每天早上六点钟就准时开门了，附近的老人都提着篮子一起来这里买菜。"
WRAPPED = "这个菜市场每天早上六点钟就准时开门了，\n{}附近的老人都提着篮子一起来这里买菜。"
TARGET = "The market opens at six every morning, and old people nearby come to buy food."
OTHER = "卖豆腐的师傅来得最早。"
PLACES = {
    "heading.md": f"# {SENTENCE}\n",
    "end_of_line.md": f"{OTHER}\n{SENTENCE}\n{OTHER}\n",
    "hard_break.md": f"{SENTENCE}  \n{OTHER}\n",
    "br.md": f"{SENTENCE}<br>{OTHER}\n",
    "after_br.md": f"{OTHER}<br>{SENTENCE}\n",
    "quote.md": f"> {OTHER}\n> {SENTENCE}\n",
    "wrapped.md": WRAPPED.format("") + "\n",
    "wrapped_in_quote.md": "> " + WRAPPED.format("> ") + "\n",
    "item.md": f"- {SENTENCE}\n  {OTHER}\n",
    "bold.md": f"{OTHER}**{SENTENCE}**\n",
    "link.md": f"[{SENTENCE}](https://example.org/a)\n",
    "picture.md": f"![图](a.png){SENTENCE}\n",
    "footnote.md": f"{SENTENCE}[^1]\n\n[^1]: {OTHER}\n",
    "cell.md": f"| 店 | 时间 |\n|---|---|\n| 甲店 | {SENTENCE} |\n",
    "plain.txt": f"{OTHER}\n\n　　{SENTENCE}{OTHER}\n",
    "page.html": f"<p>{OTHER}<br/>\n {SENTENCE}</p>",
    "bold.html": f"<ul><li><b>{SENTENCE}</b> </li></ul>",
    "wrapped.html": f"<p>{WRAPPED.format('')}</p>",
}
STORED = "plain paragraph.md"


@pytest.fixture
def library(own_home: object) -> Iterator[Library]:
    with Library() as opened:
        yield opened


def run(name: str, text: str, engine: Engine, library: Library) -> Bitext:
    planned = plan(read_bytes(text.encode(), name=name).document, to="en")
    return Run(engine=engine, library=library).translate(planned, data=text.encode())


def engine() -> ScriptedEngine:
    return ScriptedEngine(
        lambda request: TARGET if "市场" in request.text else "The man who sells tofu comes first."
    )


@pytest.mark.parametrize("name", PLACES)
def test_a_sentence_of_a_plain_paragraph_is_found_anywhere(name: str, library: Library) -> None:
    run(STORED, f"{SENTENCE}\n", engine(), library)
    asked = engine()
    bitext = run(name, PLACES[name], asked, library)
    assert not any("市场" in text for text in asked.texts)
    assert sum(TARGET in pair.target for pair in bitext.pairs) == 1


@pytest.mark.parametrize("name", PLACES)
def test_a_sentence_from_anywhere_is_found_in_a_plain_paragraph(
    name: str, library: Library
) -> None:
    run(name, PLACES[name], engine(), library)
    asked = engine()
    (pair,) = run(STORED, f"{SENTENCE}\n", asked, library).pairs
    assert (asked.requests, pair.target) == ([], TARGET)


@pytest.mark.parametrize("name", PLACES)
def test_what_memory_gives_is_what_the_engine_gave(name: str, library: Library) -> None:
    first = block_targets(run(name, PLACES[name], engine(), library))
    with Library() as again:
        assert block_targets(run(name, PLACES[name], engine(), again)) == first
    run(STORED, f"{SENTENCE}\n{OTHER}\n", engine(), library)
    assert block_targets(run(name, PLACES[name], engine(), library)) == first


@pytest.mark.parametrize("name", PLACES)
def test_the_identity_stays_the_identity(name: str, library: Library) -> None:
    identity = EchoEngine(identity=True)
    for stored, text in ((STORED, f"{SENTENCE}\n"), (name, PLACES[name])):
        for pair in run(stored, text, identity, library).pairs:
            assert pair.target == pair.source.strip()


@pytest.mark.parametrize("name", PLACES)
def test_a_persons_word_is_found_anywhere(name: str, library: Library) -> None:
    library.correct(SENTENCE, "Open from six.", source_language="zh", target_language="en")
    asked = engine()
    bitext = run(name, PLACES[name], asked, library)
    assert not any("市场" in text for text in asked.texts)
    (pair,) = [pair for pair in bitext.pairs if "Open from six." in pair.target]
    assert pair.provenance.kind == "person"


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize(
    "segment", ["{}", "<bpt i='1'/>{}<ept i='1'/>", "<ph x='1' type='lb'/>\n  {}", "<g>{}</g>"]
)
def test_an_imported_memory_is_found_anywhere(name: str, segment: str, library: Library) -> None:
    tmx = (
        "<tmx version='1.4'><header srclang='zh-CN'/><body><tu>"
        f"<tuv xml:lang='zh-CN'><seg>{segment.format(SENTENCE)}</seg></tuv>"
        f"<tuv xml:lang='en'><seg>{segment.format(TARGET)}</seg></tuv></tu></body></tmx>"
    )
    library.put_memory(read_tmx(tmx.encode(), name="m.tmx").rows)
    asked = engine()
    bitext = run(name, PLACES[name], asked, library)
    assert not any("市场" in text for text in asked.texts)
    assert sum(TARGET in pair.target for pair in bitext.pairs) == 1


def test_the_word_of_a_person_at_its_own_place_comes_first(library: Library) -> None:
    words = {"source_language": "zh", "target_language": "en"}
    bitext = run("bold.md", PLACES["bold.md"], engine(), library)
    here = next(pair.source for pair in bitext.pairs if SENTENCE in pair.source)
    library.correct(SENTENCE, "Anywhere.", **words)
    library.correct(here, here.replace(SENTENCE, "Here."), **words)
    assert "Here." in str(block_targets(run("bold.md", PLACES["bold.md"], engine(), library)))
    assert "Anywhere." in str(block_targets(run("br.md", PLACES["br.md"], engine(), library)))


def test_a_sentence_in_several_places_of_a_document_is_translated_once(library: Library) -> None:
    asked = engine()
    text = "\n\n".join(PLACES[name].rstrip("\n") for name in PLACES if name.endswith("e.md"))
    bitext = run("all.md", text + "\n", asked, library)
    assert len([one for one in asked.texts if "市场" in one]) == 1
    assert sum(TARGET in pair.target for pair in bitext.pairs) > 2
