"""What is left of each configuration in `tests/configurations`, and what its author is told.

A case is YAML, a line `===`, the data as JSON with `{"!js": code}` for JavaScript, and the problems
as `LINE:COLUMN KIND` with the text below.
"""

import json
import pickle
from pathlib import Path

import pytest

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.problems import Kind, ProblemError
from sphinx_chaport.registry import load_registry
from sphinx_chaport.widget.app_id import app_id_problem, is_app_id
from sphinx_chaport.widget.configuration import Configuration, configuration_value
from sphinx_chaport.widget.validate import read_configuration, validate

CASES = sorted((Path(__file__).parent / "configurations").glob("*.txt"))
APP_ID = "0123456789abcdef01234567"


@pytest.fixture(scope="module")
def registry():
    return load_registry()


def actual(text, registry):
    configuration, problems = read_configuration(text, registry=registry)
    data = json.dumps(configuration.data, ensure_ascii=False, default=lambda js: {"!js": js.code})
    lines = [f"{item.line}:{item.column} {item.kind.value}\n{item.text}" for item in problems]
    return "\n".join([data, *lines])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path, registry):
    text, _, expected = path.read_text(encoding="utf-8").partition("===\n")
    assert actual(text, registry) == expected.rstrip("\n")


def test_each_configuration_of_the_registry_is_right(registry):
    configs = [example for example in registry.examples.values() if example.config]
    assert configs
    for example in configs:
        value = configuration_value(example.config)
        configuration, problems = validate(value, registry=registry)
        # An example may show a contradiction in order to explain it.
        assert [str(item) for item in problems if item.kind is not Kind.CONTRADICTION] == []
        assert configuration.data == value


def test_places_are_those_of_the_page(registry):
    text = "launcher:\n  show: maybe\n"
    _, problems = read_configuration(text, registry=registry, file="a.rst", first_line=7, indent=3)
    assert [item.place for item in problems] == ["a.rst:8:12"]


def test_yaml_that_cannot_be_read_is_a_problem_error(registry):
    with pytest.raises(ProblemError):
        read_configuration("a: [", registry=registry)


def test_javascript_knows_its_place(registry):
    text = (
        "analytics:\n  google: { api: gtm, apiObject: !js 'window.layer' }\n"
        "assignments:\n  resolve: !js |\n    function () {}\n"
    )
    configuration, problems = read_configuration(text, registry=registry, file="a.md", first_line=5)
    assert not problems
    assert configuration.has_javascript
    places = [
        (file, code.code, code.line, code.column) for file, code in configuration.javascript()
    ]
    assert places == [("a.md", "window.layer", 6, 39), ("a.md", "function () {}", 9, None)]


def test_python_values_keep_their_type(registry):
    _, problems = validate({"visitor": {"phone": 123456}}, registry=registry, file="conf.py")
    assert [str(item) for item in problems] == [
        "conf.py: `visitor.phone` cannot be 123456. Allowed: text. [chaport.wrong-value]"
    ]


def test_a_function_in_python_is_marked(registry):
    code = JavaScript("function () {}")
    configuration, problems = validate({"assignments": {"resolve": code}}, registry=registry)
    assert not problems
    assert configuration.data["assignments"]["resolve"] is code
    _, problems = validate({"assignments": {"resolve": "function () {}"}}, registry=registry)
    assert "sphinx_chaport.js(" in problems[0].mend


@pytest.mark.parametrize(
    "value",
    [{"visitor": {1: 2}}, {"visitor": {"custom": {"a": object()}}}, {"init": {"maxDelay": 1e999}}],
)
def test_a_python_value_that_is_no_configuration(registry, value):
    configuration, problems = validate(value, registry=registry)
    assert [item.kind for item in problems] == [Kind.WRONG_VALUE]
    assert not configuration.data


def test_a_dict_that_holds_itself_is_a_problem(registry):
    value = {}
    value["visitor"] = value
    assert validate(value, registry=registry)[1]


def test_secrets_are_not_repeated(registry):
    text = (
        "session: { user: [one-secret-id, one-secret-token] }\nvisitorIntegrityHash: [hash-of-it]"
    )
    configuration, problems = read_configuration(text, registry=registry)
    assert len(problems) == 2
    assert "secret" not in str(problems)
    assert "hash-of-it" not in str(problems)
    data, _ = validate({"visitorIntegrityHash": "abc"}, registry=registry)
    assert repr(data) == "Configuration(visitorIntegrityHash)"
    assert not configuration.data


def test_a_page_is_merged_over_the_site():
    site = {"appId": "a", "appearance": {"windowColor": "teal", "position": ["left", 1]}}
    page = Configuration({"appearance": {"position": ["right"]}, "triggers": False})
    assert page.merged_over(site).data == {
        "appId": "a",
        "appearance": {"windowColor": "teal", "position": ["right"]},
        "triggers": False,
    }
    assert site["appearance"]["position"] == ["left", 1]
    assert Configuration({"triggers": {"enabled": False}}).merged_over(page).data["triggers"] == {
        "enabled": False
    }


def test_a_configuration_can_be_kept_in_the_environment():
    configuration = Configuration({"assignments": {"resolve": JavaScript("f", 1, 2)}})
    assert pickle.loads(pickle.dumps(configuration)) == configuration


@pytest.mark.parametrize("text", [APP_ID, APP_ID.upper(), "0" * 24])
def test_an_app_id(text):
    assert is_app_id(text)
    assert app_id_problem(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("None", "is empty"),
        ("YOUR_APP_ID", "is a placeholder"),
        ("default-app-id", "is a placeholder"),
        ("<app id>", "is a placeholder"),
        ("${CHAPORT_APP_ID}", "nothing has replaced"),
        ("{{ app_id }}", "nothing has replaced"),
        (f" {APP_ID} ", "spaces around it"),
        (APP_ID[:-1], "24 hexadecimal digits"),
        ("z" * 24, "24 hexadecimal digits"),
        ("long " * 20, "of 100 characters"),
    ],
)
def test_no_app_id(text, said):
    problem = app_id_problem(text, file="conf.py")
    assert problem is not None
    assert problem.kind is Kind.APP_ID
    assert said in problem.message
