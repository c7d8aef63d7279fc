"""Fonts and locales of languages, as office programs name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """How a language is set."""

    language: str
    """ISO 639, as the next one for office programs, which know no BCP 47 scripts."""
    country: str
    """ISO 3166."""
    body: tuple[str, ...]
    """Fonts of the text, the one to name first: Windows and Office have it; then others' own."""
    heads: tuple[str, ...]
    """Fonts of headings, likewise."""

    @property
    def locale(self) -> str:
        """Both as one tag: ``zh-CN``."""
        return f"{self.language}-{self.country}"


LATIN = Face(
    language="en",
    country="US",
    body=("Times New Roman", "Liberation Serif", "Noto Serif"),
    heads=("Arial", "Liberation Sans", "Noto Sans"),
)
CODE = ("Consolas", "Menlo", "Liberation Mono", "Noto Sans Mono")
_HANS = Face(
    language="zh",
    country="CN",
    body=("SimSun", "宋体", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC"),
    heads=("Microsoft YaHei", "微软雅黑", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC"),
)
_HANT = Face(
    language="zh",
    country="TW",
    body=("PMingLiU", "新細明體", "Songti TC", "Noto Serif CJK TC", "Source Han Serif TC"),
    heads=(
        "Microsoft JhengHei", "微軟正黑體", "PingFang TC", "Noto Sans CJK TC", "Source Han Sans TC",
    ),
)  # fmt: skip
_HONG_KONG = Face(
    language="zh",
    country="HK",
    body=("PMingLiU", "新細明體", "Songti TC", "Noto Serif CJK HK", "Source Han Serif HC"),
    heads=("Microsoft JhengHei", "微軟正黑體", "PingFang HK", "Noto Sans CJK HK"),
)
_OTHERS = {"ja": ("ja", "JP"), "ko": ("ko", "KR"), "de": ("de", "DE"), "fr": ("fr", "FR")}


def face(tag: str) -> Face:
    """Return how a BCP 47 tag is set; what is neither Chinese nor known, as English is."""
    if tag.startswith("zh-Hant-HK"):
        return _HONG_KONG
    if tag.startswith("zh-Hant"):
        return _HANT
    if tag.startswith("zh"):
        return _HANS
    language, country = _OTHERS.get(tag.partition("-")[0], ("en", "US"))
    return Face(language=language, country=country, body=LATIN.body, heads=LATIN.heads)


def chinese_of(*tags: str) -> Face:
    """Return how the Chinese side is set: the first Chinese tag's face, or Simplified's."""
    return face(next((tag for tag in tags if tag.startswith("zh")), "zh-Hans"))
