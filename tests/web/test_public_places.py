from __future__ import annotations

import pytest

from tests.row_chunks import rows_together
from translator.web.public_places import is_public


@rows_together(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1",
        "168.63.129.16", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "192.88.99.1", "192.0.2.1",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1",
        "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::",
        "2002:c0a8:101::1", "2001:0:7f00:1::", "2001:db8::1", "100::1",
        "2001:4860::5efe:127.0.0.1", "3fff::1", "5f00::1", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_of_this_computer_and_its_network_are_nobodys_page(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1",
     "::1.1.1.1", "2002:101:101::", "2001:0:101:101::fefe:fefe", "2001:4860::5efe:1.1.1.1"],
)  # fmt: skip
def test_addresses_of_the_internet_are_asked(address: str) -> None:
    assert is_public(address)
