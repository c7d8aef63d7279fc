"""A job that is in the library goes on as it was begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from translator.application import (
    Options,
    open_run,
    options_as_begun,
    options_of,
    original_of,
    plan_document,
    stored_bitext,
)
from translator.config import Config
from translator.document.read import read_bytes
from translator.store import Job, Library
from translator.text.typography.apply import Typography
from translator.types import Bitext, Quality

TEXT = "软件很好用。\n\n天气也很好。\n"


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def begun(library: Library, options: Options) -> tuple[Job, Bitext]:
    original = read_bytes(TEXT.encode(), name="article.md")
    planned = plan_document(original.document, options)
    with open_run(planned, options, library=library) as run:
        made = run.translate(planned, data=original.data)
    (job,) = library.jobs()
    return job, made


@pytest.mark.parametrize("regional", ["safe", "all", "none"])
def test_a_conversion_goes_on_with_its_language_and_its_words(
    library: Library, regional: str
) -> None:
    job, _ = begun(library, Options(to="zh-Hant-TW", regional=regional))
    found = options_as_begun(job, Options(quality=Quality.FAST, glossaries=("novel",)))
    assert (found.to, found.source, found.regional) == ("zh-Hant-TW", "zh-Hans", regional)
    assert found.glossaries == ("novel",)


def test_a_job_goes_on_with_its_model(library: Library) -> None:
    job, _ = begun(library, Options(model="echo"))
    assert options_as_begun(job, Options(model="another")).model == "echo"


def test_the_document_and_its_pairs_come_back_as_they_were(library: Library) -> None:
    job, made = begun(library, Options(model="echo"))
    original = original_of(library, job.document_id)
    assert original.data == TEXT.encode()
    assert stored_bitext(original.document, job, library.pairs(job.id)) == made


def test_what_a_person_chose_for_good() -> None:
    typography = Typography(quotes="curly")
    kept = Config(
        quality=Quality.BEST, chinese="zh-Hant-TW", project="novel", typography=typography,
        models={"zh-en": "small"},
    )  # fmt: skip
    assert options_of(kept) == Options(
        quality=Quality.BEST, chinese="zh-Hant-TW", glossaries=("novel",), typography=typography
    )
    assert options_of(Config(glossary=False, project="novel")) == Options(own_glossary=False)
    assert options_of(Config()) == Options()


def test_what_an_engine_hands_through_is_known_of_a_stored_job_too(library: Library) -> None:
    job, made = begun(library, Options(model="echo:identity"))
    original = original_of(library, job.document_id)
    assert made.verbatim
    assert stored_bitext(original.document, job, made.pairs).verbatim
    assert options_as_begun(job, Options()).model == "echo:identity"


def test_a_job_of_a_model_that_is_gone_names_none(library: Library) -> None:
    job, _ = begun(library, Options(model="echo"))
    gone = replace(job, signature=job.signature.replace("echo", "ct2:gone@0123"))
    assert options_as_begun(gone, Options(model="another")).model is None
    assert not stored_bitext(original_of(library, job.document_id).document, gone, ()).verbatim


def test_a_job_of_an_installed_model_names_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, _ = begun(library, Options(model="echo"))
    stored = replace(job, signature="duizhao2:ct2:small@0123:x")
    models = [SimpleNamespace(name=name) for name in ("large", "small", "other")]
    monkeypatch.setattr("translator.models.model_store.ModelStore.installed", lambda store: models)
    assert options_as_begun(stored, Options()).model == "small"


def test_a_file_that_was_fetched_knows_its_address_when_it_is_opened_again(
    library: Library,
) -> None:
    address = "https://example.org/article.md"
    original = read_bytes(TEXT.encode(), name="article.md", address=address)
    number = library.add_document(original.document, original.data)
    assert original_of(library, number).document.address == address
