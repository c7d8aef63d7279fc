"""A small dictionary in CC-CEDICT's format, written for these tests (CC0)."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary

ENTRIES = """\
許多 许多 [xu3 duo1] /many/a lot of/
許 许 [Xu3] /surname Xu/
許 许 [xu3] /to allow/
多 多 [duo1] /many/
人 人 [ren2] /person/people/
周一 周一 [Zhou1 yi1] /Monday/
周 周 [Zhou1] /surname Zhou/
一 一 [yi1] /one/
晚 晚 [wan3] /evening/
建 建 [jian4] /to build/
平 平 [ping2] /flat/
楊 杨 [Yang2] /surname Yang/
海 海 [hai3] /sea/
燕 燕 [yan4] /swallow/
俄羅斯 俄罗斯 [E2 luo2 si1] /Russia/
俄 俄 [E2] /Russia/Russian/
土耳其 土耳其 [Tu3 er3 qi2] /Turkey/
香港 香港 [Xiang1 gang3] /Hong Kong/
羅 罗 [luo2] /gauze/
戈 戈 [ge1] /dagger-axe/
津 津 [jin1] /saliva/
德 德 [de2] /virtue/
米 米 [mi3] /rice/
特 特 [te4] /special/
里 里 [li3] /inside/
氣溫 气温 [qi4 wen1] /air temperature/
雨量 雨量 [yu3 liang4] /rainfall/
上升 上升 [shang4 sheng1] /to rise/
減少 减少 [jian3 shao3] /to fall/
國家 国家 [guo2 jia1] /country/nation/
作品 作品 [zuo4 pin3] /work (of art)/
"""


@pytest.fixture(scope="session")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    """Return the small dictionary, opened."""
    path = tmp_path_factory.mktemp("names") / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path, cache=path.parent)
