"""Which characters and which fonts are East Asian, as office programs tell them apart."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

HAN = lazy_regex("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Matches a Chinese character."""
EASTERN = lazy_regex("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Matches what is shown in a text's East Asian font: Chinese characters and their punctuation."""
LATIN = lazy_regex("[A-Za-z\u00c0-\u024f]")
"""Matches a letter that is shown in a text's other font."""
EASTERN_FONT = lazy_regex(
    "[\u2e80-\u9fff\uac00-\ud7af]|Sim(?:Sun|Hei)|MingLiU|KaiTi|FangSong|YaHei|JhengHei|DengXian"
    "|DFKai|STSong|STKaiti|STFangsong|STHeiti|STXi|Songti|Heiti|PingFang|CJK|Source Han|MS Mincho"
    "|MS Gothic|Batang|Gulim|Malgun|Arial Unicode|Lisu|YouYuan|WenQuanYi|AR PL|Droid Sans Fallback",
    re.IGNORECASE,
)
"""Matches names of fonts made for East Asian text, whose Latin letters are an afterthought."""
