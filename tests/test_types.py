"""Types as people read them, and what references in them lead to."""

import pytest

from sphinx_chaport.registry import Option, load_registry
from sphinx_chaport.registry.records import Source
from sphinx_chaport.registry.types import (
    Part,
    configuration_schema,
    option_schema,
    resolve,
    shown,
    shown_parts,
)


@pytest.fixture(scope="module")
def registry():
    return load_registry()


def option(name, type_, *properties, required=False):
    return Option(
        name=name,
        path=name,
        summary="",
        source=Source("", 1),
        type=type_,
        properties=properties,
        required=required,
    )


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (True, "any"),
        (False, "never"),
        ({"title": "value"}, "any"),
        ({"type": "string", "pattern": "^a$"}, "string"),
        ({"type": "integer"}, "number"),
        ({"type": ["string", "null"]}, "string | null"),
        ({"enum": ["left", "right"]}, "'left' | 'right'"),
        ({"const": False}, "false"),
        ({"type": "array"}, "any[]"),
        ({"type": "array", "items": {"type": "string"}}, "string[]"),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, "('a' | 'b')[]"),
        (
            {
                "type": "array",
                "prefixItems": [{"enum": ["left", "right"]}, {"type": "number"}],
                "minItems": 1,
            },
            "['left' | 'right', number?]",
        ),
        ({"not": {}}, "undefined"),
        ({"x-type": "live"}, "any"),
        ({"x-type": "event-target"}, "EventTarget"),
        ({"x-type": "function"}, "() => void"),
        (
            {
                "x-type": "function",
                "x-parameters": [
                    {"name": "isOnline", "type": {"type": "boolean"}},
                    {"name": "more", "type": {"$ref": "type:Rule"}, "optional": True},
                    {"name": "ids", "type": {"type": "string"}, "rest": True},
                ],
                "x-returns": {"type": "boolean"},
            },
            "(isOnline: boolean, more?: Rule, ...ids: string[]) => boolean",
        ),
        ({"anyOf": [{"x-type": "function"}, {"type": "null"}]}, "(() => void) | null"),
        ({"type": "object"}, "object"),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "string"}, "b c": {}},
                "required": ["a"],
            },
            "{ a: string, 'b c'?: any }",
        ),
        (
            {
                "type": "object",
                "propertyNames": {"$ref": "type:Device"},
                "additionalProperties": {"$ref": "registry:configuration"},
            },
            "{ [key: Device]: ChaportConfig }",
        ),
        ({"$ref": "names:matcher"}, "MatcherName"),
        ({"$ref": "option:visitor"}, "visitor"),
    ],
)
def test_shown(schema, text):
    assert shown(schema) == text


def test_a_large_object_is_not_spelled_out():
    schema = {"type": "object", "properties": {f"name{n}": {"type": "string"} for n in range(9)}}
    assert shown(schema) == "object"
    assert shown(schema, width=400).startswith("{ name0?: string, name1?: string")


def test_names_in_a_type_can_be_linked():
    assert shown_parts({"anyOf": [{"$ref": "type:Rule"}, {"type": "null"}]}) == [
        Part("Rule", "type:Rule"),
        Part(" | null"),
    ]


def test_an_option_has_its_properties_in_its_object():
    nested = option("selector", {"type": "string"}, required=True)
    open_in = option("openIn", {"anyOf": [{"type": "string"}, {"type": "object"}]}, nested)
    assert shown(option_schema(open_in)) == "string | { selector: string }"
    branch = option_schema(open_in)["anyOf"][1]
    assert branch["additionalProperties"] is False
    assert branch["required"] == ["selector"]


def test_an_object_without_properties_takes_any():
    assert "additionalProperties" not in option_schema(option("custom", {"type": "object"}))


def test_references_lead_to_the_registry(registry):
    assert resolve(registry, {"$ref": "names:event"})["enum"][0] == "ready"
    assert resolve(registry, {"$ref": "type:Device", "title": "x"})["title"] == "x"
    assert "windowColor" in resolve(registry, {"$ref": "option:appearance"})["properties"]
    configuration = resolve(registry, {"$ref": "registry:configuration"})
    assert configuration == configuration_schema(registry)
    assert configuration["required"] == ["appId"]


@pytest.mark.parametrize("reference", ["type:Nothing", "names:nothing", "nothing"])
def test_a_reference_to_nothing_is_our_own_bug(registry, reference):
    with pytest.raises(KeyError):
        resolve(registry, {"$ref": reference})


def test_every_type_of_the_registry_can_be_shown(registry):
    shown_types = {
        path: shown(option_schema(item)) for path, item in registry.entries["option"].items()
    }
    assert shown_types["openIn"] == "string | { selector: string }"
    assert shown_types["appearance.position"] == "['left' | 'right', number?, number?]"
    assert shown_types["triggers.enabled"] == "boolean | string[]"
    assert shown_types["session.user"] == "{ visitorId: string, token: string }"
    assert shown_types["assignments.rules"] == "Rule[]"


def test_a_reference_to_an_option_is_shown_as_its_type_where_that_is_short(registry):
    assert shown({"$ref": "option:openIn"}, registry) == "string | { selector: string }"
    assert shown_parts({"$ref": "option:visitor"}, registry) == [Part("visitor", "option:visitor")]
