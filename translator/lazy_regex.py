"""Regular expressions of modules, compiled when they are first used.

The library has about a thousand; a command uses a few dozen of them. Compiling them all cost more
than half of the time in which a command started.
"""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast

_OF_A_PATTERN = (
    "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn",
    "flags", "groups", "groupindex",
)  # fmt: skip
"""What a compiled pattern offers, but for ``pattern``, which is known before."""


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what behaves as ``re.compile(pattern, flags)`` and compiles on first use.

    It is no ``re.Pattern`` for ``isinstance`` and for the functions of ``re``: call its methods.
    The ``re`` of a match is the compiled pattern, which is equal to it and another object. Threads
    may use it at once, and it can be pickled and copied.

    Args:
        pattern: The expression, of text or of bytes. A faulty one raises ``re.error`` only where
            it is first used; ``tests/test_lazy_regex.py`` compiles every one of the project.
        flags: As ``re.compile`` takes them.
    """
    return cast("re.Pattern[AnyStr]", LazyRegex(pattern, flags))


class LazyRegex(Generic[AnyStr]):
    """A pattern to come. From the first use on its methods are those of the compiled pattern."""

    def __init__(self, pattern: AnyStr, flags: int = 0) -> None:
        self.pattern: AnyStr = pattern
        self._given = flags

    def __getattr__(self, name: str) -> object:
        """Compile, for what is not there yet; two threads that meet here do the same twice."""
        if name not in _OF_A_PATTERN:
            raise AttributeError(f"a pattern has no attribute {name!r}")
        compiled = re.compile(self.pattern, self._given)
        # The bound methods stand in the instance, so that no later call passes through here.
        self.__dict__.update({each: getattr(compiled, each) for each in _OF_A_PATTERN})
        return getattr(compiled, name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LazyRegex):
            return (self.pattern, self._given) == (other.pattern, other._given)
        return isinstance(other, re.Pattern) and re.compile(self.pattern, self._given) == other

    def __hash__(self) -> int:
        return hash(re.compile(self.pattern, self._given))

    def __reduce__(self) -> tuple[type[LazyRegex[AnyStr]], tuple[AnyStr, int]]:
        return LazyRegex, (self.pattern, self._given)

    def __repr__(self) -> str:
        return f"lazy_regex({self.pattern!r}, {self._given!r})"
