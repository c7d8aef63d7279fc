"""What stands inside an article's element and is not the article: taken out of it.

Lists of links, lines with buttons, the line that says who wrote it and when, and everything from
the heading "related articles" on.
"""

from __future__ import annotations

from translator.formats.article.page_tree import BLOCKS, Element, tag, take_out, text_of
from translator.formats.article.page_words import ABOUT, AFTER, FURNITURE
from translator.formats.article.text_weight import MARKS, letters_of, weigh

_GROUPS = frozenset(("div", "section", "ul", "ol", "dl", "table", "aside", "header", "form",
                     "center", "fieldset"))  # fmt: skip
_LINES = frozenset(("p", "div", "span", "li", "h1", "h2", "h3", "h4", "h5", "h6", "header", "td",
                    "center", "time", "address", "strong", "b", "dt", "section", "em"))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SHORT = 40.0
"""Letters of the longest line of furniture."""
_LINKS = 0.6
"""Part of a group's text that is links where it is a list of them."""


def take_out_furniture(part: Element, title: str) -> None:
    """Take out what is no article; ``title`` is known already, and so is taken out, too."""
    _take_out_links(part)
    _take_out_lines(part)
    _take_out_what_follows(part)
    _take_out_head(part, title)


def _take_out_links(part: Element) -> None:
    weights = weigh(part)
    for element in list(part.iter()):
        if element is part or tag(element) not in _GROUPS or element not in weights:
            continue
        if not _stands_in(element, part):
            continue
        weight = weights[element]
        sentences = weight.mass > 0.25 * weight.letters
        if weight.letters and weight.link_share > _LINKS and not sentences:
            if not _pictures(element):
                _take_out_with_heading(element)
        elif tag(element) in ("ul", "ol") and _all_inside(element):
            _take_out_with_heading(element)


def _stands_in(element: Element, part: Element) -> bool:
    return any(one is part for one in element.iterancestors())


def _pictures(element: Element) -> bool:
    return next(element.iter("img"), None) is not None and letters_of(text_of(element)) < _SHORT


def _all_inside(element: Element) -> bool:
    """Say whether a list leads to places of this page alone: a table of contents."""
    places = [one.get("href") or "" for one in element.iter("a")]
    items = list(element.iter("li"))
    linked = sum(letters_of(text_of(one)) for one in element.iter("a"))
    return (
        len(places) > 1
        and len(places) >= len(items)
        and all(place.startswith("#") for place in places)
        and linked >= 0.8 * letters_of(text_of(element))
    )


def _take_out_with_heading(element: Element) -> None:
    """Take out a group and the heading above it, if nothing else stands under that."""
    before = element.getprevious()
    last = element.getnext() is None or tag(element.getnext()) in _HEADINGS
    bare = not (element.tail or "").strip()
    if before is not None and last and bare and not (before.tail or "").strip():
        label = text_of(before)
        if tag(before) in _HEADINGS or (AFTER.fullmatch(label) and tag(before) in _LINES):
            take_out(before)
    take_out(element)


def _take_out_lines(part: Element) -> None:
    for element in list(part.iter()):
        if element is part or tag(element) not in _LINES or not _stands_in(element, part):
            continue
        if any(tag(one) in BLOCKS for one in element) and letters_of(text_of(element)) > _SHORT:
            continue
        text = text_of(element)
        if text and letters_of(text) <= _SHORT and FURNITURE.fullmatch(text):
            inline = tag(element) not in BLOCKS
            if inline and text_of(element.getparent()) != text:
                continue  # a word of a sentence
            take_out(element)


def _take_out_what_follows(part: Element) -> None:
    """Take out everything after the heading of what follows an article."""
    order = [one for one in part.iter() if tag(one)]
    weights = weigh(part)
    whole = weights[part].mass
    passed = 0.0
    for element in order:
        text = text_of(element) if tag(element) in _LINES else ""
        label = bool(text) and letters_of(text) <= 16 and AFTER.fullmatch(text.strip("：: "))
        if label and passed >= 0.4 * whole and not _in_sentence(element):
            _cut_from(element, part)
            return
        passed += weights[element].own


def _in_sentence(element: Element) -> bool:
    parent = element.getparent()
    return tag(element) not in BLOCKS and text_of(parent) != text_of(element)


def _cut_from(element: Element, part: Element) -> None:
    """Take an element out, and everything after it."""
    above = element
    while above is not part:
        parent = above.getparent()
        for later in list(above.itersiblings()):
            parent.remove(later)
        above.tail = None
        above = parent
    element.getparent().remove(element)


def _take_out_head(part: Element, title: str) -> None:
    """Take out the title and the line about the article, which stand above its first paragraph."""
    weights = weigh(part)
    wanted = _bare(title)
    for element in list(part.iter()):
        if element is part or not _stands_in(element, part) or tag(element) not in _LINES:
            continue
        text = text_of(element)
        weight = weights.get(element)
        if tag(element) in ("h1", "h2") and wanted and _bare(text) == wanted:
            take_out(element)
            wanted = ""
            continue
        if weight is None or not text:
            continue
        if weight.own and not _is_about(text):
            return
        leaf = not any(tag(one) in BLOCKS and text_of(one) for one in element)
        if (leaf or letters_of(text) <= _SHORT) and _is_about(text):
            take_out(element)


def _is_about(text: str) -> bool:
    return (
        letters_of(text) <= 1.5 * _SHORT
        and bool(ABOUT.search(text))
        and not text.rstrip().endswith(("。", "！", "？", ".", "!", "?"))
        and len(MARKS.findall(text)) <= 4
    )


def _bare(text: str) -> str:
    return "".join(one for one in text if one.isalnum()).lower()
