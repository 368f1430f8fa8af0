"""The registry is what the contract says, row by row, and the comparison itself can tell."""

from __future__ import annotations

import pytest

from sphinx_chaport.registry import load_registry
from tests.registry import contract, shapes


@pytest.fixture(scope="module")
def registry():
    return load_registry()


@pytest.mark.parametrize("check", contract.CHECKS, ids=lambda check: check.__name__)
def test_registry_is_the_contract(registry, check):
    assert list(check(registry)) == []


def test_every_row_has_a_record(registry):
    lists = contract.LISTS
    paths = [item.path for option in registry.options for item in option.walk()]
    assert len(registry.options) == lists["options_count"] == 18
    assert len(paths) - 18 == lists["options_nested_count"]
    assert sum(not method.interface for method in registry.methods) == lists["methods_count"] == 21
    assert sum(method.interface for method in registry.methods) == lists["interface_count"] == 2
    assert len(registry.events) == lists["events_count"] == 5
    assert len(registry.matchers) == lists["matchers_count"] == 8
    assert len(registry.entries["matcher"]) == lists["spellings_count"] == 12
    assert len(registry.parameters) == lists["parameters_count"] == 10
    assert len(registry.open_points) == lists["open_points_count"] == 30


def test_there_are_examples_enough(registry):
    assert len(registry.examples) >= 90


def test_lists_agree_with_the_registry(registry):
    lists = contract.LISTS
    types = registry.named_types
    rule = types["Rule"].type
    array = rule["additionalProperties"]["anyOf"][1]["prefixItems"]
    assert rule["minProperties"] == rule["maxProperties"] == lists["rule_keys"]
    assert [item["$ref"] for item in array[:2]] == ["names:parameter", "names:matcher"]
    assert len(array) == len(lists["rule_array"])
    assert types["WidgetState"].type["enum"] == lists["states"]
    assert types["Device"].type["enum"] == lists["devices"]
    assert sorted(types["Comparable"].type["type"]) == sorted(lists["compare_value_types"])
    assert sorted(types["RuleContext"].type["required"]) == sorted(lists["cp_members"])
    assert len(types["Assignee"].type["anyOf"]) == len(lists["resolve_returns"])
    position = registry.find("option", "appearance.position").type
    assert len(position["prefixItems"]) == lists["position_max_items"]
    not_for_queue = [method.name for method in registry.methods if method.queue_reason]
    assert not_for_queue == lists["not_for_queue"]
    credentials = types["Credentials"].type["properties"]
    assert list(credentials) == lists["start_session_keys"]
    user = registry.find("option", "session.user").properties
    assert [item.name for item in user] == lists["session_user_keys"]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("string", ("string",)),
        ("'a' | 'b'", ("union", frozenset({("literal", "a"), ("literal", "b")}))),
        ("object | false", ("union", frozenset({("object",), ("literal", False)}))),
        ("string[]", ("array", ("string",))),
        ("...string[]", ("rest", ("array", ("string",)))),
        (
            "['left' | 'right', number?]",
            (
                "tuple",
                (("union", frozenset({("literal", "left"), ("literal", "right")})), False),
                (("number",), True),
            ),
        ),
        (
            "{ id?: string, message: string }",
            ("object", ("id", True, ("string",)), ("message", False, ("string",))),
        ),
        ("option:appearance.position", ("option", "appearance.position")),
    ],
)
def test_contract_types_are_read(text, shape):
    assert shapes.of_contract(text) == shape


@pytest.mark.parametrize(
    ("contract_type", "schema", "is_same"),
    [
        ("string", {"type": "string", "pattern": "x"}, True),
        ("string", {"enum": ["a"]}, True),
        ("string", {"enum": ["a", 1]}, False),
        ("object", {"type": "object", "properties": {}}, True),
        ("object", {"type": "array"}, False),
        ("any", {"title": "value"}, True),
        ("any", {"x-type": "function"}, False),
        ("boolean | string[]", {"anyOf": [{"type": "boolean"}, {"type": "array"}]}, False),
        ("{ a?: string }", {"type": "object", "properties": {"a": {"type": "string"}}}, True),
        ("{ a: string }", {"type": "object", "properties": {"a": {"type": "string"}}}, False),
    ],
)
def test_types_are_compared(registry, contract_type, schema, is_same):
    wanted = shapes.of_contract(contract_type)
    assert shapes.same(wanted, shapes.of_schema(registry, schema)) is is_same
