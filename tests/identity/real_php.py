"""What the PHP of the system writes."""

from __future__ import annotations

import functools
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

SCRIPT = Path(__file__).parent / "encode.php"
MISSING = "php is missing: apt-get install php-cli"


def php(*arguments: str, given: str = "") -> str:
    """What PHP prints, with its default settings, whatever the machine's php.ini says."""
    command = shutil.which("php")
    assert command, MISSING
    done = subprocess.run(
        [command, "-n", *arguments],
        input=given.encode("ascii"),
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode("utf-8")


@functools.cache
def version() -> str:
    """The release, the bits of its integers and its ``serialize_precision``."""
    return php(str(SCRIPT), "--version")


def encoded(texts: Iterable[str]) -> list[str | None]:
    """Each JSON text as PHP writes its value; None where PHP refuses it."""
    answer = php(str(SCRIPT), given="".join(f"{text}\n" for text in texts))
    return [None if line == "!" else line for line in answer.splitlines()]
