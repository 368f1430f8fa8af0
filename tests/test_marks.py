"""What readers see of the run of an example, and what authors are told of its options."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_chaport.registry import load_registry

MARK = "Checked in both forms with registry 1.0"
CODE = "\n\n   chaport.open();\n   console.log('hello');\n"


def marks(site: Any) -> list[str]:
    return [mark.get_text() for mark in site.page().select("p.chaport-checked")]


def example(options: str = "", code: str = CODE) -> str:
    lines = "".join(f"\n   {line}" for line in options.splitlines())
    return f".. chaport-example::{lines}{code}"


# -- marks ----------------------------------------------------------------------------------------


def test_marks_say_what_was_run(page_of: Any) -> None:
    returns = "\n\n   chaport.getWidgetState();\n"
    parts = [
        example(),
        example(code=returns),
        example("skip: waits for the summer".replace("skip", ":skip")),
        example(":no-run: needs a real phone"),
        ".. chaport-option:: launcher\n   :args: {show: false}\n",
        ".. chaport-install::\n",
    ]
    assert marks(page_of("\n\n".join(parts))) == [
        MARK,
        "Checked in its one form with registry 1.0",
        "Skipped: waits for the summer",
        "Skipped: needs a real phone",
        "Checked with registry 1.0",
        "Checked with registry 1.0",
    ]


def test_what_failed_has_no_mark_and_warns_at_its_line(page_of: Any) -> None:
    site = page_of(example(":expect: {console: [bye]}"))
    assert marks(site) == []
    assert site.warnings.startswith("index.rst:5:14: WARNING: The console does not have")
    assert "[chaport.example-failed]" in site.warnings


def test_code_that_cannot_be_derived_is_told_once(page_of: Any) -> None:
    site = page_of(example(code="\n\n   chaport.opne();\n"))
    assert site.warnings.count("WARNING") == 1
    assert marks(site) == []


def test_every_mark_leads_to_what_it_means(page_of: Any) -> None:
    site = page_of(f"{example()}\n{example(':skip: later')}")
    links = {mark["href"] for mark in site.page().select("p.chaport-checked a")}
    assert links == {"chaport-checked.html"}
    text = " ".join(site.page("chaport-checked").get_text().split())
    assert "Found: 2 Run: 1 Passed: 1 Failed: 0 Skipped: 1" in text
    assert "later: 1" in text


@pytest.mark.parametrize("theme", ["furo", "pydata_sphinx_theme", "alabaster", "sphinx_rtd_theme"])
def test_the_page_is_in_the_theme_of_the_site(page_of: Any, theme: str) -> None:
    page = page_of(example(), conf={"html_theme": theme}).page("chaport-checked")
    assert [title.get_text().rstrip("¶#\uf0c1") for title in page.select("section h1")] == [
        "Examples that are run"
    ]


def test_pages_in_folders_and_directories_link_right(site: Any) -> None:
    files = {"index.rst": "T\n=\n\n.. toctree::\n\n   a/b\n", "a/b.rst": f"T\n=\n\n{example()}"}
    assert site(files).page("a/b").select_one(".chaport-checked a")["href"] == (
        "../chaport-checked.html"
    )
    found = site(files, builder="dirhtml")
    assert (
        found.page("a/b/index").select_one(".chaport-checked a")["href"] == "../../chaport-checked/"
    )


def test_a_site_without_examples_gets_no_page(page_of: Any) -> None:
    site = page_of("Words.")
    assert not (site.output / "chaport-checked.html").exists()


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "xml"])
def test_other_formats_have_output_and_errors_but_no_marks(page_of: Any, builder: str) -> None:
    wrong = "\n\n   chaport.setVisitorData(5);\n"
    text = f"{example(':output:')}\n{example(':expect-error: must be an object', wrong)}"
    conf = {"epub_copyright": "x", "version": "1"}
    site = page_of(text, builder=builder, conf=conf)
    assert "chaport." not in site.warnings
    found = "".join(
        path.read_text("utf-8", errors="ignore")
        for path in site.output.rglob("*")
        if path.is_file() and path.suffix in {".tex", ".txt", ".xhtml", ".1", ".xml"}
    )
    assert "hello" in found
    assert "widget.stateChange" in found
    assert "must be an object, not" in found
    assert "Checked in both" not in found
    assert "Show all lines" not in found


# -- options that show something ------------------------------------------------------------------


def test_output_is_what_this_build_has_seen(page_of: Any) -> None:
    box = page_of(example(":output:")).page().select_one(".chaport-output")
    assert [block.get_text().strip() for block in box.select("pre")] == [
        "hello",
        'open()\nevent widget.stateChange: "expanded"',
    ]


def test_an_expected_error_is_shown_as_it_really_reads(page_of: Any) -> None:
    wrong = "\n\n   chaport.setVisitorData(5);\n"
    site = page_of(example(":expect-error: must be an object", wrong))
    box = site.page().select_one(".chaport-error")
    assert "`data` must be an object, not `5`." in box.get_text()
    assert marks(site) == [MARK]
    site = page_of(example(":expect-error: something else", wrong))
    assert not site.page().select_one(".chaport-error")
    assert "The expected error does not come." in site.warnings


def test_a_name_that_does_not_exist_can_be_the_error(page_of: Any) -> None:
    site = page_of(example(":expect-error: not a function", "\n\n   chaport.opne();\n"))
    assert "unknown-name" not in site.warnings


def test_hidden_lines_run_and_can_be_shown(page_of: Any) -> None:
    code = "\n\n   var who = 'Ann';\n   var more = 1;\n\n   chaport.open();\n   console.log(who);\n"
    site = page_of(example(":hide-lines: 1-2, 5\n:expect: {console: [Ann]}", code))
    assert site.warnings == ""
    page = site.page()
    for form in page.select(".chaport-form"):
        shown, whole = (block.get_text() for block in form.select("pre"))
        assert "var" not in shown
        assert "console" not in shown
        assert "open" in shown
        assert "var who" in whole
        assert "console.log(who)" in whole
        fold = form.select_one("details")
        assert fold.summary.get_text() == "Show all lines"
        assert not fold.has_attr("open")


def test_a_setup_is_not_shown(page_of: Any) -> None:
    site = page_of(
        f"{example(':setup: g')}\n{example(':group: g', CODE.replace('hello', 'shown'))}"
    )
    assert "hello" not in site.page().get_text()
    assert len(site.page().select(".chaport-example")) == 1


# -- options that are wrong -----------------------------------------------------------------------

WRONG = {
    "expect-key": (":expect: {stat: {}}", "5:14: ", 'Did you mean "state"?', "expectation"),
    "expect-yaml": (":expect: {state: [", "5:", "no valid YAML", "yaml-syntax"),
    "expect-event": (":expect: {events: [redy]}", "5:23: ", '"ready"', "expectation"),
    "environment-key": (":environment: {acount: {}}", "5:19: ", '"account"', "unknown-option"),
    "environment-value": (
        ":environment: {environment: {online: often}}",
        "5:41: ",
        "online",
        "wrong-value",
    ),
    "environment-text": (":environment: sweden", "5:18: ", "is a mapping", "wrong-value"),
    "group": (":group: nobody", "7: ", 'no setup or cleanup of a group "nobody"', "example-group"),
    "hide-lines": (":hide-lines: one", "5:17: ", "Write lines from 1 to 2", "wrong-value"),
    "hide-lines-far": (":hide-lines: 1-9", "5:17: ", "Write lines from 1 to 2", "wrong-value"),
    "hide-lines-all": (":hide-lines: 1-2", "5:17: ", "hides the whole example", "wrong-value"),
    "skip-twice": (":skip: a\n:no-run: b", "4: ", "it has one reason", "contradiction"),
    "setup-shown": (":setup: a\n:output:", "4: ", "Remove `:output:`", "contradiction"),
}


@pytest.mark.parametrize(("options", "place", "said", "kind"), WRONG.values(), ids=WRONG)
def test_a_wrong_option_is_told_at_its_place(
    page_of: Any, options: str, place: str, said: str, kind: str
) -> None:
    warnings = page_of(example(options)).warnings
    assert warnings.startswith(f"index.rst:{place}"), warnings
    assert said in warnings
    assert f"[chaport.{kind}]" in warnings
    assert warnings.count("WARNING") == 1


def test_options_stand_at_their_lines_in_myst_too(site: Any) -> None:
    text = "# T\n\n```{chaport-example}\n---\nexpect: |\n  state:\n    widgit: expanded\n"
    text += "  evnts: []\n---\nchaport.open();\n```\n"
    warnings = site({"index.md": text}).warnings
    assert warnings.startswith('index.md:8:3: WARNING: An expectation has no key "evnts".')
    text = '# T\n\n```{chaport-example}\n:expect: "evnts: []"\n\nchaport.open();\n```\n'
    assert site({"index.md": text}).warnings.startswith("index.md:4:11: ")


def test_only_javascript_can_ask_to_be_checked(page_of: Any) -> None:
    site = page_of(".. code-block:: python\n   :class: chaport-check\n\n   print()\n")
    assert "Only JavaScript can be checked" in site.warnings
    site = page_of(".. code-block:: js\n   :class: chaport-check\n\n   chaport.open();\n")
    assert marks(site) == [MARK]
    assert site.page().select("link[href*='samples.css']")


# -- coverage -------------------------------------------------------------------------------------


def test_coverage_shows_each_name(page_of: Any) -> None:
    skipped = example(":skip: later", "\n\n   chaport.close();\n")
    text = f".. chaport-method:: open\n\n{skipped}\n\n.. chaport-coverage::\n"
    page = page_of(text).page()
    rows = {
        cells[0].get_text().strip(): [cell.get_text().strip() for cell in cells[1:]]
        for row in page.select(".chaport-coverage tbody tr")
        if (cells := row.select("td"))
    }
    registry = load_registry()
    kinds = ("method", "event", "option")
    assert len(rows) <= sum(len(registry.entries[kind]) for kind in kinds)
    assert rows["open()"] == ["yes", "both", "yes", "no"]
    assert rows["close()"] == ["no", "both", "no", "no"]
    assert rows["stopSession()"] == ["no", "none", "no", "no"]
    assert page.select(".chaport-coverage a[href='#chaport-method-open']")
    assert "names are described and have an example that passed" in page.get_text()


@pytest.mark.parametrize("minimum", ["many", "101", "-1"])
def test_a_minimum_is_a_percentage(page_of: Any, minimum: str) -> None:
    site = page_of(f".. chaport-coverage::\n   :minimum: {minimum}\n")
    assert "index.rst:5:14: WARNING: `:minimum:` cannot be" in site.warnings
