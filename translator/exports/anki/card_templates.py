"""The two cards of a word: what is asked, what is answered, how they look."""

from __future__ import annotations

from translator.chinese.dictionary.dictionary import ATTRIBUTION

_OPEN = '<div class="duizhao tex2jax_ignore mathjax_ignore" lang="zh">'
r"""``\(`` in a sentence is no formula: Anki's MathJax passes over these classes."""
_WORD = (
    '<div class="word">{{Word}}{{#Traditional}} <span class="other">{{Traditional}}</span>'
    "{{/Traditional}}</div>"
)
_ABOUT = (
    '<div class="reading">{{Pinyin}}{{#Zhuyin}} · {{Zhuyin}}{{/Zhuyin}}</div>'
    '<div class="meanings" lang="en">{{Meanings}}</div>'
)
_TRANSLATION = '{{#Translation}}<div class="translation">{{Translation}}</div>{{/Translation}}'
_FROM = (
    '{{#Findings}}<div class="findings">⚠ {{Findings}}</div>{{/Findings}}'
    '<div class="from">{{#Level}}{{Level}} · {{/Level}}{{#Document}}{{Document}} · {{/Document}}'
    f"{ATTRIBUTION}</div>"
)
_SENTENCE = '{{#Sentence}}<div class="sentence">{{Sentence}}</div>{{/Sentence}}'

TEMPLATES = (
    (
        "Recognise",
        f"{_OPEN}{_WORD}{_SENTENCE}</div>",
        f"{_OPEN}{_WORD}{_ABOUT}<hr id=answer>{_SENTENCE}{_TRANSLATION}{_FROM}</div>",
    ),
    (
        "Fill in",
        f'{{{{#Gap}}}}{_OPEN}<div class="sentence">{{{{Gap}}}}</div>{_TRANSLATION}</div>'
        "{{/Gap}}",
        f"{_OPEN}{_WORD}{_ABOUT}<hr id=answer>{_SENTENCE}{_TRANSLATION}{_FROM}</div>",
    ),
)
"""Name, front and back. A sentence in which the word was not found has no second card."""
STYLE = """\
.card { font-family: sans-serif; font-size: 20px; text-align: center; }
.word { font-size: 40px; margin: 0.4em 0; }
.other { font-size: 28px; opacity: 0.7; }
.reading { font-size: 24px; }
.meanings, .translation { margin: 0.6em 0; }
.sentence { font-size: 26px; line-height: 1.6; }
.sentence b { color: #b3402a; }
.nightMode .sentence b { color: #ff9d85; }
.findings { font-size: 15px; color: #b3402a; }
.nightMode .findings { color: #ff9d85; }
.from { font-size: 13px; margin-top: 1.5em; opacity: 0.6; }
"""
