"""The shop, for every test of the reference widget on pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.simulator.visit import Shop


@pytest.fixture(scope="module")
def all_tests_shop(playwright: Playwright, browser: Browser) -> Iterator[Shop]:
    shop = Shop(playwright, browser)
    yield shop
    shop.close()


@pytest.fixture
def shop(all_tests_shop: Shop) -> Iterator[Shop]:
    """Opens pages of a shop; they must say nothing on the console and ask for nothing elsewhere."""
    yield all_tests_shop
    all_tests_shop.end_test()
