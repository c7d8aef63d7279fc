"""What stands inside an article's element and is not the article: taken out of it.

Lists of links, lines with buttons, the line that says who wrote it and when, and everything from
the heading "related articles" on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from translator.formats.article.page_tree import BLOCKS, Element, tag, take_out, text_of
from translator.formats.article.page_words import ABOUT, AFTER, FURNITURE
from translator.formats.article.text_weight import MARKS, Weight, letters_of, weigh

_GROUPS = frozenset(("div", "section", "ul", "ol", "dl", "table", "aside", "header", "form",
                     "center", "fieldset"))  # fmt: skip
_LINES = frozenset(("p", "div", "span", "li", "h1", "h2", "h3", "h4", "h5", "h6", "header", "td",
                    "center", "time", "address", "strong", "b", "dt", "section", "em"))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SHORT = 40.0
"""Letters of the longest line of furniture."""
_LABEL = 16.0
"""Letters of the longest label over what follows an article."""
_LONGEST = 500
"""Characters of a line that is looked at at all, with all its signs and spaces."""
_LINKS = 0.6
"""Part of a group's text that is links where it is a list of them."""


def take_out_furniture(part: Element, title: str) -> None:
    """Take out what is no article; ``title`` is known already, and so is taken out, too."""
    _take_out_links(part)
    _take_out_lines(part)
    _take_out_what_follows(part)
    _take_out_head(part, title)


def _standing(part: Element) -> Iterator[Element]:
    """Yield the elements in another, in order, but for those whose place was taken out."""
    gone: set[Element] = set()
    for element in list(part.iter()):
        if element is part or not tag(element):
            continue
        if element.getparent() is None or element.getparent() in gone:
            gone.add(element)
            continue
        yield element
        if element.getparent() is None:
            gone.add(element)


def _line(element: Element, weight: Weight | None, most: float) -> str:
    """Return an element's text if it is a short line; empty: it is not."""
    if weight is None or not weight.letters or weight.letters > most:
        return ""
    text = text_of(element)
    return text if len(text) <= _LONGEST else ""


def _take_out_links(part: Element) -> None:
    weights = weigh(part)
    for element in _standing(part):
        weight = weights.get(element)
        if weight is None or tag(element) not in _GROUPS:
            continue
        sentences = weight.mass > 0.25 * weight.letters
        if weight.letters and weight.link_share > _LINKS and not sentences:
            if not _pictures(element, weight):
                _take_out_with_heading(element)
        elif tag(element) in ("ul", "ol") and _all_inside(element, weights):
            _take_out_with_heading(element)


def _pictures(element: Element, weight: Weight) -> bool:
    return next(element.iter("img"), None) is not None and weight.letters < _SHORT


def _all_inside(element: Element, weights: Mapping[Element, Weight]) -> bool:
    """Say whether a list leads to places of this page alone: a table of contents."""
    if weights[element].link_share < 0.8:
        return False
    places = [one.get("href") or "" for one in element.iter("a")]
    items = list(element.iter("li"))
    return (
        len(places) > 1
        and len(places) >= len(items)
        and all(place.startswith("#") for place in places)
    )


def _take_out_with_heading(element: Element) -> None:
    """Take out a group and the heading above it, if nothing else stands under that."""
    before = element.getprevious()
    last = element.getnext() is None or tag(element.getnext()) in _HEADINGS
    bare = not (element.tail or "").strip()
    if before is not None and last and bare and not (before.tail or "").strip():
        label = "".join(before.itertext(with_tail=False))[:_LONGEST].strip()
        if tag(before) in _HEADINGS or (tag(before) in _LINES and AFTER.fullmatch(label[:40])):
            take_out(before)
    take_out(element)


def _take_out_lines(part: Element) -> None:
    weights = weigh(part)
    for element in _standing(part):
        if tag(element) not in _LINES:
            continue
        text = _line(element, weights.get(element), _SHORT)
        if text and FURNITURE.fullmatch(text) and not _in_sentence(element, weights):
            take_out(element)


def _take_out_what_follows(part: Element) -> None:
    """Take out everything after the heading of what follows an article."""
    weights = weigh(part)
    whole = weights[part].mass
    passed = 0.0
    for element in _standing(part):
        weight = weights[element]
        text = _line(element, weight, _LABEL) if tag(element) in _LINES else ""
        label = text and AFTER.fullmatch(text.strip("：: ")[:_LONGEST])
        if label and passed >= 0.4 * whole and not _in_sentence(element, weights):
            _cut_from(element, part)
            return
        passed += weight.own


def _in_sentence(element: Element, weights: Mapping[Element, Weight]) -> bool:
    """Say whether an inline element is a word of a longer line."""
    around = weights.get(element.getparent())
    inline = tag(element) not in BLOCKS
    return inline and around is not None and around.letters > weights[element].letters


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
    for element in _standing(part):
        weight = weights.get(element)
        if weight is None or tag(element) not in _LINES:
            continue
        text = _line(element, weight, _LONGEST)
        if tag(element) in ("h1", "h2") and wanted and _bare(text) == wanted:
            take_out(element)
            wanted = ""
            continue
        if weight.own and not _is_about(text):
            return
        leaf = not any(tag(one) in BLOCKS and weights[one].letters for one in element)
        if (leaf or weight.letters <= _SHORT) and text and _is_about(text):
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
