"""All rules together, over the built-in registry and over a user's files."""

from pathlib import Path

import pytest

from sphinx_chaport.problems import Kind
from sphinx_chaport.registry import lint as rooms
from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.lint import RULES, lint
from tests.registry.lint.running import registry

# What the built-in registry may break, as `(rule, start of the message)`, with the reason. The list
# can only get shorter: an exception that is not needed any more fails the test.
EXCEPTIONS: dict[tuple[str, str], str] = {}

FOLDER = Path(rooms.__file__).parent
NO_RULES = {"__init__", "walk", "tokens", "calls", "values"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__module__.rpartition(".")[2])
def test_built_in_registry(rule):
    name = rule.__module__.rpartition(".")[2]
    allowed = [start for owner, start in EXCEPTIONS if owner == name]
    problems = list(rule(load_registry()))
    unexpected = [str(it) for it in problems if not it.message.startswith(tuple(allowed))]
    assert unexpected == []
    unused = [it for it in allowed if not any(one.message.startswith(it) for one in problems)]
    assert unused == []


def test_every_rule_is_registered_and_tested():
    files = {path.stem for path in FOLDER.glob("*.py")} - NO_RULES
    assert files == {rule.__module__.rpartition(".")[2] for rule in RULES}
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert files == tests - {"lint"}


def test_every_rule_says_what_it_is():
    for rule in RULES:
        module = __import__(rule.__module__, fromlist=["__doc__"])
        assert module.__doc__.splitlines()[0].endswith(".")


def test_problems_are_sorted_unique_and_filtered():
    one = registry("""
    events:
      - { name: b, summary: fires }
      - { name: a, summary: fires }
    """)
    problems = lint(one)
    assert [problem.line for problem in problems] == [2, 2, 3, 3]
    assert {problem.kind for problem in problems} == {Kind.REGISTRY_LINT}
    assert lint(one, files=["tiny.yaml"]) == problems
    assert lint(one, files=["other.yaml"]) == []


def test_a_wrong_type_keeps_values_from_being_checked():
    one = registry("""
    options:
      - name: a
        summary: An option.
        type: { $ref: "type:Nothing" }
        default: 1
        examples: [{ id: a, caption: It, config: { a: 1 } }]
    """)
    (problem,) = lint(one)
    assert '"type:Nothing", which does not exist' in problem.message
