"""A walk of one person through the reader: steps, and a look at what stands there after each.

Each state is looked at in both colour schemes: the system changes its mind while the page is open,
as it does in the evening. What differs in width and language is a walk of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from entering import Reader
from journey_faults import Fault, seen, violations

from ui.i18n import reader_strings, strings

PATIENCE = 90_000
"""Milliseconds a step may take on a machine that does other things."""
LOCALES = {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
HEIGHTS = {390: 844, 1024: 768, 1440: 900, 1920: 1080}
"""Of the windows, by their width: a phone, a tablet, a laptop, a screen."""
SCHEMES = "light", "dark"
RESTS = "[data-testid=stApp][data-test-script-state=notRunning]"
_STILL = """
() => new Promise((done) => {
  const measure = () => [document.body.innerText.length, document.body.scrollHeight,
    document.querySelectorAll("[data-stale=true], [data-testid=stSkeleton]").length].join();
  let last = measure();
  let quiet = 0;
  const look = () => {
    const now = measure();
    quiet = now === last && now.endsWith(",0") ? quiet + 1 : 0;
    last = now;
    if (quiet >= 4) done(true);
    else setTimeout(look, 120);
  };
  look();
})
"""
"""Answers when the page has not changed for half a second."""
_PAPER = """
(dark) => {
  const app = document.querySelector("[data-testid=stApp]");
  const said = app && getComputedStyle(app).backgroundColor.match(/\\d+/g);
  return !said || (said.slice(0, 3).reduce((sum, one) => sum + Number(one), 0) < 384) === dark;
}
"""
_OURS = ("favicon", "streamlit.io")
"""Parts of what a console says that are no error of a page."""
_GONE = "no action is required", "does not exist anymore"
"""Parts of what Streamlit says of a part of a page that has gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """A window, and the language its browser asks for."""

    width: int
    language: str
    first: str = "light"
    """The scheme a walk begins in; the other one comes second."""

    @property
    def schemes(self) -> tuple[str, str]:
        """Both schemes, the first one first."""
        return (self.first, *(one for one in SCHEMES if one != self.first))  # type: ignore[return-value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A state as it was seen in one scheme."""

    state: str
    scheme: str
    faults: tuple[Fault, ...]


@dataclass(kw_only=True)
class Walk:
    """A browser's page on its way through the reader."""

    page: Any
    reader: Reader
    setting: Setting
    person: str
    pictures: Path | None = None
    """Where pictures of the states go."""
    looks: list[Look] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)

    @property
    def phone(self) -> bool:
        """Whether the window is a phone's."""
        return self.setting.width < 700

    def say(self, key: str, **fields: object) -> str:
        """Return what a page says, in the walk's language (``wording.tsv``)."""
        return strings.sentence(key, self.setting.language, **fields)

    def word(self, key: str, **fields: object) -> str:
        """Return what the reading surface says (``reader_words.tsv``)."""
        return reader_strings.sentences(self.setting.language)[key].format_map(fields)

    def button(self, words: str, *, exact: bool = False) -> Any:
        """Return the first button with these words that can be seen."""
        return self.page.get_by_role("button", name=words, exact=exact).filter(visible=True).first

    def press(self, words: str, *, exact: bool = False) -> None:
        """Press a button when the page rests: a click on one that is drawn anew is lost."""
        self.rest()
        self.button(words, exact=exact).click()

    def rest(self) -> None:
        """Wait until the server has said all, and nothing moves."""
        self.page.locator(RESTS).wait_for()
        self.page.evaluate(_STILL)

    def to_page(self, name: str) -> None:
        """Go to a page as a person does: by its name above, on a narrow window in the bar.

        Over an article the names above are one menu.
        """
        self.rest()
        words = self.say(f"nav.{name}")
        links = self.page.get_by_role("link", name=words, exact=True).filter(visible=True)
        menu = self.page.get_by_test_id("stTopNavSection").filter(visible=True)
        if menu.count():
            menu.first.click()
            links = self.page.get_by_role("menuitem", name=words)
        elif not links.count():
            self.page.get_by_test_id("stExpandSidebarButton").click()
        links.first.click()
        end = "/" if name == "reader" else f"/{name}"  # an article's number follows it
        self.page.wait_for_url(lambda address: urlsplit(address).path.endswith(end))
        self.rest()
        self.close_bar()

    def close_bar(self) -> None:
        """Close the bar of settings where it lies over a narrow page."""
        closing = self.page.get_by_test_id("stSidebarCollapseButton").locator("button")
        if self.setting.width < 1100 and closing.count() and closing.first.is_visible():
            closing.first.click()
            closing.first.wait_for(state="hidden")

    def state(self, name: str, *, article: bool = False, elsewhere: bool = False) -> None:
        """Look at what stands there, in both schemes.

        Args:
            name: Of the state.
            article: It is the beginning of an article: its first line has to be seen.
            elsewhere: It is no page of the reader, but one it wrote.
        """
        # What the pointer rests on would be lit; a phone has none.
        self.page.mouse.move(2 if self.phone else self.setting.width - 3, 3)
        for number, scheme in enumerate(self.setting.schemes):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if not elsewhere:
                self.page.wait_for_function(_PAPER, arg=scheme == "dark")
                self.rest()
            faults = [Fault(kind="console", what=said) for said in self._said]
            self._said.clear()
            faults += seen(self.page, article=article)
            faults += violations(self.page, colours_only=number > 0)
            self.looks.append(Look(state=name, scheme=scheme, faults=tuple(faults)))
            if self.pictures is not None:
                self.picture(name, scheme)

    def picture(self, name: str, scheme: str) -> None:
        """Take a picture of a state."""
        assert self.pictures is not None
        path = self.pictures / picture_name(self.person, name, self.setting, scheme)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, animations="disabled", caret="hide")

    def went(self, states: Sequence[str]) -> None:
        """Make sure that all states were looked at.

        Raises:
            AssertionError: others were.
        """
        seen_states = tuple(dict.fromkeys(look.state for look in self.looks))
        if seen_states != tuple(states):
            raise AssertionError(f"looked at {seen_states}")

    def server_said(self, lines: Sequence[str]) -> None:
        """Note what the server printed after its address: it has nothing to say but errors.

        Streamlit adds lines of its own where a part of a page has gone meanwhile.
        """
        told = "".join(line for line in lines if not any(one in line for one in _GONE)).strip()
        if told:
            fault = Fault(kind="server", what=told[-1500:])
            self.looks.append(Look(state="end", scheme=self.setting.first, faults=(fault,)))

    def lost(self, error: Exception) -> None:
        """Note that the walk ends here, with what was waited for, and take a last picture."""
        if isinstance(error, AssertionError):
            what = str(error)
        else:  # of the browser: the first line, and what it waited for
            what = " ".join(str(error).split("\n")[:4])[:300]
        after = self.looks[-1].state if self.looks else "nothing"
        fault = Fault(kind="lost", what=f"after “{after}”: {type(error).__name__}: {what}")
        self.looks.append(Look(state="lost", scheme=self.setting.first, faults=(fault,)))
        if self.pictures is not None:
            self.picture("lost", self.setting.first)

    def listen(self, page: Any) -> None:
        """Hear what a page's console complains of, and what its scripts throw."""

        def heard(message: Any) -> None:
            told = f"{message.text} ({message.location.get('url', '')})"
            if message.type == "error" and not any(one in told for one in _OURS):
                self._said.append(told[:300])

        page.on("console", heard)
        page.on("pageerror", lambda error: self._said.append(str(error)[:300]))


def picture_name(person: str, state: str, setting: Setting, scheme: str) -> str:
    """Return where the picture of a state lies, below the folder of all."""
    return f"{person}/{state}.{setting.width}.{scheme}.{setting.language}.png"


@contextmanager
def walking(
    browser: Any, reader: Reader, setting: Setting, person: str, pictures: Path | None
) -> Iterator[Walk]:
    """Open a window on the reader."""
    phone = setting.width < 700
    context = browser.new_context(
        viewport={"width": setting.width, "height": HEIGHTS.get(setting.width, 900)},
        locale=LOCALES[setting.language],
        timezone_id="UTC",
        color_scheme=setting.first,
        reduced_motion="reduce",
        has_touch=phone,
        is_mobile=phone,
    )
    reader.let_in(context)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    walk = Walk(page=page, reader=reader, setting=setting, person=person, pictures=pictures)
    walk.listen(page)
    try:
        yield walk
    finally:
        context.close()
