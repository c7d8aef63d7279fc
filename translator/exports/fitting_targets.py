"""Which targets a document can be written with, where some of them would break its structure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

from translator.errors import FormatError

_TRIES = 400
"""How often a document is written to find them out. One bad target among 10,000 needs 27; what 30
of them leave unsettled is half a dozen blocks around each."""


def fitting_targets(
    targets: Mapping[int, str], write: Callable[[Mapping[int, str]], bytes], *, tries: int = _TRIES
) -> dict[int, str]:
    """Return the targets that can be written together, found by halving.

    Large groups are tried before small ones: when the tries are used up, only small groups have
    not been settled, and these stay out.

    Args:
        targets: By block.
        write: Raises FormatError where some cannot be.
        tries: How often it is called at most.
    """
    kept: dict[int, str] = {}
    waiting = deque([list(targets)])
    while waiting and tries > 0:
        ids = waiting.popleft()
        tries -= 1
        try:
            write(kept | {key: targets[key] for key in ids})
        except FormatError:
            if len(ids) > 1:
                middle = len(ids) // 2
                waiting += [ids[:middle], ids[middle:]]
        else:
            kept |= {key: targets[key] for key in ids}
    return {key: targets[key] for key in targets if key in kept}
