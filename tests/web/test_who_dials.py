"""Who may open a connection: a module here, a module there, and nobody else."""

from __future__ import annotations

import ast

import pytest

from tests import layers

DIALLING = frozenset((
    "socket", "ssl", "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp",
    "ftplib", "smtplib", "telnetlib", "xmlrpc.client",
))  # fmt: skip
"""What connections are opened with."""
WHO = {
    "translator.application.ray_cluster": "the cluster a user names",
    "translator.engines.llama.llama_server": "its own child, through a file",
    "translator.engines.openai.http": "the server a user names",
    "translator.models.hub": "models fetch",
    "translator.web.dialling": "the page a user asks for",
    "ui.server.launch": "listens",
}
"""Module → for what."""


def imported(module: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(layers.modules()[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found & DIALLING


def test_connections_are_opened_where_it_was_promised() -> None:
    found = {module for module in layers.modules() if imported(module)}
    assert found == set(WHO)


def test_a_page_is_asked_for_by_commands_and_pages_alone() -> None:
    """No service asks by itself: whoever calls it was told to by a person."""
    asking = {
        module
        for module in layers.modules()
        for name in layers.imported(module)
        if name in ("translator.web.web_pages", "translator.web.fetching")
    }
    assert asking <= {
        "translator.application",
        "translator.web.web_pages",
        "translator.web.received",
    }
    users = {
        module
        for module in layers.modules()
        if "fetch_page" in layers.modules()[module].read_text("utf-8")
    }
    assert users == {
        "translator.application", "translator.cli.web_inputs", "translator.web.web_pages",
        "ui.views.web_page",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["socket", "http.client"])
def test_what_is_looked_for_is_seen(name: str) -> None:
    assert name in imported("translator.web.dialling")
