"""`launcher`: the button in the corner."""

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop


@option("launcher")
def launcher(shop: Shop) -> None:
    shop().shows_launcher()
    shop("launcher: {}").shows_launcher()


@option("launcher.show")
def show(shop: Shop) -> None:
    shop("launcher: { show: true }").shows_launcher()
    here = shop("launcher: { show: false }")
    expect(here.part("launcher")).to_be_hidden()
    # The chat itself is there for a button of the page's own.
    here.do("chaport.open()")
    expect(here.part("window")).to_be_visible()
    expect(here.part("launcher")).to_be_hidden()
    here.do("chaport.showLauncher()")
    here.shows_launcher()
