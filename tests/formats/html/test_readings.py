"""Readings stand over the Chinese words of a page, and over nothing else."""

from __future__ import annotations

import pytest

from translator.formats.html.format import Html
from translator.formats.html.readings import with_readings


def over(text: str) -> str:
    return f"<ruby>{text}</ruby>"


def read(text: str, *, xml: bool = False, encoding: str = "utf-8") -> str:
    return with_readings(text, over, xml=xml, encoding=encoding)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>茶馆</p>", "<p><ruby>茶馆</ruby></p>"),
        ("<p>tea &amp; 茶 &lt;热&gt;</p>",
         "<p>tea &amp;<ruby> 茶 </ruby>&lt;<ruby>热</ruby>&gt;</p>"),
        ("<p>他说\"好\"。</p>", '<p><ruby>他说</ruby>"<ruby>好</ruby>"。</p>'),
        ('<p title="茶">A<!-- 茶 --></p>', '<p title="茶">A<!-- 茶 --></p>'),
        ("<title>茶</title><h1>茶</h1>", "<title>茶</title><h1><ruby>茶</ruby></h1>"),
        ("<p><ruby>茶<rt>chá</rt></ruby>馆</p>",
         "<p><ruby>茶<rt>chá</rt></ruby><ruby>馆</ruby></p>"),
        ("<p><code>茶</code>馆</p>", "<p><code>茶</code><ruby>馆</ruby></p>"),
        ("<pre>茶</pre><script>茶</script>", "<pre>茶</pre><script>茶</script>"),
        ("<textarea>茶</textarea><select><option>茶</select>馆",
         "<textarea>茶</textarea><select><option>茶</select><ruby>馆</ruby>"),
        # what is said to be in another language stays; what the whole page says may be wrong
        ('<p lang="ja">茶</p><p>馆</p>', '<p lang="ja">茶</p><p><ruby>馆</ruby></p>'),
        ('<html lang="en"><p>茶</p>', '<html lang="en"><p><ruby>茶</ruby></p>'),
        ('<div lang="en"><div>茶</div>馆</div>水',
         '<div lang="en"><div>茶</div>馆</div><ruby>水</ruby>'),
        ('<p lang="en">茶<p>馆', '<p lang="en">茶<p><ruby>馆</ruby>'),
        ('<p lang="en">tea <span lang="zh">茶</span></p>',
         '<p lang="en">tea <span lang="zh"><ruby>茶</ruby></span></p>'),
        ("<p>お茶の時間</p>", "<p>お茶の時間</p>"),
    ],
)  # fmt: skip
def test_words_have_readings_where_they_are_words(page: str, expected: str) -> None:
    assert read(page) == expected


def test_empty_elements_of_xhtml_hold_nothing() -> None:
    page = '<p><code/>茶<span lang="en"/>馆</p>'
    expected = '<p><code/><ruby>茶</ruby><span lang="en"/><ruby>馆</ruby></p>'
    assert read(page, xml=True) == expected


def test_what_the_encoding_lacks_is_written_as_references() -> None:
    found = with_readings("<p>茶</p>", lambda text: f"{text}chá", xml=False, encoding="big5")
    assert found == "<p>茶ch&#225;</p>"


def test_a_page_keeps_its_encoding() -> None:
    data = '<meta charset="gb2312"><p>茶馆</p>'.encode("gb18030")
    kind = Html()
    document = kind.read(data, name="a.html")
    found = kind.annotated(document, data, over)
    assert found == '<meta charset="gb2312"><p><ruby>茶馆</ruby></p>'.encode("gb18030")
