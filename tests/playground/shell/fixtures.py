"""Readers on pages with playgrounds."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tests.playground.shell.page import Ground

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def shared_ground(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with browser.new_context() as context:
        yield Ground(context.new_page(), tmp_path_factory.mktemp("playground"))


@pytest.fixture
def ground(shared_ground: Ground) -> Iterator[Ground]:
    """A reader who comes to a page; nothing there fails."""
    shared_ground.problems.clear()
    shared_ground.page.set_viewport_size({"width": 1280, "height": 900})
    yield shared_ground
    assert shared_ground.problems == []


class _Strict(SimpleHTTPRequestHandler):
    """Serves under a strict policy, from which no file is exempt."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def strict_address(shared_ground: Ground) -> Iterator[str]:
    """The page's folder, served so."""
    handler = functools.partial(_Strict, directory=str(shared_ground.folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
