"""What the elements of HTML are to a translator: blocks, inline, carried over, skipped.

Names and groups are those of the HTML standard (https://html.spec.whatwg.org/): "Void
elements", "Raw text elements" (13.1.2), the rendering section (15.3, which elements are
``display: block``) and "Optional tags" (13.1.2.4).
"""

from __future__ import annotations

from dataclasses import dataclass

from translator.errors.error_sentences import Said, piece

VOID = frozenset((
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
"""Elements without an end tag."""

RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"])
"""Elements whose content is no markup: it ends at their own end tag only.

``noscript`` is one where scripts run, which is how people see a page.
"""

ESCAPABLE = frozenset(("title", "textarea"))
"""Elements whose content is text with character references and without tags."""

BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "marquee", "menu", "nav",
    "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "xmp", "template",
    "datalist",
))  # fmt: skip
"""Elements at whose tags a run of text ends. Elements we do not know are inline, as in CSS."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

HIDDEN = frozenset((
    "script", "style", "link", "meta", "base", "param", "source", "track", "noscript", "noembed",
    "noframes", "basefont", "bgsound", "keygen", "area",
))  # fmt: skip
"""Elements that show nothing where they stand."""

SCOPES = frozenset((
    "html", "table", "td", "th", "caption", "template", "button", "marquee", "select",
))  # fmt: skip
"""Elements out of which no end tag inside them reaches ("has an element in scope", 13.2.4.2)."""

FLOW = frozenset((
    "body", "div", "article", "section", "main", "aside", "blockquote", "center", "figure",
    "form", "details", "header", "footer", "fieldset", "dialog", "td", "li", "dd",
))  # fmt: skip
"""Parents in which a table may stand in the place of a paragraph."""

KINDS = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "ruby": "ruby",
    "rb": "ruby",
    "sub": "subscript",
    "sup": "superscript",
}
"""What a pair of inline tags is; any other pair is a ``span``."""

ATOMS = {
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "var": "code",
    "tt": "code",
    "math": "math",
    "svg": "html",
    "canvas": "html",
    "audio": "html",
    "video": "html",
    "object": "html",
    "applet": "html",
    "map": "html",
    "iframe": "html",
    "textarea": "html",
    "script": "html",
    "style": "html",
    "noscript": "html",
    "noembed": "html",
    "noframes": "html",
    "rt": "reading",
    "rp": "reading",
    "rtc": "reading",
}
"""Elements that are carried over whole, with all they hold, and the kind of mark."""

UNDIVIDED = frozenset(["code", "kbd", "samp", "var", "tt", "rt", "rp", "rtc"])
"""Of ``ATOMS``: those that hold words only; around blocks their tags were left open by mistake."""

REASONS = {
    "pre": Said(piece("left.preformatted")),
    "listing": Said(piece("left.preformatted")),
    "xmp": Said(piece("left.preformatted")),
    "plaintext": Said(piece("left.preformatted")),
    "template": Said(piece("left.template")),
    "noscript": Said(piece("left.noscript")),
    "noembed": Said(piece("left.noembed")),
    "noframes": Said(piece("left.noframes")),
    "textarea": Said(piece("left.field")),
    "svg": Said(piece("left.drawing")),
    "canvas": Said(piece("left.fallback")),
    "audio": Said(piece("left.fallback")),
    "video": Said(piece("left.fallback")),
    "object": Said(piece("left.fallback")),
    "applet": Said(piece("left.fallback")),
    "iframe": Said(piece("left.embedded")),
    "untranslated": Said(piece("left.asked")),
    "formula": Said(piece("left.formula")),
    "shortcode": Said(piece("left.shortcode")),
}
"""Why what stands in an element is not translated."""

UNBOUNDED = frozenset(("html", "body", "main", "article", "section"))
"""Blocks that are never there for a formula only, whatever their class says."""

SHOWN_ATTRIBUTES = ("title", "placeholder", "aria-label", "label", "summary")
"""Attributes with words for people that are left as they are, and said to be."""

META_NAMES = frozenset(("description", "og:title", "og:description", "twitter:title",
                        "twitter:description"))  # fmt: skip
"""What a ``meta`` must be named for its content to be translated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Implied:
    """Start tags that end an element which is still open."""

    closes: frozenset[str]
    """The open elements that end."""
    within: frozenset[str]
    """Nothing is looked for beyond one of these."""


_LISTS = frozenset(["ul", "ol", "menu", "dir"])
_TABLE = frozenset(("table", "template", "html"))
_ENDS_P = (
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div",
    "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "listing", "main", "menu", "nav", "ol", "p", "plaintext",
    "pre", "search", "section", "summary", "table", "ul", "xmp", "li", "dd", "dt",
)  # fmt: skip

IMPLIED: dict[str, tuple[Implied, ...]] = {
    "li": (Implied(closes=frozenset(("li",)), within=_LISTS | SCOPES),),
    "dt": (Implied(closes=frozenset(("dt", "dd")), within=frozenset(("dl",)) | SCOPES),),
    "dd": (Implied(closes=frozenset(("dt", "dd")), within=frozenset(("dl",)) | SCOPES),),
    "option": (Implied(closes=frozenset(("option",)), within=SCOPES),),
    "optgroup": (Implied(closes=frozenset(("option", "optgroup")), within=SCOPES),),
    "td": (Implied(closes=frozenset(("td", "th", "caption", "colgroup")), within=_TABLE),),
    "th": (Implied(closes=frozenset(("td", "th", "caption", "colgroup")), within=_TABLE),),
    "tr": (Implied(closes=frozenset(("tr", "td", "th", "caption", "colgroup")), within=_TABLE),),
    "body": (Implied(closes=frozenset(("head",)), within=frozenset(("body",))),),
}
"""Start tag → what it ends ("Optional tags")."""
for _name in ("tbody", "thead", "tfoot"):
    _parts = ("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup")
    IMPLIED[_name] = (Implied(closes=frozenset(_parts), within=_TABLE),)
for _name in _ENDS_P:
    IMPLIED[_name] = (
        *IMPLIED.get(_name, ()),
        Implied(closes=frozenset(("p",)), within=SCOPES),
    )
