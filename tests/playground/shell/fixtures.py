"""Readers on pages with playgrounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.playground.shell.page import Ground
from tests.serving import served

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
def strict_address(shared_ground: Ground) -> Iterator[str]:
    """The page's folder, served under a strict policy, from which no file is exempt."""
    with served(shared_ground.folder, "default-src 'self'") as base:
        yield base
