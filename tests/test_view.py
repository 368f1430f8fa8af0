"""What visitors do in the reference widget with keys and pointer, and what is read out to them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.view.widget import HOST, INVITATION, STATES, TALK, Widget

pytest_plugins = ["tests.view.fixtures"]

EXPANDED = STATES["expanded"]
LANGUAGES = ("en", "ru", "de", "es", "fr")


# -- keyboard and focus -------------------------------------------------------------------------


def test_the_launcher_says_what_it_does(widget: Widget) -> None:
    launcher = widget.page.get_by_role("button", name="Open chat (Simulated)", expanded=False)
    assert launcher.get_attribute("title") == "Open chat (Simulated)"
    assert launcher.get_attribute("aria-haspopup") == "dialog"
    launcher.click()
    expect(widget.page.get_by_role("button", name="Close chat", expanded=True)).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_visitor_who_opens_the_chat_can_write_at_once(widget: Widget, key: str) -> None:
    widget.part("launcher").focus()
    widget.page.keyboard.press(key)
    assert widget.focus == "input"
    widget.page.keyboard.type("Hello")
    assert widget.part("input").input_value() == "Hello"


@pytest.mark.parametrize("state", ["semiExpanded", "unreadMessage"])
def test_a_click_on_the_small_form_opens_the_chat(widget: Widget, state: str) -> None:
    widget.show(**STATES[state])
    widget.part("bubble-open").click()
    assert widget.done == ["open"]
    assert widget.focus == "input"


def test_the_page_that_opens_the_chat_steals_no_focus(widget: Widget) -> None:
    widget.page.locator("#before").focus()
    widget.show(**EXPANDED)
    assert widget.focus == "before"


def test_escape_closes_the_chat_and_gives_focus_back_to_the_launcher(widget: Widget) -> None:
    widget.part("launcher").click()
    widget.page.keyboard.press("Escape")
    assert widget.done == ["toggle", "close"]
    assert widget.focus == "launcher"


def test_escape_gives_focus_back_to_what_had_it_on_the_page(widget: Widget) -> None:
    widget.show(state="expanded", closeButton=True, launcher=False)
    widget.page.locator("#before").focus()
    widget.page.keyboard.press("Tab")
    assert widget.focus == "close"
    widget.page.keyboard.press("Escape")
    assert widget.focus == "before"


def test_the_cross_closes_the_chat(widget: Widget) -> None:
    widget.show(**EXPANDED)
    widget.page.get_by_role("dialog").get_by_role("button", name="Close chat").click()
    assert widget.done == ["close"]
    expect(widget.part("window")).to_be_hidden()


@pytest.mark.parametrize("by", ["cross", "key"])
def test_the_small_form_can_be_dismissed(widget: Widget, by: str) -> None:
    widget.show(**STATES["semiExpanded"])
    if by == "cross":
        widget.page.get_by_role("button", name="Dismiss").click()
    else:
        widget.part("bubble-open").press("Escape")
    assert widget.done == ["dismiss"]
    expect(widget.part("bubble")).to_be_hidden()
    assert widget.focus == "launcher"


def test_escape_does_nothing_where_nothing_is_open(widget: Widget) -> None:
    widget.part("launcher").press("Escape")
    assert widget.done == []


def test_the_window_is_a_labelled_dialog_that_leaves_the_page_usable(widget: Widget) -> None:
    widget.show(**EXPANDED)
    dialog = widget.page.get_by_role("dialog", name="Example Sales")
    assert dialog.get_attribute("aria-modal") is None


def test_where_the_chat_covers_the_page_focus_stays_in_it(widget: Widget) -> None:
    widget.show(**STATES["full-screen"])
    assert widget.part("window").get_attribute("aria-modal") == "true"
    widget.part("input").focus()
    seen = []
    for _ in range(4):
        widget.page.keyboard.press("Tab")
        seen.append(widget.focus)
    # Send is disabled as long as nothing is written.
    assert seen == ["close", "log", "input", "close"]
    widget.page.keyboard.press("Shift+Tab")
    assert widget.focus == "input"


def test_keys_that_are_typed_here_are_no_shortcuts_of_the_theme(widget: Widget) -> None:
    widget.page.evaluate(
        """() => {
          window.heard = [];
          const hear = ({ type, key }) => window.heard.push(`${type} ${key}`);
          for (const type of ['keydown', 'keyup']) document.addEventListener(type, hear);
        }"""
    )
    widget.part("launcher").click()
    for key in ("/", "ArrowRight", "s"):
        widget.page.keyboard.press(key)
    assert widget.page.evaluate("() => window.heard") == []
    widget.page.keyboard.press("Control+k")
    assert "keydown k" in widget.page.evaluate("() => window.heard")


# -- writing ------------------------------------------------------------------------------------


def test_enter_sends_and_shift_enter_makes_a_new_line(widget: Widget) -> None:
    widget.part("launcher").click()
    send = widget.page.get_by_role("button", name="Send")
    expect(send).to_be_disabled()
    widget.page.keyboard.type("One")
    widget.page.keyboard.press("Shift+Enter")
    widget.page.keyboard.type("two")
    expect(send).to_be_enabled()
    widget.page.keyboard.press("Enter")
    assert widget.done == ["toggle", ["send", "One\ntwo"]]
    assert widget.part("input").input_value() == ""
    expect(send).to_be_disabled()
    assert widget.part("text").all_inner_texts() == ["One\ntwo"]


def test_blank_text_is_not_sent(widget: Widget) -> None:
    widget.part("launcher").click()
    widget.page.keyboard.type("   ")
    widget.page.keyboard.press("Enter")
    assert widget.done == ["toggle"]


def test_after_a_click_on_send_the_visitor_can_write_on(widget: Widget) -> None:
    widget.show(**EXPANDED)
    widget.part("input").fill("Hello")
    widget.part("send").click()
    assert widget.done == [["send", "Hello"]]
    assert widget.focus == "input"


def test_what_is_typed_survives_redraws_closing_and_another_place(widget: Widget) -> None:
    widget.part("launcher").click()
    widget.page.keyboard.type("Draft")
    widget.show(messages=TALK, online=False, language="de")
    widget.show(state="collapsed")
    widget.show(state="expanded")
    assert widget.part("input").input_value() == "Draft"
    widget.show(place={"selector": "#here"})
    assert widget.page.locator("#here [part=input]").input_value() == "Draft"


def test_the_composer_grows_with_the_text_up_to_a_limit(widget: Widget) -> None:
    widget.show(**EXPANDED)
    heights = []
    for lines in (1, 3, 30):
        widget.part("input").fill("\n".join(["line"] * lines))
        heights.append(widget.box("input")["height"])
    assert heights == sorted(set(heights))
    assert heights[0] == 44
    assert heights[-1] == 132


# -- what is read out ---------------------------------------------------------------------------


def test_messages_stand_in_a_polite_log(widget: Widget) -> None:
    widget.show(**EXPANDED)
    log = widget.page.get_by_role("log", name="Messages")
    assert log.get_attribute("aria-live") == "polite"
    assert widget.part("text").all_inner_texts() == [item["text"] for item in TALK]
    assert widget.part("name").filter(visible=True).all_inner_texts() == ["Ann"]
    assert widget.part("typing").get_attribute("aria-label") == "Writing an answer"


def test_a_redraw_changes_nothing_that_would_be_read_out_again(widget: Widget) -> None:
    widget.show(**EXPANDED)
    widget.page.evaluate(
        """(host) => {
          window.changes = [];
          const root = document.querySelector(host).shadowRoot;
          const note = (list) => window.changes.push(...list.map(({ type }) => type));
          const all = { childList: true, characterData: true, subtree: true };
          new MutationObserver(note).observe(root, all);
        }""",
        HOST,
    )
    widget.show(**EXPANDED)
    assert widget.page.evaluate("() => window.changes") == []


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("semiExpanded", f"Invitation to chat: {INVITATION['message']}"),
        ("unreadMessage", "New message: Yes, we do."),
    ],
)
def test_the_small_form_is_announced(widget: Widget, state: str, text: str) -> None:
    widget.show(**STATES[state])
    assert widget.page.get_by_role("status").inner_text() == text
    widget.show(state="collapsed")
    assert widget.page.get_by_role("status").inner_text() == ""


def test_unread_messages_are_counted_on_the_launcher(widget: Widget) -> None:
    widget.show(**{**STATES["unreadMessage"], "unread": 3})
    assert widget.part("badge").inner_text() == "3"
    name = widget.part("launcher").get_attribute("aria-label")
    assert name == "Open chat (Simulated). Unread: 3"
    widget.show(state="expanded")
    expect(widget.part("badge")).to_be_hidden()


@pytest.mark.parametrize("textual", [False, True])
def test_statuses_are_checkmarks_or_text(widget: Widget, textual: bool) -> None:
    widget.show(**EXPANDED, appearance={"textStatuses": textual})
    words = widget.part("status-text")
    shown = widget.part("status").filter(visible=True)
    assert [word.strip() for word in shown.all_inner_texts()] == ["Read", "Unread", "Sending"]
    width = words.first.evaluate("(element) => element.getBoundingClientRect().width")
    assert (width > 1) is textual
    assert shown.first.locator("svg").is_visible() is not textual


def test_texts_are_never_read_as_html(widget: Widget) -> None:
    text = "<img src=x onerror=alert(1)> & <b>bold</b>"
    message = {"from": "operator", "name": text, "text": text, "t": 1, "status": "read"}
    appearance = {"teamName": text, "welcome": text}
    widget.show(state="expanded", messages=[message], appearance=appearance)
    for part in ("text", "name", "team", "welcome"):
        assert widget.part(part).first.text_content() == text
    widget.show(state="semiExpanded", messages=[], invitation={"message": text})
    assert widget.part("bubble-text").text_content() == text
    assert widget.page.locator(f"{HOST} img").count() == 0


def test_each_language_has_its_own_words(widget: Widget) -> None:
    seen = {}
    for language in LANGUAGES:
        widget.show(**EXPANDED, language=language, appearance={"teamName": ""})
        assert widget.part("root").get_attribute("lang") == language
        parts = ("welcome", "note", "team")
        seen[language] = tuple(widget.part(part).inner_text() for part in parts)
    assert len(set(seen.values())) == len(LANGUAGES)
    assert all(all(texts) for texts in seen.values())
