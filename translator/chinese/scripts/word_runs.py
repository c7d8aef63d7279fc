"""The words of a text, run by run, for what decides on a character."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.segmenter import cut
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS

_RUN = lazy_regex(f"[{HAN_CLASS}]+")


class Runs:
    """The words of a text, found where they are asked for, from left to right."""

    def __init__(self, text: str, dictionary: Dictionary | None) -> None:
        self._text = text
        self._given = dictionary
        self._start = self._end = 0
        self._edges = [0]

    @cached_property
    def dictionary(self) -> Dictionary | None:
        """The dictionary whose words count: most texts never ask for it."""
        return self._given or dictionaries.installed()

    def word(self, place: int) -> tuple[int, int]:
        """Return where the word around a place begins and ends."""
        self._go_to(place)
        index = bisect_right(self._edges, place)
        return self._edges[index - 1], self._edges[index]

    def is_edge(self, place: int) -> bool:
        """Say whether a word begins or ends here; outside of the run just asked for: yes."""
        return not self._start < place < self._end or (
            self._edges[bisect_right(self._edges, place) - 1] == place
        )

    def _go_to(self, place: int) -> None:
        if place < self._end:
            return
        # A comma ends a run: nothing before it needs to be looked at.
        begin = max(self._end, self._text.rfind("，", self._end, place))
        for run in _RUN.finditer(self._text, begin):
            if run.end() > place:
                self._start, self._end = run.span()
                tokens = cut(run.group(), self.dictionary)
                self._edges = list(accumulate(map(len, tokens), initial=self._start))
                return
        raise ValueError(f"no Chinese character at {place}")
