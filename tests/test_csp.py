"""The policies that ``sphinx-chaport csp`` prints: under each, what is really loaded works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sphinx_chaport.cli import main
from sphinx_chaport.widget.csp import SANDBOX_FILE, policy
from tests.conftest import Site, build
from tests.delivery.fake import HOST, Delivery
from tests.serving import served

SOON = 60_000
ACCOUNT = {"chaport_app_id": "0123456789abcdef01234567", "chaport_host": HOST}
# The search box of the theme has an inline script.
CONF = {**ACCOUNT, "html_sidebars": {"**": []}}
PAGES = {
    "index.rst": "Live\n====\n\n.. toctree::\n   :glob:\n\n   *\n",
    "simulated.rst": "Simulated\n=========\n\n.. chaport-widget::\n   :mode: simulator\n",
    "playground.rst": ":chaport: off\n\nTry\n===\n\n.. chaport-playground:: open\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = build(tmp_path_factory.mktemp("csp"), PAGES, conf=CONF)
    assert found.warnings == ""
    return found


@pytest.fixture
def under(built: Site) -> Iterator[Callable[..., str]]:
    """Serves the site with a policy for all files, and others for single ones."""
    with ExitStack() as servers:

        def serve(text: str, files: Any) -> str:
            def policy_of(path: str) -> str:
                return str(files.get(path.lstrip("/").partition("?")[0], text))

            return servers.enter_context(served(built.output, policy_of))

        yield serve


@pytest.fixture
def refused(page: Page) -> list[str]:
    """What the browser has refused to load or run, without the styles in the theme's markup."""
    found: list[str] = []

    def note(text: str) -> None:
        if "Content Security Policy" in text and "Applying inline style" not in text:
            found.append(text)

    page.on("console", lambda message: note(message.text))
    return found


def printed(capsys: Any, *arguments: str) -> dict[str, str]:
    """The policies that the command prints, by the comment above each."""
    assert main(["csp", *arguments]) == 0
    title, found, is_comment = "", {}, False
    for line in capsys.readouterr().out.splitlines():
        if line.startswith("# ") and (not is_comment or "for the file" in line):
            title = line[2:]
        elif line.startswith("Content-Security-Policy: "):
            found[title] = line.partition(": ")[2]
        is_comment = line.startswith("# ")
    return found


# -- what is printed ------------------------------------------------------------------------------


def test_every_mode_is_printed(capsys: Any) -> None:
    found = printed(capsys)
    assert list(found) == [
        "live, app.chaport.ru",
        "live, app.chaport.com",
        "simulator",
        "playground",
        f"playground, for the file {SANDBOX_FILE}",
    ]


def test_one_mode_of_one_region(capsys: Any) -> None:
    found = printed(capsys, "live", "--host", HOST)
    (text,) = found.values()
    for part in (
        f"script-src 'self' https://{HOST};",
        f"connect-src 'self' https://{HOST} wss://{HOST};",
        f"frame-src 'self' https://{HOST};",
        f"img-src 'self' data: https://{HOST};",
        "style-src 'self' 'unsafe-inline';",
    ):
        assert part in text


def test_it_says_that_chaport_publishes_none(capsys: Any) -> None:
    main(["csp", "live"])
    said = capsys.readouterr().out
    assert "Chaport publishes no policy" in said
    assert "Verify it" in said


def test_a_nonce_stands_where_scripts_are_allowed(capsys: Any) -> None:
    (text,) = printed(capsys, "live", "--host", HOST, "--nonce", "NONCE").values()
    assert "script-src 'self' 'nonce-NONCE' 'strict-dynamic';" in text


# -- what works under it --------------------------------------------------------------------------


def test_the_simulator_works_under_its_policy(page: Page, under: Any, refused: list[str]) -> None:
    found = policy("simulator")
    page.goto(f"{under(found.text, found.files)}/simulated.html")
    launcher = page.locator("chaport-simulator [part=launcher]")
    launcher.click(timeout=SOON)
    # Its style arrives by a way that needs no permission.
    expect(launcher).to_have_css("border-radius", "50%")
    expect(page.locator("chaport-simulator [part=window]")).to_be_visible(timeout=SOON)
    assert refused == []


def test_a_playground_runs_what_is_typed_under_its_policies(
    page: Page, under: Any, refused: list[str]
) -> None:
    found = policy("playground")
    page.goto(f"{under(found.text, found.files)}/playground.html")
    code = page.get_by_role("textbox", name="Code").first
    code.fill("console.log(6 * 7);")
    page.get_by_role("button", name="Run", exact=True).first.click()
    status = page.locator(".chaport-play-status").first
    expect(status).to_have_text("Done", timeout=SOON)
    expect(page.locator(".chaport-play").first).to_contain_text("42", timeout=SOON)
    assert refused == []


def test_the_live_chat_arrives_under_its_policy(
    page: Page, context: BrowserContext, under: Any, refused: list[str]
) -> None:
    """In three stages, as far as a fake can show that."""
    delivery = Delivery()
    delivery.attach(context)
    found = policy("live", HOST)
    page.goto(f"{under(found.text, found.files)}/index.html")
    assert delivery.asked == []
    page.get_by_role("button", name="Chat with us").click(timeout=SOON)
    page.locator("chaport-simulator [part=window]").wait_for(timeout=SOON)
    assert delivery.asked == ["insert", "lookup", "bundle"]
    assert delivery.strangers == []
    assert refused == []
