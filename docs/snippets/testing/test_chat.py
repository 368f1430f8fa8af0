import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

INSERT_JS = "https://app.chaport.com/javascripts/insert.js"
SIMULATOR = Path(__file__).with_name("simulator.js")
SIMULATED = {
    "environment": {"country": "DE"},
    "account": {
        "operators": [{"id": "operator-ann", "name": "Ann", "teams": ["team-sales"]}],
        "teams": [{"id": "team-sales", "name": "Sales"}],
    },
}


def visit(page: Page, **more: object) -> None:
    page.route(
        INSERT_JS,
        lambda route: route.fulfill(path=SIMULATOR, content_type="text/javascript"),
    )
    config = json.dumps({**SIMULATED, **more})
    page.add_init_script(f"window.chaportSimulatorConfig = {config}")
    page.goto("/")


def widget_is(page: Page, state: str) -> None:
    page.wait_for_function("name => window.chaportSimulator?.state().widget === name", arg=state)


def test_the_button_opens_the_chat(page: Page) -> None:
    visit(page)
    page.get_by_role("button", name="Ask us").click()
    widget_is(page, "expanded")


def test_a_question_about_a_price_goes_to_sales(page: Page) -> None:
    visit(page)
    widget_is(page, "collapsed")
    page.evaluate("chaportSimulator.visitorMessage('What is the price?')")
    expect(page.get_by_text("Thank you for asking.")).to_be_visible()
    chat = page.evaluate("chaportSimulator.state().chat")
    assert chat["assignee"] == "team-sales", chat["because"]


def test_a_click_is_kept_until_the_chat_has_loaded(page: Page) -> None:
    visit(page, faults={"handOverDelay": 500})
    page.get_by_role("button", name="Ask us").click()
    widget_is(page, "expanded")


@pytest.mark.parametrize("fault", [{"lookup": "fail"}, {"session": "fail"}])
def test_the_shop_works_without_the_chat(page: Page, fault: dict[str, str]) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    visit(page, faults=fault)
    page.get_by_role("button", name="Ask us").click()
    assert errors == []
