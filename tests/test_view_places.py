"""Where the reference widget stands: other places, and the pages of themes and applications."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.themes.sites import site
from tests.view.widget import HOST, STATES, Widget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["tests.view.fixtures"]

EXPANDED = STATES["expanded"]


# -- other places -------------------------------------------------------------------------------


def enter(widget: Widget, place: Any) -> Any:
    return widget.page.evaluate("(place) => window.view.enter(place)", place)


def test_the_chat_fills_an_element(widget: Widget) -> None:
    widget.page.evaluate("() => { here.style.cssText = 'width: 300px; height: 400px'; }")
    assert enter(widget, {"selector": "#here"}) is None
    drawing = {**STATES["full-screen"], "launcher": True}
    widget.show(**drawing, place={"selector": "#here"})
    window = widget.page.locator("#here [part=window]")
    box, around = window.bounding_box(), widget.page.locator("#here").bounding_box()
    assert box == around
    assert window.get_attribute("aria-modal") is None
    expect(widget.part("launcher").filter(visible=True)).to_have_count(0)
    window.locator("[part=close]").click()
    assert widget.page.locator("#here *").count() == 0
    expect(widget.part("launcher")).to_be_visible()


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ({"selector": "#nowhere"}, "no element of the page matches `#nowhere`."),
        ({"selector": "##"}, "`##` is not a valid selector."),
        ("_self", "`_self` would replace the page; take another name."),
    ],
)
def test_a_place_that_is_not_there_says_why(widget: Widget, place: Any, why: str) -> None:
    assert enter(widget, place) == why
    widget.show(**EXPANDED, place=place)
    expect(widget.part("window")).to_be_visible()


FRAME = """([name, sandbox]) => new Promise((done) => {
  const frame = document.createElement('iframe');
  frame.name = name;
  if (sandbox) frame.sandbox = '';
  frame.onload = done;
  document.body.append(frame);
}).then(() => undefined)"""


def test_the_chat_opens_in_a_named_frame(widget: Widget) -> None:
    widget.page.evaluate(FRAME, ["support", False])
    assert enter(widget, "support") is None
    widget.show(**EXPANDED, place="support")
    window = widget.page.frame_locator("[name=support]").locator("[part=window]")
    expect(window).to_have_css("display", "flex")
    expect(widget.part("window")).to_be_hidden()
    widget.show(state="collapsed", place=None)
    expect(window).to_have_count(0)


def test_where_its_place_goes_away_the_chat_is_in_the_corner(widget: Widget) -> None:
    widget.show(**EXPANDED, place={"selector": "#here"})
    widget.page.locator("#here [part=input]").fill("Draft")
    widget.page.evaluate("() => document.querySelector('#here').remove()")
    widget.show(online=False)
    expect(widget.part("window")).to_be_visible()
    assert widget.part("input").input_value() == "Draft"


def test_a_sandboxed_frame_says_why_it_cannot_be_used(widget: Widget) -> None:
    widget.page.evaluate(FRAME, ["apart", True])
    why = "the frame `apart` is sandboxed or of another origin."
    assert enter(widget, "apart") == why
    assert widget.page.evaluate("() => window.broken") == []


@pytest.mark.parametrize("name", ["_blank", "support-window"])
def test_the_chat_opens_in_a_window_and_closing_it_is_told(widget: Widget, name: str) -> None:
    with widget.page.expect_popup() as popup:
        assert enter(widget, name) is None
        widget.show(**EXPANDED, place=name)
    opened = popup.value
    assert opened.title() == "A page with the view"
    opened.locator("[part=input]").fill("Hello")
    opened.locator("[part=send]").click()
    assert widget.done == [["send", "Hello"]]
    assert opened.locator("[part=text]").last.inner_text() == "Hello"
    opened.close(run_before_unload=False)
    widget.page.wait_for_function("() => window.done.includes('left')")
    expect(widget.part("launcher")).to_be_visible()


def test_the_window_goes_when_the_chat_closes(widget: Widget) -> None:
    with widget.page.expect_popup() as popup:
        enter(widget, "_blank")
        widget.show(**EXPANDED, place="_blank")
    with popup.value.expect_event("close"):
        popup.value.locator("[part=close]").evaluate("(cross) => setTimeout(() => cross.click())")
    assert widget.done == ["close"]


def test_a_blocked_window_says_why(widget: Widget) -> None:
    widget.page.evaluate("() => { window.open = () => null; }")
    why = "the browser blocked the new window; open it on a click."
    assert enter(widget, "_blank") == why


# -- the page around it -------------------------------------------------------------------------


def test_it_comes_back_where_a_page_replaces_its_body(widget: Widget) -> None:
    widget.show(**EXPANDED)
    widget.part("input").fill("Draft")
    for change in (
        "() => document.querySelector('chaport-simulator').remove()",
        "() => { document.body.innerHTML = '<p>Another page</p>'; }",
        "() => { document.body = document.createElement('body'); }",
        "() => { document.body.remove(); }",
    ):
        widget.page.evaluate(change)
        if "body.remove" in change:
            widget.page.evaluate(
                "() => document.documentElement.append(document.createElement('body'))"
            )
        expect(widget.part("window")).to_be_visible()
        assert widget.part("input").input_value() == "Draft"


def test_the_view_asks_the_network_for_nothing(widget: Widget) -> None:
    for drawing in STATES.values():
        widget.show(**drawing)
    names = {url.rpartition("/")[2] for url in widget.requests}
    assert names <= {"page.html", "page.js", "page.css", "favicon.ico"}


def test_it_works_from_a_file(browser: Browser, folder: Path) -> None:
    with browser.new_context() as context:
        widget = Widget(context.new_page(), (folder / "page.html").as_uri())
        widget.load()
        widget.part("launcher").click()
        assert widget.focus == "input"
        assert widget.box("window")["width"] == 380
        assert widget.problems == []


@pytest.fixture
def themed(browser: Browser, folder: Path) -> Iterator[Any]:
    """Opens a page of a theme with the collapsed widget on it."""
    context = browser.new_context()

    def visit(theme: str, width: int) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 700})
        page.goto((site(theme).output / "method.html").as_uri())
        page.add_script_tag(path=folder / "page.js")
        assert on_top(page)
        return page

    yield visit
    context.close()


def on_top(page: Page) -> bool:
    """Whether the launcher is what a click in its middle would meet."""
    return bool(
        page.evaluate(
            """(host) => {
              const element = document.querySelector(host);
              const launcher = element.shadowRoot.querySelector('[part=launcher]');
              const { x, y } = launcher.getBoundingClientRect();
              return document.elementFromPoint(x + 30, y + 30) === element;
            }""",
            HOST,
        )
    )


def test_furo_draws_its_drawers_above_the_widget(themed: Any) -> None:
    page = themed("furo", 360)
    page.locator("label.toc-overlay-icon, label.nav-overlay-icon").filter(visible=True).last.click()
    page.wait_for_function("() => document.querySelector('input.sidebar-toggle:checked')")
    page.evaluate("() => document.getAnimations().forEach((item) => item.finish())")
    assert not on_top(page)


def test_pydata_draws_its_search_dialog_above_the_widget(themed: Any) -> None:
    page = themed("pydata_sphinx_theme", 1280)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog[open]")).to_be_visible()
    assert not on_top(page)


LAYERS = """() => [...document.styleSheets].flatMap((sheet) => {
  const rules = (list) => [...list].flatMap((rule) => rule.cssRules?.length && !rule.selectorText
    ? rules(rule.cssRules) : [rule]);
  return rules(sheet.cssRules).filter((rule) => rule.style?.zIndex)
    .map((rule) => [rule.selectorText, rule.style.zIndex]);
})"""
ABOVE = (
    r"drawer|overlay|rst-versions|version-switcher|bd-header|sidebar-primary|skip-to|modal|nav-side"
)


@pytest.mark.parametrize(
    "theme", ["furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme"]
)
def test_it_stands_between_a_theme_s_content_and_its_menus(
    browser: Browser, serve: Any, theme: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{serve(site(theme).output)}/method.html")
        layers = [(name, int(z)) for name, z in page.evaluate(LAYERS) if re.fullmatch(r"-?\d+", z)]
        menus = {name: z for name, z in layers if re.search(ABOVE, name) and z > 12}
        assert menus
        assert min(menus.values()) > 15
        assert {name: z for name, z in layers if name not in menus and 10 < z <= 15} == {}
