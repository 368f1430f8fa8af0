"""`appearance`: how the widget looks and where it stands."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.simulator.cases import option
from tests.simulator.visit import Shop, Visit

API = json.loads((ROOT / "sphinx_chaport/static/chaport-api.json").read_text("utf-8"))
# The launcher's distance from the corner where no offset is given.
MARGIN = 20
OURS = {"windowColor": "teal", "teamName": "Account", "position": ["left"]}


def names() -> dict[str, str]:
    """The colours that have a name."""
    (appearance,) = (one for one in API["options"] if one["name"] == "appearance")
    (color,) = (one for one in appearance["properties"] if one["name"] == "windowColor")
    return dict(color["type"]["anyOf"][0]["x-colors"])


def colors(here: Visit) -> set[str]:
    """The colours of the launcher and of the header."""
    here.open()
    return {here.style(part, "backgroundColor") for part in ("launcher", "header")}


def rgb(color: str) -> str:
    """A hex colour as browsers write it."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


@option("appearance")
def appearance(shop: Shop) -> None:
    simulated = {"account": {"appearance": OURS}}
    here = shop(simulated=simulated)
    assert colors(here) == {rgb(names()["teal"])}
    expect(here.part("team")).to_have_text("Account")
    assert here.box("launcher")["left"] == MARGIN
    # The page's own goes over the account's, property by property.
    here = shop("appearance: { teamName: 'Page' }", simulated=simulated)
    assert colors(here) == {rgb(names()["teal"])}
    expect(here.part("team")).to_have_text("Page")
    assert here.box("launcher")["left"] == MARGIN


@option("appearance.windowColor")
def window_color(shop: Shop) -> None:
    assert len(names()) == 11
    wanted = {**names(), "#123456": "#123456", "#A1b2C3": "#a1b2c3", "#f0a": "#ff00aa"}
    for color, hexadecimal in wanted.items():
        here = shop(f"appearance: {{ windowColor: '{color}' }}")
        assert colors(here) == {rgb(hexadecimal)}, color
    assert colors(shop()) == {rgb(names()["blue"])}


@option("appearance.teamName")
def team_name(shop: Shop) -> None:
    here = shop("appearance: { teamName: 'Example Sales' }")
    here.open()
    expect(here.part("team")).to_have_text("Example Sales")
    expect(here.page.get_by_role("dialog", name="Example Sales")).to_be_visible()
    here = shop()
    here.open()
    assert here.part("team").inner_text() not in {"", "Example Sales"}


def welcomes(here: Visit) -> list[str]:
    """What the header says while operators are online, and while they are offline."""
    here.open()
    said = [here.part("welcome").inner_text()]
    here.do("chaportSimulator.setOnline(false)")
    return [*said, here.part("welcome").inner_text()]


@option("appearance.onlineWelcome")
def online_welcome(shop: Shop) -> None:
    online, offline = welcomes(shop())
    assert online
    assert welcomes(shop("appearance: { onlineWelcome: 'Good day' }")) == ["Good day", offline]


@option("appearance.offlineWelcome")
def offline_welcome(shop: Shop) -> None:
    online, offline = welcomes(shop())
    assert offline not in {"", online}
    assert welcomes(shop("appearance: { offlineWelcome: 'Good night' }")) == [online, "Good night"]


@option("appearance.position")
def position(shop: Shop) -> None:
    for given, side, x, y in [
        (None, "right", 0, 0),
        ("['right']", "right", 0, 0),
        ("['left']", "left", 0, 0),
        ("['right', 30]", "right", 30, 0),
        ("['right', 30, 45]", "right", 30, 45),
        ("['left', 50, 10]", "left", 50, 10),
        ("['left', -5, 0]", "left", -5, 0),
    ]:
        here = shop(f"appearance: {{ position: {given} }}" if given else "")
        box = here.box("launcher")
        assert (box[side], box["bottom"]) == (MARGIN + x, MARGIN + y), given
        here.open()
        window = here.box("window")
        assert window[side] == MARGIN + x, given
        assert window["bottom"] > box["bottom"] + box["height"], given


@option("appearance.textStatuses")
def text_statuses(shop: Shop) -> None:
    def statuses(config: str) -> list[tuple[str, bool, bool]]:
        """What is said of a message as time goes by; whether as text, whether as a picture."""
        here = shop(config, clock=True, simulated={"environment": {"online": False}})
        here.write("Hello")
        found = [status(here)]
        here.page.clock.run_for(60_000)
        found.append(status(here))
        here.do("chaportSimulator.setOnline(true)")
        here.page.clock.run_for(60_000)
        return [*found, status(here)]

    def status(here: Visit) -> tuple[str, bool, bool]:
        word = here.part("message][data-from=visitor] [part=status-text")
        box = word.bounding_box()
        picture = here.part("status").locator("svg").first
        return word.text_content() or "", bool(box and box["width"] > 1), picture.is_visible()

    words = ["Sending", "Unread", "Read"]  # as in the contract
    assert statuses("appearance: { textStatuses: true }") == [(word, True, False) for word in words]
    # Else they are pictures, whose words are there for those who cannot see them.
    assert statuses("") == [(word, False, True) for word in words]
