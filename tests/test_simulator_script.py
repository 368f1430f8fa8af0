"""`simulator.js` on a page, and what it makes of the browser for the widget's core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.view.widget import HOST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.view.widget import Widget

pytest_plugins = ["tests.view.fixtures"]

SCRIPT = ROOT / "sphinx_chaport/static/simulator.js"
STUB = """
window.chaportConfig = { appId: '0123456789abcdef01234567' };
window.chaport = { _q: [], _l: {},
  q: function () { window.chaport._q.push(arguments); },
  on: function (event, listener) { (window.chaport._l[event] ||= []).push(listener); } };
window.chaport.q('open');
"""
IN_HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<script src="stub.js"></script><script src="simulator.js"></script>{more}
<script>window.early = [document.body, chaport.getWidgetState()];</script>
</head><body><p>Words.</p></body></html>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain."""
    with browser.new_context() as context:
        page = context.new_page()
        page.said = []  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.said.append(str(error)))  # type: ignore[attr-defined]
        page.on("console", lambda message: page.said.append(message.text))  # type: ignore[attr-defined]
        yield page


def write(folder: Path, more: str = "") -> str:
    """A page with the script in its head; its address as a file."""
    (folder / "simulator.js").write_bytes(SCRIPT.read_bytes())
    (folder / "stub.js").write_text(STUB, "utf-8")
    (folder / "index.html").write_text(IN_HEAD.format(more=more), "utf-8")
    return (folder / "index.html").as_uri()


def test_it_works_in_the_head_of_a_page_from_a_file(page: Any, tmp_path: Path) -> None:
    page.goto(write(tmp_path))
    assert page.evaluate("() => window.early") == [None, "expanded"]
    expect(page.locator("[part=window]")).to_be_visible()
    assert "undefined" not in page.locator(HOST).evaluate("(host) => host.shadowRoot.textContent")
    assert page.evaluate("() => chaportSimulator.state().widget") == "expanded"
    assert page.said == []


def test_a_second_load_does_nothing_but_warn_once(page: Any, tmp_path: Path) -> None:
    page.goto(write(tmp_path, '<script src="simulator.js"></script>'))
    expect(page.locator(HOST)).to_have_count(1)
    (said,) = page.said
    assert said.startswith("[chaport simulator] ")
    assert "twice" in said


def test_it_runs_where_the_page_has_no_storage(page: Any, tmp_path: Path, serve: Any) -> None:
    write(tmp_path)
    frame = '<link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="index.html">'
    (tmp_path / "frame.html").write_text(frame, "utf-8")
    page.goto(f"{serve(tmp_path)}/frame.html")
    expect(page.frame_locator("iframe").locator("[part=window]")).to_be_visible()
    assert page.said == []


# -- the browser as the core sees it -------------------------------------------------------------


def ask(widget: Widget, expression: str) -> Any:
    """The value of an expression with `page`, made out of the browser."""
    return widget.page.evaluate(
        f"async () => {{ const page = window.made ??= makePage(); return {expression}; }}"
    )


def test_the_page_is_read_as_it_is_now(widget: Widget) -> None:
    assert ask(widget, "[page.title(), page.language(), page.complete(), page.responsive()]") == [
        "A page with the view",
        "en",
        True,
        True,
    ]
    widget.page.evaluate(
        """() => {
          document.title = 'Other';
          document.documentElement.lang = 'de';
          document.querySelector('meta[name=viewport]').remove();
          history.pushState(null, '', '?utm_source=x');
        }"""
    )
    assert ask(widget, "[page.title(), page.language(), page.responsive()]") == [
        "Other",
        "de",
        False,
    ]
    assert ask(widget, "page.url()") == widget.address + "?utm_source=x"


def test_globals_are_read_and_one_that_throws_is_none(widget: Widget) -> None:
    widget.page.evaluate(
        """() => {
          window.gtag = 1;
          Object.defineProperty(window, 'odd', { get() { throw new Error('no'); } });
        }"""
    )
    assert ask(widget, "[page.global('gtag'), page.global('odd'), page.global('none')]") == [
        1,
        None,
        None,
    ]


def test_an_event_is_waited_for_once(widget: Widget) -> None:
    fire = "dispatchEvent(new Event('go'))"
    count = "(page.once(undefined, 'go', () => { window.n = (window.n ?? 0) + 1; }),"
    assert ask(widget, f"{count} {fire}, {fire}, window.n)") == 1
    assert ask(widget, "page.once({}, 'go', () => {})") is None
    assert ask(widget, f"(page.once(document, 'go', () => {{ n = 9; }})(), {fire}, n)") == 1


def test_the_artificial_entry_keeps_the_page_s_own_state(widget: Widget) -> None:
    widget.page.evaluate("() => history.replaceState({ route: 7 }, '')")
    length = widget.page.evaluate("() => history.length")
    ask(widget, "(page.history.onBack(() => { window.backs = (window.backs ?? 0) + 1; }), 0)")
    ask(widget, "page.history.push()")
    ask(widget, "page.history.push()")
    assert widget.page.evaluate("() => [history.length, history.state.route]") == [length + 1, 7]
    widget.page.go_back()
    widget.page.wait_for_function("() => window.backs === 1")
    assert widget.page.evaluate("() => history.state") == {"route": 7}


def test_an_entry_that_is_dropped_is_no_visitor_going_back(widget: Widget) -> None:
    widget.page.evaluate("() => history.replaceState({ route: 7 }, '')")
    ask(widget, "(page.history.onBack(() => { window.backs = 1; }), page.history.push())")
    ask(widget, "page.history.drop()")
    widget.page.wait_for_function("() => !history.state.chaportSimulator")
    ask(widget, "page.history.drop()")
    assert widget.page.evaluate("() => [history.state.route, window.backs]") == [7, None]


def test_an_entry_that_is_wanted_again_at_once_stands(widget: Widget) -> None:
    ask(widget, "(page.history.onBack(() => { window.backs = 1; }), page.history.push())")
    ask(
        widget,
        """new Promise((done) => {
          addEventListener('popstate', () => setTimeout(done), { once: true });
          page.history.drop();
          page.history.push();
        })""",
    )
    state = "() => [history.state.chaportSimulator, window.backs]"
    assert widget.page.evaluate(state) == [True, None]


def test_an_entry_that_the_page_has_left_is_not_dropped(widget: Widget) -> None:
    ask(widget, "page.history.push()")
    widget.page.evaluate("() => history.pushState({ route: 8 }, '')")
    ask(widget, "page.history.drop()")
    assert widget.page.evaluate("() => history.state") == {"route": 8}


def test_texts_are_kept_in_the_browser_or_else_in_memory(widget: Widget) -> None:
    use = """(full) => {
      localStorage.clear();
      if (full) Storage.prototype.setItem = () => { throw new Error('full'); };
      const storage = makeStorage();
      storage.write('name', 'text');
      const seen = [storage.read('name'), localStorage.getItem('name'), storage.read('other')];
      storage.remove('name');
      return [...seen, storage.read('name')];
    }"""
    assert widget.page.evaluate(use, False) == ["text", "text", None, None]
    assert widget.page.evaluate(use, True) == ["text", None, None, None]
