"""Engines: what turns source segments into targets. ``base`` holds the contract."""
