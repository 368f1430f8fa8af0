"""``sphinx-chaport check``: projects, other files, shards, expectations."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sphinx_chaport import cli

HEAD = "Title\n=====\n\n"
GOOD = ".. chaport-example::\n\n   chaport.open();\n\n"
BAD = """\
.. chaport-example::
   :expect: {console: [right]}

   chaport.open();
   console.log('wrong');

"""
WRONG_PAGE = "<!doctype html>\n<script>\n  window.chaport.q('opne');\n</script>\n"


def project(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text("extensions = ['sphinx_chaport']\n", "utf-8")
    (folder / "index.rst").write_text(HEAD + text, "utf-8")
    return folder


def check(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx_chaport", "check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def report(folder: Path) -> Any:
    return json.loads((folder / "output.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """A project with a wrong example beside a page of another site, checked together."""
    folder = tmp_path_factory.mktemp("both")
    project(folder / "docs", GOOD + BAD)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text(WRONG_PAGE, "utf-8")
    (folder / "site" / "plain.html").write_text("<p>No chat here.</p>", "utf-8")
    return folder, check(folder, "--output", folder / "out")


def test_every_failure_of_every_path_is_told(both: tuple[Path, Any]) -> None:
    folder, done = both
    assert done.returncode == 1
    assert f"{folder}/docs/index.rst:9:14: The console does not have the expected" in done.stderr
    assert f'{folder}/site/index.html:3:20: The Chaport API has no method "opne".' in done.stderr
    assert "1 passed" not in done.stdout
    assert "2 failed" in done.stdout


def test_the_reports_are_written_as_one(both: tuple[Path, Any]) -> None:
    folder, done = both
    data = report(folder / "out")
    assert data["found"] == data["passed"] + 2
    failed = [it for it in data["examples"] if it["status"] == "failed"]
    assert [Path(it["file"]).name for it in failed] == ["index.rst", "index.html"]
    assert data["found"] > 150
    assert done.stdout.startswith(f"{data['found']} found, ")
    assert (folder / "out" / "junit.xml").exists()


def test_a_project_shares_its_doctrees_and_its_cache(both: tuple[Path, Any]) -> None:
    folder, _ = both
    build = folder / "docs" / "_build"
    assert (build / "doctrees" / "chaport-check.sqlite").exists()
    assert (build / "chaport-check" / "output.txt").exists()


def test_shards_merge_to_the_whole(both: tuple[Path, Any], tmp_path: Path) -> None:
    folder, _ = both
    parts = []
    for index in (1, 2):
        done = check(folder, "--shard", f"{index}/2", "--output", tmp_path / str(index))
        parts.append(tmp_path / str(index) / "output.json")
        assert done.returncode in {0, 1}
    done = check("--merge", *parts, "--output", tmp_path / "whole")
    assert done.returncode == 1
    assert "index.html:3:20" in done.stderr
    assert report(tmp_path / "whole") == report(folder / "out")


def test_update_shows_and_writes_what_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    docs = project(tmp_path / "source", BAD)
    done = check(docs, "--update")
    assert done.returncode == 0, done.stderr
    assert "-   :expect: {console: [right]}" in done.stdout
    assert "+   :expect: {console: [wrong]}" in done.stdout
    assert "[wrong]" in (docs / "index.rst").read_text("utf-8")
    assert (tmp_path / "build" / "doctrees").is_dir()
    assert not (docs / "_build").exists()


def test_without_the_cache_nothing_is_left_but_the_report(tmp_path: Path) -> None:
    docs = project(tmp_path / "docs", GOOD)
    assert check(docs, "--no-cache", "--jobs", "2").returncode == 0
    assert [path.name for path in (docs / "_build").iterdir()] == ["chaport-check"]


def test_a_project_that_cannot_be_built_fails(tmp_path: Path) -> None:
    docs = project(tmp_path / "docs", GOOD)
    (docs / "conf.py").write_text("extensions = []\n", "utf-8")
    done = check(docs)
    assert done.returncode == 1
    assert "chaport-check" in done.stderr
    assert f"{docs}: Sphinx ended without a report, see above." in done.stderr


# -- without a project, in this process -----------------------------------------------------------


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def command(*arguments: object) -> tuple[object, str, str]:
        try:
            status: object = cli.main(["check", *map(str, arguments)])
        except SystemExit as stop:
            status = stop.code
        return status, *capsys.readouterr()

    return command


def test_markdown_html_and_javascript_are_read(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n```js\nchaport.opne();\n```\n", "utf-8")
    (tmp_path / "b.js").write_text("window.chaport.close();\nchaport.togle();\n", "utf-8")
    (tmp_path / "c.html").write_text("<script>chaport.open();</script>", "utf-8")
    status, out, err = run(tmp_path)
    assert status == 1
    first, second = err.replace(f"{tmp_path}/", "").splitlines()
    assert first.startswith('a.md:4:9: The Chaport API has no method "opne". Did you mean "open"?')
    assert second.startswith('b.js:2:9: The Chaport API has no method "togle".')
    assert out == "3 found, 3 run, 1 passed, 2 failed, 0 skipped\n"


def test_all_right_is_status_0(run: Any, tmp_path: Path) -> None:
    (tmp_path / "b.js").write_text("window.chaport.close();", "utf-8")
    assert run(tmp_path)[::2] == (0, "")
    assert run(tmp_path / "b.js", tmp_path)[1].startswith("1 found")


def test_nothing_found_is_a_failure(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# No chat\n", "utf-8")
    status, out, _ = run(tmp_path)
    assert status == 1
    assert "No example was found" in out


def test_other_peoples_folders_are_left_out(run: Any, tmp_path: Path) -> None:
    for name in ("node_modules", ".hidden", "_build", "venv"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.js").write_text("chaport.opne();", "utf-8")
    (tmp_path / "venv" / "pyvenv.cfg").touch()
    (tmp_path / "b.js").write_text("chaport.open();", "utf-8")
    assert run(tmp_path)[0] == 0


def test_a_file_that_cannot_be_read_does_not_hide_the_others(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"\xff")
    (tmp_path / "b.js").write_text("chaport.opne();", "utf-8")
    status, _, err = run(tmp_path)
    assert status == 1
    assert f"{tmp_path}/a.js cannot be read: it is not UTF-8" in err
    assert "b.js:1:9" in err


def test_a_registry_file_adds_names(run: Any, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "methods: [{ name: shine, summary: Shines., examples: [{ id: s, caption: S, code: f() }] }]"
    )
    (tmp_path / "a.js").write_text("chaport.shine();", "utf-8")
    assert run(tmp_path)[0] == 1
    assert run(tmp_path, "--registry", more)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no such file or folder"),
        (["a.txt"], "give a folder, a conf.py, or a file whose name ends in"),
        (["b.js", "--shard", "3/2"], "There is no shard 3 of 2"),
        (["b.js", "--jobs", "many"], "--jobs takes a number or auto, not many"),
        (["b.js", "--merge"], "b.js is no report of a check"),
        ([], "the following arguments are required: PATH"),
        (["b.js", "--output", "a.txt"], "a.txt cannot be written to"),
    ],
)
def test_a_command_that_cannot_be_understood(
    run: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").touch()
    Path("b.js").write_text("chaport.open();", "utf-8")
    status, _, err = run(*arguments)
    assert status == 2
    assert message in err


def test_expectations_are_not_written_by_a_build_machine(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    status, _, err = run(tmp_path, "--update")
    assert status == 2
    assert "Expectations are not updated where `CI` is set" in err
