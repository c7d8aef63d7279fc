"""The small articles of the exports: TMX is one of them."""

from __future__ import annotations

from tests.exports.conftest import garden, one

__all__ = ["garden", "one"]
