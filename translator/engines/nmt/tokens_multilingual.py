"""Tokens of the models with one SentencePiece model for all languages: NLLB-200 and M2M-100.

Both put the source's language in front of the source and force the target's as the first token
of the target; they differ in the names of the languages and in how their ids are counted. The
order of ids is that of fairseq's dictionaries, as ``tokenization_nllb`` and
``tokenization_m2m_100`` of transformers have it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from translator.engines.nmt.tokenizers import in_order, read_json, sentence_pieces
from translator.errors import ModelError

_END = "</s>"
_UNKNOWN = "<unk>"
_FIRST = ("<s>", "<pad>", "</s>", "<unk>")
"""Ids 0 to 3 of NLLB; SentencePiece's own first three are among them."""
_SPECIAL_FILES = ("special_tokens_map.json", "tokenizer_config.json")


class MultilingualTokens:
    """One SentencePiece model and a token for each language.

    Args:
        pieces: The SentencePiece model.
        ids: The id of each token.
        codes: The language token of a primary language.
        path: Where the ids are from, for messages.

    Raises:
        ModelError: a file is missing or damaged, or it has no Chinese or no English.
    """

    end = _END
    unknown = _UNKNOWN
    settings = ""

    def __init__(
        self, pieces: Any, ids: Mapping[str, int], codes: Mapping[str, str], path: Path
    ) -> None:
        self._pieces = pieces
        self._ids = ids
        self._codes = codes
        self._path = path
        for token in codes.values():
            if token not in ids:
                raise ModelError("model.no-language", folder=path.parent, language=token)

    def source(self, text: str, *, source: str, target: str) -> list[str]:
        """Return the source's language, its pieces and ``</s>``."""
        pieces: list[str] = self._pieces.encode(text, out_type=str)
        return [self._codes[source], *pieces, _END]

    def prefix(self, target: str) -> list[str]:
        """Return the target's language."""
        return [self._codes[target]]

    def target(self, text: str) -> list[str]:
        """Return the pieces of a target."""
        pieces: list[str] = self._pieces.encode(text, out_type=str)
        return pieces

    def text(self, tokens: Sequence[str]) -> str:
        """Join pieces, leaving out tokens of languages."""
        languages = set(self._codes.values())
        kept = [token for token in tokens if token not in languages]
        return str(self._pieces.decode(kept)).strip()

    def vocabulary(self, size: int) -> list[str]:
        """Return the tokens by id, filled up to the padded size of the model's table."""
        tokens = in_order(self._ids, min(size, len(self._ids)), self._path)
        return tokens + [f"madeupword{number}" for number in range(size - len(tokens))]


def nllb_tokens(folder: Path) -> MultilingualTokens:
    """Open the tokens of an NLLB-200 snapshot.

    Raises:
        ModelError: a file is missing or damaged.
    """
    path = folder / "sentencepiece.bpe.model"
    pieces = sentence_pieces(path)
    tokens = list(_FIRST)
    # SentencePiece counts <unk>, <s>, </s>; fairseq counts <pad> as well, so all move by one.
    tokens += [pieces.id_to_piece(number) for number in range(3, pieces.get_piece_size())]
    languages = _special_tokens(folder) or _languages("nllb.tokenization_nllb")
    tokens += [token for token in languages if token not in tokens[:4] and token != "<mask>"]
    tokens.append("<mask>")
    ids = {token: number for number, token in enumerate(tokens)}
    return MultilingualTokens(pieces, ids, {"zh": "zho_Hans", "en": "eng_Latn"}, path)


def m2m_tokens(folder: Path) -> MultilingualTokens:
    """Open the tokens of an M2M-100 snapshot.

    Raises:
        ModelError: a file is missing or damaged.
    """
    path = folder / "vocab.json"
    ids: dict[str, int] = dict(read_json(path))
    languages = _special_tokens(folder)
    if not languages:
        codes = _languages("m2m_100.tokenization_m2m_100")["m2m100"]
        languages = [f"__{code}__" for code in codes]
    for token in languages:
        ids.setdefault(token, len(ids))
    pieces = sentence_pieces(folder / "sentencepiece.bpe.model")
    return MultilingualTokens(pieces, ids, {"zh": "__zh__", "en": "__en__"}, path)


def _special_tokens(folder: Path) -> list[str]:
    """Return the languages in the order the snapshot lists them; empty: it does not."""
    for name in _SPECIAL_FILES:
        if not (folder / name).is_file():
            continue
        content = read_json(folder / name)
        for field in ("additional_special_tokens", "extra_special_tokens"):
            listed = content.get(field) if isinstance(content, dict) else None
            if isinstance(listed, list) and listed:
                return [one["content"] if isinstance(one, dict) else str(one) for one in listed]
    return []


def _languages(module: str) -> Any:
    """Return the languages as transformers knows them (its tokenizers need no torch)."""
    import importlib

    return importlib.import_module(f"transformers.models.{module}").FAIRSEQ_LANGUAGE_CODES
