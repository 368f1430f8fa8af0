"""The examples of a project, run by its builds and by the builder ``chaport-check``."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_chaport.checker import run
from sphinx_chaport.registry import load_registry
from tests.conftest import build, write_project

HEAD = "Title\n=====\n\n"
GOOD = ".. chaport-example::\n\n   chaport.open();\n"
BAD = """\
.. chaport-example::
   :expect: {console: [right]}

   chaport.open();
   console.log('wrong');
"""


class Checked:
    """What a run of the builder left."""

    def __init__(self, app: Sphinx, source: Path, status: str, warnings: str) -> None:
        self.code = app.statuscode
        self.output = Path(app.outdir)
        self.status = status
        self.warnings = warnings
        self.source = source

    @property
    def data(self) -> Any:
        return json.loads((self.output / "output.json").read_text("utf-8"))

    @property
    def text(self) -> str:
        return (self.output / "output.txt").read_text("utf-8").replace(f"{self.source}{os.sep}", "")

    def of_pages(self) -> list[Any]:
        return [it for it in self.data["examples"] if it["file"].startswith(str(self.source))]


def check(folder: Path, files: dict[str, str] | str, **conf: Any) -> Checked:
    """Run the builder over a project, or over one page of reST."""
    files = {"index.rst": HEAD + files} if isinstance(files, str) else files
    source = write_project(folder, files, conf)
    status, warnings = io.StringIO(), io.StringIO()
    with patch_docutils(str(source)), docutils_namespace():
        out, trees = folder / "check", folder / "doctrees"
        app = Sphinx(source, source, out, trees, "chaport-check", status=status, warning=warnings)
        app.build()
    return Checked(app, source, status.getvalue(), warnings.getvalue())


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the workers that are started."""
    found: list[int] = []

    class Counted(run.Worker):
        def __init__(self, settings: Any) -> None:
            found.append(1)
            super().__init__(settings)

    monkeypatch.setattr(run, "Worker", Counted)
    return found


# -- the builder ----------------------------------------------------------------------------------


def test_all_examples_of_pages_and_of_the_registry_are_run_and_reported(tmp_path: Path) -> None:
    done = check(tmp_path, GOOD + "\n.. chaport-method:: toggle\n\n.. chaport-method:: toggle\n")
    assert done.code == 0, done.text
    own = [it for it in done.data["examples"] if "registry" in Path(it["file"]).parts]
    # Those that a page shows twice are one each.
    assert len(own) == len(load_registry().examples)
    assert done.data["found"] == len(own) + 1
    assert done.data["run"] == done.data["passed"] > 150
    assert f"{done.data['found']} found" in done.status
    suite = ET.fromstring((done.output / "junit.xml").read_text("utf-8"))
    assert len(suite.findall(".//testcase")) == done.data["found"]


def test_every_failure_is_told_with_its_place_and_the_status_is_1(tmp_path: Path) -> None:
    done = check(tmp_path, f"{BAD}\n{GOOD}\n{BAD.replace('right', 'also right')}")
    assert done.code == 1
    assert done.data["failed"] == 2
    places = re.findall(r"^index.rst:(\d+):(\d+): The console", done.text, re.MULTILINE)
    assert places == [("5", "14"), ("15", "14")]
    assert "The console does not have" in done.status


def test_a_failure_stands_at_the_first_and_last_line_of_a_block(tmp_path: Path) -> None:
    rest = (
        ".. chaport-example::\n\n   no();\n\n.. chaport-example::\n\n   chaport.open();\n   no();\n"
    )
    more = (
        "# MD\n\n```{chaport-example}\n:hide-lines: 1\n\nvar a = 1;\nchaport.open();\nno2();\n```\n"
    )
    done = check(tmp_path, {"index.rst": f"{HEAD}{rest}\n.. toctree::\n\n   md\n", "md.md": more})
    found = re.findall(r"^(\S+):(\d+):\d+: .* throws an error", done.text, re.MULTILINE)
    assert found == [("index.rst", "6"), ("index.rst", "11"), ("md.md", "8")]


def test_included_files_are_named(tmp_path: Path) -> None:
    files = {"index.rst": HEAD + ".. include:: part.txt\n", "part.txt": f"Words.\n\n{BAD}"}
    assert "part.txt:4:14: The console" in check(tmp_path, files).text


def test_less_coverage_than_the_minimum_fails(tmp_path: Path) -> None:
    page = GOOD + "\n.. chaport-method:: open\n"
    assert check(tmp_path / "site", page, chaport_check_minimum=1).code == 0
    low = check(tmp_path / "low", page, chaport_check_minimum=50)
    assert low.code == 1
    assert "`chaport_check_minimum` is 50 %" in low.text
    table = check(tmp_path / "table", f"{page}\n.. chaport-coverage::\n   :minimum: 40 %\n")
    assert table.code == 1
    assert "index.rst:10: Coverage is" in table.text


def test_shards_share_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for shard in ("1/2", "2/2"):
        monkeypatch.setenv("CHAPORT_CHECK_SHARD", shard)
        done = check(tmp_path, GOOD, chaport_check_minimum=100)
        assert done.code == 0
        found += [(it["file"], it["name"]) for it in done.data["examples"]]
    assert len(found) == len(set(found)) == len(load_registry().examples) + 1
    monkeypatch.setenv("CHAPORT_CHECK_SHARD", "3/2")
    with pytest.raises(ConfigError, match="no shard 3 of 2"):
        check(tmp_path, GOOD)


def test_expectations_are_updated_at_home_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAPORT_CHECK_UPDATE", "1")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(ConfigError, match="CI"):
        check(tmp_path, BAD)
    monkeypatch.delenv("CI")
    done = check(tmp_path, f"{BAD}\n{GOOD}")
    assert done.code == 0
    assert "+   :expect: {console: [wrong]}" in done.status
    assert (done.source / "index.rst").read_text("utf-8") == (
        HEAD + BAD.replace("right", "wrong") + "\n" + GOOD
    )


def test_without_an_engine_nothing_was_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("quickjs", "py_mini_racer"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    done = check(tmp_path, ".. chaport-method:: open\n")
    assert done.code == 1
    assert done.warnings.count("[chaport.javascript-engine]") == 1
    assert "nothing was checked" in done.text


def test_limits_come_from_the_settings(tmp_path: Path) -> None:
    page = ".. chaport-example::\n\n   for (;;) { chaport.open(); }\n"
    done = check(tmp_path, page, chaport_check_time=0.2)
    assert "0.2 seconds" in done.text


# -- what is a case -------------------------------------------------------------------------------


def test_arguments_configurations_and_code_blocks_are_cases(tmp_path: Path) -> None:
    page = """\
.. chaport-method:: updatePosition
   :args: ['right', 0, nope]

.. chaport-option:: launcher
   :args: {show: nope}

.. chaport-install::
   :caption: Install it

   onInit: !js "nope"

.. chaport-widget::

   launcher: {show: false}

.. code-block:: javascript
   :class: chaport-check
   :caption: A block

   window.chaport.on('ready', function () {
     nope();
   });

.. code-block:: javascript
   :class: chaport-check chaport-queue

   window.chaport.q('open');

.. code-block:: javascript

   nope();
"""
    done = check(tmp_path, page)
    found = {it["name"]: (it["line"], it["status"]) for it in done.of_pages()}
    assert found["method updatePosition"] == (5, "failed")
    assert found["option launcher"] == (8, "failed")
    assert found["chaport-widget of index"] == (15, "passed")
    assert found["A block"] == (23, "failed")
    assert found["code-block in line 30"] == (30, "passed")
    assert len(found) == 6
    assert "index.rst:5:24: " in done.text
    assert "index.rst:24:6: " in done.text


def test_the_sites_configuration_lies_below_that_of_a_page(tmp_path: Path) -> None:
    conf = {"chaport_config": {"launcher": {"show": False}}}
    page = ".. chaport-widget::\n\n   language: {use: de}\n"
    assert check(tmp_path, page, **conf).code == 0


def test_the_sites_account_is_that_of_every_example(tmp_path: Path) -> None:
    code = "chaport.getParameterValue('country');"
    page = f"""\
.. chaport-example::
   :expect: {{returns: SE}}

   {code}

.. chaport-example::
   :expect: {{returns: NO}}
   :environment: {{environment: {{country: "NO"}}}}

   {code}
"""
    account = {"environment": {"country": "SE"}}
    done = check(tmp_path, page, chaport_simulator=account)
    assert done.code == 0, done.text


def test_a_group_has_its_setup_and_cleanup(tmp_path: Path) -> None:
    page = """\
.. chaport-example::
   :group: names
   :expect: {console: [hello Ann]}

   console.log('hello ' + who);

.. chaport-example::
   :setup: names

   var who = 'Ann';

.. chaport-example::
   :cleanup: names

   who.nothing.here;

.. chaport-example::

   console.log(who);
"""
    done = check(tmp_path, page)
    assert [it["line"] for it in done.of_pages()] == [8, 22]
    assert "index.rst:18:" in done.text
    assert "The cleanup throws" in done.text
    assert "index.rst:22:" in done.text


# -- builds ---------------------------------------------------------------------------------------


def test_an_unchanged_site_runs_nothing_and_writes_nothing(
    tmp_path: Path, starts: list[int]
) -> None:
    source = write_project(tmp_path, {"index.rst": f"{HEAD}{GOOD}\n{BAD}\n.. chaport-coverage::\n"})
    page = tmp_path / "html" / "index.html"

    def build_again() -> str:
        warnings = io.StringIO()
        with patch_docutils(str(source)), docutils_namespace():
            trees = tmp_path / "doctrees"
            app = Sphinx(source, source, page.parent, trees, "html", status=None, warning=warnings)
            app.build()
        return warnings.getvalue()

    build_again()
    assert starts == [1]
    written = page.stat().st_mtime_ns
    again = build_again()
    assert starts == [1]
    assert page.stat().st_mtime_ns == written
    # What is wrong stays wrong, and is said again.
    assert "[chaport.example-failed]" in again


def test_a_page_whose_results_changed_is_written_again(tmp_path: Path) -> None:
    code = "chaport.getParameterValue('country');"
    files = {"index.rst": f"{HEAD}.. chaport-example::\n   :expect: {{returns: SE}}\n\n   {code}\n"}

    def marks(country: str) -> int:
        account = {"environment": {"country": country}}
        conf = {"chaport_simulator": account, "html_theme": "basic"}
        return len(build(tmp_path, files, conf=conf, fresh=False).page().select(".chaport-checked"))

    assert [marks("SE"), marks("NO"), marks("SE")] == [1, 0, 1]


def test_reading_and_writing_in_parallel_changes_nothing(tmp_path: Path) -> None:
    files = {f"page{n}.rst": HEAD + GOOD + BAD.replace("right", f"right{n}") for n in range(12)}
    files["index.rst"] = HEAD + ".. toctree::\n   :glob:\n\n   page*\n"
    serial = build(tmp_path / "serial", files)
    parallel = build(tmp_path / "parallel", files, parallel=2)
    assert sorted(parallel.warnings.splitlines()) == sorted(serial.warnings.splitlines())
    for name in files:
        page = f"{name.removesuffix('.rst')}.html"
        assert parallel.text(page) == serial.text(page)
    assert parallel.text("chaport-checked.html") == serial.text("chaport-checked.html")


def test_builders_run_what_they_show(tmp_path: Path, starts: list[int]) -> None:
    shown = GOOD.replace("::\n", "::\n   :output:\n", 1)
    for builder in ("dummy", "gettext", "linkcheck", "text"):
        build(tmp_path / "plain", {"index.rst": f"{HEAD}{BAD}"}, builder=builder)
    assert starts == []
    site = build(tmp_path / "text", {"index.rst": f"{HEAD}{shown}\n{BAD}"}, builder="text")
    assert starts == [1]
    assert site.warnings == ""


def test_a_switched_off_check_starts_nothing(tmp_path: Path, starts: list[int]) -> None:
    shown = GOOD.replace("::\n", "::\n   :output:\n", 1)
    site = build(tmp_path, {"index.rst": HEAD + shown + BAD}, conf={"chaport_check": False})
    assert starts == []
    assert site.warnings == ""
    assert not site.page().select(".chaport-checked")
    assert "there is no output to show" in site.page().get_text()
    assert not (site.output / "chaport-checked.html").exists()


def test_without_an_engine_there_is_one_warning_and_no_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("quickjs", "py_mini_racer"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    site = build(tmp_path, {"index.rst": f"{HEAD}{GOOD}\n.. chaport-method:: toggle\n"})
    assert re.findall(r"\[chaport\.[\w-]+\]", site.warnings) == ["[chaport.javascript-engine]"]
    assert not site.page().select(".chaport-checked")


def test_a_cache_that_is_no_file_of_ours_is_reported_and_left_alone(tmp_path: Path) -> None:
    cache = tmp_path / "doctrees" / "chaport-check.sqlite"
    cache.mkdir(parents=True)
    site = build(tmp_path, {"index.rst": HEAD + GOOD})
    assert re.findall(r"\[chaport\.[\w-]+\]", site.warnings) == ["[chaport.check-cache]"]
    assert site.page().select(".chaport-checked")
