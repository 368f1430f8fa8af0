"""Says which of the system's tools `make test-all` misses, and how to install each.

``--install`` installs them, where this is Debian as root; elsewhere it says so. Exit status 1 where
one is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import NamedTuple


class Tool(NamedTuple):
    """A program of the system: its command, Debian's package, and what needs it."""

    command: str
    package: str
    needed_for: str


TOOLS = (
    Tool("java", "default-jre-headless", "checking the built pages and the EPUB"),
    Tool("epubcheck", "epubcheck", "checking the built EPUB"),
    Tool("msgfmt", "gettext", "checking the extracted messages"),
    Tool("man", "man-db", "reading the built manual page"),
    Tool("pg_createcluster", "postgresql", "running the example shop with PostgreSQL"),
    Tool("php", "php-cli", "comparing JSON, hashes and recipes with real PHP"),
    Tool("firefox-esr", "firefox-esr", "trying playgrounds in Firefox"),
    Tool("WebKitWebDriver", "webkit2gtk-driver", "trying playgrounds in WebKitGTK"),
    Tool("xvfb-run", "xvfb", "trying playgrounds in WebKitGTK"),
)


def missing() -> list[Tool]:
    """The tools that are not there."""
    return [tool for tool in TOOLS if shutil.which(tool.command) is None]


def install(tools: list[Tool]) -> None:
    """Install Debian's packages, where that is possible."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    packages = [tool.package for tool in tools]
    subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=False)


def main(arguments: list[str]) -> int:
    """List what is missing."""
    if "--install" in arguments and missing():
        install(missing())
    for tool in missing():
        print(f"missing: {tool.command} ({tool.needed_for}): apt-get install {tool.package}")
    return 1 if missing() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
