"""The type of `window.chaportConfig` as one JSON Schema, with every option and named type in it.

The registry's own references (``option:PATH``, ``type:NAME``, ``names:KIND``) become references to
``$defs``. What JSON cannot hold, functions and objects of the page, keeps its ``x-type`` mark and
takes any value: a JSON file has none to check, and JavaScript is not checked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_chaport.registry import types
from sphinx_chaport.registry.records import ENTRY_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_chaport.registry.records import Option, Registry, Schema

JsonSchema: TypeAlias = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(registry: Registry) -> JsonSchema:
    """The schema of a whole configuration, the required options included."""
    whole = rewritten(types.configuration_schema(registry))
    return {
        "$schema": DIALECT,
        **whole,
        "properties": _pointers(registry.options),
        "$defs": definitions(registry),
    }


def pointer(reference: str) -> str:
    """Where in the schema something stands that a ``$ref`` of the registry names."""
    return f"#/$defs/{reference}"


def definitions(registry: Registry) -> JsonSchema:
    """Everything that a type of the registry may refer to, by the name it refers by."""
    part = rewritten(types.configuration_schema(registry))
    part.pop("required", None)
    options = (item for option in registry.options for item in option.walk())
    return {
        types.CONFIGURATION: {**part, "properties": _pointers(registry.options)},
        **{f"option:{option.path}": _option(option) for option in options},
        **{f"type:{item.name}": rewritten(item.type) for item in registry.types},
        **{f"names:{kind}": {"enum": list(registry.entries[kind])} for kind in ENTRY_KINDS},
    }


def rewritten(schema: Schema | bool) -> JsonSchema:
    """A type of the registry as plain JSON Schema, its references turned into pointers."""
    if isinstance(schema, bool):
        return {} if schema else {"not": {}}
    found = _rewritten(schema)
    assert isinstance(found, dict)  # noqa: S101 - a mapping stays one
    return found


def _rewritten(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_rewritten(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: pointer(item) if key == "$ref" and isinstance(item, str) else _rewritten(item)
        for key, item in value.items()
    }


def _option(option: Option) -> JsonSchema:
    schema = rewritten(types.option_schema(option))
    if option.properties:
        schema = _pointed(schema, option)
    return {**schema, "default": option.default} if option.has_default else schema


def _pointed(schema: JsonSchema, option: Option) -> JsonSchema:
    """Refers to the nested options in place of spelling them out."""
    if "properties" in schema:
        return {**schema, "properties": _pointers(option.properties)}
    if "anyOf" in schema:
        return {**schema, "anyOf": [_pointed(branch, option) for branch in schema["anyOf"]]}
    return schema


def _pointers(options: Iterable[Option]) -> JsonSchema:
    return {item.name: {"$ref": pointer(f"option:{item.path}")} for item in options}
