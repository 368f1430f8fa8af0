"""Makes sure that a Chromium is there for the browser tests, or says how to get one.

Run by ``make test``. It tries, in order: a browser that is there already (``CHAPORT_CHROMIUM``, the
system's, Playwright's own), Playwright's download, and on Debian as root the system's package. The
headless shell goes first, as with Playwright: it is the same engine, without windows and their
toolbars, which take more time than most pages of these tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SYSTEM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def system_chromium() -> str | None:
    """The path of an installed Chromium, or ``None``."""
    named = os.environ.get("CHAPORT_CHROMIUM")
    if named:
        return named
    return next((path for name in SYSTEM_NAMES if (path := shutil.which(name))), None)


def playwright_chromium() -> str | None:
    """The path of the Chromium that Playwright installed, or ``None``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Try the ways to install one; each may fail."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False).returncode == 0:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        for name in SYSTEM_NAMES[:2]:
            command = ["apt-get", "install", "-y", "-qq", name]
            if subprocess.run(command, check=False).returncode == 0:
                return


def main() -> int:
    """Exit status 0 where there is a browser."""
    if system_chromium() or playwright_chromium():
        return 0
    install()
    if system_chromium() or playwright_chromium():
        return 0
    print(
        "The browser tests need Chromium. Install it with one of:\n"
        "  .venv/bin/python -m playwright install chromium\n"
        "  sudo apt-get install chromium-headless-shell\n"
        "or set CHAPORT_CHROMIUM to the path of one.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
