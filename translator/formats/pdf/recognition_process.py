"""What runs apart: pages that are pictures are read, and each is handed over when it is done.

Here it can be ended when it takes too long, has only so much memory, and reaches nobody.
"""

from __future__ import annotations

import json
import sys

import pypdfium2 as pdfium

from translator.formats.pdf.pdfium_process import limit_memory, say

MEMORY = 3_000_000_000
"""Bytes of addresses this process may take, beside three times the file; it fills a fifth."""
_OUTWARD = frozenset(("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"))
"""What Python tells of before a connection is made (its table of audit events)."""


def serve(numbers: str) -> None:
    """Read a PDF from standard input; write a line of JSON when all is loaded and for each page.

    Args:
        numbers: Of the pages, from 1, with commas between.
    """
    sys.addaudithook(reach_nobody)
    data = sys.stdin.buffer.read()
    limit_memory(MEMORY + 3 * len(data))
    try:
        from translator.formats.pdf.recognised_lines import recognised
        from translator.formats.pdf.text_lines import Recogniser
    except ImportError as error:  # some of it is missing: a library of the system's, say
        say(json.dumps({"fault": str(error)}))
        return
    try:
        recogniser = Recogniser()
    except FileNotFoundError as error:
        say(json.dumps({"fault": str(error)}))
        return
    document = pdfium.PdfDocument(data)
    say(json.dumps({"ready": True}))
    for number in map(int, numbers.split(",")):
        try:
            say(recognised(document, number - 1, recogniser).line())
        except pdfium.PdfiumError:
            say(json.dumps({"fault": "broken"}))


def reach_nobody(event: str, _arguments: object) -> None:
    """Forbid connections: a hook for audit events; raises PermissionError."""
    if event in _OUTWARD:
        raise PermissionError(f"character recognition reaches nobody ({event})")
