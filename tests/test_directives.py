"""What authors get from the directives and roles, and what they are told when they are wrong."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_chaport import nodes as ours
from tests.conftest import build


def test_a_wrong_name_is_reported_where_it_stands_and_the_prose_stays(page_of: Any) -> None:
    site = page_of(".. chaport-method:: opn\n\n   Our own words.")
    assert "index.rst:4: WARNING" in site.warnings
    assert 'no method "opn"' in site.warnings
    assert 'Did you mean "open"?' in site.warnings
    assert "[chaport.unknown-name]" in site.warnings
    assert "Our own words." in site.page().get_text()


def test_two_descriptions_of_a_name_are_reported_with_both_places(site: Any) -> None:
    built = site(
        {
            "index.rst": "T\n=\n\n.. toctree::\n\n   b\n\n.. chaport-method:: open\n",
            "b.rst": "B\n=\n\n.. chaport-method:: open\n",
        }
    )
    assert "index.rst:8: WARNING" in built.warnings
    assert "first in b.rst:4" in built.warnings
    assert built.warnings.count("chaport.duplicate-entry") == 1


@pytest.mark.parametrize("parallel", [0, 2])
def test_the_same_duplicate_is_reported_with_two_processes(site: Any, parallel: int) -> None:
    pages = {f"p{n}.rst": f"P{n}\n==\n\n:orphan:\n" for n in range(12)}
    pages["p3.rst"] += "\n.. chaport-event:: ready\n"
    pages["p9.rst"] += "\n.. chaport-event:: ready\n"
    pages["index.rst"] = "T\n=\n\n.. toctree::\n   :glob:\n\n   p*\n"
    built = site(pages, parallel=parallel)
    assert "p9.rst:6: WARNING" in built.warnings
    assert "first in p3.rst:6" in built.warnings


def test_no_index_describes_without_claiming_the_name(site: Any) -> None:
    built = site(
        {
            "index.rst": "T\n=\n\n.. toctree::\n\n   b\n\n.. chaport-method:: open\n",
            "b.rst": "B\n=\n\n.. chaport-method:: open\n   :no-index:\n",
        }
    )
    assert built.warnings == ""


def test_names_in_code_are_links_to_their_entries(page_of: Any) -> None:
    page = page_of(".. chaport-method:: open\n   :example: open\n\n.. chaport-method:: q\n").page()
    entry = page.find(id="chaport-method-open").parent
    targets = {link["href"] for link in entry.select("pre a")}
    assert "#chaport-method-open" in targets
    assert "#chaport-method-q" not in targets or "#chaport-method-open" in targets


def test_without_an_entry_a_name_in_code_is_no_link_and_no_warning(page_of: Any) -> None:
    site = page_of(".. chaport-example::\n\n   chaport.open();")
    assert site.warnings == ""
    assert not site.page().select("pre a")


def test_args_make_one_pair_instead_of_the_examples(page_of: Any) -> None:
    site = page_of(".. chaport-method:: updatePosition\n   :args: ['right', 0, 100]")
    forms = [node.get_text() for node in site.page().select(".chaport-form pre")]
    assert len(forms) == 2
    assert "window.chaport.updatePosition(['right', 0, 100]);" in forms[0]
    assert "window.chaport.q('updatePosition', [['right', 0, 100]]);" in forms[1]


def test_args_that_are_no_argument_list_are_reported(page_of: Any) -> None:
    site = page_of(".. chaport-method:: updatePosition\n   :args: 'right'); evil(")
    assert "[chaport.javascript-syntax]" in site.warnings
    assert "index.rst:5:11: WARNING" in site.warnings


def test_an_unknown_example_names_the_nearest(page_of: Any) -> None:
    site = page_of(".. chaport-method:: stopSession\n   :example: stop-session-forgot")
    assert 'Did you mean "stop-session-forget"?' in site.warnings
    assert "[chaport.unknown-example]" in site.warnings


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("chaport.open(;\n   chaport.close();", "index.rst:6:17"),
        ("chaport.open();\n   chaport.close(;", "index.rst:7:18"),
    ],
)
def test_a_syntax_error_is_reported_at_its_own_line(page_of: Any, body: str, place: str) -> None:
    site = page_of(f".. chaport-example::\n\n   {body}")
    assert f"{place}: WARNING" in site.warnings
    assert "[chaport.javascript-syntax]" in site.warnings


def test_a_syntax_error_in_myst_is_reported_at_its_own_line(site: Any) -> None:
    code = ":caption: x\n\nchaport.open();\nchaport.close(;\n"
    text = f"# T\n\ntext\n\n```{{chaport-example}}\n{code}```\n"
    built = site({"index.md": text})
    assert "index.md:9:15: WARNING" in built.warnings


def test_a_syntax_error_in_an_included_file_is_reported_there(site: Any) -> None:
    built = site(
        {
            "index.rst": "T\n=\n\nText\n\n.. include:: part.txt\n",
            "part.txt": "One.\n\n.. chaport-example::\n\n   chaport.open();\n   chaport.close(;\n",
        }
    )
    assert "part.txt:6:18: WARNING" in built.warnings


def test_mixed_listeners_and_calls_name_the_remedy(page_of: Any) -> None:
    site = page_of(
        ".. chaport-example::\n\n   chaport.on('chat.started', log);\n   chaport.open();"
    )
    assert "[chaport.ambiguous-code]" in site.warnings
    assert ":wrap: ready" in site.warnings


def test_roles_link_and_any_reports_what_is_ambiguous(page_of: Any) -> None:
    site = page_of(
        ".. chaport-reference:: methods\n\n.. chaport-reference:: options\n\n:any:`openIn`"
    )
    assert "more than one target found for 'any' cross-reference 'openIn'" in site.warnings


def test_every_entry_is_in_the_inventory_and_the_general_index(page_of: Any) -> None:
    site = page_of(".. chaport-option:: launcher\n\n.. chaport-reference:: matchers")
    index = site.page("genindex").get_text()
    assert "launcher.show (Chaport option)" in index
    assert "!contains (Chaport matcher)" in index
    assert (site.output / "objects.inv").exists()


def test_an_option_brings_its_properties(page_of: Any) -> None:
    page = page_of(".. chaport-option:: analytics").page()
    for path in ("analytics", "analytics.google", "analytics.google.apiObject"):
        assert page.find(id=f"chaport-option-{path}"), path


def test_summaries_link_to_entries(page_of: Any) -> None:
    site = page_of(".. chaport-reference:: events\n   :summary:\n\n.. chaport-reference:: events")
    links = {link["href"] for link in site.page().select("table a")}
    assert "#chaport-event-widget.stateChange" in links


def test_an_unknown_list_is_reported(page_of: Any) -> None:
    site = page_of(".. chaport-reference:: method")
    assert 'Did you mean "methods"?' in site.warnings


def test_a_page_has_one_widget(page_of: Any) -> None:
    site = page_of(".. chaport-widget::\n\n.. chaport-widget::")
    assert "index.rst:6: WARNING" in site.warnings
    assert "at line 4" in site.warnings
    assert "[chaport.second-widget]" in site.warnings
    assert len(list(site.trees["index"].findall(ours.chaport_widget))) == 1


def test_the_other_pages_get_nothing(site: Any) -> None:
    without = {"index.rst": "T\n=\n\n.. toctree::\n\n   b\n", "b.rst": "B\n=\n\nText.\n"}
    plain = site(without, conf={"extensions": ["myst_parser"]}).text("b.html")
    used = {**without, "index.rst": without["index.rst"] + "\n.. chaport-method:: open\n"}
    assert site(used).text("b.html") == plain


def test_a_stray_markdown_file_is_not_claimed(site: Any) -> None:
    built = site(
        {"index.rst": "T\n=\n\n.. chaport-method:: open\n", "README.md": "# Not a page\n"},
        conf={"extensions": ["sphinx_chaport"]},
    )
    assert built.warnings == ""
    assert not (built.output / "README.html").exists()


@pytest.mark.parametrize(
    "extensions", [["sphinx_chaport", "myst_parser"], ["myst_parser", "sphinx_chaport"]]
)
def test_myst_may_be_loaded_before_or_after(site: Any, extensions: list[str]) -> None:
    built = site(
        {"index.md": "# T\n\n```{chaport-method} open\n```\n"}, conf={"extensions": extensions}
    )
    assert built.warnings == ""
    assert built.page().find(id="chaport-method-open")


def test_without_an_engine_the_written_form_is_shown_with_one_warning(
    page_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("quickjs", "py_mini_racer"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    example = ".. chaport-example::\n\n   chaport.open({});\n\n"
    site = page_of(example.format(1) + example.format(2))
    assert site.warnings.count("[chaport.javascript-engine]") == 1
    assert "chaport.open(1);" in site.page().get_text()


def test_registry_examples_need_no_engine(page_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("quickjs", "py_mini_racer"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    site = page_of(".. chaport-reference:: all", conf={"chaport_check": False})
    assert site.warnings == ""


def test_code_that_cannot_be_derived_is_shown_as_it_was_written(page_of: Any) -> None:
    page = page_of(".. chaport-example::\n\n   chaport.open(;").page()
    assert page.select_one("[data-chaport-form=traditional] pre").get_text().strip() == (
        "chaport.open(;"
    )
    assert page.select_one("[data-chaport-form=queue] .chaport-reason")


def test_contents_name_events_whole_and_properties_short(page_of: Any) -> None:
    site = page_of(
        ".. chaport-event:: widget.stateChange\n\n.. chaport-option:: launcher\n",
        conf={"html_theme": "alabaster", "html_sidebars": {"**": ["localtoc.html"]}},
    )
    shown = {link.get_text() for link in site.page().select("div.sphinxsidebar a")}
    assert {"widget.stateChange", "launcher", "show"} <= shown


def test_an_example_shows_the_configuration_that_it_needs(tmp_path):
    page = ".. chaport-method:: enableTriggers\n   :example: enable-triggers\n"
    example = (
        build(tmp_path, {"index.rst": f"Title\n=====\n\n{page}"})
        .page()
        .select_one(".chaport-example")
    )
    needed = example.select_one(".chaport-needed").get_text().strip()
    assert needed.startswith("With this configuration:")
    assert "triggers: false" in needed
    assert [each["data-chaport-form"] for each in example.select(".chaport-form")] == [
        "traditional",
        "queue",
    ]
