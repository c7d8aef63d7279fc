"""What is saved is what is written on the button, however busy the server is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit, serving
from translator.exports import print_programs

pytestmark = pytest.mark.browser

FORMS = {
    "Translation only": ".en.txt",
    "Web page, side by side": ".en.html",
    "Word document (DOCX)": ".en.docx",
    "E-book (EPUB)": ".en.epub",
    "Bilingual Markdown": ".en.md",
    "Table of pairs (TSV)": ".en.tsv",
    "Bilingual document": ".en.bilingual.txt",
    "Pairs with provenance (JSON lines)": ".en.jsonl",
    "Table of pairs (CSV)": ".en.csv",
}
AT_WORK = "[data-testid=stApp][data-test-script-state=running]"


def saved(page: Any, button: str) -> str:
    """Press a button; return the name of the file it hands out."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return str(waiting.value.suggested_filename)


def test_each_form_is_saved_by_its_own_button_while_the_server_is_busy(
    browser: Any, tmp_path: Path
) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    held = f"from tests.browser.holding import hold_form; hold_form('tmx', {str(gate)!r}); "
    with serving(tmp_path, before=held, DUIZHAO_DEVELOPER="1") as address:
        visit = Visit(browser, address)
        visit.paste("早市很热闹。\n\n天气很好。\n")
        visit.translate()
        page = visit.page
        page.get_by_role("button", name="Download").click()
        page.get_by_role("button", name="Pairs with provenance").wait_for()
        page.locator(AT_WORK).wait_for()
        for button, ending in FORMS.items():
            assert saved(page, button).endswith(ending)
        page.locator(AT_WORK).wait_for()  # all that time
        gate.write_bytes(b"")  # now the last form is made, and saved the moment it is there
        assert saved(page, "Translation memory (TMX)").endswith(".en.tmx")
        if any(print_programs.found()):
            page.get_by_role("button", name="Make: PDF to print").click()
            page.get_by_role("button", name="PDF to print", exact=True).wait_for(timeout=120_000)
            assert saved(page, "PDF to print").endswith(".en.pdf")
        assert visit.strange == []
        page.close()


def test_each_form_of_a_glossary_is_saved_by_its_own_button(browser: Any, tmp_path: Path) -> None:
    with serving(tmp_path, DUIZHAO_DEVELOPER="1") as address:
        visit = Visit(browser, address, path="/memory?part=glossary")
        page = visit.page
        page.get_by_role("textbox", name="Term", exact=True).fill("早市")
        page.get_by_role("textbox", name="Its translation").fill("morning market")
        page.get_by_role("button", name="Keep").click()
        page.get_by_text("morning market").first.wait_for()
        visit.settled()
        page.get_by_role("button", name="Download").click()
        for form in ("TBX", "CSV", "TSV"):
            assert saved(page, form) == f"glossary.{form.lower()}"
        assert visit.strange == []
        page.close()
