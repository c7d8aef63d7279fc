"""Where the fast engine looks, held against the reference's own attention."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.snapshots import sentences
from translator.engines.nmt.attention import spans
from translator.engines.nmt.ctranslate import CTranslateEngine
from translator.placeholders import atom, closing, opening

PAIRS = sentences()[:6]


@pytest.fixture
def engine(small_marian: Path, converted: dict[str, Path]) -> CTranslateEngine:
    return CTranslateEngine(
        small_marian, name="small", digest="0", directions=["zh-en"], compute_type="float32",
        weights=lambda: converted["float32"],
    )  # fmt: skip


def of_reference(folder: Path, source: list[str], target: list[str]) -> Any:
    """Return the last layer's cross-attention, its first head."""
    import json

    import torch
    import transformers

    model = transformers.MarianMTModel.from_pretrained(str(folder), attn_implementation="eager")
    ids = json.loads((folder / "vocab.json").read_text("utf-8"))
    start = [model.config.decoder_start_token_id]
    with torch.no_grad():
        answer = model(
            input_ids=torch.tensor([[ids[one] for one in source]]),
            decoder_input_ids=torch.tensor([start + [ids[one] for one in target[:-1]]]),
            output_attentions=True,
        )
    return answer.cross_attentions[-1][0][0].tolist()


def test_each_target_token_shares_itself_out_over_the_source(engine: CTranslateEngine) -> None:
    for (source, target), found in zip(
        PAIRS, engine.attention(PAIRS, source="zh", target="en"), strict=True
    ):
        assert found is not None
        assert len(found.weights) == len(found.target_spans)
        for row in found.weights:
            assert len(row) == len(found.source_spans)
            assert sum(row) == pytest.approx(1, abs=1e-3)
        for text, places in ((source, found.source_spans), (target, found.target_spans)):
            letters = "".join(text[start:end] for start, end in places)
            bare = text.translate(str.maketrans("", "", " ，。"))  # given as , and .
            assert letters.translate(str.maketrans("", "", " ，。")) == bare


def test_it_is_the_references_attention(engine: CTranslateEngine, small_marian: Path) -> None:
    source, target = PAIRS[1]
    (found,) = engine.attention([(source, target)], source="zh", target="en")
    tokens = engine._opened()
    expected = of_reference(
        small_marian, tokens.source(source, source="zh", target="en"), tokens.target(target)
    )
    assert found is not None
    for ours, theirs in zip(found.weights, expected, strict=True):
        assert ours == pytest.approx(theirs, abs=2e-3)


def test_marks_have_no_part_in_it(engine: CTranslateEngine) -> None:
    source, target = PAIRS[0]
    marked = f"{opening(0)}{source[:3]}{closing(0)}{source[3:]}{atom(1)}"
    plain, with_marks = engine.attention(
        [(source, target), (marked, target)], source="zh", target="en"
    )
    assert plain is not None and with_marks is not None
    assert [pytest.approx(row, abs=1e-3) for row in plain.weights] == list(with_marks.weights)
    assert next(marked[a:b] for a, b in with_marks.source_spans if a < b) in source


def test_an_empty_or_endless_pair_has_none(engine: CTranslateEngine) -> None:
    long = "很长" * 400
    found = engine.attention([("好", ""), (long, "good"), PAIRS[0]], source="zh", target="en")
    assert [one is None for one in found] == [True, True, False]


def test_tokens_find_their_characters_through_normalisation() -> None:
    text = "我\U000f0000家，ＡＢ好。"
    pieces = [">>cmn<<", "▁我", "家", ",", "AB", "好", ".", "</s>"]
    found = spans(pieces, text)
    assert [text[start:end] for start, end in found] == ["", "我", "家", "，", "ＡＢ", "好", "", ""]


def test_a_turned_attention_has_source_and_target_exchanged(engine: CTranslateEngine) -> None:
    (found,) = engine.attention(PAIRS[:1], source="zh", target="en")
    assert found is not None
    turned = found.turned()
    assert turned.source_spans == found.target_spans
    assert turned.weights[2][1] == found.weights[1][2]
    assert turned.turned() == found


@pytest.mark.parametrize(
    ("pieces", "text", "found"),
    [
        (["▁tea", "▁cup"], "tea cup", [(0, 3), (4, 7)]),
        (["tea", "</s>"], "tea", [(0, 3), (3, 3)]),
        ([">>cmn<<", "tea"], "tea", [(0, 0), (0, 3)]),
        (["__zh__", "zho_Hans", "a"], "a", [(0, 0), (0, 0), (0, 1)]),
        (["<>", "a"], "<>a", [(0, 2), (2, 3)]),  # two signs of the text
        (["x", "a"], "a", [(0, 0), (0, 1)]),  # what is not there stands nowhere
        (["a"], "1234567a", [(7, 8)]), (["a"], "12345678a", [(0, 0)]),
        (["A", "1"], "Ａ１", [(0, 1), (1, 2)]), (["▁"], "a", [(0, 0)]), (["ab"], "a-b", [(0, 3)]),
        (["tea", "tea"], "tea tea", [(0, 3), (4, 7)]),
    ],
)  # fmt: skip
def test_each_token_stands_for_its_characters(
    pieces: list[str], text: str, found: list[tuple[int, int]]
) -> None:
    assert list(spans(pieces, text)) == found
