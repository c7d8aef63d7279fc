"""What is packed with zstd (RFC 8878), unpacked under limits.

Python's own library learns it with 3.14. pyarrow, which comes with Streamlit, has it; it refuses
frames that need more than 128 MB at a time, and says where one is cut off.
"""

from __future__ import annotations

from importlib import util

from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.system.bounded_reading import MEGABYTE, read_and_one_more
from translator.system.safe_zip import MOST_PACKED


def is_ready() -> bool:
    """Say whether it can be unpacked."""
    return util.find_spec("pyarrow") is not None


def unpacked(data: bytes, *, most: int, name: str, member: str) -> bytes:
    """Return what was packed; the bytes are counted as they come, as ``safe_zip`` does.

    Args:
        data: Frames, whole.
        most: Bytes there may be unpacked.
        name: Of the file, for messages.
        member: Of the archive it is in.

    Raises:
        FormatError: it is damaged, cut off, larger, or packed as tightly as bombs are.
        ImportError: nothing here can unpack it.
    """
    import pyarrow

    tightest = max(MEGABYTE, MOST_PACKED * len(data))
    try:
        with pyarrow.CompressedInputStream(pyarrow.BufferReader(data), "zstd") as stream:
            held = read_and_one_more(stream, min(most, tightest))
    except (OSError, pyarrow.ArrowException) as error:
        raise FormatError("zip.damaged", name=name, member=member) from error
    if len(held) > min(most, tightest):
        why = (
            piece("zip.member", member=member, most=most / MEGABYTE)
            if most <= tightest
            else piece("zip.packed", member=member, most=MOST_PACKED)
        )
        raise FormatError("zip.refused", name=name, why=why)
    return held
