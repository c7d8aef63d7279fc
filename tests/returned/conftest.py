"""The awkward articles, handed over in every form."""

from tests.xliff.conftest import awkward

__all__ = ["awkward"]
