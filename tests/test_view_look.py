"""What the reference widget looks like: colours, sizes, movement, on screens of every kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.view.widget import HOST, STATES, Widget

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytest_plugins = ["tests.view.fixtures"]

EXPANDED = STATES["expanded"]
every_state = pytest.mark.parametrize("state", STATES)


# -- the look -----------------------------------------------------------------------------------


@every_state
@pytest.mark.parametrize("look", ["light", "dark", "rtl", "forced"])
def test_axe_finds_nothing(widget: Widget, state: str, look: str) -> None:
    page = widget.page
    if look == "dark":
        page.evaluate("() => { document.body.style.backgroundColor = '#111'; }")
    elif look == "rtl":
        page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    elif look == "forced":
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
    widget.show(**STATES[state])
    assert widget.axe() == []


@every_state
@pytest.mark.parametrize("width", [320, 1280])
def test_what_can_be_touched_is_large_enough_and_on_the_screen(
    widget: Widget, state: str, width: int
) -> None:
    widget.page.set_viewport_size({"width": width, "height": 568})
    widget.show(**STATES[state])
    targets = widget.page.locator(f"{HOST} :is(button, textarea)").filter(visible=True)
    assert targets.count()
    for target in targets.all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 568


def luminance(colour: str) -> float:
    """Relative luminance of a computed colour, by WCAG 2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_text_can_be_read_on_every_window_colour(widget: Widget) -> None:
    steps = ("00", "40", "77", "80", "bf", "ff")
    colours = [f"#{r}{g}{b}" for r in steps for g in steps for b in steps]
    pairs = widget.page.evaluate(
        """([colours, host]) => colours.map((color) => {
          window.show({ state: 'expanded', appearance: { color } });
          const header = document.querySelector(host).shadowRoot.querySelector('[part=header]');
          const { backgroundColor, color: ink } = getComputedStyle(header);
          return [backgroundColor, ink];
        })""",
        [colours, HOST],
    )
    assert len({back for back, _ in pairs}) == len(colours)
    assert min(contrast(back, ink) for back, ink in pairs) >= 4.5


@pytest.mark.parametrize(
    ("change", "dark"),
    [
        ("document.body.style.backgroundColor = '#131416'", True),
        ("document.documentElement.style.backgroundColor = 'black'", True),
        ("document.documentElement.style.colorScheme = 'dark'", True),
        ("document.body.style.backgroundColor = '#fafafa'", False),
        ("document.body.className = 'x'", False),
    ],
)
def test_the_widget_takes_the_light_or_the_dark_of_the_page(
    widget: Widget, change: str, dark: bool
) -> None:
    widget.show(**EXPANDED)
    widget.page.evaluate(f"() => {{ {change}; }}")
    paper = re.compile(r"rgb\(29, 32, 38\)" if dark else r"rgb\(255, 255, 255\)")
    expect(widget.part("window")).to_have_css("background-color", paper)


def test_on_a_page_from_right_to_left_all_is_mirrored_but_the_corner(widget: Widget) -> None:
    widget.page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    widget.show(**EXPANDED)
    assert widget.part("root").get_attribute("dir") == "rtl"
    assert widget.box("launcher")["x"] > 640
    assert widget.box("avatar")["x"] > widget.box("close")["x"]
    assert widget.box("send")["x"] < widget.box("input")["x"]
    assert {widget.style(part, "textAlign") for part in ("team", "welcome")} == {"right"}
    mine = widget.part("text").nth(0).bounding_box()
    theirs = widget.part("text").nth(1).bounding_box()
    assert mine
    assert theirs
    assert mine["x"] < theirs["x"]
    widget.show(position={"side": "left"})
    assert widget.box("launcher")["x"] == 20


def test_in_forced_colours_everything_has_an_edge(widget: Widget) -> None:
    widget.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    paper = "rgb(255, 255, 255)"
    for state, parts in {
        "expanded": ("window", "text", "send", "close", "launcher"),
        "semiExpanded": ("bubble", "bubble-close"),
    }.items():
        widget.show(**STATES[state])
        for part in parts:
            assert widget.style(part, "borderTopStyle") == "solid"
            assert float(widget.style(part, "borderTopWidth").removesuffix("px")) >= 1
            assert widget.style(part, "borderTopColor") != paper


def test_focus_can_be_seen(widget: Widget) -> None:
    widget.show(**EXPANDED)
    widget.part("input").fill("Hello")
    widget.part("input").focus()
    assert widget.style("composer", "boxShadow") != "none"
    for expected in ("send", "launcher"):
        widget.page.keyboard.press("Tab")
        assert widget.focus == expected
        assert widget.style(expected, "outlineStyle") == "solid"


def test_nothing_is_printed(widget: Widget) -> None:
    widget.show(**EXPANDED)
    widget.page.emulate_media(media="print")
    expect(widget.part("launcher")).to_be_hidden()
    expect(widget.part("window")).to_be_hidden()


def test_the_page_does_not_reach_into_the_widget(widget: Widget) -> None:
    widget.show(**EXPANDED)
    assert widget.page.locator(HOST).evaluate("(host) => getComputedStyle(host).opacity") == "1"
    assert "monospace" not in widget.style("team", "fontFamily")
    assert widget.style("input", "letterSpacing") == "normal"
    assert widget.style("input", "textTransform") == "none"
    assert widget.box("window")["width"] == 380
    assert widget.box("window")["height"] == 560


def test_nothing_is_drawn_where_nothing_is_visible(widget: Widget) -> None:
    widget.show(visible=False)
    assert widget.page.locator(HOST).count() == 0
    widget.show(visible=True)
    expect(widget.part("launcher")).to_be_visible()


# -- movement -----------------------------------------------------------------------------------

MOVED = """(host) => new Promise((done) => {
  const root = document.querySelector(host).shadowRoot;
  const launcher = root.querySelector('[part=launcher]');
  const place = () => launcher.getBoundingClientRect().x;
  window.show({ position: { x: 100, y: 50 } });
  const moving = root.querySelector('[part=anchor]').getAnimations()
    .map((item) => item.effect.getTiming().duration);
  const from = place();
  let later = false;
  window.view.settled(() => done({ moving, from, to: place(), later }));
  later = true;
})"""


def test_the_end_of_a_movement_is_told_once_it_has_ended(widget: Widget) -> None:
    widget.page.emulate_media(reduced_motion="no-preference")
    seen = widget.page.evaluate(MOVED, HOST)
    assert seen["moving"]
    assert max(seen["moving"]) <= 150
    assert seen["from"] > seen["to"] == 1280 - 100 - 80
    assert seen["later"]


def test_with_reduced_motion_nothing_moves(widget: Widget) -> None:
    seen = widget.page.evaluate(MOVED, HOST)
    assert seen == {"moving": [], "from": 1100, "to": 1100, "later": True}
    widget.show(**EXPANDED)
    for part in ("window", "typing"):
        running = "(element) => element.getAnimations({ subtree: true }).length"
        assert widget.part(part).evaluate(running) == 0


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_window_stays_on_small_screens(widget: Widget, side: str) -> None:
    for width, height in ((320, 480), (700, 420), (1280, 800)):
        widget.page.set_viewport_size({"width": width, "height": height})
        widget.show(**EXPANDED, position={"side": side, "x": 40, "y": 10})
        box = widget.box("window")
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width


def test_a_page_that_is_not_made_for_phones_gets_the_window_scaled_to_the_phone(
    browser: Browser, folder: Path, serve: Any
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True}
    with browser.new_context(**phone) as context:
        page = context.new_page()
        page.goto(f"{serve(folder)}/wide.html")
        assert page.evaluate("() => innerWidth") > 900
        page.evaluate("(drawing) => show(drawing)", {**EXPANDED, "layout": "scaled-window"})
        width = page.evaluate("() => innerWidth")
        box = page.locator("[part=window]").bounding_box()
        assert box
        assert box["width"] > 0.85 * width
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_full_screen_covers_all(widget: Widget) -> None:
    widget.page.set_viewport_size({"width": 390, "height": 844})
    widget.show(**STATES["full-screen"])
    assert widget.box("window") == {"x": 0, "y": 0, "width": 390, "height": 844}
