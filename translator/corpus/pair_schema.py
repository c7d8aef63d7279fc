"""The fields of a pair as columns of Parquet: those of JSON lines, with the same names."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from translator.corpus.corpus_spans import require_parquet

COMPRESSION = "zstd"


def schema() -> Any:
    """Return the ``pyarrow.Schema``; ``docs/export.md`` explains the fields."""
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    provenance = pa.struct(
        [("kind", text), ("signature", text), ("created", text), ("rung", text),
         ("score", pa.float64())]
    )  # fmt: skip
    finding = pa.struct([("check", text), ("level", text), ("message", text), ("message_zh", text)])
    return pa.schema(
        [
            ("source", text), ("target", text), ("source_lang", text), ("target_lang", text),
            ("source_raw", text), ("target_raw", text), ("document", text), ("sha256", text),
            ("block", number), ("kind", text), ("line", number), ("segment", number),
            ("start", number), ("end", number), ("provenance", provenance),
            ("findings", pa.list_(finding)), ("signature", text), ("id", text),
            ("address", text), ("path", text), ("record", text),
        ]
    )  # fmt: skip


def as_parquet(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return pairs as a Parquet file; the same rows give the same bytes.

    Raises:
        OutputError: pyarrow is not installed.
    """
    parquet = require_parquet()
    import pyarrow as pa

    file = io.BytesIO()
    parquet.write_table(
        pa.Table.from_pylist(list(rows), schema=schema()), file, compression=COMPRESSION
    )
    return file.getvalue()
