"""`devices`: on what the widget is seen, and what is otherwise there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop, Visit

IOS = {"environment": {"device": "ios"}}


@option("devices")
def devices(shop: Shop) -> None:
    for device in ("desktop", "android"):
        shop("devices: {}", device=device).shows_launcher()
    here = shop("devices: { exclude: ['ios'], include: ['android'] }")
    here.shows_launcher()
    here.heard("devices.include")


@option("devices.exclude")
def exclude(shop: Shop) -> None:
    mobile = "devices: { exclude: ['mobile'] }"
    shop(mobile).shows_launcher()
    shop(mobile, device="android").shows_nothing()
    shop(mobile, device="android", simulated=IOS).shows_nothing()
    ios = "devices: { exclude: ['ios'] }"
    shop(ios, device="android").shows_launcher()
    shop(ios, device="android", simulated=IOS).shows_nothing()
    shop("devices: { exclude: ['desktop'] }").shows_nothing()


@option("devices.include")
def include(shop: Shop) -> None:
    shop("devices: { include: ['mobile'] }").shows_nothing()
    shop("devices: { include: ['mobile'] }", device="android").shows_launcher()
    shop("devices: { include: ['ios'] }", device="android").shows_nothing()
    shop("devices: { include: ['ios'] }", device="android", simulated=IOS).shows_launcher()
    shop("devices: { include: [] }").shows_nothing()


@option("devices.configs")
def configs(shop: Shop) -> None:
    config = """
      appearance: { teamName: 'Shop', windowColor: '#101010', position: ['right'] },
      devices: { configs: {
        mobile: { appearance: { windowColor: '#202020', position: ['left', 10, 60] } },
        android: { appearance: { windowColor: '#303030' }, launcher: { show: true } },
        desktop: { language: { use: 'de' } }
      } }
    """

    def seen(here: Visit) -> tuple[object, ...]:
        box, color = here.box("launcher"), here.style("launcher", "backgroundColor")
        here.open()
        expect(here.part("team")).to_have_text("Shop")
        return (
            color,
            box["left"] < box["right"],
            box["bottom"],
            here.part("root").get_attribute("lang"),
        )

    # The more specific one wins, property by property (contract 10.11).
    assert seen(shop(config)) == ("rgb(16, 16, 16)", False, 20, "de")
    assert seen(shop(config, device="android")) == ("rgb(48, 48, 48)", True, 80, "en")
    ios = shop(config, device="android", simulated=IOS)
    assert seen(ios) == ("rgb(32, 32, 32)", True, 80, "en")
