"""Readers on pages with playgrounds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

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


@pytest.fixture
def folder(shared_ground: Ground) -> Path:
    """Where the page and its files lie."""
    return shared_ground.folder
