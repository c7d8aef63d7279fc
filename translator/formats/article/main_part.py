"""Where on a page the article stands.

What is surely no part of it is taken out first. Then the element is looked for that holds the
running text: from the page inwards, as long as one element within holds most of it and is no part
of a series (sections of an article, answers of a thread).
"""

from __future__ import annotations

from translator.formats.article.page_tree import (
    Element,
    ancestors,
    labels,
    tag,
    take_out,
    text_of,
)
from translator.formats.article.page_words import (
    BESIDE,
    BESIDE_POSTS,
    COMMENTS,
    CONTENT,
    NOTES,
    ROLES,
    SURELY,
    TOGETHER,
    WRAPPERS,
)
from translator.formats.article.text_weight import Weight, letters_of, weigh

_NEVER = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "button",
    "input", "select", "textarea", "option", "label", "canvas", "audio", "video", "map", "head",
    "svg", "link", "meta", "base", "frame", "frameset",
))  # fmt: skip
"""Elements that hold no text of an article."""
_WHOLE = frozenset(("html", "body", "main", "article"))
_PARTS = frozenset(("p", "ul", "ol", "dl", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4"))
"""Elements that are a part of an article, never all of it."""
_MOST, _NEARLY_WHOLE = 0.5, 0.9
"""Part of a page's running text that no label alone takes away; that not even those do that are
hardly ever wrong."""
_WEAKLY = 0.35
"""Part of a page's running text that names with several meanings may take away together."""
_BELIEVED_LITTLE = frozenset(("p", "h1", "h2", "h3", "td", "tr", "tbody", "table", "figure", "img",
                              "blockquote", "pre", "code", "strong", "em", "b", "i"))  # fmt: skip
"""Elements whose names are about how they look."""
_NEARLY_ALL, _NAMED = 0.72, 0.5
"""Part of an element's text that one within must hold to be gone into; with a name that says
article, content or the like."""
_LEAST = 60.0
"""Letters that must be left, else the labels are not believed."""


def take_out_unseen(root: Element) -> None:
    """Take out what a reader of the page does not see, or cannot read."""
    for element in list(root.iter()):
        name = tag(element)
        hidden = element.get("hidden") is not None or "display:none" in (
            (element.get("style") or "").replace(" ", "").lower()
        )
        if name == "noscript" and element.getparent() is not None and _is_the_text(element, root):
            element.tag = "div"  # all there is: the page has scripts that would show it
            continue
        if name in _NEVER or (hidden and name not in _WHOLE):
            take_out(element)


def _is_the_text(element: Element, root: Element) -> bool:
    """Say whether what is shown without scripts is most of the page's text."""
    inside = letters_of(text_of(element))
    if inside < _LEAST * 3:
        return False
    around = sum(letters_of(text_of(one)) for one in root.iter("p", "pre", "li"))
    return inside > 0.5 * around


def main_part(root: Element) -> Element:
    """Return the element that holds the article; what stands around it is taken out of it."""
    kept = weigh(root)
    marked = _beside(root, kept)
    weakly = [one for one in marked if kept[one].mass and not _is_sure(one)]
    if sum(kept[one].mass for one in weakly) > _WEAKLY * kept[root].mass:
        marked = [one for one in marked if one not in weakly]  # the names mean something else
    left = kept[root].mass - sum(kept[one].mass for one in marked)
    if left < _LEAST < kept[root].mass:  # a page that calls everything "comment"
        marked = [one for one in marked if kept[one].mass < kept[root].mass - _LEAST and
                  not labels(one) & COMMENTS]  # fmt: skip
    for element in marked:
        take_out(element)
    weights = weigh(root)
    return _inwards(_start(root, weights), weights)


def _beside(root: Element, weights: dict[Element, Weight]) -> list[Element]:
    """Return the outermost elements that say they are no part of an article."""
    whole = weights[root].mass
    found: list[Element] = []
    inside: set[Element] = set()
    for element in root.iter():
        if element.getparent() in inside:
            inside.add(element)
        elif _is_beside(element, weights[element], whole):
            found.append(element)
            inside.add(element)
    return found


def _is_beside(element: Element, weight: Weight, whole: float) -> bool:
    name = tag(element)
    if name in _WHOLE or not name:
        return False
    words = labels(element)
    most = whole * _MOST
    if name in ("nav", "footer", "dialog", "menu") or element.get("role") in ROLES:
        quoted = name == "footer" and tag(element.getparent()) == "blockquote"
        return not quoted and weight.mass <= whole * _NEARLY_WHOLE
    if name == "aside":
        return not words & NOTES and weight.mass <= most
    if words & COMMENTS:
        return weight.mass <= whole * _NEARLY_WHOLE and not _holds_article(element)
    if name in _BELIEVED_LITTLE:
        return bool(words & BESIDE_POSTS)
    if not words & BESIDE and not any(pair <= words for pair in TOGETHER):
        return False
    if words & WRAPPERS:
        return not weight.mass and not _holds_article(element)
    if words & SURELY:
        most = whole * _NEARLY_WHOLE
    return weight.mass <= most * (0.4 if words & CONTENT else 1) and not _holds_article(element)


def _is_sure(element: Element) -> bool:
    """Say whether more than a name with several meanings says that this is no article."""
    named = labels(element) & (SURELY | COMMENTS | BESIDE_POSTS)
    return bool(named) or tag(element) in ("nav", "footer", "dialog", "menu", "aside")


def _holds_article(element: Element) -> bool:
    return next(element.iter("h1", "article", "main"), None) is not None


def _start(root: Element, weights: dict[Element, Weight]) -> Element:
    """Return what the page itself says holds the article, if it does, else the page."""
    whole = weights[root].mass
    bodies = [one for one in root.iter() if "articlebody" in (one.get("itemprop") or "").lower()]
    if len(bodies) == 1 and weights[bodies[0]].mass >= 0.4 * whole:
        return bodies[0]
    articles = [one for one in root.iter("article") if weights[one].mass]
    outer = [one for one in articles if not any(tag(up) == "article" for up in ancestors(one))]
    if outer:
        together = sum(weights[one].mass for one in outer)
        best = max(outer, key=lambda one: weights[one].mass)
        if weights[best].mass >= 0.6 * together and weights[best].mass >= 0.3 * whole:
            return best
        if len(outer) > 1 and together >= 0.5 * whole:
            return _common(outer)
    for one in root.iter():
        said = tag(one) == "main" or one.get("role") == "main"
        if said and weights[one].mass >= 0.5 * whole:
            return one
    return next(root.iter("body"), root)


def _common(elements: list[Element]) -> Element:
    """Return the innermost element that holds all of these."""
    found = [set(ancestors(one)) for one in elements[1:]]
    return next(up for up in ancestors(elements[0]) if all(up in others for others in found))


def _inwards(element: Element, weights: dict[Element, Weight]) -> Element:
    while (
        tag(element) != "article" and "articlebody" not in (element.get("itemprop") or "").lower()
    ):
        mass = weights[element].mass
        children = [one for one in element if one in weights and weights[one].mass]
        if not children or not mass or weights[element].own > 0.1 * mass:
            break
        best = max(children, key=lambda one: weights[one].mass)
        share = weights[best].mass / mass
        if tag(best) in _PARTS or (share < 0.9 and _has_fellows(best, children, weights)):
            break
        named = bool(labels(best) & CONTENT) or tag(best) in ("article", "main")
        if share < (_NAMED if named else _NEARLY_ALL):
            break
        element = best
    return element


def _has_fellows(best: Element, children: list[Element], weights: dict[Element, Weight]) -> bool:
    """Say whether others beside an element are of its kind: parts of one text."""
    kind = tag(best), best.get("class")
    least = 0.08 * weights[best].mass
    return any(
        one is not best and (tag(one), one.get("class")) == kind and weights[one].mass >= least
        for one in children
    )
