"""LibreOffice opens what is written for it and for Word."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.exports.awkward import awkward, in_order
from translator import exports
from translator.types import Layout

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_every_pair_of_both_kinds_of_files(tmp_path: Path) -> None:
    bitext = awkward()
    paths = []
    for name, layout in (("docx", Layout.BILINGUAL), ("odt", Layout.BILINGUAL)):
        paths.append(tmp_path / f"{name}.{name}")
        paths[-1].write_bytes(exports.by_name(name).write(bitext, layout=layout))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [SOFFICE, "--headless", "--norestore", f"-env:UserInstallation={profile}",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, *paths],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for path in paths:
        text = path.with_suffix(".txt").read_text("utf-8-sig")
        assert in_order(bitext, text, Layout.BILINGUAL) == []
        assert "4. 再播种" in " ".join(text.split(" ")) or "4.再播种" in text.replace("\t", "")
