"""Where a site lets code run, where only form calls, and where it is said that nothing does."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.host_page import Sandbox, program, write_site
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SELF = "default-src 'self'"
CALLS = [{"method": "open", "args": []}]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("steps"))


@pytest.fixture
def under(folder: Path) -> Iterator[Callable[..., str]]:
    """Serves the site under a policy: ``exempt=True`` leaves the sandbox's own file alone."""
    with ExitStack() as servers:

        def serve(policy: str, *, exempt: bool = False) -> str:
            def policy_of(path: str) -> str:
                return "" if exempt and path.endswith("/sandbox.html") else policy

            return f"{servers.enter_context(served(folder, policy_of))}/index.html"

        yield serve


@pytest.fixture
def sandbox(browser: Browser) -> Iterator[Sandbox]:
    with browser.new_context() as context:
        yield Sandbox(context.new_page())


def runs_everything(sandbox: Sandbox) -> None:
    """Code of a reader runs, is drawn, and answers to the visitor."""
    assert sandbox.step() == "whole"
    sandbox.run("const { length } = [1, 2]; console.log(length); chaport.open();")
    assert sandbox.lines == [("log", "2")]
    assert sandbox.ended == ["done"]
    inner = sandbox.frame.child_frames[0]
    inner.get_by_role("dialog").get_by_role("textbox").fill("Hello")
    inner.get_by_role("button", name="Send").click()
    inner.get_by_role("log").get_by_text("Hello").wait_for()
    sandbox.page.wait_for_function(
        """() => heard.some(({ kind, state }) =>
          kind === 'state' && state.chat.messages.some(({ text }) => text === 'Hello'))"""
    )


def test_over_http(sandbox: Sandbox, folder: Path, serve: Any) -> None:
    sandbox.page.goto(f"{serve(folder)}/index.html")
    runs_everything(sandbox)
    assert sandbox.problems == []


def test_from_a_sub_path(sandbox: Sandbox, tmp_path: Path, serve: Any) -> None:
    write_site(tmp_path / "some where" / "docs, new; all")
    sandbox.page.goto(f"{serve(tmp_path)}/some%20where/docs,%20new;%20all/index.html")
    runs_everything(sandbox)


def test_from_files(sandbox: Sandbox, folder: Path) -> None:
    sandbox.page.goto((folder / "index.html").as_uri())
    runs_everything(sandbox)


def test_under_a_policy_that_exempts_the_sandbox(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under(SELF, exempt=True))
    runs_everything(sandbox)
    assert sandbox.problems == []


def test_under_a_policy_of_the_page_itself(sandbox: Sandbox, tmp_path: Path, serve: Any) -> None:
    head = f'<meta http-equiv="Content-Security-Policy" content="{SELF}">'
    sandbox.page.goto(f"{serve(write_site(tmp_path, head))}/index.html")
    runs_everything(sandbox)


def test_form_calls_run_under_a_strict_policy(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under(SELF))
    assert sandbox.step() == "calls"
    sandbox.run(
        None,
        forms={
            "traditional": program("", [{"method": "on", "args": ["ready", {"$callback": CALLS}]}]),
            "queue": program("", [{"method": "q", "args": ["open"]}]),
        },
        arrival="after",
    )
    assert sandbox.ended == ["done"]
    for form, taken in {"traditional": "on", "queue": "open"}.items():
        outcome = sandbox.outcome(form)
        assert outcome["state"]["widget"] == "expanded"
        kinds = [(entry["kind"], entry["name"]) for entry in outcome["entries"]]
        assert kinds[:2] == [("queued", taken), ("arrives", "script")]
    inner = sandbox.frame.child_frames[0]
    inner.get_by_role("button", name="Close chat").first.click()
    sandbox.page.wait_for_function(
        "() => heard.filter(({ kind }) => kind === 'state').at(-1).state.widget === 'collapsed'"
    )


def test_a_callback_of_a_form_call_writes_what_it_gets(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under(SELF))
    calls = [{"method": "isOnline", "args": [{"$callback": "log"}]}]
    sandbox.run(None, forms={"traditional": program("", calls), "queue": None})
    assert sandbox.lines == [("log", "true")]


def test_a_call_before_the_script_fails_as_it_would_on_a_page(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under(SELF))
    sandbox.run(None, forms={"traditional": program("", CALLS), "queue": None}, arrival="after")
    assert sandbox.lines == [("error", "TypeError: chaport.open is not a function")]


def test_typed_code_does_not_run_under_a_strict_policy(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under(SELF))
    sandbox.run("console.log('ran')")
    assert sandbox.lines == []
    assert sandbox.ended == ["crashed"]


def test_typed_code_runs_where_the_policy_knows_blobs(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under(f"{SELF} blob:"))
    runs_everything(sandbox)
    sandbox.run("chaport.open();\n  foo bar;")
    assert sandbox.of("line")[0]["line"]["place"] == {"line": 2, "column": 7}


def test_the_allowed_file_carries_nothing_away(sandbox: Sandbox, folder: Path) -> None:
    asked: list[str] = []

    def policy_of(path: str) -> str:
        asked.append(path)
        return f"{SELF} 'unsafe-eval' blob:"

    with served(folder, policy_of) as address:
        sandbox.page.goto(f"{address}/index.html")
        assert sandbox.step() == "whole"
        script = f"{address}/chaport/sandbox.js?secret"
        sandbox.run(f"import('{script}').catch(() => console.log('refused'));")
        sandbox.page.wait_for_function("() => heard.some(({ kind }) => kind === 'line')")
        assert ("log", "refused") in sandbox.lines
    assert any("sandbox.js" in path for path in asked)
    assert not any("secret" in path for path in asked)


def test_others_that_speak_in_every_frame_are_not_heard(
    sandbox: Sandbox, folder: Path, serve: Any
) -> None:
    sandbox.page.add_init_script("if (window !== top) top.postMessage({ from: 'elsewhere' }, '*');")
    sandbox.page.goto(f"{serve(folder)}/index.html")
    runs_everything(sandbox)


def test_where_no_text_may_become_a_document_it_says_so(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under("default-src 'self'; require-trusted-types-for 'script'"))
    assert sandbox.step() == "none"


def test_nothing_runs_where_no_frame_may_be(sandbox: Sandbox, under: Any) -> None:
    sandbox.page.goto(under("default-src 'none'; script-src 'self'; style-src 'self'"))
    step = sandbox.step()
    assert step in ("calls", "none")


def test_with_storage_blocked(sandbox: Sandbox, folder: Path, serve: Any) -> None:
    sandbox.page.add_init_script(
        """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
          Object.defineProperty(window, name, {
            get() { throw new DOMException('', 'SecurityError'); },
          });
        }"""
    )
    sandbox.page.goto(f"{serve(folder)}/index.html")
    runs_everything(sandbox)


def test_offline_once_the_page_has_loaded(sandbox: Sandbox, folder: Path, serve: Any) -> None:
    sandbox.page.goto(f"{serve(folder)}/index.html")
    runs_everything(sandbox)
    sandbox.page.context.set_offline(True)
    runs_everything(sandbox)


def test_without_the_file_it_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    write_site(tmp_path)
    sandbox.page.goto((tmp_path / "index.html").as_uri())
    for name in ("sandbox.html", "sandbox.js"):
        (tmp_path / "chaport" / name).unlink()
    assert sandbox.step() == "none"
    sandbox.run("chaport.open()")
    assert sandbox.ended == ["crashed"]
    assert sandbox.page.main_frame.child_frames == []
