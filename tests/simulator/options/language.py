"""`language`: in what language the widget speaks."""

from __future__ import annotations

from typing import Any

from tests.simulator.cases import option
from tests.simulator.visit import Shop

# By what the hint in the composer is known, in each language that the widget has.
HINTS = {"en": "Write", "ru": "Напишите", "de": "Schreiben", "es": "Escríbanos", "fr": "crive"}


def spoken(shop: Shop, config: str, header: str = "en", **more: Any) -> str:
    """The language on this page, for the browser of someone who wants `header`."""
    here = shop(config, simulated={"environment": {"acceptLanguage": header}}, **more)
    here.open()
    code = here.part("root").get_attribute("lang") or ""
    assert HINTS[code] in (here.part("input").get_attribute("placeholder") or "")
    return code


@option("language")
def language(shop: Shop) -> None:
    assert spoken(shop, "") == "en"
    assert spoken(shop, "", "fr-CH, fr;q=0.9, en;q=0.8", lang="de") == "fr"
    assert spoken(shop, "language: {}", "de") == "de"
    # `source` is ignored where `use` is given.
    assert spoken(shop, "language: { use: 'es', source: 'html' }", "de", lang="fr") == "es"


@option("language.use")
def use(shop: Shop) -> None:
    for code in HINTS:
        assert spoken(shop, f"language: {{ use: '{code}' }}", "de", lang="de") == code
    # English and a warning where the widget lacks the language (contract 10.24).
    assert spoken(shop, "language: { use: 'it' }", "de") == "en"
    shop.heard("`it`", "English", "en, ru, de, es, fr")


@option("language.source")
def source(shop: Shop) -> None:
    assert spoken(shop, "language: { source: 'html' }", "fr", lang="de-AT") == "de"
    assert spoken(shop, "language: { source: 'header' }", "fr", lang="de") == "fr"
    assert spoken(shop, "language: { source: 'html' }", "fr", lang="it") == "en"
    shop.heard("`it`")
    assert spoken(shop, "", "it-IT") == "en"
    shop.heard("`it`")
