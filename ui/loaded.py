"""The models a server holds in memory, so that the next article finds them loaded.

Nothing here knows Streamlit.
"""

from __future__ import annotations

import threading

from translator import loading
from translator.types import Quality


class LoadedModels:
    """Models by the quality they were opened for; one for the whole server, any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._by_quality: dict[Quality, loading.Models] = {}

    def of(self, quality: Quality) -> loading.Models:
        """Return the models of a quality; each is opened when it is first asked."""
        with self._guard:
            if quality not in self._by_quality:
                self._by_quality[quality] = loading.Models(quality=quality, interactive=True)
            return self._by_quality[quality]

    def rest_others(self, quality: Quality) -> None:
        """Free the models of other qualities: two of a gigabyte may be too many.

        For who has the turn; a job that waits loads its model again.
        """
        with self._guard:
            for other, models in self._by_quality.items():
                if other is not quality:
                    models.rest()

    def close(self) -> None:
        """Free every model; closing twice is harmless, and asking again opens it again."""
        with self._guard:
            for models in self._by_quality.values():
                models.close()
