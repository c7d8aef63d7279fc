"""Text to tokens and back, family by family."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.snapshots import marian_vocabulary, sentences, train_pieces
from translator.engines.nmt.families import family, is_converted, open_tokens
from translator.engines.nmt.tokenizers import in_order
from translator.engines.nmt.tokens_marian import half_width, marian_tokens, quickmt_tokens
from translator.engines.nmt.tokens_multilingual import m2m_tokens, nllb_tokens
from translator.errors import ModelError

CHINESE = [zh for zh, _ in sentences()]
ENGLISH = [en for _, en in sentences()]


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SentencePiece models: one a language, and one for both."""
    folder = tmp_path_factory.mktemp("pieces")
    train_pieces(CHINESE, folder / "zh", 400)
    train_pieces(ENGLISH, folder / "en", 400)
    train_pieces(CHINESE + ENGLISH, folder / "both", 700, "bpe")
    return folder


@pytest.fixture
def marian(pieces: Path, tmp_path: Path) -> Path:
    shutil.copy(pieces / "en", tmp_path / "source.spm")
    shutil.copy(pieces / "zh", tmp_path / "target.spm")
    ids = marian_vocabulary(["▁the"], more=[">>cmn_Hans<<", ">>cmn_Hant<<"])
    (tmp_path / "vocab.json").write_text(json.dumps(ids), encoding="utf-8")
    (tmp_path / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    return tmp_path


def test_marian_is_told_the_language_and_the_end(marian: Path) -> None:
    tokens = marian_tokens(marian, normalise=True)
    found = tokens.source("the river", source="en", target="zh")
    assert (found[0], found[-1]) == (">>cmn_Hans<<", "</s>")
    assert tokens.prefix("zh") == []
    assert tokens.text(tokens.target("今天天气很好。")) == "今天天气很好."


def test_a_model_without_language_tokens_is_told_none(marian: Path) -> None:
    ids = marian_vocabulary(["▁the"])
    (marian / "vocab.json").write_text(json.dumps(ids), encoding="utf-8")
    found = marian_tokens(marian, normalise=True).source("the", source="en", target="zh")
    assert not found[0].startswith(">>")


def test_quickmt_has_pieces_and_an_end(pieces: Path, tmp_path: Path) -> None:
    shutil.copy(pieces / "zh", tmp_path / "src.spm.model")
    shutil.copy(pieces / "en", tmp_path / "tgt.spm.model")
    (tmp_path / "model.bin").write_bytes(b"")
    tokens = quickmt_tokens(tmp_path)
    assert tokens.source("电影几点开始？", source="zh", target="en")[-1] == "</s>"
    assert tokens.text(tokens.target("The moon")) == "The moon"
    assert is_converted(tmp_path)
    assert type(open_tokens(tmp_path)) is type(tokens)


def multilingual(pieces: Path, folder: Path, languages: list[str] | None) -> None:
    shutil.copy(pieces / "both", folder / "sentencepiece.bpe.model")
    (folder / "config.json").write_text('{"model_type": "m2m_100"}', encoding="utf-8")
    if languages:
        special = {"additional_special_tokens": languages}
        (folder / "special_tokens_map.json").write_text(json.dumps(special), encoding="utf-8")


def test_nllb_puts_the_languages_in_front(pieces: Path, tmp_path: Path) -> None:
    multilingual(pieces, tmp_path, ["eng_Latn", "zho_Hans"])
    tokens = nllb_tokens(tmp_path)
    found = tokens.source("the river", source="en", target="zh")
    assert (found[0], found[-1]) == ("eng_Latn", "</s>")
    assert tokens.prefix("zh") == ["zho_Hans"]
    assert tokens.text(["zho_Hans", *tokens.target("今天")]) == "今天"
    assert family(tmp_path)[0].name == "nllb"


def test_nllb_counts_its_languages_as_it_was_published(pieces: Path, tmp_path: Path) -> None:
    # ace_Arab is 256001, eng_Latn 256047, zho_Hans 256200, <mask> 256203, of 256206 in all.
    multilingual(pieces, tmp_path, None)
    tokens = nllb_tokens(tmp_path)
    size = tokens._pieces.get_piece_size() + 1 + 202 + 1 + 2
    ids = {token: number for number, token in enumerate(tokens.vocabulary(size))}
    first = ids["ace_Arab"]
    assert first == tokens._pieces.get_piece_size() + 1
    assert (ids["eng_Latn"], ids["zho_Hans"]) == (first + 46, first + 199)
    assert (ids["<mask>"], ids["madeupword1"]) == (first + 202, size - 1)
    assert [ids[one] for one in ("<s>", "<pad>", "</s>", "<unk>")] == [0, 1, 2, 3]


def test_m2m_counts_its_languages_after_its_vocabulary(pieces: Path, tmp_path: Path) -> None:
    multilingual(pieces, tmp_path, None)
    ids = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "▁the": 4}
    (tmp_path / "vocab.json").write_text(json.dumps(ids), encoding="utf-8")
    tokens = m2m_tokens(tmp_path)
    vocabulary = tokens.vocabulary(5 + 100 + 8)
    assert vocabulary[5] == "__af__"
    assert {"__zh__", "__en__"} < set(vocabulary)
    assert family(tmp_path)[0].name == "m2m-100"


def test_a_model_without_chinese_is_refused(pieces: Path, tmp_path: Path) -> None:
    multilingual(pieces, tmp_path, ["eng_Latn", "fra_Latn"])
    with pytest.raises(ModelError, match="no language zho_Hans"):
        nllb_tokens(tmp_path)


@pytest.mark.parametrize("ids", [{"a": 0, "b": 2}, {"a": 0, "b": 0}, {"a": 0}])
def test_a_vocabulary_with_holes_is_refused(ids: dict[str, int]) -> None:
    with pytest.raises(ModelError, match="does not have the model's 2 tokens"):
        in_order(ids, 2, Path("vocab.json"))


def test_an_unknown_kind_of_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    with pytest.raises(ModelError, match="type 'bert'"):
        open_tokens(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你好，世界！", "你好,世界!"),
        ("他说：“今天下雨。”", '他说:"今天下雨. "'),
        ("《红楼梦》（上册）", '"红楼梦"(上册)'),
        ("１２３％……", "123%......"),
        ("苹果、梨；桃？", "苹果,梨;桃?"),
        ("一　二\n三", "一 二 三"),
        ("plain text.", "plain text."),
    ],
)
def test_punctuation_becomes_half_width(text: str, expected: str) -> None:
    assert half_width(text) == expected
