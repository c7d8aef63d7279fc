"""The articles that exports are tried on, here too."""

from __future__ import annotations

from tests.exports.conftest import garden, one

__all__ = ["garden", "one"]
