"""A playground on its page: running, picking, links, what stands where, and how it looks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.playground.shell.page import EXAMPLE, NAMES, OPEN_QUEUED, Ground, data

pytest_plugins = ["tests.playground.shell.fixtures"]

PHONE = {"width": 360, "height": 740}
TOUCH = 44
SOON = 15_000
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_COMPACT = """data => window.chaportPlayground.open(document.getElementById('example'), data)"""


# -- running --------------------------------------------------------------------------------------


def test_a_playground_takes_the_place_of_its_example(ground: Ground) -> None:
    ground.open()
    expect(ground.page.get_by_text("Without script")).to_be_hidden()
    expect(ground.code).to_be_visible()
    expect(
        ground.page.get_by_text("Press Run, and the simulated widget appears here.")
    ).to_be_visible()
    later = {"sandbox.html", "sandbox.js", "deriver.js", "playground-more.js", "samples-data.js"}
    assert not later & set(ground.loaded)


def test_on_paper_the_example_is_there_and_nothing_to_press(ground: Ground) -> None:
    ground.open()
    ground.page.emulate_media(media="print")
    try:
        expect(ground.page.get_by_text("Without script")).to_be_visible()
        expect(ground.code).to_be_hidden()
    finally:
        # The other tests' page is this one.
        ground.page.emulate_media(media="screen")


def test_run_draws_the_widget_and_says_what_came_of_it(ground: Ground) -> None:
    ground.open()
    ground.button("Run").click()
    ground.ends()
    expect(ground.widget.first).to_be_visible()
    expect(ground.part("Timeline")).to_contain_text("widget.stateChange")
    ground.says("Done. The widget is visible: expanded.")
    assert "deriver.js" not in ground.loaded


def test_one_script_is_loaded_for_all_runs_and_parts(ground: Ground) -> None:
    ground.open()
    ground.button("Arguments").click()
    expect(ground.part("Arguments").get_by_role("combobox").first).to_be_visible(timeout=SOON)
    for _ in range(2):
        ground.button("Run").click()
        ground.ends()
    assert ground.loaded.count("sandbox.js") == 1


def test_without_its_script_nothing_runs_and_the_page_says_so(ground: Ground) -> None:
    ground.open()
    ground.lose("sandbox.js")
    ground.button("Run").click()
    ground.ends("Cannot run here")
    ground.type("\nwindow.chaport.")
    expect(ground.options).to_have_count(0)


def test_a_sample_of_the_site_runs_on_load_where_its_author_asks_for_it(ground: Ground) -> None:
    ground.open(data(run=True))
    ground.ends()
    expect(ground.part("Timeline")).to_contain_text("open()")


def test_the_form_that_is_shown_is_the_one_that_runs(ground: Ground) -> None:
    ground.open()
    ground.write("console.log('typed');")
    ground.button("Run").click()
    expect(ground.console).to_contain_text("typed", timeout=SOON)


def test_stop_ends_a_loop_without_end_and_the_page_stays_usable(ground: Ground) -> None:
    ground.open()
    ground.write("while (true) {}")
    ground.button("Run").click()
    expect(ground.button("Stop")).to_have_attribute("aria-disabled", "false")
    ground.button("Stop").click()
    ground.ends("Stopped")
    expect(ground.button("Stop")).to_have_attribute("aria-disabled", "true")
    ground.write("console.log('again');")
    ground.button("Run").click()
    expect(ground.console).to_contain_text("again", timeout=SOON)


def test_reset_brings_the_sample_back(ground: Ground) -> None:
    ground.open(data("toggle"))
    ground.write("console.log('mine');")
    ground.button("Run").click()
    expect(ground.console).to_contain_text("mine", timeout=SOON)
    ground.button("Reset").click()
    expect(ground.code).to_have_value("window.chaport.toggle();")
    expect(ground.console).to_have_count(0)
    expect(ground.page.get_by_text("Press Run")).to_be_visible()


def test_an_error_leads_to_its_line(ground: Ground) -> None:
    ground.open()
    ground.write("const a = 1;\nmissing();")
    ground.button("Run").click()
    ground.console.get_by_role("button", name="line 2").click(timeout=SOON)
    expect(ground.code).to_be_focused()
    assert ground.code.evaluate("field => field.selectionStart") >= len("const a = 1;\n")


def test_the_script_can_arrive_between_two_statements(ground: Ground) -> None:
    ground.open()
    ground.write("window.chaport.q('open');\nconsole.log('second');")
    ground.button("Run").click()
    ground.ends()
    slider = ground.page.get_by_role("slider", name="The script arrives")
    slider.focus()
    expect(slider).to_have_attribute("max", "3", timeout=SOON)
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("before line 2"))
    expect(ground.part("Timeline")).to_contain_text("queued", timeout=SOON)


def test_a_configuration_is_edited_beside_the_code(ground: Ground) -> None:
    ground.open(data("windowColor", subject={"kind": "option", "name": "appearance.windowColor"}))
    expect(ground.config).to_have_value(re.compile("windowColor: 'teal'"))
    ground.config.fill("{ appId: '0123456789abcdef01234567', launcher: { show: false } }")
    ground.button("Run").click()
    ground.ends()
    ground.button("State").click()
    expect(ground.part("State")).to_contain_text("launcher false")


def test_two_playgrounds_of_a_page_have_nothing_in_common(ground: Ground) -> None:
    ground.open(data("open"), data("toggle"))
    first, second = (ground.page.locator(".chaport-play").nth(index) for index in (0, 1))
    first.get_by_role("textbox", name="Code").fill("console.log('first');")
    first.get_by_role("button", name="Run").click()
    expect(first.locator(".chaport-play-status")).to_have_text("Done", timeout=SOON)
    expect(second.locator(".chaport-play-status")).to_have_text("")
    expect(second.get_by_role("textbox", name="Code")).to_have_value("window.chaport.toggle();")
    ids = ground.page.evaluate("() => [...document.querySelectorAll('[id]')].map(({id}) => id)")
    assert len(ids) == len(set(ids))


# -- policies -------------------------------------------------------------------------------------


def test_a_policy_that_lets_nothing_run_is_named(ground: Ground) -> None:
    ground.open(policy="frame-src 'none'")
    ground.button("Run").click()
    ground.ends("Cannot run here")
    expect(ground.stage).to_contain_text("frame-src 'self'")
    ground.says("The security policy of this site")


def test_under_a_strict_policy_calls_run_and_code_says_which_header_is_missing(
    ground: Ground, strict_address: str
) -> None:
    ground.open()
    ground.page.goto(f"{strict_address}/page.html")
    ground.button("Run").click()
    ground.ends()
    expect(ground.part("Timeline")).to_contain_text("widget.stateChange")
    ground.write("console.log(1 + 1);")
    ground.button("Run").click()
    ground.ends("Cannot run here")
    expect(ground.stage).to_contain_text("Content-Security-Policy: default-src 'none'")


# -- in place of an example -----------------------------------------------------------------------


def test_an_example_is_run_below_itself(ground: Ground) -> None:
    ground.open(body=EXAMPLE)
    ground.page.evaluate(OPEN_COMPACT, data(compact=True, subject=None))
    place = ground.page.locator("#example > .chaport-play")
    expect(place.locator(".chaport-play-status")).to_have_text("Done", timeout=SOON)
    expect(place.get_by_role("textbox")).to_have_count(0)
    expect(place.get_by_role("group", name="Timeline")).to_contain_text("open()")


def test_pressed_again_it_runs_the_form_that_is_shown(ground: Ground) -> None:
    ground.open(body=EXAMPLE)
    given = data(compact=True, subject=None)
    ground.page.evaluate(OPEN_COMPACT, given)
    forms = (
        "() => document.querySelectorAll('.chaport-form').forEach(f => { f.hidden = !f.hidden })"
    )
    ground.page.evaluate(forms)
    changed = {**given["samples"][0]["forms"], "queue": {"code": "console.log(7)", "reason": ""}}
    sample = {**given["samples"][0], "forms": changed}
    ground.page.evaluate(OPEN_COMPACT, {**given, "samples": [sample]})
    place = ground.page.locator("#example > .chaport-play")
    expect(place).to_have_count(1)
    expect(place.get_by_role("group", name="Console")).to_contain_text("7", timeout=SOON)


def test_the_line_of_an_error_is_selected_in_the_example(ground: Ground) -> None:
    ground.open(body=EXAMPLE)
    given = data(compact=True, subject=None)
    forms = {
        "traditional": {"code": "let a;\nmissing();", "reason": ""},
        "queue": {"code": None, "reason": "-"},
    }
    given["samples"] = [{**given["samples"][0], "forms": forms}]
    ground.page.locator("#example pre").first.evaluate(
        "pre => { pre.textContent = 'let a;\\nmissing();\\n' }"
    )
    ground.page.evaluate(OPEN_COMPACT, given)
    ground.page.locator("#example").get_by_role("button", name="line 2").click(timeout=SOON)
    assert ground.page.evaluate("() => getSelection().toString()") == "missing();"


def test_an_example_leads_to_the_whole_playground(ground: Ground) -> None:
    ground.open(body=EXAMPLE)
    ground.page.evaluate(OPEN_COMPACT, data(compact=True, subject=None, playground="page.html"))
    link = ground.page.get_by_role("link", name="Open in playground")
    expect(link).to_have_attribute("href", "page.html#chaport=e.open", timeout=SOON)


# -- links ----------------------------------------------------------------------------------------


def shared_link(ground: Ground) -> str:
    """What Share gives; a file has no clipboard that may be written to."""
    ground.page.evaluate(
        "() => Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    ground.button("Share").click()
    link = ground.page.get_by_role("textbox", name="Link to this example")
    expect(link).to_be_visible(timeout=SOON)
    return "#" + link.input_value().partition("#")[2]


def test_code_of_a_link_waits_for_the_reader(ground: Ground) -> None:
    ground.open()
    ground.write("console.log('from afar');")
    fragment = shared_link(ground)
    ground.open(data(run=True), fragment=fragment)
    expect(ground.code).to_have_value("console.log('from afar');", timeout=SOON)
    stage = ground.stage
    expect(stage).to_contain_text("This code came with a link.")
    expect(ground.console).to_have_count(0)
    assert not {"sandbox.html", "sandbox.js"} & set(ground.loaded)
    stage.get_by_role("button", name="Run").click()
    expect(ground.console).to_contain_text("from afar", timeout=SOON)
    expect(ground.part("What the visitor sees")).to_be_focused()


def test_a_move_of_the_slider_does_not_run_a_links_code(ground: Ground) -> None:
    ground.open()
    ground.write("console.log('from afar');")
    ground.open(data(), fragment=shared_link(ground))
    expect(ground.code).to_have_value("console.log('from afar');", timeout=SOON)
    ground.page.get_by_role("slider").press("ArrowRight")
    ground.button("State").click()
    expect(ground.console).to_have_count(0)
    assert "sandbox.html" not in ground.loaded


def test_an_example_of_the_site_has_a_short_link(ground: Ground) -> None:
    ground.open(data(subject=None), fragment="#chaport=e.toggle.queue")
    expect(ground.code).to_have_value("window.chaport.q('toggle');", timeout=SOON)


@pytest.mark.parametrize(
    ("fragment", "said"),
    [("#chaport=1.broken", "damaged"), ("#chaport=e.nothing", "not on this site any more")],
)
def test_a_link_that_leads_nowhere_says_so(ground: Ground, fragment: str, said: str) -> None:
    ground.open(data(subject=None), fragment=fragment)
    expect(ground.page.locator(".chaport-play-damaged")).to_contain_text(said, timeout=SOON)
    ground.says(said)
    expect(ground.code).to_have_value(re.compile("open"))


# -- picking --------------------------------------------------------------------------------------


def test_everything_of_the_api_can_be_picked(ground: Ground) -> None:
    ground.open(
        data(subject=None, links={**NAMES, "method:getWidgetState": "reference.html#state"})
    )
    names = ground.page.get_by_role("combobox", name="Try")
    expect(names).to_have_value("method:open")
    assert names.locator("optgroup").count() == 3
    assert names.locator("option").count() == len(NAMES)
    assert "samples-data.js" not in ground.loaded
    names.select_option("method:getWidgetState")
    expect(ground.code).to_have_value(re.compile("getWidgetState"), timeout=SOON)
    expect(ground.page.get_by_role("link", name="Reference: getWidgetState")).to_be_visible()
    names.select_option("option:appearance.windowColor")
    expect(ground.page.get_by_role("link", name="Reference")).to_be_hidden()
    expect(ground.config).to_have_value(re.compile("teal"))
    assert ground.loaded.count("samples-data.js") == 1


def test_a_playground_of_one_name_offers_its_examples(ground: Ground) -> None:
    ground.open(data("open", "toggle"))
    ground.page.get_by_role("combobox", name="Example").select_option("Example of toggle")
    expect(ground.code).to_have_value("window.chaport.toggle();")


def test_picking_keeps_the_form_that_the_reader_likes(ground: Ground) -> None:
    ground.open(data("open", "toggle"))
    ground.tab("Command queue").click()
    expect(ground.code).to_have_value(OPEN_QUEUED)
    ground.page.get_by_role("combobox", name="Example").select_option("Example of toggle")
    expect(ground.code).to_have_value("window.chaport.q('toggle');")


def test_examples_that_cannot_be_loaded_are_told_of(ground: Ground) -> None:
    ground.open(data(subject=None))
    ground.lose("samples-data.js")
    ground.page.get_by_role("combobox", name="Try").select_option("method:toggle")
    ground.says("The other examples could not be loaded.")


# -- what stands where ----------------------------------------------------------------------------


def test_the_rest_comes_on_demand(ground: Ground) -> None:
    ground.open()
    names = ["Arguments", "Installation", "Visitor and account", "Conversation", "State"]
    for name in names:
        expect(ground.button(name)).to_have_attribute("aria-expanded", "false")
        ground.button(name).click()
        expect(ground.button(name)).to_have_attribute("aria-expanded", "true")
        expect(ground.part(name).locator("> :not(.chaport-play-title)")).to_be_visible()
    assert ground.loaded.count("playground-more.js") == 1
    ground.button("State").click()
    expect(ground.part("State")).to_be_hidden()
    expect(ground.button("The real widget")).to_have_count(0)


def test_a_part_that_cannot_be_loaded_is_told_of(ground: Ground) -> None:
    ground.open()
    ground.lose("playground-more.js")
    ground.button("Arguments").click()
    expect(ground.part("Arguments")).to_contain_text("could not be loaded")


def boxes(ground: Ground) -> tuple[Any, Any]:
    """Where the code and the stage are."""
    return ground.code.bounding_box(), ground.page.locator(".chaport-play-page").bounding_box()


def test_the_stage_stands_beside_the_code_and_on_a_phone_below(ground: Ground) -> None:
    ground.open()
    code, stage = boxes(ground)
    assert stage["x"] > code["x"] + code["width"]
    ground.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    code, stage = boxes(ground)
    assert stage["y"] > code["y"] + code["height"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_phone_never_scrolls_sideways(ground: Ground, direction: str) -> None:
    ground.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    ground.open(data("open", "toggle"))
    ground.page.evaluate("dir => { document.documentElement.dir = dir }", direction)
    ground.button("Run").click()
    ground.ends()
    for name in ("Arguments", "Installation", "Visitor and account", "Conversation", "State"):
        ground.button(name).click()
        expect(ground.part(name).locator("> :not(.chaport-play-title)")).to_be_visible()
    assert ground.page.evaluate(OVERFLOW) == 0
    assert ground.code.evaluate("field => getComputedStyle(field).direction") == "ltr"


def test_fingers_find_the_controls_of_a_phone(ground: Ground) -> None:
    ground.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    ground.open(data("open", "toggle"))
    controls = ground.page.locator(".chaport-play :is(button, select):visible")
    heights = controls.evaluate_all("all => all.map(e => [e.textContent, e.offsetHeight])")
    assert [item for item in heights if item[1] < TOUCH] == []


def test_a_mobile_visitor_has_a_stage_of_a_phones_size(ground: Ground) -> None:
    ground.open(data(simulator={"environment": {"device": "ios"}}))
    box = ground.page.locator(".chaport-play-page").bounding_box()
    assert box
    assert box["height"] > 1.4 * box["width"]


def test_authors_say_how_high_the_stage_is(ground: Ground) -> None:
    ground.open(data(height="200px"))
    box = ground.page.locator(".chaport-play-page").bounding_box()
    assert box
    assert round(box["height"]) == 200


# -- for everyone ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(ground: Ground, scheme: Any) -> None:
    ground.page.emulate_media(color_scheme=scheme)
    ground.open(data("open", "toggle"), data(subject=None))
    ground.page.evaluate("() => { document.body.style.background = 'Canvas' }")
    ground.button("Run").first.click()
    ground.ends()
    ground.code.first.fill("window.chaport.opne(")
    expect(ground.button("Line 1")).to_be_visible(timeout=SOON)
    ground.button("State").first.click()
    ground.button("Conversation").first.click()
    assert ground.axe() == []
    ground.code.first.focus()
    ground.page.keyboard.press("Control+End")
    ground.page.keyboard.press("Enter")
    ground.page.keyboard.type("chaport.se")
    expect(ground.options.first).to_be_visible()
    assert ground.axe() == []
    ground.page.emulate_media(color_scheme="light")
