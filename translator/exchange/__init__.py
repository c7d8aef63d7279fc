"""The translation memory in files of other programs: TMX, in and out."""

from translator.tmx.memory_file import write_tmx
from translator.tmx.parse import Read, read_tmx

__all__ = ["Read", "read_tmx", "write_tmx"]
