"""Results by the content that gave them, shared by all doors and by several processes at once.

The cache is only ever a shortcut: a file that is missing, broken, locked or not writable means that
examples are run again, and is reported once.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.checker.stored import result_data, result_from
from sphinx_chaport.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_chaport.checker.records import Result

SCHEMA = 1
"""Grows when rows are written in another way; a file of another schema is started anew."""

_BUSY_SECONDS = 10
_AT_ONCE = 500


class ResultCache:
    """A file of results. Each process opens it for itself, so that an object survives a fork.

    Attributes:
        problem: Why the file cannot be used, once that was seen.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: Problem | None = None
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def __repr__(self) -> str:
        return f"ResultCache({str(self.path)!r})"

    def get(self, keys: Iterable[str]) -> dict[str, Result]:
        """The results that are known of these keys."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, Result] = {}
        try:
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                rows = self._open().execute(
                    f"SELECT key, result FROM results WHERE key IN ({marks})",  # noqa: S608 - only marks
                    part,
                )
                found |= {key: result_from(key, json.loads(text)) for key, text in rows}
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            # A row that is not what we write: somebody else did, or a disk.
            self._give_up(error)
        return found

    def put(self, results: Mapping[str, Result]) -> None:
        """Keep results; in one transaction, so that readers see all or nothing of it."""
        if self.problem or not results:
            return
        rows = [
            (key, json.dumps(result_data(each), separators=(",", ":")))
            for key, each in results.items()
        ]
        try:
            connection = self._open()
            with connection:
                connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            # What cannot be written can perhaps still be read.
            self._note(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        if self.problem:
            raise sqlite3.OperationalError("given up")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._connection, self._process = _connect(self.path), os.getpid()
        return self._connection

    def _give_up(self, error: Exception) -> None:
        self.close()
        self._note(error)

    def _note(self, error: Exception) -> None:
        if self.problem:
            return
        message = f"Results of examples cannot be kept in {self.path}: {error}."
        mend = "Delete the file, or see whether it can be written."
        self.problem = Problem(Kind.CHECK_CACHE, message, mend)


def _connect(path: Path) -> sqlite3.Connection:
    """A connection to a file with our table.

    Without a write-ahead log: its second file outlives one that somebody deletes.
    """
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        if _version(connection) != SCHEMA:
            _start(connection)
        connection.execute("PRAGMA synchronous = OFF")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("PRAGMA user_version")) as cursor:
        return int(cursor.fetchone()[0])


def _start(connection: sqlite3.Connection) -> None:
    """Makes the table; two processes at the same time make it once."""
    connection.isolation_level = None
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) != SCHEMA:
        connection.execute("DROP TABLE IF EXISTS results")
        connection.execute("CREATE TABLE results (key TEXT PRIMARY KEY, result TEXT) WITHOUT ROWID")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")
    connection.isolation_level = "DEFERRED"
