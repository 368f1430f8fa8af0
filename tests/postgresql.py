"""A PostgreSQL server of the system, for one test, on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is missing: apt-get install postgresql"


def programs() -> Path:
    """The folder of the server's programs; Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    named = shutil.which("initdb")
    found += [Path(named)] if named else []
    assert found, MISSING
    return found[0].parent


def run(folder: Path, *command: str) -> None:
    """Run a program; as root, as the user that Debian makes, since the server refuses root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_user, *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database, for SQLAlchemy."""
    here = programs()
    # Paths of sockets are short.
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = str(folder / "data")
        run(folder, str(here / "initdb"), "-U", "shop", "-A", "trust", "-N", "-D", data)
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        log = str(folder / "log")
        run(folder, str(here / "pg_ctl"), "-w", "-D", data, "-l", log, "-o", options, "start")
        try:
            yield f"postgresql+psycopg://shop@/postgres?host={folder}"
        finally:
            run(folder, str(here / "pg_ctl"), "-w", "-D", data, "-m", "immediate", "stop")
