"""The dictionary and the word cutter, made ready beside the page, never before it.

The first use of a new dictionary builds its database, which takes seconds, in another process;
the first word to be cut loads a few hundred thousand others. The article is shown meanwhile,
without its words.
"""

from __future__ import annotations

import gc
import logging
import threading

from translator.chinese.dictionary import dictionary
from translator.chinese.pinyin import pinyin
from translator.chinese.words import words as cutting
from translator.errors import TranslatorError

_log = logging.getLogger(__name__)
_TEXT = "中文"


class Warming:
    """Loads what the reading aids need, in a thread of its own: once, and when there is more."""

    def __init__(self) -> None:
        self.problem: TranslatorError | None = None
        """Why there is no dictionary to be used, if one is installed."""
        self.dictionary = False
        """Whether there is one."""
        self.preparing = False
        """Whether its database is being built."""
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._start()

    @property
    def ready(self) -> bool:
        """Whether words can be cut and looked up without a wait."""
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until it is ready; say whether it is."""
        return self._done.wait(seconds)

    def look_again(self) -> None:
        """Begin anew where a dictionary was fetched meanwhile."""
        with self._lock:
            missed = self.ready and not self.dictionary and self.problem is None
            if missed and dictionary.is_fetched():
                self._done.clear()
                self._start()

    def _start(self) -> None:
        threading.Thread(target=self._work, daemon=True, name="warming").start()

    def _work(self) -> None:
        found = None
        try:
            found = dictionary.installed(building=self._say, apart=True)
            self.dictionary = found is not None
            self.preparing = False
            cutting.words(_TEXT)
            if self.dictionary:
                pinyin.readings(_TEXT)
            _keep_for_good()
        except TranslatorError as error:
            _log.warning("the dictionary cannot be used: %s", error)
            self.problem, self.dictionary = error, False
        except Exception:
            # Dictionary, cutter and readings load compiled libraries and files: what may fail is
            # no closed list. The thread must not die unseen, or the page would wait for ever: it
            # says that there is a problem, and the log says where.
            _log.exception("the reading aids cannot be used")
            self.problem = TranslatorError("reader.dictionary-fault")
        finally:
            self.preparing = False
            self._done.set()
        if self.dictionary and found is not None:
            _prepare_searching(found)

    def _say(self) -> None:
        self.preparing = True


def _prepare_searching(found: dictionary.Dictionary) -> None:
    """Build what finds words by English and by sound: nobody waits for it, so it comes last."""
    try:
        found.make_index_ready()
    except TranslatorError as error:  # whoever searches is told
        _log.warning("what searches in the dictionary cannot be made ready: %s", error)


def _keep_for_good() -> None:
    """Have Python look no more for garbage in what was loaded: it lasts as long as the server.

    A look at some hundred thousand words takes 0.1 seconds, in which no thread answers anybody.
    """
    gc.collect()
    gc.freeze()
