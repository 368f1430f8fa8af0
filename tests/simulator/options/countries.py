"""`countries`: from where visitors see the widget."""

from __future__ import annotations

from tests.simulator.cases import option
from tests.simulator.visit import Shop, Visit


def come(shop: Shop, config: str, country: str | None) -> Visit:
    return shop(config, simulated={"environment": {"country": country}})


@option("countries")
def countries(shop: Shop) -> None:
    come(shop, "", "DE").shows_launcher()
    come(shop, "countries: {}", "DE").shows_launcher()
    # Where both lists are given, the first one counts, even an empty one (contract 10.27).
    here = come(shop, "countries: { exclude: [], include: ['NO'] }", "DE")
    here.shows_launcher()
    here.heard("countries.include")


@option("countries.exclude")
def exclude(shop: Shop) -> None:
    config = "countries: { exclude: ['de', 'FR'] }"
    come(shop, config, "DE").shows_nothing()
    come(shop, config, "fr").shows_nothing()
    come(shop, config, "NO").shows_launcher()
    # A country that nobody knows is never excluded.
    come(shop, config, None).shows_launcher()


@option("countries.include")
def include(shop: Shop) -> None:
    config = "countries: { include: ['no'] }"
    come(shop, config, "NO").shows_launcher()
    come(shop, config, "DE").shows_nothing()
    come(shop, config, None).shows_nothing()
    come(shop, "countries: { include: [] }", "NO").shows_nothing()
