"""The panels on a page of their own, under a strict policy, for every test that looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.playground.panels.board import Board
from tests.playground.site import write_site
from tests.serving import STRICT, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = Path(__file__).parent / "page.js"


@pytest.fixture(scope="module")
def board_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of the panels, served under a strict policy."""
    folder = write_site(tmp_path_factory.mktemp("panels"), SCRIPT)
    with served(folder, STRICT) as base:
        yield f"{base}/page.html"


@pytest.fixture(scope="module")
def shared_board(browser: Browser, board_address: str) -> Iterator[Board]:
    with browser.new_context() as context:
        yield Board(context.new_page(), board_address)


@pytest.fixture
def board(shared_board: Board) -> Iterator[Board]:
    """The panels on a page that is loaded afresh; whatever happens there breaks no policy."""
    yield from shared_board.afresh()
