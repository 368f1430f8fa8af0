"""Types use only the keywords of JSON Schema that shown types, exports and checks understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_chaport.problems import Problem, did_you_mean
from sphinx_chaport.registry.lint.walk import found, subschemas, types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.registry.records import Registry

ALLOWED = (
    "type",
    "enum",
    "const",
    "anyOf",
    "not",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "required",
    "additionalProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "format",
    "title",
    "$ref",
    "x-type",
    "x-parameters",
    "x-returns",
    "x-colors",
)

TYPES = ("string", "number", "integer", "boolean", "object", "array", "null")


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for typed in types(registry):
        for schema in subschemas(typed.schema):
            for message, mend in _wrong(schema):
                yield found(typed.source, f"The {typed.what} {message}.", mend)


def _wrong(schema: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    if not isinstance(schema, dict):
        if not isinstance(schema, bool):
            yield "has a part that is no JSON Schema", "Write a mapping such as `{ type: string }`."
        return
    for key in schema:
        if key not in ALLOWED:
            yield f'uses "{key}", which is not allowed', did_you_mean(key, ALLOWED)
    if "title" in schema and not schema["title"]:
        yield "has an empty title", "Fill it in, or remove it."
    yield from _wrong_together(schema)


def _wrong_together(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kinds = schema.get("type", [])
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind not in TYPES:
            yield f'has the type "{kind}", which JSON does not have', did_you_mean(str(kind), TYPES)
    if ("x-parameters" in schema or "x-returns" in schema) and schema.get("x-type") != "function":
        yield "has parameters or a return type, but is no function", "Add `x-type: function`."
    if "x-colors" in schema and list(schema["x-colors"]) != schema.get("enum"):
        yield "has colours for other names than it allows", "Name those of `enum`, in its order."
    if "$ref" in schema and schema.keys() - {"$ref", "title"}:
        yield "has keywords beside `$ref`", "Keep only `$ref` and `title`."
