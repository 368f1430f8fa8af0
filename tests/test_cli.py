"""What the command line prints, where it prints it, and the status that it leaves."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_chaport import cli
from sphinx_chaport.cli import exports
from sphinx_chaport.version import __version__
from sphinx_chaport.widget.hosts import HOSTS

APP_ID = "0123456789abcdef01234567"
HOST = "app.chaport.com"


@pytest.fixture
def run(capsys, monkeypatch):
    def command(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        try:
            status = cli.main(list(arguments))
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        return status, out, err

    return command


def test_snippet_prints_the_installation_code(run, tmp_path):
    config = tmp_path / "chat.yaml"
    config.write_text(f"appId: {APP_ID}\nlauncher: {{ show: false }}\n")
    status, out, err = run("snippet", str(config), "--host", HOST)
    assert (status, err) == (0, "")
    assert out.startswith("<script>\nwindow.chaportConfig = {\n")
    assert APP_ID in out
    assert out.count(HOST) == 1


def test_snippet_without_a_host_prints_one_code_for_each(run):
    status, out, _ = run("snippet", "-", stdin="history: false")
    assert status == 0
    assert out.count("<script>") == len(HOSTS)
    assert all(f"<!-- {region}: {host} -->" in out for host, region in HOSTS.items())
    assert "YOUR_APP_ID" in out


def test_snippet_takes_an_app_id(run):
    assert APP_ID in run("snippet", "-", "--app-id", APP_ID)[1]


def test_a_problem_is_one_line_and_status_1(run, tmp_path):
    config = tmp_path / "chat.yaml"
    config.write_text("launcher:\n  shown: false\nhistory: off\n")
    status, out, err = run("snippet", str(config), "--host", HOST)
    assert status == 1
    first, second = err.splitlines()
    assert first.startswith(f"{config}:2:3: `launcher` has no option `shown`.")
    assert first.endswith('Did you mean "show"? [chaport.unknown-option]')
    assert second.startswith(f'{config}:3:10: `history` cannot be "off".')
    assert second.endswith("write `false`. [chaport.wrong-value]")
    assert out.startswith("<script>")


def test_yaml_that_cannot_be_read_is_a_problem(run):
    status, out, err = run("snippet", "-", stdin="windowColor: #fff")
    assert (status, out) == (1, "")
    assert err.startswith("<stdin>:1:13: ")


def test_javascript_that_does_not_parse_is_a_problem(run):
    code = "    function (cp) {\n      return (;\n    }\n"
    stdin = f"history: false\nassignments:\n  resolve: !js |\n{code}"
    status, _, err = run("snippet", "-", stdin=stdin)
    assert status == 1
    assert err.startswith("<stdin>:5:")
    assert "[chaport.javascript-syntax]" in err


def test_a_registry_file_adds_options(run, tmp_path):
    more = tmp_path / "more.yaml"
    more.write_text("options:\n  - { name: theme, summary: A theme., type: { type: string } }\n")
    assert run("snippet", "-", "--registry", str(more), stdin="theme: dark")[0] == 0
    assert run("snippet", "-", stdin="theme: dark")[0] == 1


def test_read_prints_settings(run, tmp_path):
    code = run("snippet", "-", "--host", HOST, "--app-id", APP_ID, stdin="history: false")[1]
    page = tmp_path / "page.html"
    page.write_text(code)
    for arguments, stdin in ((("--read", str(page)), ""), (("--read", "-"), code)):
        status, out, err = run("snippet", *arguments, stdin=stdin)
        assert (status, err) == (0, "")
        assert out.splitlines() == [
            f'chaport_app_id = "{APP_ID}"',
            f'chaport_host = "{HOST}"',
            'chaport_config = {"history": False}',
        ]


def test_read_says_what_is_wrong_with_the_code(run):
    stdin = (
        "<script>window.chaportConfig = { appId: 'default-app-id', alignment: 'left' };</script>"
    )
    status, out, err = run("snippet", "--read", "-", stdin=stdin)
    assert status == 1
    assert "is a placeholder" in err
    assert "There is no option `alignment`" in err
    assert "chaport_app_id" in out


def test_read_takes_the_first_of_two_codes(run):
    code = f"<script>window.chaportConfig = {{ appId: '{APP_ID}' }};</script>\n"
    status, out, err = run("snippet", "--read", "-", stdin=code * 2)
    assert status == 1
    assert "<stdin>:2: A second installation code" in err
    assert out.count("chaport_app_id") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("snippet",),
        ("snippet", "a.yaml", "--read", "b.html"),
        ("snippet", "no-such-file.yaml"),
        ("snippet", "-", "--host", "example.org"),
        ("snippett",),
    ],
)
def test_a_command_that_cannot_be_understood(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "usage: sphinx-chaport" in err


@pytest.mark.parametrize(
    ("command", "name"), [(name, file) for name, (file, _) in exports.COMMANDS.items()]
)
def test_exports_are_printed_as_they_lie_in_the_package(run, monkeypatch, tmp_path, command, name):
    (tmp_path / name).write_text("the export\n")
    monkeypatch.setattr(exports, "STATIC", tmp_path)
    assert run(command) == (0, "the export\n", "")


@pytest.mark.parametrize("command", exports.COMMANDS)
def test_exports_hold_what_a_registry_file_adds(run, tmp_path, command):
    more = tmp_path / "more.yaml"
    more.write_text("options:\n  - { name: theme, summary: A theme., type: { type: string } }\n")
    status, out, err = run(command, "--registry", str(more))
    assert (status, err) == (0, "")
    assert "theme" in out
    assert "theme" not in run(command)[1]


def test_a_registry_file_that_is_wrong_is_a_problem(run, tmp_path):
    more = tmp_path / "more.yaml"
    more.write_text("options: 5\n")
    status, out, err = run("types", "--registry", str(more))
    assert (status, out) == (1, "")
    assert err.startswith(str(more))


def test_the_installed_command():
    command = Path(sys.executable).with_name("sphinx-chaport")
    for start in ([str(command)], [sys.executable, "-m", "sphinx_chaport"]):
        done = subprocess.run([*start, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"sphinx-chaport {__version__}\n"
        done = subprocess.run(
            [*start, "snippet", "-"], input="a: [", capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
