"""Themes that go to another page without loading one: one widget, which goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.delivery.site import write_page
from tests.delivery.visit import WIDGET

if TYPE_CHECKING:
    from tests.delivery.visit import Visit

pytest_plugins = ["tests.delivery.visit"]

# As themes do it: the address first, then the new page's text; one replaces what is in the body,
# one the body itself, one a part of it, and one runs the new page's scripts again.
GO = """async (address, way) => {
  history.pushState(null, '', address);
  const text = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(text, 'text/html');
  document.title = page.title;
  const main = page.querySelector('main').innerHTML;
  if (way === 'body') document.body.replaceWith(document.adoptNode(page.body));
  if (way === 'content') document.body.innerHTML = page.body.innerHTML;
  if (way === 'main') document.querySelector('main').innerHTML = main;
  if (way === 'scripts') {
    document.body.replaceWith(document.adoptNode(page.body));
    for (const old of page.head.querySelectorAll('script')) {
      const script = document.createElement('script');
      for (const { name, value } of old.attributes) script.setAttribute(name, value);
      document.head.append(script);
    }
  }
}"""
WAYS = ("body", "content", "main", "scripts")
THERE = {
    "appearance": {"position": ["left", 10, 20]},
    "visitor": {"custom": {"page": "second"}},
    "assignments": {"rules": [{"team-b": True}]},
}


def write_both(visit: Visit, loading: str, **second: Any) -> None:
    write_page(visit.folder, "second", loading=loading, **second)


def move(visit: Visit, way: str, name: str = "second") -> None:
    with visit.page.expect_response(f"**/{name}.html"):
        visit.page.evaluate(f"([address, way]) => ({GO})(address, way)", [f"{name}.html", way])


def views(visit: Visit) -> list[Any]:
    return visit.value(  # type: ignore[no-any-return]
        "chaportSimulator.trace().filter((it) => it.name === 'newPageView' && it.args)"
        ".map((it) => it.args[0])"
    )


@pytest.mark.parametrize("way", WAYS)
def test_the_widget_goes_along(visit: Visit, way: str) -> None:
    write_both(visit, "immediate", config=THERE)
    visit.open()
    visit.becomes("ready")
    visit.do("chaport.open();")
    visit.do("window.first = document.querySelector('chaport-simulator');")
    move(visit, way)
    visit.page.wait_for_function("() => chaportSimulator.state().visitor.custom?.page")
    visit.expect_widget()
    expect(visit.page.locator("[part=window]")).to_be_visible()
    assert visit.value("first === document.querySelector('chaport-simulator')")
    assert visit.state["position"] == ["left", 10, 20]
    assert visit.value("chaportConfig.assignments.rules.length") == 1
    address = f"{visit.address}/second.html"
    visit.page.wait_for_function(
        "() => chaportSimulator.trace().some((it) => it.name === 'newPageView')"
    )
    assert views(visit)[-1] == {"url": address, "title": "second"}
    assert visit.statuses.count("ready") == 1


@pytest.mark.parametrize("way", WAYS)
def test_there_and_back(visit: Visit, way: str) -> None:
    write_both(visit, "immediate", config=THERE)
    visit.open()
    visit.becomes("ready")
    move(visit, way)
    visit.page.wait_for_function("() => chaportSimulator.state().position[0] === 'left'")
    move(visit, way, "index")
    visit.page.wait_for_function("() => chaportSimulator.state().position[0] === 'right'")
    visit.expect_widget()


@pytest.mark.parametrize("way", WAYS)
def test_the_launcher_goes_along(visit: Visit, way: str) -> None:
    write_both(visit, "intent")
    visit.open(loading="intent")
    expect(visit.launcher).to_be_visible()
    move(visit, way)
    expect(visit.launcher).to_have_count(1)
    expect(visit.link).to_have_count(0)
    assert visit.delivery.asked == []
    visit.launcher.click()
    visit.becomes("ready")
    visit.expect_widget()
    expect(visit.launcher).to_have_count(0)


def test_what_starts_on_the_new_page_has_its_configuration(visit: Visit) -> None:
    write_both(visit, "intent", config=THERE)
    visit.open(loading="intent")
    move(visit, "body")
    visit.page.wait_for_function("() => chaportConfig.visitor")
    visit.launcher.click()
    visit.becomes("ready")
    assert visit.state["position"] == ["left", 10, 20]


def test_on_a_page_that_has_none_it_is_hidden(visit: Visit) -> None:
    write_both(visit, "immediate")
    off = "<!doctype html><title>off</title><main>Nothing</main>"
    visit.folder.joinpath("off.html").write_text(off, "utf-8")
    visit.open()
    visit.becomes("ready")
    move(visit, "main", "off")
    visit.page.wait_for_function("() => !chaportSimulator.state().launcher")
    move(visit, "main", "second")
    visit.page.wait_for_function("() => chaportSimulator.state().launcher")


def test_a_place_in_the_same_page_is_no_move(visit: Visit) -> None:
    visit.open()
    visit.becomes("ready")
    visit.do("history.pushState(null, '', '#part'); history.replaceState(null, '', '#other');")
    visit.page.wait_for_load_state("networkidle")
    assert visit.value("document.querySelectorAll('script[src*=navigation]').length") == 0
    expect(visit.page.locator(WIDGET)).to_have_count(1)
