"""Moments as the clock beside the reader shows them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def local_time(stamp: str) -> str:
    """Return a moment as the clock beside the reader shows it: ``2026-05-03 09:12``.

    Args:
        stamp: UTC, ``YYYY-MM-DDTHH:MM:SSZ``; any other text is returned as it is.
    """
    try:
        moment = datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:  # a memory of another program may give no date
        return stamp
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):  # a browser may say anything
        return f"{moment:%Y-%m-%d %H:%M} UTC"
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
