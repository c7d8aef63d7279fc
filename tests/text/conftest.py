"""The small dictionary, here too."""

from tests.chinese.conftest import dictionary, dictionary_file, dictionary_of, whole_dictionary

__all__ = ["dictionary", "dictionary_file", "dictionary_of", "whole_dictionary"]
