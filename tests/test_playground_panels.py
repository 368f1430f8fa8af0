"""What a reader of a playground sees and hears of a run: timeline, state, console, and chat."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.playground.panels.board import Board, line

pytest_plugins = ["tests.playground.panels.fixtures"]

MARKUP = "<img src=x onerror=alert(1)><b>bold</b>"


def texts(rows: Locator) -> list[str]:
    """The text of each, without the times."""
    code = "(all) => all.map((each) => each.innerText.replace(/\\s+/g, ' ').trim())"
    return [
        text.rsplit(" ", 2)[0] if text.endswith(" ms") else text for text in rows.evaluate_all(code)
    ]


def form(board: Board, name: str) -> Locator:
    return board.panel("timeline").get_by_role("group", name=name)


def steps(board: Board, name: str, when: str) -> list[str]:
    """The steps of a form, before or after the script was there."""
    label = "Before the script is there" if when == "early" else "Once the script is there"
    return texts(form(board, name).get_by_role("list", name=label).get_by_role("listitem"))


# -- timeline -----------------------------------------------------------------------------------


def test_before_the_first_run_each_form_says_what_it_is_for(board: Board) -> None:
    assert "once the script is there" in form(board, "Traditional").inner_text()
    assert "from the first moment" in form(board, "Command queue").inner_text()


def test_a_command_goes_from_the_queue_to_what_it_does(board: Board) -> None:
    board.show("after")
    assert steps(board, "Command queue", "early") == [
        "queued setVisitorData({ name: 'Ann' })",
        "queued open()",
    ]
    assert steps(board, "Command queue", "late") == [
        "handed over setVisitorData() open() No session has started yet.",
        "effect session.started '30b943c9e95f7ef6923c6853'",
        "event ready { visitorId: '30b943c9e95f7ef6923c6853' }",
        "runs setVisitorData({ name: 'Ann' }) returned",
        "runs open() returned",
        "event widget.stateChange 'expanded'",
    ]


def test_code_that_waits_for_the_script_is_shown_to_wait(board: Board) -> None:
    board.show("after")
    assert steps(board, "Traditional", "early") == ["waits on('ready', ƒ)"]
    assert steps(board, "Traditional", "late")[0] == "handed over on()"
    assert steps(board, "Traditional", "late")[-2:] == [
        "runs open() returned",
        "event widget.stateChange 'expanded'",
    ]


@pytest.mark.parametrize(
    ("arrival", "traditional", "queue"),
    [
        ("before", "The script is there first", "The script is there first"),
        (
            0,
            "waits for ready: its 2 calls come only then",
            "1 command waits in the queue, and runs",
        ),
        (
            "after",
            "waits for ready: its 2 calls come only then",
            "2 commands wait in the queue, and run",
        ),
        (
            "never",
            "waits for ready, so none of it has run",
            "2 commands wait in the queue. Nothing fails.",
        ),
    ],
)
def test_one_look_tells_why_there_are_two_interfaces(
    board: Board, arrival: str | int, traditional: str, queue: str
) -> None:
    board.show(arrival)
    expect(form(board, "Traditional").locator(".chaport-run-verdict")).to_contain_text(traditional)
    expect(form(board, "Command queue").locator(".chaport-run-verdict")).to_contain_text(queue)


def test_a_call_that_the_script_was_too_late_for_is_told_as_missed(board: Board) -> None:
    board.page.evaluate("() => seen(runs.tooEarly)")
    column = form(board, "Traditional")
    expect(column).to_contain_text("1 call fails: what it calls is not there yet.")
    assert steps(board, "Traditional", "early") == [
        "error TypeError: chaport.open is not a function"
    ]


def test_the_script_arrives_on_one_line_across_both_forms(board: Board) -> None:
    board.show("after")
    boxes = [
        form(board, name).locator(".chaport-run-mark").bounding_box()
        for name in ("Traditional", "Command queue")
    ]
    first, second = boxes
    assert first
    assert second
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] == pytest.approx(second["x"], abs=1)
    # Heard in both, as each is read for itself.
    for name in ("Traditional", "Command queue"):
        expect(form(board, name)).to_contain_text("The script arrives 40 ms")


def test_on_a_phone_one_form_stands_below_the_other(board: Board) -> None:
    board.page.set_viewport_size({"width": 360, "height": 800})
    board.show("after")
    first = form(board, "Traditional").bounding_box()
    second = form(board, "Command queue").bounding_box()
    assert first
    assert second
    assert first["x"] == second["x"]
    assert second["y"] >= first["y"] + first["height"]


def test_a_script_that_never_arrives_leaves_its_mark_too(board: Board) -> None:
    board.show("never")
    for name in ("Traditional", "Command queue"):
        expect(form(board, name)).to_contain_text("The script never arrives")


def test_a_form_that_does_not_exist_says_why(board: Board) -> None:
    forms = board.run("model")["forms"]
    forms["queue"] = {"code": None, "reason": "The contract rules `getWidgetState` out here."}
    board.model(forms=forms)
    expect(form(board, "Command queue")).to_contain_text(
        "The contract rules getWidgetState out here."
    )
    expect(form(board, "Command queue").locator("code")).to_have_text("getWidgetState")


def test_the_last_run_stays_in_sight_until_the_next_has_something_to_show(board: Board) -> None:
    board.show("after")
    board.seen(status="running", outcomes={"traditional": None, "queue": None}, state=None)
    assert steps(board, "Command queue", "early")
    expect(board.panel("state")).to_contain_text("The widget is visible: expanded.")


def test_many_steps_are_folded_and_very_many_are_counted(board: Board) -> None:
    board.page.evaluate(
        """() => {
          const run = runs.run('never');
          const [entry] = run.outcomes.queue.entries;
          run.outcomes.queue.entries = Array.from({ length: 1500 }, (_, t) => ({ ...entry, t }));
          return seen(run);
        }"""
    )
    column = form(board, "Command queue")
    expect(column.get_by_role("listitem")).to_have_count(12)
    column.get_by_text("1488 more steps").click()
    expect(column.get_by_role("listitem")).to_have_count(300)
    expect(column).to_contain_text("1200 later steps are not shown.")


# -- the slider ---------------------------------------------------------------------------------


@pytest.fixture
def slider(board: Board) -> Locator:
    return board.page.get_by_role("slider", name="The script arrives")


def test_the_slider_moves_the_scripts_arrival_there_and_back(board: Board, slider: Locator) -> None:
    board.model(arrival="before")
    # To touch it is to look for the places between the statements.
    slider.focus()
    heard = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
        board.page.keyboard.press(key)
        heard.append(slider.get_attribute("aria-valuetext"))
    assert heard == [
        "before line 2: window.chaport.q('open');",
        "after all of it",
        "never",
        "after all of it",
        "there before",
        "never",
    ]
    board.page.wait_for_function("() => done.length > 0")
    assert board.done[-1] == ["run", "never"]


def test_a_quick_drag_is_one_run(board: Board, slider: Locator) -> None:
    slider.evaluate(
        """(slider) => {
          for (const value of ['0', '1', '2']) {
            slider.value = value;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }"""
    )
    board.page.wait_for_function("() => done.length > 0")
    assert board.done == [["run", "never"]]


def test_the_slider_shows_an_arrival_that_came_from_elsewhere(
    board: Board, slider: Locator
) -> None:
    board.model(arrival=3)
    assert slider.get_attribute("aria-valuetext") == "between two statements"
    board.model(arrival="never", places=[2])
    expect(slider).to_have_value("3")
    expect(board.panel("timeline").locator(".chaport-run-arrival-value")).to_have_text("never")


# -- state --------------------------------------------------------------------------------------


def test_the_state_begins_with_whether_the_widget_is_seen(board: Board) -> None:
    expect(board.panel("state")).to_contain_text("Run the code")
    board.show("after")
    expect(board.panel("state")).to_contain_text("The widget is visible: expanded.")
    hidden = {"by": "country", "why": "`countries.exclude` names NO."}
    board.seen(state={**board.run("collapsed"), "visible": False, "hiddenBecause": hidden})
    expect(board.panel("state").locator(".chaport-run-verdict")).to_have_text(
        "The widget is hidden in the visitor's country. countries.exclude names NO."
    )


def test_the_state_says_which_rule_won_and_why_the_others_did_not(board: Board) -> None:
    board.seen(state=board.run("assigned"))
    head = board.panel("state").locator(".chaport-run-state-head")
    expect(head).to_contain_text("The chat went to ann. Why: rules[1] ann: lang is 'en'")
    assert texts(head.get_by_role("listitem")) == [
        "resolve: it returned nothing",
        "rules[0] ben: country is not 'NO'",
    ]


def test_what_has_just_changed_is_marked_in_words(board: Board) -> None:
    board.seen(state=board.run("collapsed"))
    expect(board.panel("state").locator("mark")).to_have_count(0)
    board.show("after")
    marked = board.panel("state").locator(
        "li", has=board.page.locator("> mark, > details > summary > mark")
    )
    assert texts(marked) == [
        "widget 'expanded' changed, was 'collapsed'",
        "visitor changed inside name 'Ann' new",
        "name 'Ann' new",
    ]
    without = {**board.run("expanded"), "visitor": {}}
    board.seen(before=board.run("expanded"), state=without)
    expect(
        board.panel("state").locator("mark", has_text="changed, was { name: 'Ann' }")
    ).to_be_visible()


def test_the_tree_opens_by_keyboard_and_stays_open(board: Board) -> None:
    board.show("after")
    branch = board.panel("state").locator("summary", has_text="appearance")
    branch.focus()
    board.page.keyboard.press("Enter")
    colour = board.panel("state").get_by_role("listitem").filter(has_text="windowColor")
    expect(colour.last).to_be_visible()
    state = board.run("expanded")
    state["appearance"]["windowColor"] = "teal"
    board.seen(before=board.run("expanded"), state=state)
    expect(colour.last).to_have_text("windowColor 'teal' changed, was 'blue'")
    expect(branch).to_be_focused()


def test_a_branch_that_holds_much_is_opened_in_one_step(board: Board) -> None:
    board.seen(state={**board.run("expanded"), "visitor": {"name": "n" * 1000, "notes": "short"}})
    tree = board.panel("state")
    assert tree.locator("summary summary").count() == 0
    tree.locator("summary", has_text="{ name:").click()
    expect(tree.get_by_text("'short'")).to_be_visible()
    tree.get_by_role("listitem").filter(has_text="'nnn").last.locator("summary").click()
    expect(tree.locator(".chaport-run-whole")).to_have_text(f"'{'n' * 1000}'")


def test_the_tree_has_an_end(board: Board) -> None:
    deep: dict[str, Any] = {}
    for _ in range(50):
        deep = {"deeper": deep}
    custom = {"deep": deep, **{f"key{number}": number for number in range(500)}}
    board.seen(state={**board.run("expanded"), "visitor": custom})
    expect(board.panel("state")).to_contain_text("401 more are not shown.")


def test_values_of_any_kind_and_size_can_be_shown(board: Board) -> None:
    board.page.evaluate(
        """() => {
          const circle = { list: new Array(1e6).fill(0), map: new Map([[1, 2]]), big: 10n };
          for (let index = 0; index < 100; index += 1) circle[`again${index}`] = circle;
          const args = [circle, undefined, Symbol.iterator.description, new Date(0), NaN];
          const entry = { t: 0, kind: 'called', name: 'open', args, place: 0 };
          const entries = [entry, { ...entry, args: null }, { ...entry, because: null }];
          const state = { ...runs.expanded, visitor: circle };
          const outcome = { arrival: 'never', entries, lines: [], state };
          const outcomes = { traditional: outcome, queue: outcome };
          return seen({ status: 'done', state, before: runs.collapsed, outcomes });
        }"""
    )
    assert "called open()" in steps(board, "Traditional", "early")
    expect(board.panel("state")).to_contain_text("The widget is visible")


# -- console ------------------------------------------------------------------------------------


def rows(board: Board) -> Locator:
    return board.panel("console").get_by_role("list", name="Console").get_by_role("listitem")


def test_an_empty_console_says_what_to_do(board: Board) -> None:
    expect(board.panel("console")).to_contain_text("Run the code.")
    board.seen(status="running")
    expect(board.panel("console").locator("p")).to_be_hidden()
    board.seen(status="done")
    expect(board.panel("console")).to_contain_text(
        "console.log(value) in the code shows a value here."
    )


def test_lines_tell_their_level_their_author_and_how_often_they_came(board: Board) -> None:
    board.seen(status="done", lines=board.run("lines"))
    assert texts(rows(board)) == [
        "{ name: 'Ann' }",
        "tick 3 times",
        "info The shop is open.",
        "warning widget countries.include is ignored, because countries.exclude is given. Drop it.",
        "error widget There is no method setVisitorDta. Did you mean setVisitorData? line 3",
        "error TypeError: total is not a function line 1",
    ]


def test_a_line_that_comes_again_is_counted_as_it_comes(board: Board) -> None:
    board.seen(lines=[line("tick")])
    board.seen(lines=[line("tick"), line("tick")])
    # Whoever keeps the lines keeps the objects of those that came before.
    board.page.evaluate("() => { window.kept = lines(1); return seen({ lines: kept }); }")
    board.page.evaluate("() => seen({ lines: [...kept, { ...kept[0] }] })")
    assert texts(rows(board)) == ["line 0 2 times"]
    board.seen(lines=[])
    expect(rows(board)).to_have_count(0)


def test_the_line_of_an_error_puts_the_caret_there(board: Board) -> None:
    board.seen(lines=board.run("lines"))
    board.panel("console").get_by_role("button", name="line 3").press("Enter")
    assert board.done == [["goTo", 3, 9]]


def test_markup_is_text_wherever_it_comes_from(board: Board) -> None:
    state = {**board.run("assigned"), "language": MARKUP, "visitor": {MARKUP: MARKUP}}
    state["chat"]["because"] = {
        "by": "rules",
        "why": MARKUP,
        "passed": [{"by": MARKUP, "why": MARKUP}],
    }
    entry = {"t": 0, "kind": "error", "name": MARKUP, "because": MARKUP, "place": 0}
    called = {"t": 0, "kind": "called", "name": MARKUP, "args": [MARKUP], "place": 0}
    outcome = {"arrival": "never", "entries": [entry, called], "lines": [], "state": state}
    account = {"triggers": [{"id": "a", "message": MARKUP}]}
    board.model(simulator={"account": account}, code=f"\n{MARKUP}", places=[2], arrival=0)
    board.seen(
        status="done",
        state=state,
        before=board.run("expanded"),
        outcomes={"traditional": outcome, "queue": outcome},
        lines=[
            line(MARKUP, level, widget=widget)
            for level in ("log", "error")
            for widget in (True, False)
        ],
    )
    for name in ("timeline", "state", "console", "chat"):
        panel = board.panel(name)
        expect(panel).to_contain_text(MARKUP)
        expect(panel.locator("img, b")).to_have_count(0)


def test_a_long_value_is_folded_and_a_very_long_one_is_cut(board: Board) -> None:
    board.seen(lines=[line("x" * 30_000)])
    [row] = rows(board).all()
    assert len(row.inner_text()) < 200
    row.locator("summary").click()
    expect(row).to_contain_text("20000 more characters are not shown.")
    assert len(row.locator(".chaport-run-whole").inner_text()) == 10_000


def test_ten_thousand_lines_are_drawn_in_part(board: Board) -> None:
    board.page.evaluate("() => seen({ lines: lines(10000) })")
    expect(rows(board)).to_have_count(200)
    expect(rows(board).last).to_have_text("line 9999")
    earlier = board.panel("console").get_by_role("button")
    expect(earlier).to_have_text("Show more of 9800 earlier lines")
    earlier.press("Enter")
    expect(rows(board)).to_have_count(400)
    expect(rows(board).first).to_have_text("line 9600")
    expect(earlier).to_be_focused()


def test_where_the_button_for_earlier_lines_goes_the_reader_does_not_get_lost(board: Board) -> None:
    board.page.evaluate("() => seen({ lines: lines(250) })")
    board.panel("console").get_by_role("button").press("Enter")
    expect(rows(board)).to_have_count(250)
    expect(rows(board).nth(50)).to_be_focused()


def test_a_run_is_told_of_once_at_its_end(board: Board) -> None:
    board.seen(status="running")
    lines = board.run("lines")
    for count in range(len(lines)):
        board.seen(lines=lines[: count + 1])
    board.show("after", lines=lines)
    board.seen(lines=[*lines, line("late")])
    assert board.said == [
        "Done. The widget is visible: expanded. 8 lines on the console. 2 are errors."
    ]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("stopped", "Stopped."),
        ("limit", "Stopped at the limit."),
        ("crashed", "The run broke down."),
    ],
)
def test_a_run_that_ends_otherwise_says_so(board: Board, status: str, said: str) -> None:
    board.seen(status="running")
    board.seen(status=status, lines=[line("one")])
    assert board.said == [f"{said} 1 line on the console."]


# -- chat ---------------------------------------------------------------------------------------


def test_nobody_can_write_before_there_is_a_widget(board: Board) -> None:
    panel = board.panel("chat")
    expect(panel).to_contain_text("Once the widget is there")
    expect(panel.get_by_role("textbox")).to_have_count(0)
    board.show("never")
    expect(panel.get_by_role("textbox")).to_have_count(0)


@pytest.mark.parametrize(
    ("label", "act", "said"),
    [
        ("The visitor says", "visitorMessage", "Sent as the visitor."),
        ("An operator says", "operatorMessage", "Sent as an operator."),
    ],
)
def test_what_others_say_is_sent_with_enter(board: Board, label: str, act: str, said: str) -> None:
    board.show("after")
    box = board.page.get_by_role("textbox", name=label)
    box.fill("Do you ship to Norway?")
    box.press("Enter")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    box.press("Enter")
    assert board.done == [["act", {"act": act, "text": "Do you ship to Norway?"}]]
    assert board.said == [said]


def test_operators_go_and_come_and_begin_anew_with_each_run(board: Board) -> None:
    board.show("after")
    switch = board.page.get_by_role("switch", name="Operators are online")
    expect(switch).to_be_checked()
    switch.press("Space")
    assert board.done == [["act", {"act": "setOnline", "online": False}]]
    board.seen(status="running")
    expect(switch).to_be_checked()
    board.model(simulator={"account": {"operators": [{"id": "a", "name": "Ann", "online": False}]}})
    expect(switch).not_to_be_checked()


def test_an_invitation_of_the_account_can_be_shown(board: Board) -> None:
    board.show("after")
    group = board.page.get_by_role("group", name="Show an invitation")
    expect(group.get_by_role("button", name="Still there? switched off")).to_be_visible()
    group.get_by_role("button", name="Are you looking for something?").click()
    assert board.done == [["act", {"act": "showTrigger", "id": "hello"}]]
    board.model(simulator={})
    expect(group).to_have_count(0)


# -- the look -----------------------------------------------------------------------------------


def fill(board: Board) -> None:
    """All that can be seen."""
    board.model(places=[2])
    board.show("after", lines=board.run("lines"), state=board.run("assigned"))


@pytest.mark.parametrize("look", ["light", "dark", "rtl", "phone", "forced", "empty"])
def test_axe_finds_nothing(board: Board, look: str) -> None:
    page = board.page
    if look == "dark":
        page.evaluate("() => document.body.classList.add('dark')")
    elif look == "rtl":
        page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    elif look == "phone":
        page.set_viewport_size({"width": 360, "height": 800})
    elif look == "forced":
        page.emulate_media(forced_colors="active")
    if look != "empty":
        fill(board)
    assert board.axe() == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_phone_shows_all_of_it_without_scrolling_sideways(board: Board, direction: str) -> None:
    board.page.set_viewport_size({"width": 360, "height": 800})
    board.page.evaluate("(dir) => { document.documentElement.dir = dir; }", direction)
    fill(board)
    long = "a" * 200
    board.seen(
        lines=[line(long), line(long, "error", widget=True, place={"line": 12, "column": 1})]
    )
    state = {**board.run("expanded"), "visitor": {long: long}}
    board.seen(state=state, before=board.run("collapsed"))
    assert board.page.evaluate("() => document.documentElement.scrollWidth") == 360


def test_on_the_other_side_the_line_of_time_is_on_the_other_side(board: Board) -> None:
    board.page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    fill(board)
    first = form(board, "Traditional").bounding_box()
    second = form(board, "Command queue").bounding_box()
    assert first
    assert second
    assert first["x"] > second["x"]
    code = board.panel("timeline").locator("code").first
    assert code.evaluate("(element) => getComputedStyle(element).direction") == "ltr"


def test_what_can_be_touched_is_large_enough_for_a_finger(browser: Any, board_address: str) -> None:
    with browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800}
    ) as context:
        board = Board(context.new_page(), board_address)
        board.load()
        board.page.set_viewport_size({"width": 360, "height": 800})
        fill(board)
        targets = board.page.locator(
            "button, input:not([type=checkbox]), summary, label.chaport-run-switch"
        )
        assert targets.count() > 8
        for target in targets.filter(visible=True).all():
            box = target.bounding_box()
            assert box
            assert box["height"] >= 44, target.inner_text()
