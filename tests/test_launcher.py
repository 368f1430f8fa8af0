"""The launcher of our own: a real button in the widget's place, and what replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.delivery.fake import STATIC
from tests.delivery.site import FALLBACK, LABEL, LAUNCHER, write_page
from tests.delivery.visit import WIDGET
from tests.themes.sites import every_theme, site
from tests.themes.visits import AXE, RUN_AXE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.delivery.fake import Delivery
    from tests.delivery.visit import Visit

pytest_plugins = ["tests.delivery.visit"]

BOX = """(it) => {
  const { x, y, width, height } = it.getBoundingClientRect();
  return { x, y, width, height };
}"""
STYLE = "(it, name) => getComputedStyle(it)[name]"
RIGHT_TO_LEFT = 'dir="rtl"'
# Each frame from the click on: whether a launcher stands in the corner, ours or the widget's.
WATCH = """() => {
  window.frames_seen = [];
  const look = () => {
    const found = document.elementFromPoint(innerWidth - 50, innerHeight - 50);
    frames_seen.push(Boolean(found?.closest('.chaport-launcher, chaport-simulator')));
    requestAnimationFrame(look);
  };
  look();
}"""


def box(visit: Visit) -> dict[str, float]:
    return visit.launcher.evaluate(BOX)  # type: ignore[no-any-return]


def test_it_is_a_real_button_that_keys_can_use(visit: Visit) -> None:
    visit.open(loading="intent")
    expect(visit.launcher).to_have_count(1)
    expect(visit.link).to_have_count(0)
    visit.page.keyboard.press("Tab")
    expect(visit.launcher).to_be_focused()
    assert visit.launcher.evaluate(STYLE, "outlineStyle") == "solid"
    assert box(visit)["width"] >= 44
    assert box(visit)["height"] >= 44
    visit.page.keyboard.press("Enter")
    visit.becomes("ready")


@pytest.mark.parametrize("html", ["", RIGHT_TO_LEFT])
@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("x", "y"), [(0, 0), (30, 70)])
def test_it_stands_where_the_widget_s_will(
    visit: Visit, side: str, x: int, y: int, html: str
) -> None:
    config = {"appearance": {"position": [side, x, y], "windowColor": "#1565c0"}}
    look = {"side": side, "x": x, "y": y}
    visit.open(loading="intent", config=config, launcher=look, html=html)
    before, color = box(visit), visit.launcher.evaluate(STYLE, "backgroundColor")
    visit.launcher.click()
    visit.becomes("ready")
    visit.do("chaport.close();")
    theirs = visit.page.locator("[part=launcher]")
    expect(theirs).to_be_visible()
    assert theirs.evaluate(BOX) == before
    assert theirs.evaluate(STYLE, "backgroundColor") == color


def test_it_gives_way_without_a_gap_and_does_not_come_back(visit: Visit) -> None:
    visit.open(loading="intent")
    visit.page.evaluate(WATCH)
    visit.launcher.click()
    visit.becomes("ready")
    expect(visit.launcher).to_have_count(0)
    assert all(visit.value("frames_seen"))
    for code in ("chaport.close();", "chaport.hideLauncher();", "chaport.showLauncher();"):
        visit.do(code)
        expect(visit.launcher).to_have_count(0)


def test_a_second_click_opens_nothing_twice(visit: Visit, delivery: Delivery) -> None:
    delivery.stages["insert"] = "slow"
    visit.open(loading="intent")
    visit.launcher.dblclick()
    visit.holds("insert")
    assert visit.value("chaport._q.length") == 1
    assert delivery.asked == ["insert"]


def test_focus_goes_where_the_widget_puts_it(visit: Visit, delivery: Delivery) -> None:
    delivery.before = """chaport.on('widget.stateChange', () => {
      const field = document.createElement('input');
      document.body.append(field);
      field.focus();
    });"""
    visit.open(loading="intent")
    visit.launcher.press("Enter")
    visit.becomes("ready")
    expect(visit.launcher).to_have_count(0)
    expect(visit.page.locator("body > input")).to_be_focused()


def test_focus_stays_on_the_link_that_replaces_it(visit: Visit, delivery: Delivery) -> None:
    delivery.stages["insert"] = "blocked"
    visit.open(loading="intent", launcher={"side": "left", "y": 40, "blocked": "Gesperrt."})
    before = box(visit)
    visit.launcher.press("Enter")
    visit.becomes("blocked")
    expect(visit.link).to_be_focused()
    assert visit.link.evaluate(BOX) == before
    expect(visit.page.get_by_role("status")).to_have_text("Gesperrt.")
    with visit.page.expect_request(FALLBACK):
        visit.page.keyboard.press("Enter")


def test_without_a_fallback_there_is_no_dead_button(visit: Visit, delivery: Delivery) -> None:
    delivery.stages["insert"] = "blocked"
    visit.open(loading="intent", fallback="")
    visit.launcher.click()
    visit.becomes("blocked")
    expect(visit.launcher).to_have_count(0)


def test_without_javascript_it_is_a_link(
    browser: Browser, visit: Visit, delivery: Delivery
) -> None:
    visit.open(loading="intent")
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{visit.address}/index.html")
        link = page.get_by_role("link", name=LABEL)
        expect(link).to_be_visible()
        expect(link).to_have_attribute("href", FALLBACK)
    assert delivery.asked == []


def test_a_loader_that_is_blocked_leaves_the_link(visit: Visit) -> None:
    visit.page.route("**/loader-intent.js", lambda route: route.abort())
    visit.open("other", loading="manual")
    write_page(visit.folder, loading="intent")
    visit.page.goto(f"{visit.address}/index.html")
    expect(visit.link).to_be_visible()


def test_a_page_without_the_link_has_the_button(visit: Visit) -> None:
    visit.page.add_init_script(
        "document.addEventListener('readystatechange', () =>"
        " document.querySelector('a.chaport-launcher')?.remove(), { once: true });"
    )
    visit.open(loading="intent")
    expect(visit.launcher).to_be_visible()


def test_it_is_not_printed(visit: Visit) -> None:
    visit.open(loading="intent")
    visit.page.emulate_media(media="print")
    expect(visit.launcher).to_be_hidden()


def test_forced_colours_show_its_edge_and_its_sign(visit: Visit) -> None:
    visit.open(loading="intent")
    visit.page.emulate_media(forced_colors="active")
    background = visit.launcher.evaluate(STYLE, "backgroundColor")
    assert visit.launcher.evaluate(STYLE, "borderTopColor") != background
    sign = "(it) => getComputedStyle(it, '::before').borderTopColor"
    assert visit.launcher.evaluate(sign) != background


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit.open(loading="intent", strict=False)
    visit.page.add_script_tag(path=AXE)
    assert visit.page.evaluate(RUN_AXE, [{"exclude": []}, {}]) == []


# -- in themes --------------------------------------------------------------------------------

# What readers open over a page: dialogs of the search, drawers, menus of versions.
OVER = (
    "#pst-search-dialog, .bd-search__container dialog, .search-button__wrapper, .rst-versions,"
    " .sidebar-drawer, .toc-drawer"
)
PUT = """([look, label, style]) => {
  const element = document.createElement('a');
  element.className = 'chaport-launcher';
  element.href = '#';
  element.textContent = label;
  document.querySelector('main, [role=main], .body').append(element);
  const sheet = document.createElement('style');
  sheet.textContent = style;
  document.head.append(sheet);
  Object.assign(element.style, { background: look.color, color: look.ink });
}"""
MENU = """() => {
  const menu = document.createElement('div');
  menu.className = 'rst-versions';
  menu.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 300px; height: 300px';
  document.body.append(menu);
  return getComputedStyle(menu).zIndex;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_theme
def test_it_looks_the_same_in_each_theme(visit: Visit, theme: str, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto((site(theme).output / "plain.html").as_uri())
    style = (STATIC / "launcher.css").read_text("utf-8")
    page.evaluate(PUT, [LAUNCHER, LABEL, style])
    link = page.locator("a.chaport-launcher")
    found: dict[str, Any] = link.evaluate(BOX)
    assert (found["width"], found["height"]) == (60, 60)
    size = page.viewport_size
    assert size is not None
    width = page.evaluate("() => document.documentElement.clientWidth")
    assert (found["x"], found["y"]) == (width - 80, size["height"] - 80)
    link.hover()
    assert link.evaluate(STYLE, "backgroundColor") == "rgb(21, 101, 192)"
    assert link.evaluate(STYLE, "color") == "rgb(255, 255, 255)"
    assert link.evaluate(STYLE, "fontSize") == "0px"


@every_theme
def test_menus_and_dialogs_of_themes_are_above_it(visit: Visit, theme: str) -> None:
    page = visit.page
    page.goto((site(theme).output / "plain.html").as_uri())
    style = (STATIC / "launcher.css").read_text("utf-8")
    page.evaluate(PUT, [LAUNCHER, LABEL, style])
    own = int(page.locator("a.chaport-launcher").evaluate(STYLE, "zIndex"))
    above = page.locator(OVER).evaluate_all(
        "(all) => all.map((it) => [it.tagName, getComputedStyle(it).zIndex])"
        ".filter(([name, z]) => name !== 'DIALOG' && z !== 'auto').map(([, z]) => Number(z))"
    )
    assert [z for z in above if z <= own] == []
    if "rtd" in theme:
        assert int(page.evaluate(MENU)) > own


def test_the_widget_is_over_it(visit: Visit) -> None:
    visit.open(loading="intent")
    visit.launcher.click()
    visit.page.wait_for_function(
        f"() => document.elementFromPoint(innerWidth - 50, innerHeight - 50)?.matches('{WIDGET}')"
    )
