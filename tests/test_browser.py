"""What readers get, in a real Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

ACCOUNT = {"chaport_app_id": "0123456789abcdef01234567", "chaport_host": "app.chaport.com"}
EXAMPLES = """\
Title
=====

.. chaport-example::
   :caption: First

   chaport.open();

.. chaport-example::

   chaport.close();

.. chaport-example::
   :form: queue

   chaport.q('startSession');
"""
# Takes over as the contract says, as far as these tests look at it.
INSERT_JS = """
window.arrived = { config: window.chaportConfig, queued: window.chaport._q.map((c) => c[0]) };
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, serve: Any) -> str:
    """A site with examples and widgets, served."""
    site = build(
        tmp_path_factory.mktemp("site"),
        {
            "index.rst": EXAMPLES + "\n.. toctree::\n   :glob:\n\n   chat/*\n",
            "chat/plain.rst": "Plain\n=====\n\n.. chaport-widget::\n\n   launcher:\n"
            "     show: false\n"
            "   appearance:\n     teamName: \"</script><b>'quoted'\\u2028\"\n",
            "chat/script.rst": "Script\n======\n\n.. chaport-widget::\n\n   assignments:\n"
            "     resolve: !js |\n       function (cp) {\n         // Sales answers.\n"
            "         return 'team-sales';\n       }\n",
            "chat/none.rst": "None\n====\n\n.. chaport-widget::\n   :mode: off\n",
        },
        conf={
            **ACCOUNT,
            "chaport_loading": "immediate",
            "chaport_pages": {"include": []},
            "chaport_config": {"language": {"use": "de"}},
        },
    )
    assert site.warnings == ""
    return str(serve(site.output))


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """A page that fails the test if it logs an error or throws."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    yield page
    assert problems == []


def shown_forms(page: Page) -> list[str | None]:
    """The forms that can be seen, in order."""
    return [
        form.get_attribute("data-chaport-form")
        for form in page.locator(".chaport-form").all()
        if form.is_visible()
    ]


def test_one_click_switches_the_whole_page_and_is_remembered(quiet_page: Page, pages: str) -> None:
    quiet_page.goto(pages)
    assert shown_forms(quiet_page) == ["traditional"] * 3
    quiet_page.get_by_role("tab", name="Command queue").first.click()
    assert shown_forms(quiet_page) == ["queue"] * 3
    quiet_page.reload()
    assert shown_forms(quiet_page) == ["queue"] * 3


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("?chaport=queue", "queue"),
        ("?chaport=traditional", "traditional"),
        ("?javascript--cq", "queue"),
        ("?javascript", "traditional"),
        ("?chaport=nonsense", "traditional"),
    ],
)
def test_an_address_chooses_the_form(quiet_page: Page, pages: str, query: str, form: str) -> None:
    quiet_page.goto(f"{pages}/{query}")
    assert shown_forms(quiet_page) == [form] * 3


def test_tabs_follow_the_keyboard(quiet_page: Page, pages: str) -> None:
    quiet_page.goto(pages)
    tabs = quiet_page.get_by_role("tab")
    tabs.first.focus()
    quiet_page.keyboard.press("ArrowRight")
    assert shown_forms(quiet_page) == ["queue"] * 3
    assert tabs.nth(1).evaluate("tab => tab === document.activeElement")
    quiet_page.keyboard.press("Home")
    assert shown_forms(quiet_page) == ["traditional"] * 3
    assert [tab.get_attribute("aria-selected") for tab in tabs.all()[:2]] == ["true", "false"]


def test_a_form_that_does_not_exist_says_why(quiet_page: Page, pages: str) -> None:
    quiet_page.goto(pages)
    last = quiet_page.locator(".chaport-example").last
    assert last.locator(".chaport-reason").is_visible()


def test_copy_takes_what_is_shown(quiet_page: Page, pages: str, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    quiet_page.goto(f"{pages}/?chaport=queue")
    quiet_page.get_by_role("button", name="Copy").locator("visible=true").first.click()
    quiet_page.get_by_role("button", name="Copied").wait_for()
    assert (
        quiet_page.evaluate("() => navigator.clipboard.readText()") == "window.chaport.q('open');"
    )


def test_blocked_storage_is_survived(page: Page, pages: str) -> None:
    # Sphinx's own script throws here, so the page is not held to be quiet.
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    page.goto(pages)
    page.get_by_role("tab", name="Command queue").first.click()
    assert shown_forms(page) == ["queue"] * 3


def test_without_javascript_both_forms_stand_titled(browser: Any, pages: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages)
    assert shown_forms(page) == ["traditional", "queue"] * 3
    assert page.get_by_text("Command queue", exact=True).first.is_visible()
    context.close()


def test_print_shows_both_forms(quiet_page: Page, pages: str) -> None:
    quiet_page.goto(pages)
    quiet_page.emulate_media(media="print")
    assert shown_forms(quiet_page) == ["traditional", "queue"] * 3


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory, serve: Any) -> str:
    """A page with entries of the registry, side by side on wide screens."""
    entries = ".. chaport-method:: toggle\n\n.. chaport-option:: analytics\n\n"
    entries += ".. chaport-option:: appearance.windowColor\n"
    site = build(
        tmp_path_factory.mktemp("reference"),
        {"index.rst": f"Title\n=====\n\n{entries}"},
        conf={"chaport_side_by_side": True, "html_theme": "furo"},
    )
    assert site.warnings == ""
    return str(serve(site.output))


def test_an_anchor_opens_its_form(quiet_page: Page, reference: str) -> None:
    quiet_page.goto(f"{reference}/#chaport-example-toggle-queue")
    assert set(shown_forms(quiet_page)) == {"queue", "configuration"}
    quiet_page.goto(f"{reference}/#chaport-example-toggle-traditional")
    assert set(shown_forms(quiet_page)) == {"traditional", "configuration"}


def test_a_search_hit_in_a_hidden_form_opens_it(quiet_page: Page, pages: str) -> None:
    quiet_page.goto(f"{pages}/?highlight=startsession")
    last = quiet_page.locator(".chaport-example").last
    quiet_page.wait_for_function("() => document.querySelector('.highlighted')")
    assert last.locator("[data-chaport-form=queue]").is_visible()
    assert shown_forms(quiet_page) == ["traditional", "traditional", "queue"]


def test_what_the_browser_finds_in_a_hidden_form_opens_it(quiet_page: Page, pages: str) -> None:
    quiet_page.goto(f"{pages}/#:~:text=chaport.q('close'")
    quiet_page.locator("[data-chaport-form=queue]").nth(1).wait_for(state="visible")


def test_arrow_keys_follow_the_direction_of_the_text(quiet_page: Page, pages: str) -> None:
    quiet_page.goto(pages)
    quiet_page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    quiet_page.get_by_role("tab").first.focus()
    quiet_page.keyboard.press("ArrowLeft")
    assert shown_forms(quiet_page) == ["queue"] * 3


def test_nested_properties_unfold(quiet_page: Page, reference: str) -> None:
    quiet_page.goto(reference)
    fold = quiet_page.locator("table.chaport-properties details").first
    inner = fold.get_by_text("google.apiObject")
    assert inner.is_visible()
    fold.locator("summary").click()
    assert not inner.is_visible()


def test_colours_have_names_and_swatches(quiet_page: Page, reference: str) -> None:
    quiet_page.goto(reference)
    swatches = quiet_page.locator(".chaport-swatch")
    assert swatches.count() == 11
    assert swatches.nth(8).inner_text() == "teal"
    fill = swatches.nth(8).locator("rect").evaluate("rect => getComputedStyle(rect).fill")
    assert fill == "rgb(13, 127, 134)"


def test_samples_stand_beside_the_text_where_there_is_room(page: Page, reference: str) -> None:
    page.goto(reference)
    prose = page.locator(".chaport-side-by-side > .chaport-prose").first
    samples = page.locator(".chaport-side-by-side > .chaport-samples").first

    def places() -> tuple[Any, Any]:
        return prose.bounding_box(), samples.bounding_box()

    page.set_viewport_size({"width": 1600, "height": 900})
    text, code = places()
    assert code["x"] >= text["x"] + text["width"]
    page.set_viewport_size({"width": 800, "height": 900})
    text, code = places()
    assert code["y"] >= text["y"] + text["height"]


# -- the widget -------------------------------------------------------------------------------


@pytest.fixture
def arrived(quiet_page: Page) -> Any:
    """Opens a page and gives what the widget's script found there; all requests are noted."""
    requests: list[str] = []

    def fake(route: Any) -> None:
        requests.append(route.request.url)
        route.fulfill(content_type="text/javascript", body=INSERT_JS)

    quiet_page.route(re.compile("^https:"), fake)

    def opened(address: str) -> Any:
        quiet_page.goto(address)
        quiet_page.wait_for_function("() => window.arrived")
        assert requests == ["https://app.chaport.com/javascripts/insert.js"]
        return quiet_page.evaluate("() => window.arrived.config")

    return opened


def test_a_page_loads_its_widget_with_both_configurations(arrived: Any, pages: str) -> None:
    assert arrived(f"{pages}/chat/plain.html") == {
        "appId": ACCOUNT["chaport_app_id"],
        "launcher": {"show": False},
        "appearance": {"teamName": "</script><b>'quoted'\u2028"},
        "language": {"use": "de"},
    }


def test_a_configuration_with_javascript_keeps_its_functions(
    arrived: Any, quiet_page: Page, pages: str
) -> None:
    arrived(f"{pages}/chat/script.html")
    assert quiet_page.evaluate("() => chaportConfig.assignments.resolve({})") == "team-sales"


def test_the_stub_is_the_contract_s(arrived: Any, quiet_page: Page, pages: str) -> None:
    arrived(f"{pages}/chat/plain.html")
    order = quiet_page.evaluate(
        "() => { chaport.q('open'); chaport.on('ready', alert);"
        " return [chaport._q[0][0], Array.isArray(chaport._q[0]),"
        " chaport._l.ready.indexOf(alert) > -1]; }"
    )
    assert order == ["open", False, True]


@pytest.mark.parametrize("name", ["index", "chat/none"])
def test_a_page_without_a_live_widget_asks_nobody(quiet_page: Page, pages: str, name: str) -> None:
    requests: list[str] = []
    quiet_page.on("request", lambda request: requests.append(request.url))
    quiet_page.goto(f"{pages}/{name}.html", wait_until="networkidle")
    assert all(url.startswith(pages) for url in requests)
    assert quiet_page.evaluate("() => typeof window.chaport") == "undefined"
