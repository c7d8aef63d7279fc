"""The homes that walks begin in."""

from __future__ import annotations

from pathlib import Path

from journey_files import LONG, long_article
from pictures import prepared

from translator.application import keep_written
from translator.document.read import read_bytes
from translator.glossary.glossary import Term
from translator.store import Library

DICTIONARY = "cc-cedict"


def has_dictionary(user: Path) -> bool:
    """Say whether a user's home has the dictionary."""
    return (user / "models" / DICTIONARY).is_dir()


def with_dictionary(home: Path, user: Path) -> None:
    """Lend an empty home a user's dictionary, and nothing else of the user's."""
    (home / "models").mkdir()
    (home / "models" / DICTIONARY).symlink_to(user / "models" / DICTIONARY)
    if (user / "cache").is_dir():
        (home / "cache").symlink_to(user / "cache")


def with_terms(home: Path) -> None:
    """Put a translator's terms and an earlier sentence of theirs into the library."""
    with Library(home / "library.sqlite3") as library:
        library.put_terms(
            [
                Term(source="老街菜市场", targets=("Old Street Market",)),
                Term(source="居委会", targets=("neighbourhood committee",)),
            ]
        )
        library.correct(
            "老街菜市场昨天卖出了350公斤菠菜。",
            "Old Street Market sold 350 kilograms of spinach yesterday.",
            source_language="zh-Hans",
            target_language="en",
        )


def with_articles(home: Path) -> None:
    """Put articles into the library: two a model translated, and a longer one, by a person."""
    prepared(home)
    original, translation = long_article()
    with Library(home / "library.sqlite3") as library:
        keep_written(
            read_bytes(original, name=LONG),
            read_bytes(translation, name=LONG.replace(".md", ".en.md")),
            library,
        )
