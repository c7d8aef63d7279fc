"""The dictionary and the word cutter, made ready beside the page, never before it.

The first use of a new dictionary builds its database, which takes seconds; the first word to
be cut loads a few hundred thousand others. The article is shown meanwhile, without its words.
"""

from __future__ import annotations

import logging
import threading

from translator.errors import TranslatorError
from translator.text import dictionary, pinyin
from translator.text import words as cutting

_log = logging.getLogger(__name__)
_TEXT = "中文"


class Warming:
    """Loads what the reading aids need, in a thread of its own, once."""

    def __init__(self) -> None:
        self.problem: TranslatorError | None = None
        """Why there is no dictionary to be used, if one is installed."""
        self.dictionary = False
        """Whether there is one."""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True, name="warming")
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Whether words can be cut and looked up without a wait."""
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until it is ready; say whether it is."""
        return self._done.wait(seconds)

    def _work(self) -> None:
        try:
            self.dictionary = dictionary.installed() is not None
            cutting.words(_TEXT)
            if self.dictionary:
                pinyin.readings(_TEXT)
        except TranslatorError as error:
            _log.warning("the dictionary cannot be used: %s", error)
            self.problem, self.dictionary = error, False
        except Exception:
            # A thread must not die unseen: the article is shown all the same.
            _log.exception("the reading aids cannot be used")
            self.problem = TranslatorError(
                "The dictionary cannot be used, through a fault of ours.",
                "The terminal the reader runs in says more.",
            )
        finally:
            self._done.set()
