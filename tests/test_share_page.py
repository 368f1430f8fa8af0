"""Sharing on a page: the button, and what a link does when it is opened."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Site, build

PAGE = "Title\n=====\n\n.. chaport-playground::\n   :run:\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("share"), {"index.rst": PAGE})


@pytest.fixture
def opened(page: Page, serve: Any, site: Site) -> Any:
    """Opens the playground with a fragment."""
    address = serve(site.output) + "/index.html"

    def open_page(fragment: str = "", tab: Page | None = None) -> Page:
        found = tab or page
        # A new fragment alone loads no page.
        found.goto("about:blank")
        found.goto(address + fragment)
        expect(found.locator(".chaport-play")).to_be_visible()
        return found

    return open_page


def code(page: Page) -> Any:
    return page.get_by_role("textbox", name="Code", exact=True)


def shared(page: Page) -> str:
    """The fragment of the link that the button copies."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".chaport-play-shared")).to_have_text("Link copied")
    link: str = page.evaluate("() => navigator.clipboard.readText()")
    assert link.startswith(page.url.partition("#")[0])
    return f"#{link.partition('#')[2]}"


def test_the_link_of_an_example_is_short_and_opens_it(opened: Any) -> None:
    page = opened("#chaport=e.close.queue")
    expect(code(page)).to_have_value(re.compile(r"q\('close'\)"))
    assert shared(page) == "#chaport=e.close.queue"


def test_a_link_opens_what_was_typed(opened: Any) -> None:
    page = opened()
    code(page).fill("chaport.toggle(); // mine")
    fragment = shared(page)
    assert fragment.startswith("#chaport=1.")
    fresh = opened(fragment)
    expect(code(fresh)).to_have_value("chaport.toggle(); // mine")
    assert shared(fresh) == fragment


def test_code_of_a_link_waits_for_the_reader(opened: Any) -> None:
    page = opened()
    code(page).fill("console.log('it ran');")
    fresh = opened(shared(page))
    expect(fresh.locator(".chaport-play")).to_contain_text("This code came with a link")
    expect(fresh.locator(".chaport-play iframe")).to_have_count(0)
    fresh.locator(".chaport-play-toolbar .chaport-play-run").click()
    expect(fresh.locator(".chaport-play")).to_contain_text("it ran")


def test_where_copying_is_not_allowed_the_link_is_shown(opened: Any, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    opened()
    # What the first run comes to is told, too.
    expect(page.locator(".chaport-play-status")).to_have_text("Done")
    page.get_by_role("button", name="Share").click()
    field = page.get_by_role("textbox", name="Link to this example")
    expect(field).to_be_focused()
    assert "#chaport=e." in field.input_value()
    selected = page.evaluate("() => getSelection().toString()")
    assert selected == field.input_value()
    expect(page.get_by_role("status").filter(has_text="Copy this link")).to_have_count(1)
    code(page).fill("chaport.close();")
    expect(field).to_be_hidden()


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#chaport=1.AAAA", "The link is damaged"),
        ("#chaport=9.AAAA", "newer playground"),
        ("#chaport=1." + "A" * 20_000, "more than this playground takes"),
        ("#chaport=e.no-such-example", "not on this site any more"),
    ],
    ids=["damaged", "newer", "large", "gone"],
)
def test_a_link_that_cannot_be_opened_says_so_and_loses_nothing(
    opened: Any, fragment: str, words: str
) -> None:
    page = opened(fragment)
    expect(page.locator(".chaport-play-damaged")).to_contain_text(words)
    expect(code(page)).to_have_value(re.compile(r"open\(\)"))
    code(page).fill("chaport.close(); // kept")
    page.evaluate("(fragment) => { location.hash = fragment + 'x'; }", fragment)
    expect(page.locator(".chaport-play-damaged")).to_be_visible()
    expect(code(page)).to_have_value("chaport.close(); // kept")


def test_what_is_too_long_for_a_link_says_so(opened: Any) -> None:
    page = opened()
    noise = page.evaluate(
        "() => Array.from({ length: 20000 }, () => Math.random().toString(36)[2]).join('')"
    )
    code(page).fill(f"// {noise}")
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".chaport-play-shared")).to_contain_text("too much for a link")


def test_a_link_works_from_a_file(
    page: Page, context: BrowserContext, site: Site, opened: Any
) -> None:
    opened()
    code(page).fill("chaport.toggle(); // from a file")
    fragment = shared(page)
    tab = context.new_page()
    tab.goto((site.output / "index.html").as_uri() + fragment)
    expect(code(tab)).to_have_value("chaport.toggle(); // from a file")
