"""Memory finds a segment by what it says, wherever it stands: the key and its marks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from translator import placeholders
from translator.text.languages import primary


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A source in the form memory keeps."""

    digest: bytes
    """sha256 over the languages and ``source``."""
    source: str
    """Stripped, with its marks numbered from 0 in reading order."""
    back: dict[str, str]
    """New mark → mark of the source this key was made from."""

    def normalise(self, target: str) -> str:
        """Give a target the key's marks; marks the source lacks could not be led back: dropped."""
        forth = {old: new for new, old in self.back.items()}
        return placeholders.MARK.sub(lambda found: forth.get(found.group(), ""), target)

    def localise(self, target: str) -> str:
        """Give a remembered target the marks of the source this key was made from."""
        return placeholders.translate(target, self.back)


def make_key(source: str, *, source_language: str, target_language: str) -> Key:
    """Return the key of a segment.

    Of the source's language only the primary one counts (the text itself shows its script);
    of the target's the whole tag does, because the target is written in that script.

    Args:
        source: As it stands in its block, white space and marks included.
        source_language: BCP 47 tag.
        target_language: BCP 47 tag.
    """
    text, back = placeholders.renumber(source.strip())
    # Tags hold no NUL, so no two different keys give the same bytes.
    content = f"{primary(source_language)}\0{target_language.lower()}\0{text}"
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()
    return Key(digest=digest, source=text, back=back)
