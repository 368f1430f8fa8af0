"""The examples of a project as items of pytest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli_check import BAD, GOOD, HEAD, project

pytest_plugins = ["pytester"]

SKIPPED = ".. chaport-example::\n   :skip: not yet\n\n   chaport.toggle();\n"
NAMED = ".. chaport-example::\n   :caption: {}\n\n   chaport.{}();\n\n"
OTHER = "Other\n=====\n\n" + NAMED.format("The same", "open") + NAMED.format("The same", "close")


@pytest.fixture
def docs(pytester: pytest.Pytester) -> Path:
    found = project(pytester.path / "docs", GOOD + BAD + SKIPPED)
    (found / "index.rst").write_text(HEAD + ".. toctree::\n\n   other\n\n" + GOOD + BAD + SKIPPED)
    (found / "other.rst").write_text(OTHER)
    pytester.makepyfile("def test_own(): pass")
    return found


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *arguments)


def test_nothing_happens_until_it_is_asked_for(pytester: pytest.Pytester, docs: Path) -> None:
    run(pytester).assert_outcomes(passed=1)
    assert not (docs / "_build").exists()


def test_each_example_is_an_item(pytester: pytest.Pytester, docs: Path) -> None:
    done = run(pytester, "--chaport-check", "docs", "-ra")
    found = done.parseoutcomes()
    assert (found["failed"], found["skipped"]) == (1, 1)
    # Those of the registry are examples of the project, too.
    assert found["passed"] > 150
    text = done.stdout.str()
    assert "docs/index.rst:13:14: The console does not have the expected lines." in text
    assert "FAILED docs/index.rst::example in line 15" in text
    assert "SKIPPED [1] docs/index.rst: not yet" in text
    assert "ExampleFailedError" not in text.partition("short test summary")[0]
    assert (docs / "_build" / "doctrees" / "chaport-check.sqlite").exists()


def test_items_are_chosen_by_name_and_by_keyword(pytester: pytest.Pytester, docs: Path) -> None:
    assert docs.is_dir()
    done = run(pytester, "--chaport-check", "docs", "docs/index.rst::example in line 10")
    done.assert_outcomes(passed=1)
    done = run(pytester, "--chaport-check", "docs", "-v", "-k", "The and same")
    done.assert_outcomes(passed=2, deselected=done.parseoutcomes()["deselected"])
    done.stdout.fnmatch_lines(
        ["docs/other.rst::The same (line 7) PASSED*", "docs/other.rst::The same (line 12) PASSED*"]
    )
    done = run(pytester, "--chaport-check", "docs", "-v", "-k", "example and stop-session-forget")
    done.stdout.fnmatch_lines(["*methods/stopSession.yaml::method stopSession, example*PASSED*"])


def test_the_ini_file_can_ask(pytester: pytest.Pytester, docs: Path) -> None:
    del docs
    pytester.makeini("[pytest]\nchaport_check = docs\ntestpaths = test_the_ini_file_can_ask.py")
    assert run(pytester).parseoutcomes()["failed"] == 1
    # Files that are named on the command line are wanted alone.
    run(pytester, "test_the_ini_file_can_ask.py").assert_outcomes(passed=1)
    run(pytester, "docs", "-k", "same").stdout.fnmatch_lines(["*2 passed*"])


def test_with_xdist_the_project_is_checked_once(pytester: pytest.Pytester, docs: Path) -> None:
    with (docs / "conf.py").open("a") as file:
        file.write("open(__file__ + '.log', 'a').write('built\\n')\n")
    found = run(pytester, "--chaport-check", "docs", "-n", "2").parseoutcomes()
    assert (found["failed"], found["skipped"]) == (1, 1)
    assert found["passed"] > 150
    assert (docs / "conf.py.log").read_text() == "built\n"


def test_a_project_that_cannot_be_built_is_an_error(pytester: pytest.Pytester, docs: Path) -> None:
    (docs / "conf.py").write_text("extensions = []\n")
    done = run(pytester, "--chaport-check", "docs")
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*The project was not checked.*", "*chaport-check*"])


def test_too_little_coverage_is_a_failure_of_the_whole(
    pytester: pytest.Pytester, docs: Path
) -> None:
    with (docs / "conf.py").open("a") as file:
        file.write("chaport_check_minimum = 100\n")
    (docs / "index.rst").write_text(HEAD + GOOD)
    done = run(pytester, "--chaport-check", "docs")
    assert done.parseoutcomes()["failed"] == 1
    done.stdout.fnmatch_lines(["*`chaport_check_minimum` is 100 %*", "FAILED *conf.py::the whole*"])


def test_a_folder_that_is_no_project(pytester: pytest.Pytester) -> None:
    done = run(pytester, "--chaport-check", "nowhere")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*nowhere is no Sphinx project: it has no conf.py*"])
