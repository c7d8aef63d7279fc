"""What the pages take, for the server that refuses more and the page that says so."""

from __future__ import annotations

UPLOAD_LIMIT = 100
"""MB of a file; the largest the library reads."""
