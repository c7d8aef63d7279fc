"""What a program reached out to, by a record that strace made of it."""

from __future__ import annotations

import ipaddress
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

_CALL = re.compile(r"^(?:\d+ +)?(?:connect|sendto|sendmsg|sendmmsg)\(")
_FAMILY = re.compile(r"sa_family=(\w+)")
_ADDRESS = re.compile(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')
_STAYS = frozenset(("AF_UNIX", "AF_NETLINK", "AF_UNSPEC"))
"""Sockets of this machine; the kernel, asked for its network cards; and taking a peer away."""


def traced(log: Path, *words: str) -> list[str]:
    """Return the command that runs ``words`` and records whom they and their children reach.

    The program stays our own child (``-D``), so that it hears the signals sent to it; what is
    said to sockets is left out (``-s 0``), so that no text can look like an address. Other calls
    are not stopped at (``--seccomp-bpf``), so that a model runs at its speed.

    Raises:
        FileNotFoundError: strace is not installed.
    """
    strace = shutil.which("strace")
    if strace is None:
        raise FileNotFoundError("strace is not installed (apt-get install strace)")
    calls = "trace=connect,sendto,sendmsg,sendmmsg"
    return [strace, "-D", "-f", "--seccomp-bpf", "-s", "0", "-e", calls, "-o", str(log), *words]


def record(log: Path) -> list[str]:
    """Return the record of programs that were followed to their end."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert any("+++ exited with" in line for line in lines)
    return lines


def outward(lines: Iterable[str]) -> list[str]:
    """Return the recorded calls with an address that is not this machine's own."""
    return [line for line in lines if _CALL.match(line) and not _is_ours(line)]


def _is_ours(line: str) -> bool:
    addresses = [one or other for one, other in _ADDRESS.findall(line)]
    families = [one for one in _FAMILY.findall(line) if one not in _STAYS]
    # A family that is unknown here, or whose address was not understood, is not ours.
    return len(addresses) == len(families) and all(map(_is_loopback, addresses))


def _is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback
