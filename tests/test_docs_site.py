"""The project's own documentation, built once and crawled: nothing is missing, all code parses."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page

from sphinx_chaport import js
from sphinx_chaport.cli import main
from sphinx_chaport.directives import DIRECTIVES
from sphinx_chaport.examples.derive import Deriver
from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.javascript.engine import open_engine
from sphinx_chaport.problems import Kind
from sphinx_chaport.registry import Matcher, load_registry
from sphinx_chaport.settings import setting_fields
from sphinx_chaport.widget.validate import read_configuration, validate

ROOT = Path(__file__).parent.parent
SNIPPETS = ROOT / "docs" / "snippets"
REGISTRY = load_registry()
CONTRACT = tomllib.loads((ROOT / "tests" / "contract.toml").read_text("utf-8"))
INVENTORY_LINE = re.compile(r"(\S+) chaport:(\S+) -?\d+ (\S+) .*")
ASSIGNED = "window.chaportConfig ="


class Docs(NamedTuple):
    """The built site: its folder, its pages by path, and the places of names by kind and name."""

    folder: Path
    pages: dict[str, BeautifulSoup]
    places: dict[tuple[str, str], str]

    def entry(self, kind: str, name: str) -> Tag:
        """The description of a name, found as another project would find it."""
        page, _, anchor = self.places[kind, name].replace("$", name).partition("#")
        term = self.pages[page].find(id=anchor)
        assert isinstance(term, Tag), f"{page} has no #{anchor}"
        found = term.find_parent("dl")
        assert isinstance(found, Tag)
        return found

    def code(self, language: str) -> Iterator[tuple[str, str]]:
        """Every code block of a language, with its page."""
        for name, page in self.pages.items():
            for block in page.select(f"div.highlight-{language} pre"):
                yield name, block.get_text()


@pytest.fixture(scope="session")
def docs(tmp_path_factory: Any) -> Docs:
    """The documentation as `make docs` builds it: a warning fails."""
    output = tmp_path_factory.mktemp("docs") / "html"
    command = [sys.executable, "-m", "sphinx", "-nW", "--keep-going", "-q", "-b", "html"]
    doctrees = ["-d", str(output.parent / "doctrees")]
    done = subprocess.run(
        [*command, *doctrees, str(ROOT / "docs"), str(output)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = {
        path.relative_to(output).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in output.rglob("*.html")
        if "_static" not in path.parts
    }
    return Docs(output, pages, dict(inventory(output / "objects.inv")))


def inventory(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """The entries of our domain in an ``objects.inv``."""
    packed = path.read_bytes().split(b"\n", 4)[4]
    for line in zlib.decompress(packed).decode().splitlines():
        if found := INVENTORY_LINE.fullmatch(line):
            name, kind, place = found.groups()
            yield (kind, name), place


def contract_names() -> Iterator[tuple[str, str]]:
    """Every name of the contract; matchers in each spelling."""
    yield from (("option", item["path"]) for item in CONTRACT["option"])
    for kind in ("method", "event", "parameter"):
        yield from ((kind, item["name"]) for item in CONTRACT[kind])
    for item in CONTRACT["matcher"]:
        yield from (("matcher", spelling) for spelling in item["spellings"])


def anchor_of(kind: str, name: str) -> str:
    """The id that is promised to last."""
    record = REGISTRY.reference(f"{kind}:{name}")
    return f"chaport-{kind}-{record.anchor if isinstance(record, Matcher) else name}"


NAMES = list(contract_names())


def test_the_contract_has_all_its_names() -> None:
    assert len([name for kind, name in NAMES if kind == "option" and "." not in name]) == 18
    assert len([name for kind, name in NAMES if kind == "matcher"]) == 12
    assert len([name for kind, name in NAMES if kind == "method"]) == 23


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_each_name_has_an_anchor_and_an_example(kind: str, name: str, docs: Docs) -> None:
    assert docs.places[kind, name].replace("$", name).endswith(f"#{anchor_of(kind, name)}")
    entry = docs.entry(kind, name)
    own = [item for item in entry.select(".chaport-example") if item.find_parent("dl") is entry]
    assert own, f"{kind} {name} has no example"


def test_each_example_is_there_in_both_forms_or_says_why(docs: Docs) -> None:
    count = 0
    for page in docs.pages.values():
        for example in page.select(".chaport-example"):
            forms = {form["data-chaport-form"]: form for form in example.select(".chaport-form")}
            assert set(forms) in ({"traditional", "queue"}, {"configuration"})
            assert any(form.pre for form in forms.values())
            for form in forms.values():
                assert form.pre or form.select_one(".chaport-reason").get_text(strip=True)
            count += 1
    assert count >= 90


def test_each_open_point_has_an_anchor(docs: Docs) -> None:
    page = docs.pages["reference/open-points.html"]
    for item in CONTRACT["open_point"]:
        assert page.find(id=f"chaport-open-point-{item['number']}")


def test_all_javascript_parses(docs: Docs) -> None:
    deriver = Deriver(api_facts(REGISTRY))
    blocks = list(docs.code("javascript"))
    for page, code in docs.code("html"):
        scripts = BeautifulSoup(code, "html.parser").find_all("script")
        blocks += [(page, script.string or "") for script in scripts]
    assert len(blocks) > 150
    problems = [(page, code, deriver.check(code)) for page, code in blocks]
    assert [item for item in problems if item[2]] == []


def test_written_configurations_hold_what_the_registry_has(docs: Docs) -> None:
    guides = [
        (page, code)
        for page, code in docs.code("javascript")
        if page.startswith("guides/") and code.startswith(ASSIGNED)
    ]
    assert len(guides) >= 5
    for page, code in guides:
        value = configuration_of(code)
        assert value.pop("appId") == "YOUR_APP_ID"
        assert (page, validate(value, registry=REGISTRY)[1]) == (page, ())


def configuration_of(code: str) -> dict[str, Any]:
    """What a piece of JavaScript assigns, its functions marked as JavaScript."""
    engine = open_engine()
    engine.load(f"var window = {{}};\n{code}")
    marked = "(key, value) => typeof value === 'function' ? { js: 'function () {}' } : value"
    engine.load(f"function assigned() {{ return JSON.stringify(window.chaportConfig, {marked}); }}")
    return json.loads(
        engine.call("assigned"), object_hook=lambda it: js(it["js"]) if set(it) == {"js"} else it
    )


@pytest.mark.parametrize(
    "page", ["authoring/configuration", "authoring/published-files", "guides/assignment-rules"]
)
def test_configurations_in_yaml_are_right(page: str, docs: Docs) -> None:
    blocks = [code for name, code in docs.code("yaml") if name == f"{page}.html"]
    assert blocks
    for code in blocks:
        assert read_configuration(code, registry=REGISTRY)[1] == ()


def test_all_python_parses(docs: Docs) -> None:
    blocks = list(docs.code("python"))
    assert blocks
    for _, code in blocks:
        ast.parse(code)


def test_pages_made_from_code_are_complete(docs: Docs) -> None:
    settings = docs.pages["authoring/settings.html"]
    for name, _, _ in setting_fields():
        assert settings.find(id=f"confval-{name}")
    directives = docs.pages["authoring/directives.html"].get_text()
    for name in DIRECTIVES:
        assert name in directives
    warnings = docs.pages["authoring/warnings.html"]
    for kind in Kind:
        assert warnings.find(id=f"chaport-{kind.value}")


def test_the_footer_says_whose_site_it_is_not(docs: Docs) -> None:
    for name, page in docs.pages.items():
        footer = page.find("footer")
        assert footer, name
        assert "not affiliated with Chaport" in footer.get_text()


# -- the simulated chat ---------------------------------------------------------------------------

ID = re.compile(r"\b(?:operator|team|trigger)-[a-z]+\b(?![a-z-])")


def loader_of(page: BeautifulSoup) -> Tag | None:
    """The script that starts the chat."""
    return page.find("script", src=re.compile(r"chaport/loader"))


def test_every_page_with_text_has_a_simulated_chat(docs: Docs) -> None:
    generated = {"genindex.html", "search.html", "chaport-checked.html"}
    for name, page in docs.pages.items():
        found = loader_of(page)
        assert (found is None) == (name in generated), name
        assert found is None or found["data-chaport-src"] == "simulator.js"


def test_its_account_has_the_ids_of_the_examples(docs: Docs) -> None:
    """So what an example names is there when it runs on these pages."""
    account = json.loads(loader_of(docs.pages["index.html"])["data-chaport-simulator"])["account"]
    known = {item["id"] for kind in ("operators", "teams", "triggers") for item in account[kind]}
    used = {
        found[0]
        for path in (ROOT / "sphinx_chaport" / "registry" / "data").rglob("*.yaml")
        for line in path.read_text("utf-8").splitlines()
        for found in ID.finditer(line)
        if not line.lstrip().startswith("- id:")
    }
    assert len(used) > 15
    assert used <= known


def test_the_button_of_the_first_page_does_what_the_sample_says() -> None:
    sample = (SNIPPETS / "landing.md").read_text("utf-8")
    arguments = re.search(r"updatePosition\((.*)\);", sample)
    assert arguments
    script = (ROOT / "docs" / "_static" / "move.js").read_text("utf-8")
    assert f"const there = {arguments[1]};" in script


def test_the_button_of_the_first_page_moves_the_chat(docs: Docs, page: Page, serve: Any) -> None:
    page.goto(f"{serve(docs.folder)}/index.html")
    launcher = page.locator("chaport-simulator [part=launcher]")
    width = page.evaluate("() => innerWidth")

    def stands(left: bool) -> None:
        """Whether it is on that side, once it has stopped moving."""
        for _ in range(100):
            box = launcher.bounding_box()
            if box and (box["x"] + box["width"] < width / 2) == left:
                return
            page.wait_for_timeout(20)
        raise AssertionError(box)

    launcher.wait_for()
    stands(left=False)
    page.get_by_role("button", name="Move the chat").click()
    stands(left=True)
    assert page.evaluate("() => chaportSimulator.state().position") == ["left", 0, 100]
    page.get_by_role("button", name="Move it back").click()
    stands(left=False)


# -- the snippets that pages include ------------------------------------------------------------

START_CONF = (SNIPPETS / "start-conf.py").read_text("utf-8")


def start_files(language: str) -> dict[str, str]:
    """A project of somebody who follows the start page."""
    names = ("start-widget", "start-example", "start-entry")
    parts = [(SNIPPETS / f"{name}.{language}").read_text("utf-8") for name in names]
    text = "\n".join(["Title\n=====\n" if language == "rst" else "# Title\n", *parts])
    return {"conf.py": START_CONF, f"index.{language}": text}


def test_the_start_in_both_languages_gives_the_same_pages(site: Any) -> None:
    built = site(start_files("rst"), builder="text")
    assert built.warnings == ""
    first = built.text("index.txt")
    (built.source / "index.rst").unlink()
    built = site(start_files("md"), builder="text")
    assert built.warnings == ""
    assert built.text("index.txt") == first


def test_the_mistake_of_the_start_page_is_reported_as_shown(site: Any) -> None:
    widget = (SNIPPETS / "start-widget.md").read_text("utf-8")
    mistake = widget.replace("windowColor", "windowColour")
    built = site({"conf.py": START_CONF, "index.md": f"# Title\n{mistake}"})
    shown = (SNIPPETS / "start-mistake.txt").read_text("utf-8")
    # The page breaks the line, so that a phone shows all of it.
    assert built.warnings.split() == shown.removeprefix("docs/").split()


@pytest.mark.parametrize("builder", ["html", "text"])
def test_the_further_registry_file_works(builder: str, site: Any) -> None:
    files = {
        "company.yaml": (SNIPPETS / "company.yaml").read_text("utf-8"),
        "index.rst": "Title\n=====\n\n" + (SNIPPETS / "company.rst").read_text("utf-8"),
    }
    built = site(files, conf={"chaport_registry": ["company.yaml"]}, builder=builder)
    assert built.warnings == ""
    if builder == "html":
        assert built.page().find(id="chaport-method-openWithSubject")
        assert built.page().find(id="chaport-option-visitor.nickname")


def test_the_command_line_prints_what_is_shown(capsys: Any) -> None:
    shown = SNIPPETS / "chat.html"
    assert main(["snippet", str(SNIPPETS / "chat.yaml"), "--host", "app.chaport.com"]) == 0
    assert capsys.readouterr().out == shown.read_text("utf-8")
    # The app id on the page is a placeholder, and it says so.
    assert main(["snippet", "--read", str(shown)]) == 1
    printed = capsys.readouterr()
    assert printed.out == (SNIPPETS / "chat-conf.py").read_text("utf-8")
    assert "chaport.app-id" in printed.err


def test_a_role_finds_matchers_that_begin_with_a_sign(docs: Docs) -> None:
    page = docs.pages["authoring/roles.html"]
    link = page.select_one("a[href$='#chaport-matcher-not-equal']")
    assert link
    assert link.get_text() == "!="
