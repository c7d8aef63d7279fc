"""The markers of lists in an OpenDocument text, counted as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from translator.formats.odt.styles import ListLevel
from translator.formats.office.counting import counted

_FORMS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting", "壹, 贰, 叁, ...": "decimal",
    "甲, 乙, 丙, ...": "ideographTraditional", "①, ②, ③, ...": "decimalEnclosedCircle",
}  # fmt: skip
"""``style:num-format`` → the name the counting knows."""


@dataclass(slots=True)
class _List:
    style: str
    items: int | None = None
    """The number of the last item; None: there is none yet."""
    waiting: bool = False
    """Whether an item was opened whose first paragraph did not come yet."""


@dataclass(slots=True)
class Lists:
    """The lists that are open at a place, and how far each style was counted."""

    styles: Mapping[str, Mapping[int, ListLevel]]
    _open: list[_List] = field(default_factory=list)
    _last: dict[tuple[str, int], int | None] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """How many lists stand around this place."""
        return len(self._open)

    def begin(self, style: str, *, goes_on: bool) -> None:
        """Open a list; one in another has its style, unless it names one."""
        style = style or (self._open[-1].style if self._open else "")
        kept = self._last.get((style, self.depth)) if goes_on else None
        self._open.append(_List(style, kept))

    def end(self) -> None:
        """Close a list."""
        done = self._open.pop()
        self._last[done.style, self.depth] = done.items

    def item(self, start: str) -> None:
        """Open an item.

        Args:
            start: The number it begins anew with; empty: it goes on.
        """
        here = self._open[-1]
        level = self._level(self.depth)
        first = level.start if level else 1
        if start.isdecimal() and len(start) < 7:
            here.items = int(start)
        else:
            here.items = first if here.items is None else here.items + 1
        here.waiting = True

    def marker(self) -> str:
        """Return the marker of the paragraph that comes now; empty: the item had its first."""
        if not self._open or not self._open[-1].waiting:
            return ""
        self._open[-1].waiting = False
        level = self._level(self.depth)
        if level is None:
            return ""
        if level.bullet:
            return "•"
        if not level.form:
            return ""
        first = max(self.depth - max(level.levels, 1), 0)
        numbers = [
            counted(
                1 if one.items is None else one.items, _FORMS.get(self._form(at + 1), "decimal")
            )
            for at, one in enumerate(self._open)
            if at >= first
        ]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()

    def _level(self, depth: int) -> ListLevel | None:
        return self.styles.get(self._open[-1].style, {}).get(depth)

    def _form(self, depth: int) -> str:
        level = self._level(depth)
        return level.form if level else "1"
