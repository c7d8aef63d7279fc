"""The stand-ins that models' tests have, for the dictionary in the store."""

from __future__ import annotations

from tests.models.conftest import make_store

__all__ = ["make_store"]
