"""What a pasted installation code is read as, and the settings that do the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_chaport.javascript.engine import open_engine
from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.problems import Kind
from sphinx_chaport.widget.conf_text import python_literal, settings_text
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.hosts import HOSTS
from sphinx_chaport.widget.installation import installation_code
from sphinx_chaport.widget.read import Installed, read_code

APP_ID = "0123456789abcdef01234567"
CASES = sorted((Path(__file__).parent / "codes").glob("*.html"))


def plain(value):
    return json.loads(json.dumps(value, default=lambda js: {"!js": js.code}))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path):
    code, _, expected = path.read_text(encoding="utf-8").partition("\n=====\n")
    found, problems = read_code(code)
    actual = [
        [item.version, item.app_id, item.host, plain(item.configuration.data), item.line]
        for item in found
    ]
    actual += [f"{item.line}:{item.column} {item.kind.value}: {item.message}" for item in problems]
    assert actual == json.loads(expected)


def test_there_are_cases():
    assert len(CASES) >= 12


@pytest.mark.parametrize("host", HOSTS)
def test_our_own_code_is_read_back(host):
    config = {
        "launcher": {"show": False},
        "assignments": {"resolve": JavaScript("function () { return 'a'; }")},
        "visitor": {"custom": {"$js": "no code", "it's": ["</script>", None, -1.5]}},
    }
    code = installation_code(config, host=host, app_id=APP_ID, tags=True)
    found, problems = read_code(code)
    assert not problems
    assert [(item.version, item.app_id, item.host) for item in found] == [(3, APP_ID, host)]
    assert found[0].configuration == Configuration(config)


def test_a_given_engine_is_used():
    assert read_code("window.chaportConfig = {}", engine=open_engine())[0]


def test_code_is_read_and_never_run():
    code = "chaportRead = null; while (true) {} window.chaportConfig = { appId: 'a' };"
    assert read_code(code)[0][0].app_id == "a"


def test_something_else_is_said_to_be_so():
    found, problems = read_code("<p>Hello</p>", file="page.html")
    assert not found
    assert problems[0].file == "page.html"


def test_much_nested_code_is_a_problem():
    found, problems = read_code("x = " + "[" * 50_000)
    assert not found
    assert problems[0].kind in {Kind.JAVASCRIPT_SYNTAX, Kind.JAVASCRIPT_UNSUPPORTED}


def settings(**data):
    return settings_text(Installed(3, APP_ID, "app.chaport.ru", Configuration(data), 1))


def test_the_settings_of_the_smallest_code():
    assert settings() == f'chaport_app_id = "{APP_ID}"\nchaport_host = "app.chaport.ru"\n'


def test_the_settings_are_python_that_gives_the_same_configuration():
    data = {
        "appearance": {"windowColor": "teal", "teamName": 'The "A" team', "position": ["left", 1]},
        "operators": [f"a rather long name, number {n}" for n in range(4)],
        "history": False,
        "assignments": {"resolve": JavaScript("function () {\n  return 'a';\n}")},
    }
    text = settings(**data)
    run = {}
    exec(text, run)
    assert run["chaport_config"] == data
    assert text.startswith("from sphinx_chaport import js\n")


def test_data_of_a_visitor_is_left_out():
    session = {"persist": False, "user": {"visitorId": "v", "token": "secret"}}
    text = settings(visitor={"name": "Ada"}, visitorIntegrityHash="secret", session=session)
    assert "secret" not in text
    assert "Ada" not in text
    assert "# Left out, as a static site shows it to everyone: visitor, visitor" in text
    assert 'chaport_config = {"session": {"persist": False}}' in text


def test_what_the_code_does_not_say_is_left_to_fill_in():
    text = settings_text(Installed(3, None, None, Configuration(), 1))
    assert all(line.startswith("#") for line in text.splitlines())


@pytest.mark.parametrize("value", ["\ud800", "a\n\t\\'\"", "\u2028", "\x00\x7f", 1.5, None, [], {}])
def test_python_literals(value):
    assert eval(python_literal(value)) == value


def test_the_module_needs_no_sphinx():
    code = "import sys, sphinx_chaport.widget.read; sys.exit('sphinx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
