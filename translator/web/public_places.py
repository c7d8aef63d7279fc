"""Which addresses in figures are everybody's: no page may send us to a device of this network.

Registries: IANA "Special-Purpose Address Registry" for IPv4 and IPv6 (as ``ipaddress`` has them);
addresses of IPv6 that hold one of IPv4 are judged by that: RFC 4291 2.5.5.2 (mapped), RFC 3056
(6to4), RFC 4380 (Teredo), RFC 6052 (NAT64), RFC 5214 (ISATAP).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")
_ISATAP = 0x5EFE
_OF_CLOUDS = frozenset({IPv4Address("168.63.129.16")})
"""Answers to the machines of a cloud alone, though it looks like everybody's (Azure)."""
_NOBODYS = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments; a cloud's own servers, too
    IPv4Network("192.88.99.0/24"),  # once of 6to4 relays (RFC 7526)
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of one network (RFC 8215)
    IPv6Network("3fff::/20"),  # documentation (RFC 9637)
    IPv6Network("5f00::/16"),  # segment routing of one network (RFC 9602)
)
"""Of the registries, what some versions of ``ipaddress`` do not know or take for everybody's."""


def is_public(address: str) -> bool:
    """Say whether an address in figures is one of the internet at large."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = _inner(found)
        if inner:
            return all(_is_open(one) for one in inner)
        return _is_open(found) and not found.is_site_local
    return _is_open(found)


def _is_open(found: IPv4Address | IPv6Address) -> bool:
    if not found.is_global or found.is_multicast or found.is_reserved or found.is_unspecified:
        return False
    return found not in _OF_CLOUDS and not any(found in one for one in _NOBODYS)


def _inner(found: IPv6Address) -> list[IPv4Address]:
    """Return the addresses of IPv4 that one of IPv6 stands for."""
    if found.ipv4_mapped is not None:
        return [found.ipv4_mapped]
    if found.sixtofour is not None:
        return [found.sixtofour]
    if found.teredo is not None:
        return list(found.teredo)
    last = IPv4Address(int(found) & 0xFFFFFFFF)
    isatap = int(found) >> 32 & 0xFFFF == _ISATAP
    return [last] if found in _NAT64 or found in _COMPATIBLE or isatap else []
