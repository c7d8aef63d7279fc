"""The translation memory in files of other programs: TMX, in and out."""

from translator.exchange.tmx_read import Read, read_tmx
from translator.exchange.tmx_write import write_tmx

__all__ = ["Read", "read_tmx", "write_tmx"]
