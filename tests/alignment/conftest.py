"""A small dictionary in CC-CEDICT's format, written for these tests (CC0)."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary

ENTRIES = """\
院子 院子 [yuan4 zi5] /courtyard/garden/yard/CL:個|个[ge4]/
柿子 柿子 [shi4 zi5] /persimmon/
樹 树 [shu4] /tree/
老 老 [lao3] /old (of people)/prefix used before a surname/
老樹 老树 [lao3 shu4] /see 老[lao3]/
開放 开放 [kai1 fang4] /to open/to be open (to the public)/
參加 参加 [can1 jia1] /to participate; to take part in/to join/
會議 会议 [hui4 yi4] /meeting; conference/
經濟 经济 [jing1 ji4] /economy/
書 书 [shu1] /book/letter/
買 买 [mai3] /to buy; to purchase/
了 了 [le5] /(completed action marker)/
我 我 [wo3] /I; me; my/
的 的 [de5] /of; ~'s (possessive particle)/
在 在 [zai4] /to exist; to be alive/(located) at; in/
有 有 [you3] /to have; there is/
手機 手机 [shou3 ji1] /cell phone; mobile phone/CL:部[bu4]/
天氣 天气 [tian1 qi4] /weather/
預報 预报 [yu4 bao4] /forecast/
天氣預報 天气预报 [tian1 qi4 yu4 bao4] /weather forecast/
焦 焦 [Jiao1] /surname Jiao/
維 维 [wei2] /to maintain/
新 新 [xin1] /new/
教授 教授 [jiao4 shou4] /professor/
北大 北大 [Bei3 Da4] /Peking University (abbr. for 北京大學|北京大学)/
羅 罗 [luo2] /gauze/
戈 戈 [ge1] /dagger-axe/
津 津 [jin1] /saliva/
說 说 [shuo1] /to speak/to say/
好 好 [hao3] /good/
和 和 [he2] /and/
去 去 [qu4] /to go/
萬 万 [wan4] /ten thousand/
本 本 [ben3] /classifier for books/
元 元 [yuan2] /yuan (Chinese currency unit)/
"""


@pytest.fixture(scope="session")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    """Return the small dictionary, opened."""
    folder = tmp_path_factory.mktemp("dictionary")
    path = folder / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path, cache=folder)
