"""The lines of a text that stand between its blocks: shown as they are, rules as rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.errors.error_sentences import one_after_other
from translator.lazy_regex import lazy_regex
from translator.types import Rule, Skipped, Verbatim

_RULE = lazy_regex(r"[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_UNDERLINE = lazy_regex(r"[ \t>]*(?:=+|-+)[ \t]*")


class LinesBetween:
    """Goes over a text once, from the top; remembers the line it is on."""

    def __init__(
        self,
        text: str,
        skipped: Sequence[Skipped],
        *,
        fences: tuple[str, ...] = (),
        header: int = 0,
    ) -> None:
        """Take a text.

        Args:
            text: The whole text.
            skipped: What in it is not translated; each reason is given once.
            fences: Lines that only begin or end the header of an article.
            header: The last line such a line may be on, from 1; 0: there is no header.
        """
        self._text = text
        self._fences = fences
        self._header = header
        self._at = 0
        self._line = 1
        self._reasons: dict[int, list[str]] = {}
        for item in skipped:
            self._reasons.setdefault(item.line, []).append(item.reason)

    def read(self, start: int, end: int) -> Iterator[Verbatim | Rule]:
        """Yield the whole lines between two blocks; what else there is belongs to the blocks.

        Args:
            start: Where the block before ends; 0: there is none.
            end: Where the next block begins.
        """
        text = self._text
        if start:
            newline = text.find("\n", start, end)
            start = end if newline < 0 else newline + 1
        if end < len(text):
            end = max(start, text.rfind("\n", start, end) + 1)
        self._line += text.count("\n", self._at, start)
        self._at = start
        group: list[str] = []
        first = number = self._line
        for line in text[start:end].split("\n"):
            bare = line.rstrip("\r")
            underline = bool(start) and number == first and _UNDERLINE.fullmatch(bare)
            if underline or (number <= self._header and bare.rstrip() in self._fences):
                group.append("")
            elif _RULE.fullmatch(bare) and not any(part.strip() for part in group[-1:]):
                yield from self._verbatim(group, first)
                yield Rule()
                group, first = [], number + 1
            else:
                group.append(bare)
            number += 1
        yield from self._verbatim(group, first)

    def _verbatim(self, lines: list[str], first: int) -> Iterator[Verbatim]:
        filled = [number for number, line in enumerate(lines) if line.strip(" \t\r>")]
        body = "\n".join(lines[filled[0] : filled[-1] + 1] if filled else ())
        reasons = [
            reason
            for number in range(first, first + len(lines))
            for reason in self._reasons.pop(number, ())
        ]
        if any(character.isalnum() for character in body):
            yield Verbatim(text=body, reason=one_after_other(dict.fromkeys(reasons)))
