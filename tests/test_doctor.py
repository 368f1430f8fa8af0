"""What `sphinx-chaport doctor` finds in files of every kind, and how it says so."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_chaport import cli
from sphinx_chaport.javascript.engine import EngineError
from sphinx_chaport.problems import Kind
from sphinx_chaport.registry import load_registry
from sphinx_chaport.widget.found.examine import examine
from sphinx_chaport.widget.found.facts import FactReader, suffix_of
from sphinx_chaport.widget.found.files import Skipped
from sphinx_chaport.widget.found.records import HARMLESS, Ailment
from sphinx_chaport.widget.found.report import as_json, as_text
from sphinx_chaport.widget.found.secrets import HIDDEN, hidden
from sphinx_chaport.widget.validate import read_configuration

FIXTURES = Path(__file__).parent / "doctor"
EXPECTED = ".expected.json"
CASES = sorted(path for path in FIXTURES.iterdir() if not path.name.endswith(EXPECTED))
APP_ID = "0123456789abcdef01234567"
CODE = (FIXTURES / "plain.html").read_text("utf-8")
KEYS = ["file", "line", "version", "appId", "host", "installed", "config", "problems"]


@pytest.fixture
def run(capsys, monkeypatch):
    def command(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        try:
            status = cli.main(["doctor", *map(str, arguments)])
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        return status, out, err

    return command


def found(text: str, name: str = "page.html") -> list[dict[str, Any]]:
    return as_json(examine([(name, text)], load_registry()))


# -- the cases ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_case(path, run, monkeypatch):
    monkeypatch.chdir(FIXTURES)
    status, out, _ = run("--json", path.name)
    expected = path.with_name(path.name + EXPECTED)
    if os.environ.get("UPDATE_DOCTOR"):
        expected.write_text(out, "utf-8")
    assert json.loads(out) == json.loads(expected.read_text("utf-8"))
    assert status == (1 if any(code["problems"] for code in json.loads(out)) else 0)


def test_there_are_many_cases_and_each_ailment_has_one():
    assert len(CASES) >= 60
    assert all(list(code) == KEYS for path in CASES for code in _expected(path))
    kinds = {
        each["kind"] for path in CASES for code in _expected(path) for each in code["problems"]
    }
    assert {ailment.value for ailment in Ailment} == kinds


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_lines_are_those_of_the_file(path):
    """The line of a code is that of its configuration, whatever stands around it."""
    for code in _expected(path):
        lines = (FIXTURES / code["file"]).read_bytes().decode("utf-8").splitlines()
        row = lines[code["line"] - 1]
        assert "chaport" in row, row


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_only_what_keeps_the_widget_from_starting_makes_it_not_installed(path):
    harmless = {ailment.value for ailment in HARMLESS}
    for code in _expected(path):
        serious = [each for each in code["problems"] if each["kind"] not in harmless]
        assert code["installed"] == (not serious)


def _expected(path: Path) -> list[dict[str, Any]]:
    found = json.loads(path.with_name(path.name + EXPECTED).read_text("utf-8"))
    assert isinstance(found, list)
    return found


# -- what people read -----------------------------------------------------------------------------


def test_a_code_that_works_is_told_with_its_settings_and_its_directive(run, monkeypatch):
    monkeypatch.chdir(FIXTURES)
    status, out, err = run("minified.html")
    assert (status, err) == (0, "")
    assert out == textwrap.dedent(f"""\
        minified.html:1: version 3, app id {APP_ID}, app.chaport.ru
          It can work as it stands.
          Options: launcher.show

          In conf.py:

            chaport_app_id = "{APP_ID}"
            chaport_host = "app.chaport.ru"
            chaport_config = {{"launcher": {{"show": False}}}}

          Or on single pages (MyST has the same):

            .. chaport-widget::

               launcher:
                 show: false

        1 file read, 1 installation code, 0 problems.
        """)


def test_a_problem_has_file_line_remedy_and_kind(run, monkeypatch):
    monkeypatch.chdir(FIXTURES)
    status, out, _ = run("options.html")
    assert status == 1
    message = '`appearance` has no option `windowColour`. Did you mean "windowColor"?'
    assert f"  options.html:10: {message} [unknown-option]\n" in out
    assert out.endswith("1 file read, 1 installation code, 3 problems.\n")


def test_what_is_no_plain_javascript_says_so(run, monkeypatch):
    monkeypatch.chdir(FIXTURES)
    assert (
        "no plain JavaScript, so it was read by its recognisable parts" in run("use-effect.tsx")[1]
    )
    assert "recognisable parts" not in run("plain.html")[1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("computed-id.js", "app id computed"),
        ("use-effect.tsx", "app id computed"),
        ("no-id.html", "no usable app id"),
        ("script-alone.html", "no usable app id"),
        ("placeholder-id.html", "no usable app id"),
    ],
)
def test_what_is_said_of_the_app_id(run, monkeypatch, name, said):
    monkeypatch.chdir(FIXTURES)
    assert f"version 3, {said}, " in run(name)[1]


def test_no_code_is_said_clearly_and_is_no_mistake(run, tmp_path):
    (tmp_path / "page.html").write_text("<p>Hello</p>")
    status, out, err = run(tmp_path)
    assert (status, err) == (0, "")
    assert out.startswith("No installation code was found.\n")
    status, out, err = run("--json", tmp_path)
    assert (status, json.loads(out)) == (0, [])
    assert err.startswith("No installation code was found.\n")


def test_a_path_that_is_not_there_has_status_2(run, tmp_path):
    status, out, err = run(tmp_path / "nothing.html")
    assert (status, out) == (2, "")
    assert "there is no such file or folder" in err


def test_standard_input_is_read(run):
    status, out, _ = run("-", stdin=CODE)
    assert status == 0
    assert out.startswith("<stdin>:7: version 3")


def test_a_registry_file_adds_options(run, tmp_path):
    (tmp_path / "more.yaml").write_text(
        "options:\n  - { name: alignment, summary: A side., type: { type: string } }\n"
    )
    (tmp_path / "page.html").write_text(CODE.replace("appId:", "alignment: 'left', appId:"))
    assert run(tmp_path / "page.html")[0] == 1
    assert run(tmp_path / "page.html", "--registry", tmp_path / "more.yaml")[0] == 0


def test_the_documentation_shows_what_is_printed(run, monkeypatch):
    monkeypatch.chdir(FIXTURES)
    shown = FIXTURES.parent.parent / "docs/snippets/doctor.txt"
    assert run("use-effect.jsx")[1] == shown.read_text("utf-8")


# -- settings and directive -----------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_settings_are_python_and_directives_are_valid(path, run, monkeypatch):
    monkeypatch.chdir(FIXTURES)
    _, out, _ = run(path.name)
    for block in out.split("  In conf.py:\n")[1:]:
        settings, _, directive = block.partition("  Or on single pages (MyST has the same):\n")
        ast.parse(textwrap.dedent(settings))
        rows = [row for row in directive.splitlines() if row.startswith("       ")]
        body = textwrap.dedent("\n".join(rows))
        _, problems = read_configuration(body, registry=load_registry())
        assert all(problem.kind is Kind.CONTRADICTION for problem in problems)


def test_javascript_goes_into_both(run, tmp_path):
    page = tmp_path / "page.html"
    rule = "assignments: { resolve(cp) {\n      return 'team-1';\n    } },"
    page.write_text(CODE.replace("appId:", f"{rule} appId:"))
    status, out, _ = run(page)
    assert status == 0
    assert "from sphinx_chaport import js" in out
    assert "resolve: !js |" in out


# -- what is never shown --------------------------------------------------------------------------

SECRETS = [
    *("ada@example.org", "ada.l@example.net", "boss@example.com", "+44 1234", "visitor-77"),
    *("da39a3ee5e6b4b0d", "a94a8fe5ccb19ba6"),
]


@pytest.mark.parametrize("options", [[], ["--json"]], ids=["text", "json"])
def test_secrets_are_never_printed(run, options):
    status, out, err = run(*options, FIXTURES / "secrets.html")
    assert status == 0
    assert not [secret for secret in SECRETS if secret in out + err]


def test_hidden_values_keep_their_shape():
    shown = hidden({"visitor": {"email": "a@b.example", "custom": {"apiToken": 5, "plan": "pro"}}})
    assert shown == {"visitor": {"email": HIDDEN, "custom": {"apiToken": HIDDEN, "plan": "pro"}}}


def test_a_secret_in_a_wrong_place_is_not_in_the_message():
    text = CODE.replace("appId:", "visitor: 'ada@example.org', language: 'ada@example.org', appId:")
    shown = json.dumps(found(text))
    assert "ada@" not in shown
    assert "`visitor` cannot be" in shown


# -- files ----------------------------------------------------------------------------------------


def test_folders_are_searched_and_what_is_left_out_is_counted(run, tmp_path):
    for name in ("node_modules/a", ".git", "site/deep", "venv"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("node_modules/a/page.html", ".git/page.html", "site/deep/page.html", "a.py"):
        (tmp_path / name).write_text(CODE)
    (tmp_path / "venv/pyvenv.cfg").write_text("")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\0chaportConfig")
    (tmp_path / "huge.js").write_text("chaportConfig" + " " * 2_000_000)
    status, out, _ = run(tmp_path)
    assert status == 0
    assert f"{tmp_path}/site/deep/page.html:7: version 3" in out
    assert out.endswith(
        "1 file read, 1 installation code, 0 problems. Left out: 1 binary file, "
        "1 folder .git, 1 folder node_modules, 1 folder of Python, 1 huge file.\n"
    )


def test_a_file_is_read_once(run, tmp_path):
    (tmp_path / "page.html").write_text(CODE)
    (tmp_path / "link.html").symlink_to(tmp_path / "page.html")
    (tmp_path / "loop").symlink_to(tmp_path)
    out = run("--json", tmp_path, tmp_path / "page.html")[1]
    assert len(json.loads(out)) == 1


def test_a_pipe_is_no_file(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    assert "1 special file" in run(tmp_path)[1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encodings(run, tmp_path, encoding):
    (tmp_path / "page.html").write_bytes(CODE.replace("Hello", "Caf\u00e9").encode(encoding))
    code = json.loads(run("--json", tmp_path)[1])[0]
    assert (code["line"], code["appId"], code["installed"]) == (7, APP_ID, True)


def test_suffixes():
    assert suffix_of("a/page.html.erb") == "erb"
    assert suffix_of("a/page.BLADE.PHP") == "php"
    assert suffix_of("<stdin>") == ""


# -- limits ----------------------------------------------------------------------


def test_an_engine_that_gives_up_is_told_and_replaced(run, monkeypatch, tmp_path):
    class Failing:
        def load(self, source):
            del source

        def call(self, *_):
            raise EngineError("interrupted")

    reader = FactReader(opener=Failing)
    diagnosis = examine([("a.html", CODE)], load_registry(), reader=reader)
    assert diagnosis.too_much == ("a.html",)
    monkeypatch.setattr("sphinx_chaport.widget.found.examine.FactReader", lambda: reader)
    (tmp_path / "a.html").write_text(CODE)
    status, out, _ = run(tmp_path)
    assert status == 1
    assert "a.html is too long or too complex to be read." in out


def test_the_room_needs_no_sphinx():
    code = "import sys, sphinx_chaport.widget.found.report; sys.exit('sphinx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- any input ------------------------------------------------------------------------------------

TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in CASES if path.is_file()}
PIECES = [
    *("{{", "}}", "{%", "%}", "<?php", "?>", "<!--", "-->", "<script>", "</script>", "`", "${"),
    *("}", "{", "(", ")", '"', "'", "\\", "/*", "*/", "//", "chaportConfig", "chaport", "=", "\0"),
    *(
        "\u2028",
        "\ud800",
        "@json(",
        "__proto__",
        "constructor",
        "...",
        "\r",
        "/insert.js",
        " as any",
    ),
]
SUFFIXES = ["html", "js", "tsx", "json", "php", "md", "rst", "vue", "svelte", "txt"]


@st.composite
def changed_files(draw):
    name = draw(st.sampled_from(sorted(TEXTS)))
    text = TEXTS[name]
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        text = text[:start] + draw(st.sampled_from(["", *PIECES])) + text[end:]
    if draw(st.booleans()):
        name = f"page.{draw(st.sampled_from(SUFFIXES))}"
    return name, text


@pytest.fixture(scope="module")
def reader():
    return FactReader()


REGISTRY = load_registry()


@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(changed_files())
def test_any_change_of_a_file_is_read_without_an_error(reader, file):
    name, text = file
    diagnosis = examine([file], REGISTRY, reader=reader)
    assert not diagnosis.too_much
    assert as_text(diagnosis, Skipped())
    last = len(re.split(r"\r\n|\r|\n", text))
    for code in as_json(diagnosis):
        lines = [code["line"], *(each["line"] for each in code["problems"])]
        assert all(1 <= line <= last for line in lines), name


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=9))), st.sampled_from(SUFFIXES))
def test_any_text_is_read_without_an_error(reader, pieces, suffix):
    text = f"window.chaportConfig = {{ appId: '' {''.join(pieces)}"
    assert as_text(examine([(f"a.{suffix}", text)], REGISTRY, reader=reader), Skipped())


@pytest.mark.parametrize("filling", ["a", " ", "\n", "{", "<script>", "[", "(function(){"])
@pytest.mark.parametrize("suffix", ["html", "tsx"])
def test_long_files_end(filling, suffix):
    """What takes too long or nests too deeply is told, and nothing waits for ever."""
    code = "window.chaportConfig = { appId: '' };"
    text = code + filling * (400_000 // len(filling)) + code
    diagnosis = examine([(f"a.{suffix}", text)], REGISTRY)
    assert diagnosis.codes or diagnosis.too_much or suffix == "html"
