"""Bare addresses in running text: where they end."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"(?:https?|ftp)://[A-Za-z0-9\-._~:/?#@!$&'()+,;=%{}^]+", re.ASCII)
"""Matches an address; it ends at the first character that is not ASCII."""


def trim_address(address: str) -> str:
    """Return a bare address without the punctuation that belongs to the sentence."""
    while address:
        last = address[-1]
        if last in ".,;:!?'_~" or (last == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        else:
            break
    return address
