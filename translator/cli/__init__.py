"""The command line: ``duizhao``, one file a command."""

from translator.cli.main import main

__all__ = ["main"]
