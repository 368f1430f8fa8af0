"""What a run tells: the timeline of both forms, then the shown one as it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.sandbox.host_page import PAGE, Sandbox, inner, program, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# `open` is queued twice: what stands between the statements is a place where the script may arrive.
QUEUE = "chaport.q('open');__at(0);\nconsole.log('between');__at(1);\nchaport.q('close');"
INSERTED = [[18, 8], [42, 8]]


@pytest.fixture(scope="module")
def shared(
    browser: Browser, serve: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sandbox]:
    with browser.new_context() as context:
        sandbox = Sandbox(context.new_page())
        sandbox.page.goto(f"{serve(write_site(tmp_path_factory.mktemp('site')))}/index.html")
        yield sandbox


@pytest.fixture
def sandbox(shared: Sandbox) -> Iterator[Sandbox]:
    """A sandbox whose page has nothing to complain about."""
    shared.problems.clear()
    yield shared
    assert shared.problems == []


def prepared(code: str = QUEUE) -> dict[str, Any]:
    return {**program(code), "places": 2, "inserted": INSERTED}


def timeline(sandbox: Sandbox, form: str = "queue") -> list[tuple[str, str, int]]:
    """Kind, name and place of what happened, but for the widget's own doings."""
    kinds = {"queued", "arrives", "run", "console", "error"}
    return [
        (entry["kind"], entry["name"], entry["place"])
        for entry in sandbox.outcome(form)["entries"]
        if entry["kind"] in kinds
    ]


@pytest.mark.parametrize(
    ("arrival", "expected"),
    [
        ("before", "arrives 0, run open 0, console log 1, run close 2"),
        (0, "queued open 0, arrives 1, run open 1, console log 1, run close 2"),
        (1, "queued open 0, console log 1, arrives 2, run open 2, run close 2"),
        (
            "after",
            "queued open 0, console log 1, queued close 2, arrives 3, run open 3, run close 3",
        ),
        ("never", "queued open 0, console log 1, queued close 2"),
    ],
)
def test_the_timeline_shows_what_waited_for_the_script(
    sandbox: Sandbox, arrival: Any, expected: str
) -> None:
    forms = {"traditional": None, "queue": prepared()}
    sandbox.run(None, forms=forms, shown="queue", arrival=arrival)
    found = [
        f"{kind} {place}" if kind == "arrives" else f"{kind} {name} {place}"
        for kind, name, place in timeline(sandbox)
    ]
    assert ", ".join(found) == expected
    outcome = sandbox.outcome("queue")
    assert outcome["arrival"] == arrival
    state = outcome["state"]
    assert (state and state["widget"]) == (None if arrival == "never" else "collapsed")


def test_both_forms_have_their_timeline_and_one_is_shown(sandbox: Sandbox) -> None:
    code = "chaport.on('ready', function () {\n  chaport.open();\n});"
    forms = {"traditional": program(code), "queue": program("chaport.q('open'); console.log(1);")}
    sandbox.run(None, forms=forms, shown="traditional", arrival="after")
    kinds = [each["kind"] for each in sandbox.heard]
    assert kinds[0] == "started"
    assert kinds[1:3] == ["outcome", "outcome"]
    assert timeline(sandbox, "traditional")[0] == ("queued", "on", 0)
    assert timeline(sandbox)[0] == ("queued", "open", 0)
    for form in forms:
        assert sandbox.outcome(form)["state"]["widget"] == "expanded"
    # Only the shown one is told as it happens.
    assert sandbox.lines == []
    names = [entry["name"] for each in sandbox.of("trace") for entry in each["entries"]]
    assert "open" in names
    assert sandbox.of("state")[-1]["state"]["widget"] == "expanded"
    expect(inner(sandbox).get_by_role("dialog")).to_be_visible()


def test_nothing_of_what_one_form_does_is_there_for_the_other(sandbox: Sandbox) -> None:
    code = "console.log(typeof left); window.left = 1; Array.prototype.left = 2;"
    forms = {"traditional": program(code), "queue": program(code)}
    sandbox.run(None, forms=forms)
    texts = [line["text"] for form in forms for line in sandbox.outcome(form)["lines"]]
    assert texts == ["undefined", "undefined"]


def test_time_that_passes_is_not_waited_for_in_the_timeline(sandbox: Sandbox) -> None:
    sandbox.start("setTimeout(() => { chaport.open(); }, 30000);")
    sandbox.wait("outcome")
    assert sandbox.outcome()["state"]["widget"] == "expanded"
    assert sandbox.outcome()["entries"][-1]["t"] >= 30_000
    sandbox.wait("state")
    assert sandbox.of("state")[-1]["state"]["widget"] == "collapsed"
    assert sandbox.ended == []


def test_timers_of_the_shown_form_run_as_time_goes_by(sandbox: Sandbox) -> None:
    sandbox.run("setTimeout(() => { chaport.open(); console.log('late'); }, 300);")
    assert sandbox.lines == [("log", "late")]
    assert sandbox.of("state")[-1]["state"]["widget"] == "expanded"


# -- the console ----------------------------------------------------------------------------------


def errors(sandbox: Sandbox) -> list[tuple[str, Any]]:
    """Errors with their places."""
    return [
        (line["text"], line["place"] and (line["place"]["line"], line["place"]["column"]))
        for line in (each["line"] for each in sandbox.of("line"))
        if line["level"] == "error"
    ]


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("chaport.open();\n  nothing();", "ReferenceError: nothing is not defined", (2, 3)),
        ("chaport.open();\n  foo bar;", "SyntaxError: Unexpected identifier 'bar'", (2, 7)),
        ("chaport.open();\nif (true) {", "SyntaxError: Unexpected end of input", (2, 12)),
        ("throw 5;", "thrown: 5", None),
        ("\n\nPromise.reject(new Error('no'));", "Unhandled Error: no", (3, 16)),
        ("(async () => {\n  await 1;\n  x.y;\n})();", "ReferenceError: x is not defined", (3, 3)),
        ("chaport.on('ready', () => {\n  x();\n});", "ReferenceError: x is not defined", (2, 3)),
        ("setTimeout(() => {\n  x();\n});", "ReferenceError: x is not defined", (2, 3)),
        ("fetch('/');", "Error: not in the sandbox: fetch", (1, 1)),
    ],
)
def test_errors_have_their_place(sandbox: Sandbox, code: str, text: str, place: Any) -> None:
    sandbox.run(code)
    ((found, at),) = errors(sandbox)
    assert found == text
    assert at == place


def test_places_are_those_of_the_code_that_the_reader_sees(sandbox: Sandbox) -> None:
    code = "chaport.q('open');__at(0);  nothing();\n__at(1);x();"
    assert code[18:26] == "__at(0);"
    forms = {"traditional": None, "queue": {**prepared(code), "inserted": [[18, 8], [31, 8]]}}
    sandbox.run(None, forms=forms, shown="queue")
    assert errors(sandbox) == [("ReferenceError: nothing is not defined", (1, 21))]


def test_a_form_that_cannot_be_read_leaves_the_other_alone(sandbox: Sandbox) -> None:
    forms = {"traditional": program("chaport.open("), "queue": program("chaport.q('open');")}
    sandbox.run(None, forms=forms, shown="queue")
    assert sandbox.outcome("traditional")["state"] is None
    assert sandbox.outcome("traditional")["entries"][0]["kind"] == "error"
    assert sandbox.outcome("queue")["state"]["widget"] == "expanded"


def test_the_widgets_own_words_stand_beside_the_call(sandbox: Sandbox) -> None:
    sandbox.run("chaport.open();\nchaport.updatePosition('up');")
    (line,) = (each["line"] for each in sandbox.of("line"))
    assert line["widget"]
    assert line["level"] == "error"
    assert line["place"] == {"line": 2, "column": 9}


def test_lines_are_as_the_code_writes_them(sandbox: Sandbox) -> None:
    sandbox.run(
        """console.log('a', 1, null, [1, 'x'], { b: { c: undefined } });
        console.warn('w'); console.info('i'); console.debug('d'); console.error(new Error('e'));
        alert('Hello'); console.log(document.title, location.pathname, document.referrer);"""
    )
    assert sandbox.lines == [
        ("log", "a 1 null [1, 'x'] { b: { c: undefined } }"),
        ("warn", "w"),
        ("info", "i"),
        ("debug", "d"),
        ("error", "Error: e"),
        ("info", "alert: Hello"),
        ("log", "Example /docs "),
    ]


ADDRESSES = [
    ("https://a.test:8080/d/e?q=1#top", "f?x=1#y", "https://a.test:8080/d/f?x=1#y"),
    ("https://a.test/d/e?q=1#top", "../f", "https://a.test/f"),
    ("file:///home/a/index.html", "?x", "file:///home/a/index.html?x"),
    ("no address", "f", "https://example.com/f"),
    ("https://a.test/", "http://[", "https://a.test/"),
]
"""The page, a link on it, and where that leads; what is no address leads nowhere else."""


@pytest.mark.parametrize(("url", "link", "there"), ADDRESSES)
def test_addresses_are_those_of_browsers(sandbox: Sandbox, url: str, link: str, there: str) -> None:
    names = ["href", "protocol", "host", "port", "pathname", "search", "hash"]
    page = {"url": url, "title": "", "referrer": "", "language": "en"}
    sandbox.run(
        f"""history.pushState(null, '', '{link}');
        console.log(...{names}.map((name) => location[name]));""",
        page=page,
    )
    ((_, shown),) = sandbox.lines
    expected = sandbox.page.evaluate(
        "([url, names]) => names.map((name) => new URL(url)[name]).join(' ')", [there, names]
    )
    assert shown == expected


def test_what_fails_after_one_form_is_not_told_of_the_other(sandbox: Sandbox) -> None:
    sandbox.run(
        None,
        forms={"traditional": program("console.log('T')"), "queue": program("console.log('Q')")},
        cleanup="Promise.reject(new Error('late'));",
    )
    assert sandbox.lines == [("log", "T")]
    shown = [line["text"] for line in sandbox.outcome("queue")["lines"]]
    assert shown == ["Q"]


def test_the_hash_can_be_set(sandbox: Sandbox) -> None:
    sandbox.run("location.hash = 'chat'; console.log(location.hash);")
    assert sandbox.lines == [("log", "#chat")]


def test_code_of_the_author_stands_around(sandbox: Sandbox) -> None:
    sandbox.run("chaport.open(greeting);", setup="const greeting = 1;", cleanup="nothing();")
    # The author's own mistakes have no place in what the reader sees.
    assert sandbox.outcome()["lines"] == [each["line"] for each in sandbox.of("line")]
    sandbox.run("console.log(greeting);", setup="const greeting = 'Hi';\nnothing;")
    assert errors(sandbox) == [("ReferenceError: nothing is not defined", None)]


def test_the_configuration_may_be_code(sandbox: Sandbox) -> None:
    config = "{ appId: '0123456789abcdef01234567', appearance: { teamName: ['A', 'B'].join(' ') } }"
    sandbox.run("", config={"code": config})
    assert sandbox.of("state")[-1]["state"]["appearance"]["teamName"] == "A B"
    sandbox.run("", config={"code": "{ appId: }"})
    assert errors(sandbox)[0][0].startswith("SyntaxError")


# -- the stage ------------------------------------------------------------------------------------


def test_the_visitor_takes_part(sandbox: Sandbox) -> None:
    sandbox.run("chaport.on('widget.stateChange', (state) => console.log(state));")
    frame = inner(sandbox)
    frame.get_by_role("button", name="Open chat").click()
    frame.get_by_role("dialog").wait_for()
    sandbox.page.evaluate("() => host.act({ act: 'operatorMessage', text: 'How can I help?' })")
    expect(frame.get_by_role("log").get_by_text("How can I help?")).to_be_visible()
    sandbox.page.evaluate("() => host.act({ act: 'setOnline', online: false })")
    sandbox.page.wait_for_function(
        "() => heard.some(({ kind, entries }) => kind === 'trace' && entries.some(({ name }) =>"
        " name === 'chat.onlineChange'))"
    )
    assert ("log", "expanded") in sandbox.lines


def test_an_invitation_can_be_hidden(sandbox: Sandbox) -> None:
    triggers = [{"id": "hello", "message": "How can I help?"}]
    sandbox.run("", simulator={"account": {"triggers": triggers}})
    sandbox.page.evaluate("() => host.act({ act: 'showTrigger', id: 'hello' })")
    frame = inner(sandbox)
    invitation = frame.get_by_role("group").filter(has_text="How can I help?")
    invitation.get_by_role("button", name="Dismiss").click()
    expect(invitation).to_be_hidden()
    assert sandbox.lines == []


def test_what_the_code_listens_to_can_be_clicked(sandbox: Sandbox) -> None:
    sandbox.run(
        """document.querySelector('#help').addEventListener('click', () => chaport.open());
        const button = document.createElement('button');
        button.textContent = 'Say hello';
        button.onclick = () => console.log('Hello');
        window.addEventListener('scroll', () => console.log('scrolled'));"""
    )
    frame = inner(sandbox)
    names = frame.locator("[part=thing]")
    assert sorted(names.all_inner_texts()) == ["#help", "Say hello", "window scroll"]
    names.filter(has_text="hello").click()
    names.filter(has_text="scroll").click()
    names.filter(has_text="#help").click()
    frame.get_by_role("dialog").wait_for()
    sandbox.wait("line", 2)
    assert sandbox.lines == [("log", "Hello"), ("log", "scrolled")]


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("{ selector: 'main > .chat[data-x=\"1\"]' }", 'main > .chat[data-x="1"]'),
        ("'talk'", "talk"),
    ],
)
def test_the_chat_opens_in_a_box_named_after_its_place(
    sandbox: Sandbox, place: str, label: str
) -> None:
    sandbox.run(f"chaport.openIn({place});")
    frame = inner(sandbox)
    expect(frame.locator("[part=box-label]")).to_have_text(label)
    expect(frame.locator("[part=box-inside]").get_by_role("dialog")).to_be_visible()
    assert sandbox.of("state")[-1]["state"]["openedIn"] is not None


def test_the_window_of_the_chat_can_be_closed(sandbox: Sandbox) -> None:
    sandbox.run("chaport.openIn('talk');")
    frame = inner(sandbox)
    frame.locator("[part=box-head]").get_by_role("button", name="Close chat").click()
    expect(frame.locator("[part=box]")).to_have_count(0)
    sandbox.page.wait_for_function(
        "() => heard.filter(({ kind }) => kind === 'state').at(-1).state.openedIn === null"
    )


def test_a_phone_shows_the_chat_on_its_whole_screen(sandbox: Sandbox) -> None:
    sandbox.run("chaport.open();", simulator={"environment": {"device": "ios"}})
    dialog = inner(sandbox).get_by_role("dialog")
    expect(dialog).to_have_attribute("aria-modal", "true")


def test_the_page_of_the_stage_is_the_one_that_was_asked_for(sandbox: Sandbox) -> None:
    sandbox.run("", page={**PAGE, "title": "عنوان", "language": "ar"})
    frame = inner(sandbox)
    expect(frame.get_by_role("heading")).to_have_text("عنوان")
    assert frame.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
    assert sandbox.page.locator("iframe").get_attribute("title") == "Stage"


def test_each_run_has_a_frame_and_a_worker_of_its_own(sandbox: Sandbox) -> None:
    sandbox.run("window.kept = 1;")
    first = sandbox.frame
    sandbox.run("console.log(typeof kept);")
    assert sandbox.lines == [("log", "undefined")]
    assert first.is_detached()
    assert sandbox.worker


def test_a_newer_run_ends_the_one_before(sandbox: Sandbox) -> None:
    sandbox.start("while (true);")
    sandbox.wait("started")
    sandbox.run("console.log('second');")
    assert sandbox.lines == [("log", "second")]
    ended = sandbox.page.evaluate("() => heard.filter(({ kind }) => kind === 'ended').slice(-2)")
    assert [each["why"] for each in ended] == ["stopped", "done"]


def test_the_frame_is_a_quiet_page_in_the_dark_too(sandbox: Sandbox) -> None:
    for scheme in ("light", "dark"):
        sandbox.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        sandbox.run("chaport.open();")
        colour = inner(sandbox).evaluate(
            "() => getComputedStyle(document.documentElement).backgroundColor"
        )
        assert (colour == "rgb(255, 255, 255)") == (scheme == "light")
    sandbox.page.emulate_media(color_scheme="light")
