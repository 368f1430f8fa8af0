"""Writing code in a playground: both forms, what is wrong, what fits, and leaving by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.playground.shell.page import OPEN, OPEN_QUEUED, REASON, Ground, data

pytest_plugins = ["tests.playground.shell.fixtures"]

SOON = 15_000
"""The deriver is loaded with the first change."""


# -- two forms ------------------------------------------------------------------------------------


def test_both_forms_are_tabs_that_the_arrow_keys_switch(ground: Ground) -> None:
    ground.open()
    expect(ground.tab("Traditional")).to_have_attribute("aria-selected", "true")
    expect(ground.code).to_have_value(OPEN)
    ground.tab("Traditional").press("ArrowRight")
    expect(ground.tab("Command queue")).to_be_focused()
    expect(ground.tab("Command queue")).to_have_attribute("aria-selected", "true")
    expect(ground.code).to_have_value(OPEN_QUEUED)
    ground.tab("Command queue").press("Home")
    expect(ground.code).to_have_value(OPEN)


def test_what_is_typed_in_one_form_is_there_in_the_other(ground: Ground) -> None:
    ground.open()
    ground.write("window.chaport.on('ready', function () {\n  window.chaport.close();\n});")
    ground.tab("Command queue").click()
    expect(ground.code).to_have_value("window.chaport.q('close');", timeout=SOON)
    ground.write("window.chaport.q('toggle');")
    ground.tab("Traditional").click()
    expect(ground.code).to_have_value(
        "window.chaport.on('ready', function () {\n  window.chaport.toggle();\n});", timeout=SOON
    )


def test_a_form_that_there_is_not_says_why(ground: Ground) -> None:
    ground.open(data("getWidgetState"))
    ground.tab("Command queue").click()
    panel = ground.page.get_by_role("tabpanel")
    expect(panel.get_by_role("paragraph")).to_have_text(REASON)
    expect(panel.get_by_role("textbox")).to_be_hidden()
    ground.tab("Traditional").click()
    expect(ground.code).to_be_visible()


def test_a_form_that_becomes_impossible_says_why_when_one_looks(ground: Ground) -> None:
    ground.open()
    ground.write("const state = window.chaport.getWidgetState();")
    ground.tab("Command queue").click()
    expect(ground.page.get_by_role("tabpanel")).to_contain_text("returned state", timeout=SOON)


def test_without_the_deriver_the_code_still_runs(ground: Ground) -> None:
    ground.open()
    ground.lose("deriver.js")
    ground.write("console.log('still here');")
    ground.tab("Command queue").click()
    expect(ground.page.get_by_role("tabpanel")).to_contain_text("did not load", timeout=SOON)
    ground.button("Run").click()
    expect(ground.console).to_contain_text("still here", timeout=SOON)


# -- what is wrong --------------------------------------------------------------------------------


def test_a_mistake_is_underlined_listed_and_read_out(ground: Ground) -> None:
    ground.open()
    ground.write("window.chaport.open();\nwindow.chaport.close(;")
    problems = ground.page.get_by_role("list", name="Problems in the code")
    expect(problems).to_contain_text("The code does not parse", timeout=SOON)
    expect(ground.page.locator(".chaport-play-wrong")).to_have_text(";")
    expect(ground.code).to_have_attribute("aria-invalid", "true")
    ground.says("The code does not parse")
    ground.write("window.chaport.open();")
    ground.says("No problems in the code.")
    expect(problems).to_be_hidden()
    expect(ground.code).to_have_attribute("aria-invalid", "false")


def test_the_keyboard_goes_from_a_problem_to_its_place(ground: Ground) -> None:
    ground.open()
    ground.write("window.chaport.open();\n  window.chaport.close(;")
    ground.button("Line 2").press("Enter")
    expect(ground.code).to_be_focused()
    at = ground.code.evaluate("field => field.selectionStart")
    assert ground.code.input_value()[at:] == ";"


def test_a_name_that_is_unknown_comes_with_the_one_that_was_meant(ground: Ground) -> None:
    ground.open()
    ground.write("window.chaport.on('ready', function () { window.chaport.opne(); });")
    problems = ground.page.get_by_role("list", name="Problems in the code")
    expect(problems).to_contain_text("Did you mean open?", timeout=SOON)
    expect(ground.page.locator(".chaport-play-wrong")).to_have_text("opne")


def test_a_command_in_the_other_tab_is_sent_there(ground: Ground) -> None:
    ground.open()
    ground.write("window.chaport.q('open');")
    problems = ground.page.get_by_role("list", name="Problems in the code")
    expect(problems).to_contain_text("tab of the command queue", timeout=SOON)


# -- what fits ------------------------------------------------------------------------------------


def test_methods_are_suggested_and_taken_by_keyboard(ground: Ground) -> None:
    ground.open()
    ground.type("\nwindow.chaport.sh")
    expect(ground.options).to_have_text(["showLauncher"])
    ground.says("1 suggestion. Enter takes it.")
    active = ground.code.get_attribute("aria-activedescendant")
    assert ground.page.locator(f"[id='{active}']").get_attribute("aria-selected") == "true"
    ground.page.keyboard.press("Enter")
    assert ground.code.input_value().endswith("window.chaport.showLauncher")
    expect(ground.options.first).to_be_hidden()


def test_arrow_keys_choose_and_escape_closes(ground: Ground) -> None:
    ground.open()
    ground.type("\nwindow.chaport.get")
    names = ["getActiveTrigger", "getParameterValue", "getTriggerById", "getWidgetState"]
    expect(ground.options).to_have_text(names)
    ground.page.keyboard.press("Escape")
    expect(ground.options.first).to_be_hidden()
    expect(ground.code).to_be_focused()
    ground.page.keyboard.press("Control+Space")
    expect(ground.options.first).to_be_visible()
    ground.page.keyboard.press("ArrowUp")
    ground.page.keyboard.press("Enter")
    assert ground.code.input_value().endswith(".getWidgetState")


def test_a_suggestion_can_be_clicked_and_taken_back(ground: Ground) -> None:
    ground.open()
    ground.type("\nwindow.chaport.up")
    ground.options.filter(has_text="updatePosition").click()
    assert ground.code.input_value().endswith(".updatePosition")
    expect(ground.code).to_be_focused()
    ground.page.keyboard.press("Control+z")
    assert ground.code.input_value().endswith(".up")


def test_after_a_suggestion_was_taken_enter_breaks_the_line(ground: Ground) -> None:
    ground.open()
    ground.write("")
    ground.type("chaport.o")
    expect(ground.options.first).to_have_text("open")
    ground.page.keyboard.press("Enter")
    # There is also `openIn`: nobody asks for it.
    ground.page.keyboard.press("Enter")
    expect(ground.code).to_have_value("chaport.open\n")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("window.chaport.on('wid", "widget.stateChange"),
        ("chaport.q('setV", "setVisitorData"),
        ("chaport.q('on', ['chat.on", "chat.onlineChange"),
        ("chaport.setVisitorData({ name: 'A', e", "email"),
        ("chaport.q('setVisitorData', [{ ph", "phone"),
        ("chaport.updatePosition(['", "left"),
        ("chaport.getParameterValue('utm_c", "utm_campaign"),
        ("window.chaportConfig = { appearance: { windowColor: 'te", "teal"),
        ("window.chaportConfig = { closeButton: t", "true"),
        ("chaport.setAssignmentRules({ rules: [{ a: ['page_", "page_url"),
    ],
)
def test_names_and_values_that_are_allowed_are_suggested(
    ground: Ground, typed: str, found: str
) -> None:
    ground.open(data("toggle"))
    ground.write("")
    ground.type(typed)
    expect(ground.options.first).to_have_text(found)


@pytest.mark.parametrize(
    "typed", ["// chaport.op", "const text = 'chaport.o", "function f() { na", "other.method('l"]
)
def test_where_nothing_is_known_nothing_is_suggested(ground: Ground, typed: str) -> None:
    ground.open(data("toggle"))
    ground.write("")
    ground.type(typed)
    assert ground.options.count() == 0 or not ground.options.first.is_visible()


def test_options_are_suggested_in_the_configuration(ground: Ground) -> None:
    ground.open(data("windowColor"))
    ground.config.fill("")
    ground.config.focus()
    ground.page.keyboard.type("{ launcher: { sh")
    expect(ground.options).to_have_text(["show"])


# -- keys -----------------------------------------------------------------------------------------


def test_tab_leaves_the_code(ground: Ground) -> None:
    ground.open()
    ground.code.focus()
    ground.page.keyboard.press("Tab")
    expect(ground.code).not_to_be_focused()
    expect(ground.code).to_have_value(OPEN)
    ground.page.keyboard.press("Shift+Tab")
    expect(ground.code).to_be_focused()


def test_tab_indents_for_whoever_wants_it_and_escape_lets_it_leave(ground: Ground) -> None:
    ground.open(data("toggle"))
    ground.page.get_by_role("checkbox", name="Indent with Tab").check()
    ground.says("Press Esc, then Tab, to leave the code.")
    described = ground.code.get_attribute("aria-describedby") or ""
    hints = [ground.page.locator(f"[id='{each}']").inner_text() for each in described.split()]
    assert "Press Esc, then Tab" in " ".join(hints)
    ground.code.focus()
    ground.page.keyboard.press("Control+a")
    ground.page.keyboard.press("Tab")
    expect(ground.code).to_have_value("  window.chaport.toggle();")
    ground.page.keyboard.press("Shift+Tab")
    expect(ground.code).to_have_value("window.chaport.toggle();")
    ground.page.keyboard.press("Escape")
    expect(ground.code).to_be_focused()
    ground.says("The next Tab leaves the code.")
    ground.page.keyboard.press("Tab")
    expect(ground.code).not_to_be_focused()


def test_a_new_line_stands_where_the_last_one_began(ground: Ground) -> None:
    ground.open(data("toggle"))
    ground.write("")
    ground.type("if (a) {}")
    ground.page.keyboard.press("ArrowLeft")
    ground.page.keyboard.press("Enter")
    ground.page.keyboard.type("b();")
    ground.page.keyboard.press("Enter")
    ground.page.keyboard.type("c();")
    expect(ground.code).to_have_value("if (a) {\n  b();\n  c();\n}")


def test_a_key_runs_the_code(ground: Ground) -> None:
    ground.open()
    ground.write("console.log('by key');")
    ground.code.press("Control+Enter")
    expect(ground.console).to_contain_text("by key", timeout=SOON)
    expect(ground.code).to_have_value("console.log('by key');")


# -- how it is made -------------------------------------------------------------------------------


def test_code_has_the_colours_of_the_site(ground: Ground) -> None:
    ground.open()
    field = ground.page.locator(".chaport-play-code .highlight")
    expect(field.locator(".s1")).to_have_text("'ready'")
    expect(field.locator(".kd")).to_have_text("function")


def test_the_caret_is_seen_and_the_text_below_the_colours_is_not(ground: Ground) -> None:
    ground.open()
    look = "field => [getComputedStyle(field).caretColor, getComputedStyle(field).color]"
    assert ground.code.evaluate(look) == ["rgb(0, 0, 0)", "rgb(0, 0, 0)"]
    fill = "field => getComputedStyle(field).webkitTextFillColor"
    assert ground.code.evaluate(fill) == "rgba(0, 0, 0, 0)"


def test_nothing_of_the_code_is_lost_in_its_colours(ground: Ground) -> None:
    ground.open()
    code = "/* one\n\n two */ const größe = /[/'\"]/ / `a\n\U0001f600`; \U0001f600 #\t'open\n"
    ground.write(code)
    shown = ground.page.locator(".chaport-play-code .chaport-play-lines > div").all_text_contents()
    assert "".join(shown) == f"{code}\n"


def test_where_nobody_may_write_markup_code_has_its_colours_too(ground: Ground) -> None:
    ground.open(policy="require-trusted-types-for 'script'")
    expect(ground.page.locator(".chaport-play-code .s1")).to_have_text("'ready'")
    ground.write("console.log('plain');")
    ground.button("Run").click()
    expect(ground.console).to_contain_text("plain", timeout=SOON)
