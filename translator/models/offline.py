"""Nothing dials out at run time.

Libraries of the model hub look for newer files unless they are told not to. ``enforce`` tells
them; call it before the first of them is imported. Fetching, the one thing that needs the
network, uses none of those libraries (``hub`` says why), and so needs no exception.
"""

from __future__ import annotations

import os

SWITCHES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}

_set_by_us: set[str] = set()


def enforce() -> None:
    """Tell every library we use to stay off the network; calling it twice is harmless."""
    for name, value in SWITCHES.items():
        if os.environ.get(name) != value:
            _set_by_us.add(name)
            os.environ[name] = value


def asked_for() -> bool:
    """Say whether the user, and not ``enforce``, set ``HF_HUB_OFFLINE``: then fetch obeys."""
    value = os.environ.get("HF_HUB_OFFLINE", "").strip().upper()
    return value in ("1", "ON", "YES", "TRUE") and "HF_HUB_OFFLINE" not in _set_by_us
