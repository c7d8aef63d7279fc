"""``duizhao translate --watch``: what is new or changed in folders is translated, until Ctrl-C."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from translator.application import as_text, is_web_address, readable
from translator.cli import inputs, output_files, report
from translator.cli.choice import Choice
from translator.cli.inputs import STANDARD, Input
from translator.cli.plurals import counted
from translator.cli.session import Session
from translator.cli.translating import Told, Translating, Wanted, edited_sentence
from translator.cli.wake_up import WakeUp
from translator.cli.watched_files import QUIET, WatchedFiles, stamps
from translator.errors import InputError, ModelError, TranslatorError, UsageError

_FIRST_LOOKS = 5
"""Before the watch is said to have begun: a file that was just saved rests by then."""


def refuse(paths: Sequence[str], wanted: Wanted, refused: Mapping[str, bool]) -> None:
    """Refuse what cannot be watched.

    Args:
        paths: As they were given.
        wanted: What the results should be.
        refused: Option → whether it was given; none of them goes with ``--watch``.

    Raises:
        UsageError: something does not fit.
        InputError: a path is not there.
    """
    for path in paths:
        if path == STANDARD or is_web_address(path):
            raise UsageError("cli.watch-paths", path=path)
    for option, given in {**refused, "-o -": wanted.output == STANDARD}.items():
        if given:
            raise UsageError("cli.watch-option", option=option)
    for path in paths:
        if not path:
            raise InputError("cli.empty-path")
        if not Path(path).exists():
            raise InputError("cli.not-there", path=readable(Path(path)))


class Watching:
    """Watches folders and files and translates them.

    Args:
        paths: Of folders and files.
        wanted: What the results should be.
        choice: Languages, model and settings.
        as_json: Print a line of JSON for whatever happens.
    """

    def __init__(
        self, paths: Sequence[str], wanted: Wanted, choice: Choice, *, as_json: bool
    ) -> None:
        self._roots = [Path(path) for path in paths]
        self._wanted, self._choice, self._as_json = wanted, choice, as_json
        self._files = WatchedFiles()
        self._items: dict[Path, Input] = {}
        self._results: dict[Path, str] = {}
        """Document → its result, for who asks what became of it."""
        self._entries: dict[str, dict[str, Any]] = {}
        self._ours: dict[Path, bool] = {}
        self._written = 0
        self._under_way = 0
        """Documents of this round that are not done yet."""

    def run(self) -> int:
        """Translate until Ctrl-C.

        Returns:
            Exit code: 0, where nothing was under way when it was ended.

        Raises:
            KeyboardInterrupt: something was under way.
            ModelError: nothing can be translated at all.
        """
        with Session(self._choice) as session, WakeUp(self._folders()) as waking:
            session.failed = lambda item, error: self._failed(session, item, error)
            try:
                self._first(session, waking)
                while True:
                    waking.wait(QUIET / 2 if self._look(session) else None)
            except KeyboardInterrupt:
                if self._under_way:
                    raise
            session.display.say(
                f"Stopped watching; {counted(self._written, 'result')} written. "
                "The same command goes on from there."
            )
        return 0

    def _first(self, session: Session, waking: WakeUp) -> None:
        """Bring everything up to date, and say that the watch has begun."""
        for _ in range(_FIRST_LOOKS):
            if not self._look(session, first=True):
                break
            waking.wait(QUIET / 2)
        how = "" if waking.told else " (the system tells nothing here: by looking every second)"
        number = counted(len(self._items), "document")
        names = ", ".join(readable(root) for root in self._roots)
        session.display.say(f"Watching {names}, {number}{how}. End it with Ctrl-C.")
        self._print(event="watching", paths=[as_text(root) for root in self._roots],
                    documents=len(self._items))  # fmt: skip

    def _look(self, session: Session, *, first: bool = False) -> bool:
        """Translate what is ready; say whether something is still being written."""
        self._items = self._found(session)
        changes = self._files.look(stamps(self._items), now=time.monotonic(), clock=time.time())
        for path in changes.gone:
            self._gone(session, path, changes.renamed.get(path))
        # Where results are linked with one another, a document more or less changes others.
        others = bool(changes.gone) or any(path not in self._results for path in changes.ready)
        again = others and not first and bool(self._wanted.output)
        chosen = [
            item for path, item in self._items.items()
            if path in changes.ready or (again and path in self._results)
        ]  # fmt: skip
        if chosen:
            self._round(session, chosen, first=first)
        return changes.waiting

    def _round(self, session: Session, chosen: Sequence[Input], *, first: bool) -> None:
        self._under_way = len(chosen)
        run = Translating(list(self._items.values()), self._wanted, self._choice)
        run.gather()
        paths = [item.path for item in chosen if item.path is not None]
        try:
            session.each(chosen, run.work(session, lambda told: self._tell(session, told)))
            run.places.settle(session.library)
        except ModelError as error:
            if first:
                raise  # no model: nothing will ever be translated
            paths = []  # a server that went away may come back
            session.display.complain(error)
        except TranslatorError as error:
            session.display.complain(error)
        self._under_way = 0
        self._files.done(paths)
        if self._wanted.report:
            report.write(self._wanted.report, list(self._entries.values()))

    def _tell(self, session: Session, told: Told) -> None:
        assert told.item.path is not None and told.place is not None  # neither stream is watched
        self._under_way -= 1
        self._results[told.item.path] = as_text(told.place)
        self._entries[told.item.reported] = told.entry
        if not told.written and not told.entry["translated"]:
            return  # it was up to date
        self._written += told.written
        self._ours[told.place] = True
        session.display.say(
            f"{told.item.shown} → {output_files.shown(told.place)}: {edited_sentence(told)}"
        )
        if told.remains:
            session.display.say(f"  {told.remains}")
        self._print(event="translated", **told.entry)

    def _failed(self, session: Session, item: Input, error: TranslatorError) -> None:
        """Report what goes wrong with one document; the others go on."""
        self._under_way -= 1
        if item.path is not None and not item.path.exists():
            return  # it was taken away meanwhile; the next look says so
        session.display.complain(error)
        self._print(event="failed", input=item.reported, message=error.what, hint=error.hint)

    def _gone(self, session: Session, path: Path, renamed: Path | None) -> None:
        result = self._results.pop(path, "")
        self._entries.pop(as_text(path), None)
        what = f"is called {readable(renamed)} now" if renamed else "is gone"
        stays = f"; {readable(Path(result))} stays" if result else ""
        session.display.say(f"{readable(path)} {what}{stays}.")
        self._print(
            event="gone",
            input=as_text(path),
            renamed=as_text(renamed) if renamed else None,
            output=result or None,
        )

    def _print(self, **event: Any) -> None:
        if self._as_json:
            line = json.dumps(event, ensure_ascii=False)
            output_files.write_standard(f"{line}\n".encode())

    def _folders(self) -> list[tuple[Path, bool]]:
        """Return what is watched: folders with all in them, and the folders of files."""
        return [(root, True) if root.is_dir() else (root.parent, False) for root in self._roots]

    def _found(self, session: Session) -> dict[Path, Input]:
        """Return the documents there are now; what Duizhao wrote is none."""
        found: dict[Path, Input] = {}
        for root in self._roots:
            if root.is_dir():
                articles, _ = inputs.articles_in(root, besides=self._wanted.output)
                found |= {path: Input(path=path, folder=root) for path in articles}
            elif root.is_file():
                found[root] = Input(path=root)
        return {path: item for path, item in found.items() if not self._is_ours(session, item)}

    def _is_ours(self, session: Session, item: Input) -> bool:
        """Say whether Duizhao wrote a file of a folder, so that no result is translated back."""
        assert item.path is not None
        if item.folder is None:
            return False  # a person named it
        if item.path not in self._ours:
            self._ours[item.path] = session.library.wrote(item.path)
        return self._ours[item.path]
