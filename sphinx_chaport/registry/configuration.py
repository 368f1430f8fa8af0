"""The type of `window.chaportConfig` as one JSON Schema, with every option and named type in it.

The registry's own references (``option:PATH``, ``type:NAME``, ``names:KIND``) become references to
``$defs``. What JSON cannot hold, functions and objects of the page, keeps its ``x-type`` mark and
takes any value: a JSON file has none to check, and JavaScript is not checked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from sphinx_chaport.registry.records import ENTRY_KINDS, Option, Registry, Schema

JsonSchema: TypeAlias = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_CONFIGURATION = "registry:configuration"


def configuration_schema(registry: Registry) -> JsonSchema:
    """The schema of a whole configuration, the required options included."""
    return {
        "$schema": DIALECT,
        **_object(registry.options),
        "$defs": definitions(registry),
    }


def option_pointer(path: str) -> str:
    """Where in the configuration's schema an option's own schema stands."""
    return f"#/$defs/option:{path}"


def definitions(registry: Registry) -> JsonSchema:
    """Everything that a type of the registry may refer to, by the name it refers by."""
    part = _object(registry.options)
    part.pop("required", None)
    options = (item for option in registry.options for item in option.walk())
    return {
        _CONFIGURATION: part,
        **{f"option:{option.path}": _option(option) for option in options},
        **{f"type:{item.name}": rewritten(item.type) for item in registry.types},
        **{f"names:{kind}": {"enum": list(registry.entries[kind])} for kind in ENTRY_KINDS},
    }


def _object(options: tuple[Option, ...]) -> JsonSchema:
    schema: JsonSchema = {
        "type": "object",
        "properties": {item.name: {"$ref": option_pointer(item.path)} for item in options},
        "additionalProperties": False,
    }
    if required := [item.name for item in options if item.required]:
        schema["required"] = required
    return schema


def _option(option: Option) -> JsonSchema:
    schema = rewritten(option.type)
    if option.properties:
        schema = _with_properties(schema, option)
    if option.has_default:
        schema["default"] = option.default
    return schema


def _with_properties(schema: JsonSchema, option: Option) -> JsonSchema:
    """Puts the nested options where the type says that the value may be an object."""
    if schema.get("type") == "object":
        return {**schema, **_object(option.properties)}
    branches = [_with_properties(branch, option) for branch in schema.get("anyOf", ())]
    return {**schema, "anyOf": branches} if branches else schema


def rewritten(schema: Schema | bool) -> JsonSchema:
    """A type of the registry as plain JSON Schema, its references turned into pointers."""
    return _rewritten(schema) if isinstance(schema, dict) else {"not": {}} if not schema else {}


def _rewritten(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_rewritten(item) for item in value]
    if isinstance(value, dict):
        return dict(_pairs(value))
    return value


def _pairs(schema: Schema) -> Iterator[tuple[str, Any]]:
    for key, value in schema.items():
        if key == "$ref" and isinstance(value, str):
            yield key, f"#/$defs/{value}"
        else:
            yield key, _rewritten(value)
