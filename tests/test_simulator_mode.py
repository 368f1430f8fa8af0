"""The mode ``simulator``: what a page holds, and how the simulated account is checked."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from sphinx_chaport import js
from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.exports.typescript_types import typescript
from sphinx_chaport.widget.simulated import SCHEMA, simulated_account
from tests.conftest import ROOT, Site
from tests.registry.typescript import TYPES, compile_files

APP_ID = "0123456789abcdef01234567"
ACCOUNT = {"chaport_app_id": APP_ID, "chaport_host": "app.chaport.com"}
NOBODY = "0" * 24
ENGLISH = {"language": {"use": "en"}}
WIDGET = ".. chaport-widget::\n"
OPERATORS = {"account": {"operators": [{"id": "operator-ann", "name": "Ann </script> \"&'"}]}}
INSERT_JS = "https://app.chaport.com/javascripts/insert.js"
SIMULATOR_TYPES = ROOT / "sphinx_chaport/client/core/simulator.d.ts"


@pytest.fixture(autouse=True)
def _no_app_id(monkeypatch: Any) -> None:
    monkeypatch.delenv("CHAPORT_APP_ID", raising=False)


def loader(built: Site, name: str = "index") -> dict[str, Any]:
    """What the page gives the loader, decoded; empty where it has none."""
    script = built.page(name).find("script", src=re.compile(r"chaport/loader"))
    if script is None:
        return {}
    names = [f"data-chaport-{name}" for name in ("src", "config", "config-src", "simulator")]
    found = {name: script[name] for name in names if script.has_attr(name)}
    for key in ("data-chaport-config", "data-chaport-simulator"):
        if key in found:
            found[key] = json.loads(found[key])
    return found


# -- what a page holds ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "whole", "expected"),
    [
        ("", "", "live"),
        ("", "live", "live"),
        ("", "simulator", "simulator"),
        ("", "off", "off"),
        ("simulator", "", "simulator"),
        ("simulator", "live", "simulator"),
        ("simulator", "off", "simulator"),
        ("live", "simulator", "live"),
        ("off", "simulator", "off"),
    ],
)
def test_the_page_s_mode_goes_over_the_site_s(
    page_of: Any, own: str, whole: str, expected: str
) -> None:
    text = WIDGET + (f"   :mode: {own}\n" if own else "")
    built = page_of(text, conf={**ACCOUNT, "chaport_mode": whole})
    assert built.warnings == ""
    sources = {"live": INSERT_JS, "simulator": "simulator.js", "off": None}
    assert loader(built).get("data-chaport-src") == sources[expected]


def test_a_simulated_page_has_its_merged_configuration_and_the_account(page_of: Any) -> None:
    conf = {
        "chaport_mode": "simulator",
        "chaport_config": {"launcher": {"show": False}, "language": {"use": "en"}},
        "chaport_simulator": OPERATORS,
    }
    built = page_of(f"{WIDGET}\n   language: {{ use: de }}\n", conf=conf)
    assert built.warnings == ""
    assert loader(built) == {
        "data-chaport-src": "simulator.js",
        "data-chaport-config": {
            "appId": NOBODY,
            "launcher": {"show": False},
            "language": {"use": "de"},
        },
        "data-chaport-simulator": OPERATORS,
    }


def test_neither_app_id_nor_host_is_needed(page_of: Any) -> None:
    built = page_of(WIDGET, conf={"chaport_mode": "simulator"})
    assert built.warnings == ""
    assert loader(built)["data-chaport-config"] == {"appId": NOBODY, **ENGLISH}


def test_an_app_id_is_kept(page_of: Any) -> None:
    built = page_of(WIDGET, conf={"chaport_mode": "simulator", "chaport_app_id": APP_ID})
    assert built.warnings == ""
    assert loader(built)["data-chaport-config"] == {"appId": APP_ID, **ENGLISH}


def test_a_broken_app_id_is_reported_and_keeps_no_page_from_its_widget(page_of: Any) -> None:
    built = page_of(WIDGET, conf={"chaport_mode": "simulator", "chaport_app_id": "YOUR_APP_ID"})
    assert "is a placeholder" in built.warnings
    assert loader(built)["data-chaport-config"] == {"appId": NOBODY, **ENGLISH}


def test_a_configuration_with_javascript_is_a_script_of_its_own(page_of: Any) -> None:
    body = "\n   assignments:\n     resolve: !js \"function () { return 'team-sales'; }\"\n"
    built = page_of(WIDGET + body, conf={"chaport_mode": "simulator"})
    assert built.warnings == ""
    found = loader(built)
    assert set(found) == {"data-chaport-src", "data-chaport-config-src"}
    script = built.text(f"_static/chaport/{found['data-chaport-config-src']}")
    assert NOBODY in script
    assert "return 'team-sales'" in script


def test_contradictions_with_the_site_s_configuration_are_reported(page_of: Any) -> None:
    conf = {"chaport_mode": "simulator", "chaport_config": {"language": {"use": "de"}}}
    built = page_of(f"{WIDGET}\n   language: {{ source: html }}\n", conf=conf)
    assert "Together with `chaport_config`: `language.source` is ignored" in built.warnings


def test_a_live_page_knows_nothing_of_the_simulated_account(page_of: Any) -> None:
    built = page_of(WIDGET, conf={**ACCOUNT, "chaport_simulator": OPERATORS})
    assert built.warnings == ""
    assert loader(built) == {
        "data-chaport-src": INSERT_JS,
        "data-chaport-config": {"appId": APP_ID, **ENGLISH},
    }


def test_a_page_without_a_widget_gets_nothing(page_of: Any) -> None:
    conf = {"chaport_mode": "simulator", "chaport_pages": {"exclude": ["index"]}}
    built = page_of("Nothing of ours.", conf=conf)
    assert loader(built) == {}
    assert not (built.output / "_static" / "chaport").exists()


def test_two_processes_write_the_same_pages(site: Any) -> None:
    files = {f"page{n}.rst": f"Page {n}\n======\n\n{WIDGET}" for n in range(8)}
    files["index.rst"] = "Title\n=====\n\n.. toctree::\n   :glob:\n\n   page*\n"
    conf = {"chaport_mode": "simulator", "chaport_simulator": OPERATORS}
    first = site(files, conf=conf)
    texts = {path.name: path.read_bytes() for path in sorted(first.output.glob("page*.html"))}
    again = site(files, conf=conf, parallel=2)
    assert first.warnings == again.warnings == ""
    assert texts == {
        path.name: path.read_bytes() for path in sorted(again.output.glob("page*.html"))
    }
    assert len(texts) == 8


@pytest.mark.parametrize("builder", ["text", "man", "latex", "epub", "xml"])
def test_other_formats_are_as_in_the_mode_off(site: Any, builder: str) -> None:
    files = {"index.rst": f"Title\n=====\n\nBefore.\n\n{WIDGET}\nAfter.\n"}
    conf = {"copyright": "Example", "version": "1", "epub_show_urls": "no"}
    conf |= {"man_pages": [("index", "title", "Title", [], 1)]}

    def contents(mode: str) -> dict[str, bytes]:
        built = site(files, builder=builder, conf={**conf, "chaport_mode": mode})
        assert built.warnings == ""
        suffixes = {".txt", ".1", ".tex", ".xhtml", ".xml"}
        paths = [path for path in built.output.rglob("*") if path.suffix in suffixes]
        assert paths
        found = {path.name: path.read_bytes() for path in paths}
        shutil.rmtree(built.output)
        return found

    assert contents("off") == contents("simulator")


def test_a_change_of_the_account_rewrites_the_page(site: Any) -> None:
    files = {"index.rst": f"Title\n=====\n\n{WIDGET}"}
    first = site(files, conf={"chaport_mode": "simulator"})
    assert "data-chaport-simulator" not in loader(first)
    (first.source / "conf.py").unlink()
    conf = {"chaport_mode": "simulator", "chaport_simulator": OPERATORS}
    assert loader(site(files, conf=conf, fresh=False))["data-chaport-simulator"] == OPERATORS


# -- the simulated account ------------------------------------------------------------------------

REGISTRY = load_registry()
SALT = "test-6f1c"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"acount": {}}, '` has no option `acount`. Did you mean "account"?'),
        (
            {"account": {"operators": [{"id": "a", "name": "A", "onlin": True}]}},
            '.account.operators[0]` has no option `onlin`. Did you mean "online"?',
        ),
        (
            {"account": {"teams": [{"id": "a"}]}},
            ".account.teams[0]` lacks `name`. Write it beside `id`.",
        ),
        (
            {"environment": {"device": "phone"}},
            '.environment.device` cannot be "phone". Allowed: `desktop`, `ios`, `android`.',
        ),
        (
            {"account": {"store": 1}},
            ".account` has no option `store`. Remove it.",
        ),
        (
            {"account": {"appearance": {"windowColour": "teal"}}},
            '.account.appearance` has no option `windowColour`. Did you mean "windowColor"?',
        ),
        (
            {"account": {"defaultRules": [{"team-sales": js("function () { return true; }")}]}},
            (
                "` has JavaScript, and takes data alone. "
                "Set `window.chaportSimulatorConfig` in a script of the page instead."
            ),
        ),
        (
            {"environment": {"country": b"de"}},
            (
                ".environment.country` has a value of the Python type bytes. "
                "It holds text, numbers, True, False, None, lists and dicts."
            ),
        ),
    ],
)
def test_a_mistake_in_the_account_names_the_mend(value: Any, message: str) -> None:
    right, problems = simulated_account(value, registry=REGISTRY)
    assert [problem.text for problem in problems] == [f"`chaport_simulator{message}"]
    json.dumps(right)


def test_what_is_right_beside_a_mistake_is_kept() -> None:
    teams = [{"id": "team-sales", "name": "Sales"}]
    value = {"account": {"teams": teams, "tems": []}, "faults": {"session": "fast"}}
    assert simulated_account(value, registry=REGISTRY)[0] == {"account": {"teams": teams}}


def test_the_mistake_is_reported_at_the_line_of_the_setting(site: Any) -> None:
    conf = (
        'extensions = ["sphinx_chaport"]\nchaport_mode = "simulator"\n'
        'chaport_simulator = {"acount": {}}\n'
    )
    built = site({"conf.py": conf, "index.rst": f"Title\n=====\n\n{WIDGET}"})
    assert "conf.py:3: WARNING: `chaport_simulator` has no option `acount`." in built.warnings
    assert "data-chaport-simulator" not in loader(built)


@pytest.mark.parametrize(
    "value",
    [
        {"account": {"salt": "6f1c-real"}},
        {"account": {"salt": ["6f1c-real"]}},
        "6f1c-real",
        ["6f1c-real"],
    ],
)
def test_no_message_shows_a_salt(page_of: Any, value: Any) -> None:
    built = page_of(WIDGET, conf={"chaport_mode": "simulator", "chaport_simulator": value})
    assert "chaport_simulator" in built.warnings
    assert "6f1c" not in built.warnings
    assert "6f1c" not in built.text("index.html")


def test_a_test_salt_goes_to_simulated_pages(page_of: Any) -> None:
    account = {"account": {"salt": SALT}}
    built = page_of(WIDGET, conf={"chaport_mode": "simulator", "chaport_simulator": account})
    assert built.warnings == ""
    assert loader(built)["data-chaport-simulator"] == account


def test_a_salt_is_refused_where_a_page_is_live(site: Any) -> None:
    files = {
        "index.rst": f"Title\n=====\n\n{WIDGET}\n.. toctree::\n\n   second\n",
        "second.rst": f"Second\n======\n\n{WIDGET}   :mode: simulator\n",
    }
    account = {"account": {"salt": SALT, "hashRequired": True}}
    built = site(files, conf={**ACCOUNT, "chaport_simulator": account})
    assert built.warnings.count("has a salt") == 1
    assert SALT not in built.warnings
    assert loader(built, "second")["data-chaport-simulator"] == {"account": {"hashRequired": True}}


SAME = """\
type Flat<T> = T extends (...given: never) => unknown ? T
  : T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
type With<T, U> = Omit<T, keyof U> & U;
type Data = With<ChaportSimulator.Config, {
  environment?: With<ChaportSimulator.Environment, { country?: Chaport.CountryCode | null }>;
  account?: With<Omit<ChaportSimulator.Account, 'store'>, { salt?: `test-${string}` }>;
}>;
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
export const same: Same<Flat<Chaport.Taken>, Flat<Data>> = true;
"""


def test_the_setting_takes_what_the_simulator_s_types_say(tmp_path: Path) -> None:
    taken, same = tmp_path / "taken.d.ts", tmp_path / "same.ts"
    types = f"type Appearance = AppearanceOptions; type Taken = {typescript(SCHEMA)};"
    taken.write_text(f"declare namespace Chaport {{ {types} }}\n")
    same.write_text(SAME)
    assert compile_files(tmp_path, taken, same, TYPES, SIMULATOR_TYPES) == ""


# -- in the browser -------------------------------------------------------------------------------

TRIGGER = {"id": "trigger-welcome", "message": "May we help you?"}


@pytest.fixture
def deep(site: Any) -> Site:
    """A site whose simulated page lies two folders deep, and one with a script of its own."""
    with_code = "\n   appearance:\n     teamName: !js \"'Ou' + 'rs'\"\n"
    files = {
        "index.rst": "Title\n=====\n\n.. toctree::\n   :glob:\n\n   a/b/*\n",
        "a/b/data.rst": f"Data\n====\n\n{WIDGET}\n   appearance: {{ teamName: Ours }}\n",
        "a/b/code.rst": f"Code\n====\n\n{WIDGET}{with_code}",
    }
    conf = {"chaport_mode": "simulator", "chaport_simulator": {"account": {"triggers": [TRIGGER]}}}
    built = site(files, conf=conf)
    assert built.warnings == ""
    return built


@pytest.mark.parametrize("name", ["data", "code"])
@pytest.mark.parametrize("place", ["sub-path", "file"])
def test_the_simulator_runs_wherever_the_site_lies(
    deep: Site, page: Page, serve: Any, place: str, name: str
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    if place == "file":
        root = deep.output.as_uri()
    else:
        root = f"{serve(deep.output.parent)}/{deep.output.name}"
    page.goto(f"{root}/a/b/{name}.html")
    page.wait_for_function("() => window.chaportSimulator?.state().visible")
    state = page.evaluate("() => chaportSimulator.state()")
    assert state["appearance"]["teamName"] == "Ours"
    assert [trigger["id"] for trigger in state["triggers"]] == [TRIGGER["id"]]
    assert f"{root}/_static/chaport/simulator.js" in requests
    assert [url for url in requests if not url.startswith(root)] == []


def test_what_a_script_of_the_page_says_goes_over_the_setting(
    deep: Site, page: Page, serve: Any
) -> None:
    page.add_init_script("window.chaportSimulatorConfig = { environment: { country: 'NO' } }")
    page.goto(f"{serve(deep.output)}/a/b/data.html")
    page.wait_for_function("() => window.chaportSimulator")
    assert page.evaluate("() => chaportSimulator.state().triggers") == []
