"""The buttons that run an example in its place: which examples have one, and what it does."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from sphinx_chaport.examples.derive import Deriver
from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.registry import load_registry
from tests.conftest import ROOT, Site, build

STATIC = ROOT / "sphinx_chaport" / "static"
HEAD = "Title\n=====\n\n"
PLAIN = ".. chaport-example::\n\n   chaport.open();\n\n"
WHOLE = ".. chaport-playground::\n\n"


def runs(site: Site, page: str = "index") -> dict[str, Any]:
    """What the script is given beside the page's own text."""
    block = site.page(page).select_one("script#chaport-run")
    return json.loads(block.get_text()) if block else {}


def marked(site: Site, page: str = "index") -> list[str | None]:
    """The number of each example of a page, or none."""
    return [each.get("data-chaport-run") for each in site.page(page).select(".chaport-example")]


# -- which have one -------------------------------------------------------------------------------


def test_what_can_be_run_has_a_button(page_of: Any) -> None:
    parts = [
        PLAIN,
        ".. chaport-example::\n   :skip: later\n\n   chaport.open();\n",
        ".. chaport-example::\n   :no-run: needs a phone\n\n   chaport.open();\n",
        ".. chaport-method:: open\n   :example: open\n",
        ".. chaport-option:: launcher.show\n   :args: false\n",
        ".. chaport-event:: ready\n   :args: function () { console.log('hello'); }\n",
        ".. chaport-example::\n   :expect-error: must be\n\n   chaport.setVisitorData(5);\n",
    ]
    site = page_of("\n\n".join(parts))
    assert site.warnings == ""
    assert marked(site) == ["0", None, None, "1", "2", "3", "4"]
    assert len(runs(site)["examples"]) == 5


def test_what_cannot_be_derived_has_none(page_of: Any) -> None:
    site = page_of(".. chaport-example::\n\n   chaport.opne();\n")
    assert marked(site) == [None]


def test_a_name_that_no_simulated_widget_has_cannot_be_run(site: Any) -> None:
    company = "methods:\n  - name: openCompany\n    summary: Opens it.\n    unofficial: true\n"
    files = {
        "index.rst": f"{HEAD}.. chaport-example::\n\n   chaport.openCompany();\n",
        "own.yaml": company,
    }
    assert marked(site(files, conf={"chaport_registry": ["own.yaml"]})) == [None]


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_the_setting_switches_them_off(page_of: Any, builder: str) -> None:
    conf = {"chaport_run_buttons": builder != "html", "epub_copyright": "x", "version": "1"}
    site = page_of(PLAIN, builder=builder, conf=conf)
    (path,) = site.output.glob("index.*html")
    assert "chaport-run" not in path.read_text("utf-8")


def test_without_them_a_page_is_as_it_was(tmp_path: Path) -> None:
    """The data and the numbers are all that is added."""
    on = build(tmp_path / "on", {"index.rst": HEAD + PLAIN})
    off = build(tmp_path / "off", {"index.rst": HEAD + PLAIN}, conf={"chaport_run_buttons": False})
    page = on.page()
    page.select_one("script#chaport-run").decompose()
    for example in page.select("[data-chaport-run]"):
        del example["data-chaport-run"]
    assert "".join(page.decode().split()) == "".join(off.page().decode().split())


# -- what the script is given ---------------------------------------------------------------------


def test_the_data_has_what_is_not_seen(page_of: Any) -> None:
    text = (
        ".. chaport-example::\n   :setup: shop\n\n   var basket = [];\n\n"
        ".. chaport-example::\n   :setup: shop\n\n   basket.push('cap')\n\n"
        ".. chaport-example::\n   :cleanup: shop\n\n   basket.pop();\n\n"
        ".. chaport-example::\n   :group: shop\n   :environment: {environment: {country: SE}}\n\n"
        "   chaport.open();\n\n"
        ".. chaport-example::\n   :wrap: none\n\n   window.chaport.open();\n\n"
        ".. chaport-example::\n   :form: queue\n\n   chaport.q('startSession');\n"
    )
    account = {"account": {"teams": [{"id": "team-sales", "name": "Sales"}]}}
    given = runs(page_of(text, conf={"chaport_simulator": account}))
    first, second, third = given["examples"]
    assert "config" not in first
    assert first["setup"] == "var basket = [];\n;\nbasket.push('cap')"
    assert first["cleanup"] == "basket.pop();"
    assert given["simulators"] == [{**account, "environment": {"country": "SE"}}, account]
    assert second == {"wrap": "none", "simulator": 1}
    assert third == {"form": "queue", "simulator": 1}


def test_an_example_of_the_registry_is_known_by_its_id(page_of: Any) -> None:
    (given,) = runs(page_of(".. chaport-method:: open\n   :example: open\n"))["examples"]
    assert (given["id"], given["subject"]) == ("open", "method:open")


def test_a_configuration_is_run_with_no_code(page_of: Any) -> None:
    (given,) = runs(page_of(".. chaport-option:: launcher.show\n   :args: false\n"))["examples"]
    assert given["isConfig"]
    assert "launcher: { show: false }" in given["config"]


@pytest.mark.parametrize(
    ("builder", "addresses"),
    [
        ("html", ("playground.html", "../playground.html")),
        ("dirhtml", ("playground/", "../../playground/")),
    ],
)
def test_pages_know_where_the_whole_playground_is(
    site: Any, builder: str, addresses: tuple[str, str]
) -> None:
    files = {
        "index.rst": f"{HEAD}{PLAIN}.. toctree::\n\n   playground\n   a/b\n",
        "playground.rst": f"{HEAD}{WHOLE}{PLAIN}",
        "a/b.rst": HEAD + PLAIN,
    }
    built = site(files, builder=builder)
    deep = "a/b" if builder == "html" else "a/b/index"
    assert (runs(built)["playground"], runs(built, deep)["playground"]) == addresses
    own = "playground" if builder == "html" else "playground/index"
    assert runs(built, own)["playground"] in {"playground.html", "./"}


def test_a_playground_that_comes_later_is_known_to_old_pages(tmp_path: Path) -> None:
    files = {"index.rst": HEAD + PLAIN + ".. toctree::\n\n   more\n", "more.rst": HEAD + "Words.\n"}
    assert runs(build(tmp_path, files))["playground"] == ""
    files["more.rst"] = HEAD + WHOLE
    assert runs(build(tmp_path, files, fresh=False))["playground"] == "more.html"
    del files["more.rst"]
    files["index.rst"] = HEAD + PLAIN
    (tmp_path / "source" / "more.rst").unlink()
    assert runs(build(tmp_path, files, fresh=False))["playground"] == ""


def test_another_environment_of_the_site_is_seen_by_old_pages(tmp_path: Path) -> None:
    files = {"index.rst": HEAD + PLAIN}
    assert runs(build(tmp_path, files))["simulators"] == [{}]
    conf = {"chaport_simulator": {"environment": {"country": "SE"}}}
    again = build(tmp_path, files, conf=conf, fresh=False)
    assert runs(again)["simulators"] == [conf["chaport_simulator"]]


def test_all_on_one_page_are_numbered_through(site: Any) -> None:
    files = {
        "index.rst": f"{HEAD}{PLAIN}.. toctree::\n\n   b\n",
        "b.rst": HEAD + ".. chaport-method:: close\n   :example: close\n",
    }
    built = site(files, builder="singlehtml")
    assert marked(built) == ["0", "1"]
    assert [each.get("id") for each in runs(built)["examples"]] == [None, "close"]


# -- weight ---------------------------------------------------------------------------------------


def test_buttons_weigh_little_until_one_is_pressed(tmp_path: Path) -> None:
    """At most 3 KB: their part of the script, and the data of a page full of examples."""
    text = HEAD + ".. chaport-reference:: methods\n"
    on = build(tmp_path / "on", {"index.rst": text})
    off = build(tmp_path / "off", {"index.rst": text}, conf={"chaport_run_buttons": False})
    page = packed(on.text("index.html")) - packed(off.text("index.html"))
    # All of the script was 1,961 bytes without them.
    script = packed((STATIC / "samples.js").read_text("utf-8")) - 1961
    assert script <= 1024
    assert page + script <= 3 * 1024


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


# -- in a browser ---------------------------------------------------------------------------------

EXAMPLES = f"""\
{HEAD}.. chaport-example::
   :caption: Hello
   :hide-lines: 1
   :name: hello

   var who = 'Ann';
   chaport.on('ready', function () {{ console.log('hello ' + who); }});

.. chaport-method:: open
   :example: open

.. chaport-option:: launcher.show
   :args: false
"""
# In place of the playground: what it would be given.
STAND_IN = """
window.chaportPlayground = {
  open(element, data) { (window.opened ||= []).push({ place: element.className, data }); },
};
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, serve: Any) -> str:
    """A site with examples and a whole playground, on a sub-path."""
    folder = tmp_path_factory.mktemp("runs")
    files = {
        "index.rst": f"{EXAMPLES}\n.. toctree::\n\n   a/play\n   a/more\n   a/both\n",
        "a/play.rst": HEAD + WHOLE,
        "a/more.rst": HEAD + PLAIN,
        "a/both.rst": f"{HEAD}.. chaport-playground:: close\n\n{PLAIN}",
    }
    site = build(folder / "docs", files)
    assert site.warnings == ""
    return f"{serve(folder)}/docs/html"


@pytest.fixture
def visit(page: Page, served: str) -> Any:
    """Opens a page whose playground is a stand-in; gives what was asked for."""

    def go(name: str) -> list[str]:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(_path(request, served)))
        page.route(
            "**/playground.js*",
            lambda route: route.fulfill(body=STAND_IN, content_type="text/javascript"),
        )
        page.goto(f"{served}/{name}")
        return asked

    return go


def _path(request: Request, served: str) -> str:
    return request.url.removeprefix(f"{served}/").partition("?")[0]


def opened(page: Page, index: int = 0) -> dict[str, Any]:
    """What a press of a button has opened."""
    page.wait_for_function(f"() => (window.opened || []).length > {index}")
    return page.evaluate(f"() => window.opened[{index}]")


def test_beside_a_playground_nothing_is_loaded_twice(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_path(request, served)))
    page.goto(f"{served}/a/both.html")
    playgrounds = page.locator(".chaport-play")
    expect(playgrounds).to_have_count(1)
    page.locator(".chaport-example").get_by_role("button", name="Run", exact=True).click()
    expect(playgrounds).to_have_count(2)
    assert sum(path.endswith("/playground.js") for path in asked) == 1
    assert not any(path.endswith("/words.js") for path in asked)


def test_a_press_waits_for_the_playground_of_the_page(page: Page, served: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/playground.js*", hold)
    page.goto(f"{served}/a/both.html", wait_until="commit")
    page.locator(".chaport-example").get_by_role("button", name="Run", exact=True).click()
    for route in held:
        route.continue_()
    expect(page.locator(".chaport-play")).to_have_count(2)
    assert len(held) == 1


def test_a_site_may_require_trusted_types(visit: Any, page: Page) -> None:
    policy = "require-trusted-types-for 'script'; trusted-types sphinx-chaport"

    def guarded(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "Content-Security-Policy": policy}
        route.fulfill(response=answer, headers=headers)

    page.route("**/index.html", guarded)
    visit("index.html")
    page.get_by_role("button", name="Run", exact=True).first.click()
    assert "chaport-example" in opened(page)["place"]


def test_nothing_is_loaded_before_a_button_is_pressed(visit: Any, page: Page) -> None:
    asked = visit("index.html")
    expect(page.get_by_role("button", name="Run", exact=True)).to_have_count(3)
    assert not [path for path in asked if "playground" in path or "sandbox" in path]
    page.get_by_role("button", name="Run", exact=True).first.click()
    opened(page)
    loaded = [
        path for path in asked if "samples" not in path and path.startswith("_static/chaport")
    ]
    files = ("playground.css", "playground.js", "words.js")
    assert sorted(loaded) == [f"_static/chaport/{name}" for name in files]
    before = len(asked)
    page.get_by_role("button", name="Run", exact=True).nth(1).click()
    opened(page, 1)
    assert len(asked) == before


def test_a_button_hands_over_the_whole_example(visit: Any, page: Page) -> None:
    visit("index.html")
    page.get_by_role("button", name="Run", exact=True).first.click()
    found = opened(page)
    assert "chaport-example" in found["place"]
    data = found["data"]
    (sample,) = data["samples"]
    code = "var who = 'Ann';\nchaport.on('ready', function () { console.log('hello ' + who); });"
    assert sample["title"] == "Hello"
    assert sample["id"] == "hello"
    assert sample["subject"] is None
    pair = Deriver(api_facts(load_registry())).derive(_snippet(code))
    assert sample["forms"] == {
        "traditional": {"code": pair.traditional.code, "reason": ""},
        "queue": {"code": pair.queue.code, "reason": ""},
    }
    assert (data["compact"], data["run"], data["real"]) == (True, True, None)
    assert data["config"] == "{ appId: '000000000000000000000000' }"
    assert data["playground"] == "a/play.html"
    assert page.evaluate("() => new URL(chaportFiles.base).pathname") == (
        "/docs/html/_static/chaport/"
    )


def _snippet(code: str) -> Any:
    from sphinx_chaport.examples.records import Snippet

    return Snippet(code)


def test_an_example_of_the_registry_says_which(visit: Any, page: Page) -> None:
    visit("index.html")
    page.get_by_role("button", name="Run", exact=True).nth(1).click()
    (sample,) = opened(page)["data"]["samples"]
    assert (sample["id"], sample["subject"]) == ("open", {"kind": "method", "name": "open"})


def test_a_configuration_is_handed_over_without_code(visit: Any, page: Page) -> None:
    visit("index.html")
    page.get_by_role("button", name="Run", exact=True).nth(2).click()
    (sample,) = opened(page)["data"]["samples"]
    assert sample["forms"]["queue"] == {"code": "", "reason": ""}
    assert "launcher: { show: false }" in sample["config"]


def test_a_page_in_a_folder_finds_the_same_files(visit: Any, page: Page) -> None:
    asked = visit("a/more.html")
    page.get_by_role("button", name="Run", exact=True).click()
    assert opened(page)["data"]["playground"] == "play.html"
    assert "_static/chaport/playground.js" in asked


def test_what_cannot_be_loaded_is_said(page: Page, served: str) -> None:
    page.route("**/playground.js*", lambda route: route.abort())
    page.goto(f"{served}/index.html")
    page.get_by_role("button", name="Run", exact=True).first.click()
    expect(page.get_by_role("button", name="Cannot be loaded")).to_be_visible()


def test_a_playground_opens_when_its_words_are_there(page: Page, served: str) -> None:
    """They are loaded with the scripts, and may be the last to come, after a second press, too."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/words.js*", hold)
    page.goto(f"{served}/index.html")
    run = page.get_by_role("button", name="Run", exact=True)
    run.first.click()
    page.wait_for_function("() => window.chaportPlayground")
    run.nth(1).click()
    expect(page.locator(".chaport-play")).to_have_count(0)
    (words,) = held
    words.continue_()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(2)


def test_words_that_were_missed_are_asked_for_again(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_path(request, served)))
    page.route("**/words.js*", lambda route: route.abort(), times=1)
    page.goto(f"{served}/index.html")
    page.get_by_role("button", name="Run", exact=True).first.click()
    page.get_by_role("button", name="Cannot be loaded").click()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    assert asked.count("_static/chaport/words.js") == 2
    assert asked.count("_static/chaport/playground.js") == 1


def test_print_has_no_buttons(visit: Any, page: Page) -> None:
    visit("index.html")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Run", exact=True)).to_have_count(0)


def test_pages_from_the_disk_run_too(page: Page, tmp_path: Path) -> None:
    site = build(tmp_path, {"index.rst": HEAD + PLAIN})
    page.goto((site.output / "index.html").as_uri())
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".chaport-example .chaport-play-compact")).to_be_visible()


def test_the_code_really_runs_below_its_example(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    page.get_by_role("button", name="Run", exact=True).first.click()
    place = page.locator(".chaport-example").first.locator(".chaport-play-compact")
    expect(place.get_by_text("hello Ann").first).to_be_visible(timeout=20_000)
    assert "warning" not in place.inner_text()
