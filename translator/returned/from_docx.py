"""The Word document of both sides (``exports.docx``) that comes back from a word processor.

Each target stands in a bookmark with the sentence's id. Changes that were tracked count as if
they were accepted, comments are nobody's words.

Source: ECMA-376 part 1, 17.13.5 (revisions), 17.13.6 (bookmarks), 17.3.3 (what runs hold).
"""

from __future__ import annotations

from typing import Any

from translator.document.sentence_ids import SentenceId, one_line, read_id
from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.returned.returned_file import ReturnedFile, pair_of_words
from translator.system import safe_xml as xml_gate
from translator.system.safe_zip import Archive, open_archive

_BODY = "word/document.xml"
_ABOUT = "docProps/custom.xml"
_BOOKMARK = "_dz"
_GONE = frozenset(("del", "moveFrom", "rt", "pPr", "rPr", "sectPr", "tblPr", "Fallback"))
"""What is deleted, a reading over a word, what says how something looks."""
_STYLES = frozenset(("Picture", "Address", "QuietText"))
"""Of runs that are no words of a sentence: a picture, its address, the sign of a person's work."""


def read_docx(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read a document.

    Args:
        data: The file.
        name: For messages.

    Raises:
        FormatError: it is no Word document, or none of ours.
    """
    archive = open_archive(data, name=name)
    if _BODY not in archive.members:
        raise FormatError("returned.document", name=name)
    known = _about(archive, name)
    texts = _spoken(_parse(archive, _BODY, name))
    if not texts and "sha256" not in known:
        raise FormatError("returned.document", name=name)
    pairs = [
        pair_of_words(own, target)
        for own, words in texts.items()
        if (target := one_line("".join(words)))
    ]
    return (
        ReturnedFile(
            document=known.get("document", ""),
            sha256=known.get("sha256", ""),
            source_language=known.get("source-language", ""),
            target_language=known.get("target-language", ""),
            pairs=tuple(pairs),
            left_out=len(texts) - len(pairs),
        ),
    )


class _Texts:
    """Gathers the words of each sentence while the body is gone through."""

    def __init__(self) -> None:
        self.found: dict[SentenceId, list[str]] = {}
        self._opened: dict[str, SentenceId] = {}
        self._last: SentenceId | None = None
        self._before: list[str] = []

    def words(self, text: str) -> None:
        """Take words; what was typed at the edge of a bookmark may stand outside it."""
        if self._opened:
            for own in self._opened.values():
                self.found[own].append(text)
        elif self._last is not None:
            self.found[self._last].append(text)
        else:
            self._before.append(text)

    def begin(self, number: str, own: SentenceId) -> None:
        self.found.setdefault(own, []).extend(self._before)
        self._before = []
        self._opened[number] = own

    def end(self, number: str) -> None:
        self._last = self._opened.pop(number, self._last)

    def line(self) -> None:
        """Take the end of a line: a heading has its source before it."""
        if self._opened or self._last is not None:
            self.words(" ")
        self._before = []

    def paragraph(self) -> None:
        """Take the beginning of a paragraph: what follows belongs to no sentence before it."""
        self.line()
        self._last = None


def _spoken(body: Any) -> dict[SentenceId, list[str]]:
    """Return the words of each target of ours, in the order of the document."""
    texts = _Texts()
    waiting = [iter([body])]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        match _local(element):
            case "bookmarkStart":
                if known := _named(_of_word(element, "name")):
                    texts.begin(_of_word(element, "id"), known)
            case "bookmarkEnd":
                texts.end(_of_word(element, "id"))
            case "t":
                texts.words(element.text or "")
            case "br" | "cr":
                texts.line()
            case "tab":
                texts.words(" ")
            case "p":
                texts.paragraph()
                waiting.append(iter(element))
            case tag if tag and tag not in _GONE and not (tag == "r" and _is_sign(element)):
                waiting.append(iter(element))
    return texts.found


def _named(bookmark: str) -> SentenceId | None:
    return read_id(bookmark.removeprefix(_BOOKMARK)) if bookmark.startswith(_BOOKMARK) else None


def _is_sign(run: Any) -> bool:
    return any(
        _local(inner) == "rStyle" and _of_word(inner, "val") in _STYLES
        for properties in run
        if _local(properties) == "rPr"
        for inner in properties
    )


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _of_word(element: Any, name: str) -> str:
    """Return an attribute, in the usual namespace or the strict one."""
    return next((str(value) for key, value in element.items() if key.endswith(f"}}{name}")), "")


def _about(archive: Archive, name: str) -> dict[str, str]:
    """Return what the document says of the one it was made from."""
    if _ABOUT not in archive.members:  # not every program keeps it
        return {}
    root = _parse(archive, _ABOUT, name)
    return {
        str(one.get("name")).removeprefix("duizhao-"): "".join(one.itertext())
        for one in root
        if str(one.get("name") or "").startswith("duizhao-")
    }


def _parse(archive: Archive, member: str, name: str) -> Any:
    return xml_gate.parse(archive.read(member), name=name, kind="DOCX", hint=piece("xml.docx"))
