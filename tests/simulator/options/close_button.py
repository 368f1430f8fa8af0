"""`closeButton`: the cross in the header."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop, Visit


def opened(shop: Shop, config: str = "", **more: Any) -> Visit:
    here = shop(config, **more)
    here.do("chaport.open()")
    expect(here.part("window")).to_be_visible()
    return here


@option("closeButton")
def close_button(shop: Shop) -> None:
    # By default it is there where the launcher is not to be seen (contract 10.30).
    here = opened(shop)
    expect(here.part("close")).to_be_hidden()
    here.do("chaport.hideLauncher()")
    expect(here.part("close")).to_be_visible()
    here.do("chaport.showLauncher()")
    expect(here.part("close")).to_be_hidden()
    expect(opened(shop, "launcher: { show: false }").part("close")).to_be_visible()
    expect(opened(shop, device="android").part("close")).to_be_visible()

    here = opened(shop, "closeButton: true")
    expect(here.part("launcher")).to_be_visible()
    here.part("close").click()
    expect(here.part("window")).to_be_hidden()

    here = opened(shop, "closeButton: false, launcher: { show: false }")
    expect(here.part("close")).to_be_hidden()
    expect(opened(shop, "closeButton: false", device="android").part("close")).to_be_hidden()
