"""The tables, as an ordered list of migrations. Never edit one that was released: add one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x44555A48
"""``DUZH`` in the file's header: tells our file from any other SQLite database."""

Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: list[Migration] = []
"""The n-th brings a file of version n to version n + 1 (``PRAGMA user_version``)."""


def migration(function: Migration) -> Migration:
    """Append a migration; the order of this file is the order of versions."""
    MIGRATIONS.append(function)
    return function


@migration
def v1_documents_memory_jobs(connection: sqlite3.Connection) -> None:
    """Documents, memory, corrections, jobs and their pairs."""
    for statement in _V1:
        connection.execute(statement)


# ``key`` is the hash of languages and normalised source (see keys.py). Memory is keyed by it
# and the signature; corrections by it alone, because a person's word holds for every engine.
# ``text`` is what a search looks through: the blocks without marks.
_V1 = (
    """
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        format TEXT NOT NULL,
        encoding TEXT NOT NULL,
        language TEXT NOT NULL,
        size INTEGER NOT NULL,
        added TEXT NOT NULL,
        text TEXT NOT NULL,
        content BLOB NOT NULL,
        UNIQUE (sha256, name)
    )
    """,
    """
    CREATE TABLE memory (
        key BLOB NOT NULL,
        signature TEXT NOT NULL,
        source_language TEXT NOT NULL,
        target_language TEXT NOT NULL,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        provenance TEXT NOT NULL,
        findings TEXT NOT NULL,
        PRIMARY KEY (key, signature)
    )
    """,
    """
    CREATE TABLE corrections (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL,
        source_language TEXT NOT NULL,
        target_language TEXT NOT NULL,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        reverted TEXT
    )
    """,
    "CREATE INDEX corrections_by_key ON corrections (key)",
    """
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        source_language TEXT NOT NULL,
        target_language TEXT NOT NULL,
        signature TEXT NOT NULL,
        layout TEXT NOT NULL,
        state TEXT NOT NULL,
        message TEXT NOT NULL DEFAULT '',
        total INTEGER NOT NULL,
        process INTEGER NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        UNIQUE (document_id, target_language, signature)
    )
    """,
    """
    CREATE TABLE pairs (
        job_id INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        block_id INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        key BLOB NOT NULL,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        provenance TEXT NOT NULL,
        findings TEXT NOT NULL,
        level TEXT NOT NULL,
        PRIMARY KEY (job_id, block_id, start)
    )
    """,
    "CREATE INDEX pairs_by_key ON pairs (key)",
)


@migration
def v2_outputs(connection: sqlite3.Connection) -> None:
    """Note what was written where: a file a person changed afterwards is not replaced."""
    connection.execute(
        "CREATE TABLE outputs"
        " (path TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (path, sha256))"
    )


@migration
def v3_terms(connection: sqlite3.Connection) -> None:
    """Keep glossaries: one that always counts, named '', and one a project, by its name."""
    connection.execute(
        """
        CREATE TABLE terms (
            id INTEGER PRIMARY KEY,
            glossary TEXT NOT NULL,
            key TEXT NOT NULL,
            source TEXT NOT NULL,
            targets TEXT NOT NULL,
            source_language TEXT NOT NULL,
            target_language TEXT NOT NULL,
            forbidden TEXT NOT NULL,
            case_sensitive INTEGER,
            both_ways INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            note TEXT NOT NULL,
            status TEXT NOT NULL
        )
        """
    )
    connection.execute("CREATE INDEX terms_by_glossary ON terms (glossary, key)")


@migration
def v4_words(connection: sqlite3.Connection) -> None:
    """Keep the words a person wants to learn, each with the sentence it was met in."""
    connection.execute(
        """
        CREATE TABLE words (
            id INTEGER PRIMARY KEY,
            simplified TEXT NOT NULL,
            traditional TEXT NOT NULL,
            pinyin TEXT NOT NULL,
            meanings TEXT NOT NULL,
            level INTEGER,
            sentence TEXT NOT NULL,
            translation TEXT NOT NULL,
            document TEXT NOT NULL,
            added TEXT NOT NULL,
            UNIQUE (simplified, traditional, pinyin)
        )
        """
    )


@migration
def v5_addresses(connection: sqlite3.Connection) -> None:
    """Keep where on the web a document comes from: a PDF or a book does not say it itself."""
    connection.execute("ALTER TABLE documents ADD COLUMN address TEXT NOT NULL DEFAULT ''")


@migration
def v6_text_index(connection: sqlite3.Connection) -> None:
    """Make room for the index of sentences; whoever opens the library next fills it."""
    for statement in _V6:
        connection.execute(statement)


# ``texts`` has the sentences of memory and corrections as they are compared (comparable.py), side
# 0 the sources, side 1 the targets; ``text_grams`` finds them. ``text_form`` says of which version
# the index is: empty where it has to be made anew.
_V6 = (
    """
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL,
        side INTEGER NOT NULL,
        text TEXT NOT NULL
    )
    """,
    "CREATE INDEX texts_by_key ON texts (key)",
    "CREATE TABLE text_form (form INTEGER NOT NULL)",
    """
    CREATE VIRTUAL TABLE text_grams USING fts5 (
        grams, content='', detail=none, columnsize=0, tokenize=ascii)
    """,
)


@migration
def v7_drafts(connection: sqlite3.Connection) -> None:
    """Mark pairs that a quick model made until the better one's are there; older ones are none."""
    connection.execute("ALTER TABLE pairs ADD COLUMN draft INTEGER NOT NULL DEFAULT 0")


@migration
def v8_word_states(connection: sqlite3.Connection) -> None:
    """Keep which words a person knows, learns or ignores, and when each is asked for again."""
    for statement in _V8:
        connection.execute(statement)


# A state is one of a written form (``word``, Simplified), as levels are; AUTOINCREMENT, so that
# the highest id tells whether anything was said since. Cards are of the list's words, which tells
# readings apart. What stood on the list before there were states is being learned.
_V8 = (
    """
    CREATE TABLE word_states (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        word TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL,
        said_by TEXT NOT NULL,
        said TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE word_cards (
        word_id INTEGER PRIMARY KEY REFERENCES words (id) ON DELETE CASCADE,
        card TEXT NOT NULL,
        due TEXT NOT NULL
    )
    """,
    """
    INSERT OR IGNORE INTO word_states (word, state, said_by, said)
    SELECT simplified, 'learning', 'person', added FROM words ORDER BY id
    """,
)


@migration
def v9_dismissals(connection: sqlite3.Connection) -> None:
    """Keep which findings people dismissed, and why; find the pairs that are in doubt at once."""
    for statement in _V9:
        connection.execute(statement)


# ``key`` is the hash of the source and the languages without the target's script, ``target`` the
# target as it is compared (comparable.py): a dismissal holds in either script, and for this very
# target alone.
_V9 = (
    """
    CREATE TABLE dismissals (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL,
        target TEXT NOT NULL,
        check_name TEXT NOT NULL,
        message TEXT NOT NULL,
        reason TEXT NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (key, target, check_name, message)
    )
    """,
    """
    CREATE INDEX pairs_in_doubt ON pairs (job_id, block_id, start)
    WHERE level IN ('warning', 'error')
    """,
)


@migration
def v10_tags_openings(connection: sqlite3.Connection) -> None:
    """Keep tags of documents and when each translation was last opened; count pairs quickly."""
    for statement in _V10:
        connection.execute(statement)


# ``pairs_counted`` has all that counting a job's pairs needs: without it each list of articles
# would read every sentence with its findings.
_V10 = (
    """
    CREATE TABLE tags (
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (document_id, tag)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX tags_by_name ON tags (tag)",
    "ALTER TABLE jobs ADD COLUMN opened TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX pairs_counted ON pairs (job_id, draft, level, key)",
)
