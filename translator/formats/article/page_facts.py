"""What a page says of itself: title, author, date, site, and where it goes on.

Sources: HTML's own elements and ``meta`` names, Open Graph (https://ogp.me), schema.org in JSON-LD
(https://schema.org/Article), and the line under the title that Chinese newspapers have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from translator.formats.article.page_tree import Element, labels, tag, text_of
from translator.lazy_regex import lazy_regex
from translator.system.structured_text import json_of

_LONGEST = 300
"""Characters of a title that are kept; of an author and a site a third."""
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHORS = ("author", "article:author", "og:article:author", "dc.creator", "byl", "parsely-author")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
    "publish_date", "publication_date", "dc.date", "dc.date.issued", "date", "apub:time",
    "og:release_date", "weibo: article:create_at", "article:modified_time",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "publisher", "source")
_DATE = lazy_regex(
    r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(0?[1-9]|1[0-2])\s*[-/.月]\s*"
    r"(0?[1-9]|[12]\d|3[01])(?!\d)\s*日?"
)
_BY = lazy_regex(
    r"(?:作者|撰文|文|记者|記者)\s*[:：/／|丨]\s*([^\s:：/／|丨，,。()（）\[\]【】]{2,20})|^\s*by\s+([^\n|·•,]{3,40})",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = lazy_regex(r"^(?:(?:作者|撰文|记者|記者|文)\s*[:：/／|丨]?|by\b)\s*", re.IGNORECASE)
_SINCE = lazy_regex(r"[\s,，|·/／]*(?:(?:19|20)\d\d\s*[-/.年]|報導|报道|发布|發布).*$", re.DOTALL)
_PARTING = lazy_regex(
    r"\s+[-–—|_·»/]\s+|\s*[|_｜丨]\s*|(?<=[\u4e00-\u9fff”」》）])-(?=[\u4e00-\u9fff])"
)
"""What stands between the title of an article and the name of the site."""
_REFRESH = lazy_regex(
    r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.IGNORECASE
)
_AT_ONCE = 10
"""Seconds up to which a refresh is a redirect; later ones are for who stays on the page."""
_ARTICLES = ("article", "newsarticle", "blogposting", "reportagenewsarticle", "techarticle",
             "webpage", "discussionforumposting", "scholarlyarticle")  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class PageFacts:
    """What is known about an article; empty: the page does not say."""

    title: str
    author: str
    date: str
    """``YYYY-MM-DD``."""
    site: str
    following: str
    """Address of the article's next page, as the page has it."""


def facts(root: Element) -> PageFacts:
    """Return what a page says of itself; nothing may have been taken out of it yet."""
    meta, linked = _meta(root), _linked_data(root)
    full = next((text_of(one) for one in root.iter("title") if text_of(one)), "")
    site = _first(meta, _SITES) or _name(linked.get("publisher"))
    title = _title(root, meta, linked, full, site)
    head = _line_below_title(root)
    author = _name(linked.get("author")) or _first(meta, _AUTHORS)
    if not author or "://" in author:
        author = _written_by(root, head)
    return PageFacts(
        title=_short(title, _LONGEST),
        author=_short(author, _LONGEST // 3),
        date=_date(meta, linked, root, head),
        site=_short(site or _site_of(full, title), _LONGEST // 3),
        following=_following(root),
    )


def refresh(root: Element) -> str:
    """Return where a page sends its readers on to at once; empty: nowhere.

    What stands in ``noscript`` is for who runs no scripts, and so for us; but such pages lead to
    "please switch scripts on": it is passed over.
    """
    for one in root.iter("meta"):
        if (one.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        found = _REFRESH.match(one.get("content") or "")
        plain = not any(tag(up) == "noscript" for up in one.iterancestors())
        if found and plain and int(found[1]) <= _AT_ONCE:
            return found[2]
    return ""


def base_of(root: Element) -> str:
    """Return what relative addresses of a page begin with, if it says so (``base href``)."""
    return next((one.get("href") for one in root.iter("base") if one.get("href")), "")


def _meta(root: Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in root.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        content = " ".join((one.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _linked_data(root: Element) -> Mapping[str, Any]:
    """Return what JSON-LD says about the article."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            found = json_of(script.text.strip().rstrip(";"))
        except ValueError:
            continue  # a stranger's mistake
        for one in _objects(found):
            kinds = one.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(str(kind).lower() in _ARTICLES for kind in kinds) and one.get("headline"):
                return one
    return {}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for one in value[:50]:
            yield from _objects(one) if not isinstance(one, list) else ()
    elif isinstance(value, dict):
        yield value
        if isinstance(value.get("@graph"), list):
            yield from (one for one in value["@graph"][:50] if isinstance(one, dict))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(
            filter(None, (_name(one) for one in value[:5] if not isinstance(one, list)))
        )
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _title(
    root: Element, meta: Mapping[str, str], linked: Mapping[str, Any], full: str, site: str
) -> str:
    """Return the title: what the page shows as such, if its head says the same."""
    said = _first(meta, _TITLES) or _name({"name": linked.get("headline")})
    shown = [text for one in root.iter("h1") if 1 < len(text := text_of(one)) <= _LONGEST]
    for text in shown:
        if _bare(text) and (_bare(text) in _bare(said) or _bare(text) in _bare(full)):
            return text
    if not said and len(shown) == 1 and not full:
        return shown[0]
    return _without_site(said or full, site) or next(iter(shown), "")


def _without_site(title: str, site: str) -> str:
    parts = [one for one in _PARTING.split(title) if one and one.strip()]
    if len(parts) < 2:
        return title
    if site and _bare(site) in _bare(parts[-1]):
        first = title[: title.rindex(parts[-1])].rstrip(" -–—|_·»/｜丨")
        return _without_site(first, "") if len(parts) > 2 else first
    longest = max(parts, key=len)
    return parts[0].strip() if len(parts[0]) * 2 >= len(longest) else longest.strip()


def _site_of(full: str, title: str) -> str:
    parts = [one.strip() for one in _PARTING.split(full) if one and one.strip()]
    return parts[-1] if len(parts) > 1 and _bare(parts[-1]) not in _bare(title) else ""


def _line_below_title(root: Element) -> str:
    """Return the words around the page's title: what newspapers say of an article."""
    heading = next(root.iter("h1"), None)
    if heading is None:
        return ""
    words: list[str] = []
    for one in heading.itersiblings():
        text = text_of(one)
        if len(text) > 200 or len(words) > 3:
            break
        words.append(text)
    parent = heading.getparent()
    for one in list(parent.itersiblings())[:2] if parent is not None else ():
        text = text_of(one)
        words += [text] if len(text) <= 200 else []
    return "\n".join(words)


def _written_by(root: Element, head: str) -> str:
    for one in root.iter("a", "span", "p", "div", "em", "strong", "address"):
        words = labels(one)
        marked = one.get("rel") == "author" or "author" in (one.get("itemprop") or "")
        if marked or words & {"author", "byline"} or words >= {"js", "name"}:
            text = _NAMED.sub("", _SINCE.sub("", text_of(one)[:200]))
            if 1 < len(text) <= 30:
                return text
    found = _BY.search(head)
    return (found[1] or found[2] or "").strip() if found else ""


def _date(meta: Mapping[str, str], linked: Mapping[str, Any], root: Element, head: str) -> str:
    said = [str(linked.get("datePublished") or ""), *(meta.get(name, "") for name in _DATES)]
    times = [one.get("datetime") or text_of(one) for one in root.iter("time")]
    for text in (*said, *times[:3], head):
        if found := _DATE.search(text):
            return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return ""


def _following(root: Element) -> str:
    for one in root.iter("link", "a"):
        place = one.get("href") or ""
        if not place or place.startswith(("#", "javascript:")):
            continue
        rel = (one.get("rel") or "").lower().split()
        if "next" in rel and tag(one) == "link":
            return str(place)
        if tag(one) == "a" and re.fullmatch(r"下一?[页頁]|next page", text_of(one), re.IGNORECASE):
            return str(place)
    return ""


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rstrip() + "…"


def _bare(text: str) -> str:
    return "".join(one for one in text if one.isalnum()).lower()
