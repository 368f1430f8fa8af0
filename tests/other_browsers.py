"""Firefox and WebKitGTK, driven by the page alone: a script of the test tells the test's server.

No driver is needed, and no protocol that differs between browsers.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.serving import listening

PATIENCE = 60

MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser")

# What the test's script calls: the answer of the page, as JSON.
TELL = """window.tell = (answer) => fetch(%s, {
  method: 'POST', mode: 'no-cors', body: JSON.stringify(answer),
});"""


def firefox(address: str, profile: Path) -> list[str]:
    """The command that opens the address in Firefox, without a window."""
    return ["firefox-esr", "--headless", "--no-remote", "--profile", str(profile), address]


def webkit(address: str, profile: Path) -> list[str]:
    """The command that opens the address in WebKitGTK, on a screen that nobody sees."""
    del profile
    found = [path for pattern in MINI_BROWSERS for path in Path("/").glob(pattern[1:])]
    return ["xvfb-run", "-a", str(found[0]) if found else "MiniBrowser", address]


BROWSERS = {"firefox": firefox, "webkit": webkit}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, answers: queue.SimpleQueue[Any], *args: Any, **options: Any) -> None:
        self.answers = answers
        super().__init__(*args, **options)

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        self.answers.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()


@contextmanager
def _server(folder: Path) -> Iterator[tuple[str, queue.SimpleQueue[Any]]]:
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with listening(partial(_Handler, answers, directory=str(folder))) as address:
        yield address, answers


def answer_of(browser: str, site: Path, page: str, script: str, scratch: Path) -> Any:
    """What the script tells from a page of the site, opened in the browser.

    Args:
        browser: A key of `BROWSERS`.
        site: The folder of a built site; a copy of it gets the script.
        page: The page's path in it.
        script: JavaScript that calls ``tell(answer)`` once.
        scratch: A folder for the copy and the browser's profile.

    Raises:
        AssertionError: Nothing was told in time.
    """
    copy = scratch / "site"
    shutil.copytree(site, copy)
    profile = scratch / "profile"
    profile.mkdir()
    with _server(copy) as (base, answers):
        (copy / "tell.js").write_text(f"{TELL % json.dumps(base)}\n{script}", "utf-8")
        html = (copy / page).read_text("utf-8")
        tell = f'<script src="{base}/tell.js" defer></script></head>'
        (copy / page).write_text(html.replace("</head>", tell, 1), "utf-8")
        command = BROWSERS[browser](f"{base}/{page}", profile)
        environment = {**os.environ, "HOME": str(profile)}
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return answers.get(timeout=PATIENCE)
        except queue.Empty:
            raise AssertionError(f"{browser} told nothing of {page}") from None
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
