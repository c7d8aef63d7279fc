"""Exports: a bitext as tables, translation memory, a page to read, plain text."""

from translator.exports.base import Export
from translator.exports.registry import by_name, by_suffix, names

__all__ = ["Export", "by_name", "by_suffix", "names"]
