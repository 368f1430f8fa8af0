"""Everything of the registry can be tried, and does in a playground what the checker saw of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from playwright.sync_api import expect

from sphinx_chaport.checker import jobs
from sphinx_chaport.checker.cases import registry_case
from sphinx_chaport.checker.contexts import Limits, engine_name
from sphinx_chaport.checker.worker_main import Jobs
from sphinx_chaport.playable import all_playable
from sphinx_chaport.registry import load_registry
from tests.conftest import Site, build_apart

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REGISTRY = load_registry()
NAMES = {
    f"{kind}:{name}": (kind, name)
    for kind in ("method", "event", "option")
    for name in REGISTRY.entries[kind]
}
FORMS = {"traditional": "Traditional", "queue": "Command queue"}
PAGES = {"index.rst": "Playground\n==========\n\n.. chaport-playground::\n"}
PICKER = ".chaport-play-picker select"
CONF = {"extensions": ["sphinx_chaport"], "html_theme": "alabaster", "chaport_mode": "off"}

# What a run tells the page is read where the page itself reads it.
LISTEN = """(() => {
  const { parse } = JSON;
  window.outcomes = {};
  JSON.parse = (text, revive) => {
    const value = parse(text, revive);
    for (const each of [value].flat()) {
      if (each?.kind === 'outcome') window.outcomes[each.form] = each.outcome;
    }
    return value;
  };
})()"""


class Run(NamedTuple):
    """What came of a run: the widget's final state, and the names of calls and events in order.

    `forms` are those of the example that ran; a configuration has none, and runs all the same.
    """

    state: dict[str, Any]
    happened: list[tuple[str, str]]
    forms: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A page with a whole playground."""
    return build_apart(tmp_path_factory.mktemp("site"), PAGES, CONF)


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """That page, for all names one after the other."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(LISTEN)
        page.goto((site.output / "index.html").as_uri())
        page.locator(PICKER).first.focus()
        yield page


@pytest.fixture(scope="module")
def checker() -> Jobs:
    """The checker's own engine."""
    return Jobs(jobs.settings(REGISTRY, Limits(), str(engine_name())), lambda _: None)


def checked(checker: Jobs, kind: Any, name: str, example: Any) -> Run:
    """What the checker saw: before a visitor did anything, with the script there before."""
    case = registry_case(REGISTRY, kind, REGISTRY.entries[kind][name], example)
    content = jobs.content(case)
    # For an expectation about the chat, the checker would have the visitor write.
    content["job"]["expect"] = None
    answer = json.loads(checker.run(json.dumps(content)))
    result = answer["result"]
    happened = [
        (each["kind"], each["name"])
        for each in result["effects"]
        if each["kind"] in {"call", "event"} and not each.get("late")
    ]
    return Run(result["state"], happened, tuple(answer["ran"]))


def played(page: Page, form: str) -> Run:
    """What the playground told of one form."""
    outcome = page.evaluate("(form) => window.outcomes[form]", form)
    kinds = {"run": "call", "event": "event"}
    happened = [
        (kinds[each["kind"]], each["name"])
        for each in outcome["entries"]
        if each["kind"] in kinds and not is_ready(each)
    ]
    return Run(outcome["state"], happened)


def is_ready(entry: Any) -> bool:
    """What the checker does not compare: it is the difference of the two interfaces."""
    return entry["name"] == "ready" or (entry["name"] == "on" and entry["args"][0] == "ready")


def playable() -> dict[str, Any]:
    """The first example of each name that can be tried."""
    found: dict[str, Any] = {}
    for kind, name, (example, _) in all_playable(REGISTRY):
        found.setdefault(f"{kind}:{name}", example)
    return found


FIRST = playable()


def test_every_name_can_be_tried() -> None:
    assert sorted(FIRST) == sorted(NAMES)


@pytest.mark.parametrize("key", sorted(FIRST))
def test_a_name_does_what_the_checker_saw(page: Page, checker: Jobs, key: str) -> None:
    expected = checked(checker, *NAMES[key], FIRST[key])
    page.locator(PICKER).first.select_option(key)
    for form in expected.forms or ("traditional",):
        page.evaluate("() => { window.outcomes = {}; }")
        tab = page.get_by_role("tab", name=FORMS[form])
        if expected.forms:
            tab.click()
        page.locator(".chaport-play").get_by_role("button", name="Run", exact=True).click()
        page.wait_for_function("(form) => window.outcomes[form]", arg=form)
        expect(page.get_by_text("Done", exact=True)).to_be_visible()
        found = played(page, form)
        assert found.happened == expected.happened
        assert found.state == expected.state
