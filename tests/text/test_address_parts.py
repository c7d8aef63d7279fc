"""What of an address is a file's path."""

from __future__ import annotations

import pytest

from translator.text.address_parts import AddressParts, path_address, split_address


@pytest.mark.parametrize(
    "address",
    ["https://a.example/b", "//a.example/b", "mailto:a@b.example", "data:image/png;base64,x",
     "C:\\a.md", "javascript:void(0)"],
)  # fmt: skip
def test_an_address_elsewhere_has_no_parts(address: str) -> None:
    assert split_address(address) is None


@pytest.mark.parametrize(
    ("address", "file", "place", "rest"),
    [
        ("a%20b.md#%E8%8C%B6", "a b.md", "%E8%8C%B6", "#%E8%8C%B6"),
        ("a.md?id=茶", "a.md", "茶", "?id=茶"),
        ("a.md?x=1&id=茶#", "a.md", "茶", "?x=1&id=茶#"),
        ("#茶", "", "茶", "#茶"),
        ("./茶.md", "./茶.md", "", ""),
    ],
)
def test_an_address_is_taken_apart(address: str, file: str, place: str, rest: str) -> None:
    parts = split_address(address)
    assert parts is not None
    assert (parts.file, parts.place, parts.rest) == (file, place, rest)
    assert parts.path + parts.rest == address


@pytest.mark.parametrize(
    ("file", "like", "wanted"),
    [
        ("茶/a b.md", "x.md", "茶/a%20b.md"),
        ("茶.md", "%E8%8C%B6.md", "%E8%8C%B6.md"),
        ("茶.md", "茶%20x.md", "茶.md"),
        ("50%?#.md", "x.md", "50%25%3F%23.md"),
    ],
)
def test_a_path_becomes_an_address_in_the_manner_of_another(
    file: str, like: str, wanted: str
) -> None:
    address = path_address(file, like=like)
    assert address == wanted
    assert AddressParts(address, "", "").file == file


def test_a_name_in_an_old_encoding_comes_back() -> None:
    file = "早市".encode("gb18030").decode("utf-8", "surrogateescape")
    assert AddressParts(path_address(file), "", "").file == file
