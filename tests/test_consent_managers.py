"""The recipes for consent managers: each of them is the file that the guide shows."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.delivery.fake import Delivery
    from tests.delivery.visit import Visit

pytest_plugins = ["tests.delivery.visit"]

RECIPES = ROOT / "docs/snippets/consent"
PACKAGES = ROOT / "sphinx_chaport/client/node_modules"


class Manager(NamedTuple):
    """Where its files lie, and how a reader changes the answer afterwards."""

    name: str
    script: str
    style: str
    again: str


MANAGERS = [
    Manager(
        "vanilla-cookieconsent",
        "dist/cookieconsent.umd.js",
        "dist/cookieconsent.css",
        "CookieConsent.show(true)",
    ),
    Manager(
        "cookieconsent",
        "build/cookieconsent.min.js",
        "build/cookieconsent.min.css",
        "document.querySelector('.cc-revoke').click()",
    ),
]
every_manager = pytest.mark.parametrize("manager", MANAGERS, ids=lambda it: it.name)


def open_page(visit: Visit, manager: Manager) -> None:
    """A page with the manager and its recipe, both before the loader."""
    package = PACKAGES / manager.name
    assert package.is_dir(), "run `make unit`, which installs the packages of the client"
    shutil.copy(package / manager.script, visit.folder / "manager.js")
    shutil.copy(package / manager.style, visit.folder / "manager.css")
    shutil.copy(RECIPES / f"{manager.name}.js", visit.folder / "recipe.js")
    head = (
        '<link rel="stylesheet" href="manager.css"><script src="manager.js"></script>'
        '<script src="recipe.js"></script>'
    )
    # Browsers that are driven are not asked by some.
    visit.page.add_init_script("Object.defineProperty(navigator, 'webdriver', { value: false });")
    visit.open(loading="consent", head=head, strict=False)


def answer(visit: Visit, name: str) -> None:
    visit.page.get_by_text(name, exact=True).locator("visible=true").first.click()


@every_manager
def test_a_yes_loads_the_chat_now_and_on_later_pages(
    visit: Visit, delivery: Delivery, manager: Manager
) -> None:
    open_page(visit, manager)
    expect(visit.page.get_by_text("Load the chat", exact=True).first).to_be_visible()
    assert delivery.asked == []
    answer(visit, "Load the chat")
    visit.becomes("ready")
    visit.go("index")
    visit.becomes("ready")
    assert visit.said == []


@every_manager
def test_a_no_loads_nothing_now_or_on_later_pages(
    visit: Visit, delivery: Delivery, manager: Manager
) -> None:
    open_page(visit, manager)
    answer(visit, "No chat")
    visit.becomes("revoked")
    visit.go("index")
    visit.becomes("revoked")
    assert delivery.asked == []


@every_manager
def test_the_answer_can_be_changed_without_a_reload(visit: Visit, manager: Manager) -> None:
    open_page(visit, manager)
    answer(visit, "Load the chat")
    visit.becomes("ready")
    visit.do(f"{manager.again};")
    answer(visit, "No chat")
    visit.becomes("revoked")
    assert visit.state["session"] is None
