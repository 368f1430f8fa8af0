"""The forms on a page of their own, under a strict policy, for every test that looks at them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.playground.forms.desk import Desk
from tests.playground.site import write_site
from tests.serving import STRICT, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = Path(__file__).parent / "page.js"
STATIC = ROOT / "sphinx_chaport/static"


@pytest.fixture(scope="module")
def desk_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of the forms, served under a strict policy."""
    folder = write_site(tmp_path_factory.mktemp("forms"), SCRIPT)
    for name in ("deriver.js", "sandbox.js"):
        shutil.copy(STATIC / name, folder)
    with served(folder, STRICT) as base:
        yield f"{base}/page.html"


@pytest.fixture(scope="module")
def shared_desk(browser: Browser, desk_address: str) -> Iterator[Desk]:
    with browser.new_context() as context:
        yield Desk(context.new_page(), desk_address)


@pytest.fixture
def desk(shared_desk: Desk) -> Iterator[Desk]:
    """The forms on a page that is loaded afresh; whatever happens there breaks no policy."""
    yield from shared_desk.afresh()
