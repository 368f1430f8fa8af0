"""A site of 50 pages with every combination of mode, loading and consent, built once and walked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from sphinx_chaport.widget.loading import LOADINGS
from tests.conftest import Site, build
from tests.delivery.fake import HOST, Delivery

WAIT = 60_000
CONF = {
    "chaport_app_id": "0123456789abcdef01234567",
    "chaport_host": HOST,
    "chaport_pages": {"exclude": ["without-*"]},
    "html_sidebars": {"**": []},
    "chaport_check": False,
}
MODES = ("live", "simulator", "off")
CONSENTS = ("none", "granted", "revoked")


class Case(NamedTuple):
    """A page, and what its reader says to the question of consent before anything else."""

    mode: str
    loading: str
    consent: str

    @property
    def name(self) -> str:
        return "-".join(self)

    @property
    def text(self) -> str:
        options = f"   :mode: {self.mode}\n   :loading: {self.loading}\n"
        return f"{self.name}\n{'=' * len(self.name)}\n\n.. chaport-widget::\n{options}"

    @property
    def loads(self) -> bool:
        """Whether Chaport is asked for anything, with no more done than that."""
        if self.mode != "live" or self.consent == "revoked":
            return False
        if self.loading == "consent":
            return self.consent == "granted"
        return self.loading in {"immediate", "idle"}


CASES = [Case(*each) for each in product(MODES, LOADINGS, CONSENTS)]
WITHOUT = [f"without-{number}" for number in range(4)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {f"{case.name}.rst": case.text for case in CASES}
    files |= {f"{name}.rst": f"{name}\n{'=' * len(name)}\n\nWords.\n" for name in WITHOUT}
    files["index.rst"] = "Home\n====\n\n.. toctree::\n   :glob:\n\n   *\n"
    assert len(files) == 50
    found = build(tmp_path_factory.mktemp("whole"), files, conf=CONF)
    assert found.warnings == ""
    return found


@pytest.fixture(scope="module")
def address(built: Site, serve: Any) -> str:
    return str(serve(built.output))


@pytest.fixture
def visit(browser: Browser) -> Iterator[tuple[Page, Delivery]]:
    """One reader, who remembers nothing of the page before."""
    delivery = Delivery()
    with browser.new_context() as context:
        delivery.attach(context)
        yield context.new_page(), delivery


def say(page: Page, consent: str) -> None:
    """What a consent manager says."""
    event = {"granted": "chaport:grant", "revoked": "chaport:revoke"}.get(consent)
    if event:
        page.evaluate("(name) => document.dispatchEvent(new Event(name))", event)


@pytest.mark.parametrize("loading", LOADINGS)
@pytest.mark.parametrize("mode", MODES)
def test_every_page_does_what_it_says(
    browser: Browser, address: str, mode: str, loading: str
) -> None:
    for case in (case for case in CASES if (case.mode, case.loading) == (mode, loading)):
        with browser.new_context() as context:
            delivery = Delivery()
            delivery.attach(context)
            walk(context.new_page(), delivery, address, case)


def walk(page: Page, delivery: Delivery, address: str, case: Case) -> None:
    """Open a page, and wait until it is what it is going to be."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/{case.name}.html")
    if case.mode == "off":
        assert page.locator("meta[name=chaport-widget]").get_attribute("content") == "off"
    else:
        page.wait_for_function("() => window.sphinxChaport", timeout=WAIT)
        say(page, case.consent)
        expected = "ready" if case.loads or case.mode == "simulator" else "waiting"
        expected = "revoked" if case.consent == "revoked" else expected
        page.wait_for_function(
            "(expected) => sphinxChaport.status === expected", arg=expected, timeout=WAIT
        )
    loaded = delivery.asked == ["insert", "lookup", "bundle"]
    if case.consent == "revoked":
        # What was on its way before the answer cannot be called back.
        assert case.mode == "live" or not delivery.asked
    else:
        assert loaded if case.loads else not delivery.asked, case
    assert delivery.strangers == []
    assert errors == [], case


@pytest.mark.parametrize("name", WITHOUT)
def test_excluded_pages_ask_nobody(visit: Any, address: str, name: str) -> None:
    page, delivery = visit
    page.goto(f"{address}/{name}.html", wait_until="networkidle")
    assert page.evaluate("() => typeof window.chaport") == "undefined"
    assert (delivery.asked, delivery.strangers) == ([], [])


def test_a_reader_who_uses_the_button_is_answered_on_the_next_page(
    visit: Any, address: str
) -> None:
    page, delivery = visit
    page.goto(f"{address}/index.html", wait_until="networkidle")
    assert delivery.asked == []
    page.get_by_role("button", name="Chat with us").click(timeout=WAIT)
    page.locator("chaport-simulator [part=window]").wait_for(timeout=WAIT)
    delivery.asked.clear()
    page.goto(f"{address}/live-intent-none.html")
    page.wait_for_function("() => window.sphinxChaport?.status === 'ready'", timeout=WAIT)
    assert delivery.asked == ["insert", "lookup", "bundle"]
