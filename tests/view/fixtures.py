"""The view on a page of its own, under a strict policy, for every test that looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serving import STRICT, served
from tests.view.widget import Widget, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("view"))


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The development page, served under a strict policy."""
    with served(folder, STRICT) as base:
        yield f"{base}/page.html"


@pytest.fixture(scope="module")
def shared(browser: Browser, address: str) -> Iterator[Widget]:
    with browser.new_context() as context:
        yield Widget(context.new_page(), address)


@pytest.fixture
def widget(shared: Widget) -> Iterator[Widget]:
    """The view on a page that is loaded afresh; whatever happens there breaks no policy."""
    yield from shared.afresh()
