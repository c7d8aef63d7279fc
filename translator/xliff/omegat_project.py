"""A project for OmegaT: the sentences as XLIFF 1.2, their translations as its memory.

OmegaT 3 translates what stands in the *targets* of XLIFF 1.2, so that these hold the sources, and
the translations stand in ``tm/auto/``, from where OmegaT fills in what is the same. There its own
way of writing codes counts: ``<g0>``, ``</g0>`` and ``<x1/>``, by the first letter of the element
and numbered in each source, as text. Codes at the edges are part of a sentence only where the
project's filters say so (``removeTags``).

Source: OmegaT 3.6 and 5.7, ``filters3/xml/xliff/XLIFFDialect.java``, ``util/TMXReader2.java``,
``filters.xml`` and the manual, "Project folder".
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from translator.document.validate import validate
from translator.lazy_regex import lazy_regex
from translator.text.characters import encode_all
from translator.types import Bitext, Block, Layout
from translator.xliff.marks import Code, Text, parts
from translator.xliff.version_1 import lines_1
from translator.xliff.xml_text import attribute, edges, text, units

_UNNAMED = lazy_regex(r"[^\w.-]+")
_LANGUAGES = {"zh": "ZH-CN", "zh-hans": "ZH-CN", "zh-hant": "ZH-TW"}
"""OmegaT knows Chinese by countries; other tags it takes as they are."""
_LETTERS = {"atom": "x", "open": "g", "close": "g", "begin": "bx", "end": "ex"}
"""Elements that codes are written as (XLIFF 1.2, 2.4): they hold nothing to be translated."""
_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
<project version="1.0">
<source_dir>__DEFAULT__</source_dir>
<target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang>
<target_lang>{target}</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project>
</omegat>
"""
_FILTERS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<filters removeTags="false" removeSpacesNonseg="false" preserveSpaces="true" \
ignoreFileContext="false">
<filter className="org.omegat.filters3.xml.xliff.XLIFFFilter" enabled="true">
<files sourceFilenameMask="*.xlf" targetFilenamePattern="${filename}"/>
</filter>
</filters>
"""
_EMPTY = ("dictionary", "glossary", "target")
"""Folders that OmegaT misses where they are not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OmegaTProject:
    """A folder to open in OmegaT, in an archive; ``target/`` in it is what comes back."""

    name: str = "omegat"
    suffix: str = ".omegat.zip"
    media_type: str = "application/zip"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the archive."""
        validate(bitext)
        stem = _UNNAMED.sub("-", PurePath(bitext.document.name).stem).strip("-.") or "article"
        languages = {
            "source": _omegat_language(bitext.source_language),
            "target": _omegat_language(bitext.target_language),
        }
        files = {
            "omegat.project": _PROJECT.format(**languages).encode(),
            "omegat/filters.xml": _FILTERS.encode(),
            f"source/{stem}.xlf": encode_all(lines_1(bitext, content=_content, unfilled=True)),
            "tm/auto/duizhao.tmx": encode_all(_memory(bitext, languages)),
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for folder in _EMPTY:
                archive.writestr(zipfile.ZipInfo(f"{stem}/{folder}/"), b"")
            for name, data in files.items():
                info = zipfile.ZipInfo(f"{stem}/{name}")  # of 1980: the same bytes at every run
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                archive.writestr(info, data)
        return stream.getvalue()


def _omegat_language(tag: str) -> str:
    known = _LANGUAGES.get(tag.lower())
    return known or re.sub("-Han[st]", "", tag).upper()


def _content(value: str, block: Block) -> str:
    """Write a segment's text with its codes, none of which holds anything."""
    return "".join(
        text(part.text) if isinstance(part, Text) else _element(part)
        for part in parts(value, block)
    )


def _element(code: Code) -> str:
    match code.role:
        case "open":
            return f'<g id="{code.id}">'
        case "close":
            return "</g>"
        case "atom":
            return f'<x id="{code.id}" equiv-text={attribute(code.item.text)}/>'
        case role:
            return f'<{_LETTERS[role]} id="{code.id}"/>'


def _memory(bitext: Bitext, languages: Mapping[str, str]) -> Iterator[str]:
    """Yield the translations as OmegaT writes its own memory: codes are text in it."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.1">\n'
        '<header creationtool="OmegaT" creationtoolversion="3" segtype="paragraph" '
        f'o-tmf="OmegaT TMX" adminlang="EN-US" srclang={attribute(languages["source"])} '
        'datatype="plaintext"/>\n<body>\n'
    )
    for block, pairs in units(bitext):
        for pair in pairs:
            source = edges(pair.source)[1]
            names = _names(source, block)
            target = _shown(pair.target.strip(), block, names)
            if not source or not target:
                continue
            yield "<tu>\n"
            for side, shown in (("source", _shown(source, block, names)), ("target", target)):
                language = attribute(languages[side])
                yield f"<tuv lang={language}><seg>{text(shown)}</seg></tuv>\n"
            yield "</tu>\n"
    yield "</body>\n</tmx>\n"


def _names(source: str, block: Block) -> dict[tuple[str, str], str]:
    """Return how OmegaT writes each code of a source: by its role and id."""
    names: dict[tuple[str, str], str] = {}
    number = 0
    for part in parts(source, block):
        if isinstance(part, Text) or (part.role, part.id) in names:
            continue
        letter = _LETTERS[part.role][0]
        ending = "" if part.role == "open" else "/"
        names[part.role, part.id] = f"<{letter}{number}{ending}>"
        if part.role == "open":
            names["close", part.id] = f"</{letter}{number}>"
        number += 1
    return names


def _shown(value: str, block: Block, names: Mapping[tuple[str, str], str]) -> str:
    """Return a text with codes as OmegaT has them; empty: it has some that its source has not.

    Such a target would not fit into the file: OmegaT puts in what stood in the source.
    """
    written: list[str] = []
    for part in parts(value, block):
        if isinstance(part, Text):
            written.append(part.text)
            continue
        name = names.get((part.role, part.copies or part.id))
        if name is None:
            return ""
        written.append(name)
    return "".join(written)
