from __future__ import annotations

import pytest

from tests.standins import ScriptedEngine
from translator.engines.script import ScriptEngine
from translator.text.typography.apply import Typography
from translator.translation.run import Run
from translator.translation.settings import Settings, settings_of
from translator.types import Quality


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(quality=Quality.BEST),
        Settings(
            quality=Quality.FAST, typography=Typography(quotes="curly", han_latin_space="none")
        ),
    ],
)
def test_a_job_goes_on_with_the_settings_its_signature_says(settings: Settings) -> None:
    signature = Run(engine=ScriptedEngine(), settings=settings).signature
    assert settings_of(signature) == settings


@pytest.mark.parametrize("regional", ["safe", "all", "none"])
def test_a_conversion_goes_on_with_the_words_its_signature_says(regional: str) -> None:
    settings = Settings(regional=regional)
    engine = ScriptEngine("zh-Hant-TW", regional=regional)
    assert settings_of(Run(engine=engine, settings=settings).signature) == settings


def test_a_signature_that_says_nothing_means_the_defaults() -> None:
    assert settings_of("duizhao2:echo") == Settings()
