"""What a second build makes of a change, and what several projects see of each other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Site, build

ACCOUNT = {"chaport_app_id": "0123456789abcdef01234567", "chaport_host": "app.chaport.com"}
WIDGET = {"index.rst": "Title\n=====\n\n.. chaport-widget::\n"}
COMPANY = """\
methods:
  - name: {name}
    summary: Opens the chat with a subject.
    unofficial: true
    examples:
      - id: company
        caption: With a subject
        code: chaport.{name}();
        no-run: Only our own frame has it.
"""
LOADER = "chaport/loader"


@pytest.fixture
def again(tmp_path: Any) -> Any:
    """Builds the same folder again and again, keeping what Sphinx remembers."""

    def make(files: dict[str, str], **conf: Any) -> Site:
        return build(tmp_path, files, conf=conf, fresh=False)

    return make


def test_switching_the_chat_off_takes_it_off_every_page(again: Any) -> None:
    assert LOADER in again(WIDGET, **ACCOUNT).text("index.html")
    assert LOADER not in again(WIDGET, **ACCOUNT, chaport_mode="off").text("index.html")


def test_an_app_id_from_the_environment_comes_and_goes(
    again: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = {"chaport_host": "app.chaport.com"}
    assert LOADER not in again(WIDGET, **host).text("index.html")
    monkeypatch.setenv("CHAPORT_APP_ID", ACCOUNT["chaport_app_id"])
    assert LOADER in again(WIDGET, **host).text("index.html")
    monkeypatch.delenv("CHAPORT_APP_ID")
    gone = again(WIDGET, **host)
    assert LOADER not in gone.text("index.html")
    assert gone.warnings == ""


def test_a_changed_registry_file_is_seen_by_every_page_that_uses_a_name(again: Any) -> None:
    page = "T\n=\n\n:chaport:method:`openWithSubject`\n\n.. chaport-reference:: methods\n"
    conf = {"chaport_registry": ["company.yaml"]}
    files = {"index.rst": page, "company.yaml": COMPANY.format(name="openWithSubject")}
    assert again(files, **conf).warnings == ""
    files["company.yaml"] = COMPANY.format(name="openWithTopic")
    assert '"openWithSubject"' in again(files, **conf).warnings
    files["company.yaml"] = COMPANY.format(name="openWithSubject")
    assert again(files, **conf).warnings == ""


def test_an_old_configuration_script_does_not_stay(again: Any) -> None:
    body = "\n   assignments:\n     resolve: !js function () { return 'team-%s'; }\n"
    first = again({"index.rst": WIDGET["index.rst"] + body % "sales"}, **ACCOUNT)
    second = again({"index.rst": WIDGET["index.rst"] + body % "support"}, **ACCOUNT)
    assert first.warnings == second.warnings
    scripts = list((second.output / "_static" / "chaport").glob("config-*.js"))
    assert len(scripts) <= 1


def test_the_good_registry_files_stay_where_one_is_bad(site: Any) -> None:
    files = {
        "index.rst": "T\n=\n\n.. chaport-method:: openWithSubject\n",
        "company.yaml": COMPANY.format(name="openWithSubject"),
        "bad.yaml": "methods: 5\n",
    }
    built = site(files, conf={"chaport_registry": ["company.yaml", "bad.yaml"]})
    assert built.warnings.count("WARNING") == 1
    assert "bad.yaml:1" in built.warnings


def test_a_missing_registry_file_is_reported_in_conf_py(page_of: Any) -> None:
    built = page_of("Text.", conf={"chaport_registry": ["nope.yaml"]})
    assert "conf.py:5: WARNING" in built.warnings
    assert "nope.yaml" in built.warnings


def test_names_of_another_project_are_linked_by_intersphinx(tmp_path: Any) -> None:
    files = {
        "index.rst": "T\n=\n\n.. chaport-method:: openWithSubject\n",
        "company.yaml": COMPANY.format(name="openWithSubject"),
    }
    other = build(tmp_path / "a", files, conf={"chaport_registry": ["company.yaml"]})
    conf = {
        "extensions": ["sphinx_chaport", "sphinx.ext.intersphinx"],
        "intersphinx_mapping": {
            "a": ("https://docs.example.com/", str(other.output / "objects.inv"))
        },
    }
    text = "T\n=\n\n:chaport:method:`openWithSubject` :chaport:method:`opne`\n"
    built = build(tmp_path / "b", {"index.rst": text}, conf=conf)
    assert (
        built.page()
        .select_one("a.reference.external")["href"]
        .startswith("https://docs.example.com/")
    )
    assert built.warnings.count("WARNING") == 1
    assert 'Did you mean "open"?' in built.warnings


@pytest.mark.parametrize("code", ["function (cp) {", "1; alert(1)"])
def test_javascript_that_does_not_parse_is_left_out(tmp_path: Any, code: str) -> None:
    conf = f"""\
import sphinx_chaport
extensions = ["sphinx_chaport"]
chaport_app_id = "{ACCOUNT["chaport_app_id"]}"
chaport_host = "app.chaport.com"
chaport_config = {{
    "launcher": {{"show": False}},
    "assignments": {{"resolve": sphinx_chaport.js({code!r})}},
}}
"""
    built = build(tmp_path, {**WIDGET, "conf.py": conf})
    assert "conf.py:5: WARNING" in built.warnings
    assert "[chaport.javascript-syntax]" in built.warnings
    (tag,) = built.page().select("script[data-chaport-config]")
    assert '"launcher":{"show":false}' in tag["data-chaport-config"]
    assert not list((built.output / "_static" / "chaport").glob("config-*.js"))


def test_js_takes_text(tmp_path: Any) -> None:
    conf = 'import sphinx_chaport\nextensions = ["sphinx_chaport"]\n'
    conf += 'chaport_config = {"history": sphinx_chaport.js(5)}\n'
    built = build(tmp_path, {**WIDGET, "conf.py": conf})
    assert "js() takes JavaScript as text" in built.warnings


@pytest.mark.parametrize("builder", ["xml", "pseudoxml", "texinfo", "json"])
def test_builders_that_few_people_use_work_too(page_of: Any, builder: str) -> None:
    text = ".. chaport-option:: session\n\n.. chaport-install::\n\n.. chaport-widget::\n"
    assert page_of(text, builder=builder).warnings == ""


def test_names_given_to_ours_can_be_referred_to(page_of: Any) -> None:
    text = (
        ".. chaport-example::\n   :name: one\n   :caption: First example\n\n   chaport.open();\n\n"
        ".. chaport-method:: close\n   :name: two\n\n"
        ".. chaport-reference:: events\n   :name: three\n   :class: quiet\n   :summary:\n\n"
        ":ref:`one` :ref:`two` :ref:`three`\n"
    )
    built = page_of(text)
    assert built.warnings == ""
    shown = [link.get_text() for link in built.page().select("a.reference.internal span.std-ref")]
    assert shown == ["First example", "close", "Events"]
    assert built.page().select("table.quiet")


def test_a_duplicate_by_include_is_reported_as_one(site: Any) -> None:
    text = "T\n=\n\n.. include:: part.txt\n\n.. include:: part.txt\n"
    built = site({"index.rst": text, "part.txt": ".. chaport-method:: toggle\n"})
    assert "[docutils]" not in built.warnings
    assert "part.txt:1: WARNING" in built.warnings
    assert "first in part.txt:1" in built.warnings


def test_args_of_an_option_are_checked(page_of: Any) -> None:
    built = page_of(".. chaport-option:: appearance.position\n   :args: 'nonsense'\n")
    assert "index.rst:5: WARNING" in built.warnings
    assert "[chaport.wrong-value]" in built.warnings
