"""What is left of an answer when its packing is taken off, counted as it comes.

Codings: RFC 9110, 8.4.1 (gzip, deflate). Some servers send deflate without the header of zlib.
"""

from __future__ import annotations

import zlib

from translator.errors import InputError

ASKED_FOR = "gzip, deflate"
"""What a server is told it may send."""
_PLAIN = ("", "identity")
_GZIP = ("gzip", "x-gzip")
_HEADER = 2
"""Bytes of the header of zlib (RFC 1950, 2.2)."""


class Unpacker:
    """Takes the bytes of one answer and holds what is in them.

    Args:
        coding: The header ``Content-Encoding``; empty: none.
        most: Bytes that may be in it.
        host: Who sends it, for messages.
    """

    def __init__(self, coding: str, *, most: int, host: str) -> None:
        self._coding = coding.strip().lower()
        if self._coding not in (*_PLAIN, *_GZIP, "deflate"):
            raise InputError("web.coding", host=host, coding=self._coding)
        self._most, self._host = most, host
        self._held = bytearray()
        self._stream: zlib._Decompress | None = None
        self._early = b""

    def feed(self, data: bytes) -> None:
        """Take the next bytes.

        Raises:
            InputError: there is more in them than may be, or they are damaged.
        """
        if self._coding in _PLAIN:
            self._keep(data)
            return
        data, self._early = self._early + data, b""
        try:
            while data:
                if self._stream is None:
                    if self._coding not in _GZIP and len(data) < _HEADER:
                        self._early = data
                        return
                    self._stream = self._begun(data)
                self._keep(self._stream.decompress(data, self._most + 1 - len(self._held)))
                data = self._stream.unconsumed_tail
                if self._stream.eof:
                    data = self._stream.unused_data
                    if self._coding not in _GZIP or not data.strip(b"\0"):
                        return  # filled up with zeros, or something that nobody asked for
                    self._stream = None  # gzip may have several parts (RFC 1952, 2.2)
        except zlib.error as error:
            raise InputError("web.garbled", host=self._host) from error

    def whole(self) -> bytes:
        """Return what was in it.

        Raises:
            InputError: its end did not come.
        """
        if self._early or (self._stream is not None and not self._stream.eof):
            raise InputError("web.cut", host=self._host)
        return bytes(self._held)

    def _begun(self, data: bytes) -> zlib._Decompress:
        if self._coding in _GZIP:
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        headed = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:_HEADER]) % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)

    def _keep(self, data: bytes) -> None:
        self._held += data
        if len(self._held) > self._most:
            raise InputError("web.too-large", host=self._host, most=self._most / 1e6)
