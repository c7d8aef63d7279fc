"""The corpus commands: what is meant by their words, what is refused, what the filter says."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path, PurePosixPath

import pytest

from tests.cli.conftest import Command
from tests.standins import snapshot
from tests.test_docs import ROOT
from translator.cli.commands.corpus import translate

PAIRS = (
    "她每天早上喝一杯茶。\tShe drinks a cup of tea every morning.\n"
    "她每天早上喝一杯茶。\tShe drinks a cup of tea every morning.\n"
    "今天下雨。\t今天下雨。\nonly\n"
)


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_without_ray_one_sentence_says_how_to_have_it(
    duizhao: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    ended = duizhao("corpus", tmp_path, tmp_path / "out")
    assert ended.code == 3
    assert "pip install 'duizhao[ray]'" in ended.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [("corpus", "-h"), ("corpus",)])
def test_help_names_both_commands(duizhao: Command, words: tuple[str, ...]) -> None:
    said = duizhao(*words)
    assert "duizhao corpus INPUT OUTPUT" in said.text + said.err
    assert "filter" in said.text + said.err


@pytest.mark.parametrize("words", [("--workers", "0", "a", "b"), ("translate", "a"), ("a",)])
def test_words_that_do_not_fit_are_refused(duizhao: Command, words: tuple[str, ...]) -> None:
    assert duizhao("corpus", *words).code == 2


def test_the_job_for_kubernetes_gives_a_command_of_ours_that_fits_its_pods() -> None:
    yaml = pytest.importorskip("yaml")
    page = (ROOT / "docs" / "corpus.md").read_text("utf-8")
    (manifest,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    job = yaml.safe_load(manifest)
    assert (job["apiVersion"], job["kind"]) == ("ray.io/v1", "RayJob")
    program, subcommand, *words = job["spec"]["entrypoint"].split()
    assert (program, subcommand) == ("duizhao", "corpus")
    with translate.make_context("corpus", words) as context:
        asked = context.params
    cluster = job["spec"]["rayClusterSpec"]
    (group,) = cluster["workerGroupSpecs"]
    pods = [cluster["headGroupSpec"]["template"]["spec"], group["template"]["spec"]]
    containers = [one for pod in pods for one in pod["containers"]]
    processors = group["replicas"] * int(containers[1]["resources"]["limits"]["cpu"])
    assert asked["workers"] * asked["cores"] == processors
    assert asked["address"] == "auto"
    for pod, container in zip(pods, containers, strict=True):
        (mounted,) = container["volumeMounts"]
        assert [volume["name"] for volume in pod["volumes"]] == [mounted["name"]]
        (home,) = [one["value"] for one in container["env"] if one["name"] == "DUIZHAO_HOME"]
        for path in (asked["given"], asked["output"], home):
            assert PurePosixPath(path).is_relative_to(mounted["mountPath"])
        assert container["image"].endswith(f":{cluster['rayVersion']}")


def test_nothing_to_translate_is_told(duizhao: Command, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    assert "is not there" in duizhao("corpus", tmp_path / "no", tmp_path / "out").err
    (tmp_path / "in").mkdir()
    ended = duizhao("corpus", tmp_path / "in", tmp_path / "out")
    assert (ended.code, "nothing that could be translated" in ended.err) == (3, True)


def test_the_filter_keeps_what_is_good_and_says_what_fell(
    duizhao: Command, pairs: Path, tmp_path: Path
) -> None:
    good, fallen, report = (tmp_path / name for name in ("good.jsonl", "fallen.tsv", "report.json"))
    ended = duizhao("corpus", "filter", pairs, good, "--fallen", fallen, "--report", report)
    assert ended.code == 1  # a row is no pair
    assert "3 pairs: 1 stay, 2 fall" in ended.err
    assert [json.loads(line)["source"] for line in good.read_text("utf-8").splitlines()] == [
        "她每天早上喝一杯茶。"
    ]
    rows = [line.split("\t")[:2] for line in fallen.read_text("utf-8").splitlines()]
    assert rows == [
        ["reason", "place"], ["duplicate", "pairs.tsv:2"], ["language", "pairs.tsv:3"],
        ["broken", "pairs.tsv:4"],
    ]  # fmt: skip
    said = json.loads(report.read_bytes())
    assert (said["kept"], said["fallen"]) == (1, {"language": 1, "duplicate": 1})
    assert said["broken"][0]["name"] == "pairs.tsv:4"


def test_a_corpus_is_never_written_over_what_is_read(
    duizhao: Command, pairs: Path, tmp_path: Path
) -> None:
    before = snapshot(tmp_path)
    assert duizhao("corpus", "filter", pairs, pairs).code == 2
    assert duizhao("corpus", "filter", tmp_path, tmp_path / "o.tsv", "--fallen", pairs).code == 2
    assert duizhao("corpus", "filter", pairs, tmp_path / "o.docx").code == 2
    assert duizhao("corpus", "filter", pairs, tmp_path / "o.tsv", "--keep", "beauty").code == 2
    assert snapshot(tmp_path) == before
