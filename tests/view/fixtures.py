"""The view on a page of its own, under a strict policy, for every test that looks at it."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.view.widget import Widget, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'"


class StrictHandler(SimpleHTTPRequestHandler):
    """Serves under a strict policy, quietly."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("view"))


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The development page, served under a strict policy."""
    handler = functools.partial(StrictHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def shared(browser: Browser, address: str) -> Iterator[Widget]:
    with browser.new_context() as context:
        yield Widget(context.new_page(), address)


@pytest.fixture
def widget(shared: Widget) -> Iterator[Widget]:
    """The view on a page that is loaded afresh; whatever happens there breaks no policy."""
    shared.problems.clear()
    shared.load()
    yield shared
    assert shared.problems == []
    assert shared.page.evaluate("() => window.broken") == []
