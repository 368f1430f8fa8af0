"""``client/core/api.json``: the least of the registry that the reference widget checks calls with.

A type is a name (``"string"``, ``"Rule"``, ``"matchers"``), an object of properties, or a list that
begins with its kind: ``or``, ``is``, ``list``, ``tuple``, ``like``, ``map``. A name that ends in
``?`` is optional, one that begins with ``...`` takes the rest.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from sphinx_chaport.registry import types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_chaport.registry.records import Parameter, Registry, Schema

Type: TypeAlias = str | list[Any] | dict[str, Any]

_NAMES = {kind: f"{kind}s" for kind in ("method", "event", "parameter", "matcher")}
_EXTENSIONS = {"function": "function", "live": "any", "event-target": "target"}
_SILENT = {"title", "x-parameters", "x-returns"}
_CHECKED = {
    *("$ref", "anyOf", "enum", "const", "type", "x-type", "x-colors", "pattern"),
    *("items", "prefixItems", "minItems"),
    *("properties", "required", "additionalProperties", "propertyNames"),
    *("minProperties", "maxProperties"),
}


def runtime_api(registry: Registry) -> str:
    """The text of ``api.json``, a line for each entry.

    Raises:
        ValueError: For a type with a keyword that the runtime does not check.
    """
    converter = _Converter(registry)
    methods = {
        item.name: [_signature(converter, parameters) for parameters in item.signatures]
        for item in registry.methods
    }
    # A missing app id is a warning of its own, and what overrides on a device needs none.
    options = converter.properties({**types.configuration_schema(registry), "required": ()})
    whole: dict[str, Any] = {
        "methods": methods,
        "events": list(registry.entries["event"]),
        "parameters": list(registry.entries["parameter"]),
        "options": options,
        "types": converter.named,
        "colors": converter.colors,
    }
    return "{\n" + ",\n".join(f"{_text(key)}: {_lines(whole[key])}" for key in whole) + "\n}\n"


def _lines(value: Any) -> str:  # noqa: ANN401 - any JSON
    if not isinstance(value, dict):
        return _text(value)
    return "{\n" + ",\n".join(f"  {_text(key)}: {_text(value[key])}" for key in value) + "\n}"


def _text(value: Any) -> str:  # noqa: ANN401 - any JSON
    return json.dumps(value, ensure_ascii=False)


def _signature(converter: _Converter, parameters: Iterable[Parameter]) -> dict[str, Type]:
    return {
        f"...{item.name}" if item.rest else f"{item.name}{'?' if item.optional else ''}": (
            converter.type(item.type)
        )
        for item in parameters
    }


def _article(schema: Schema) -> str:
    title: str = schema["title"]
    return title if re.match(r"\d|an? ", title) else f"a {title}"


class _Converter:
    """Turns types, and keeps those with a name of their own that it came by."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.named: dict[str, Type] = {}
        self.colors: dict[str, str] = {}
        self.shared: dict[str, str] = {}

    def type(self, schema: Schema | bool) -> Type:
        if isinstance(schema, bool) or not schema.keys() - _SILENT:
            return "any"
        if unchecked := schema.keys() - _CHECKED - _SILENT:
            raise ValueError(f"the runtime does not check {sorted(unchecked)}")
        if "$ref" in schema:
            return self._reference(schema["$ref"])
        if "anyOf" in schema:
            return ["or", *map(self.type, schema["anyOf"])]
        if "enum" in schema or "const" in schema:
            return self._values(schema)
        return _EXTENSIONS.get(schema.get("x-type", "")) or self._typed(schema)

    def _reference(self, reference: str) -> Type:
        kind, _, name = reference.partition(":")
        if reference == types.CONFIGURATION:
            return "options"
        if kind == "names":
            return _NAMES[name]
        if kind == "option":
            return self._option(reference, name.rpartition(".")[2])
        if name not in self.named:
            item = self.registry.named_types[name]
            # As the end of "it must be": its first words say enough.
            summary = (item.summary[:1].lower() + item.summary[1:]).rstrip(".").partition(",")[0]
            self.named[name] = self.type({"title": summary, **item.type})
        return name

    def _option(self, reference: str, name: str) -> str:
        """The name of a type that an option and an argument share: that of the option."""
        if name not in self.named:
            schema = cast("Schema", types.resolve(self.registry, {"$ref": reference}))
            self.named[name] = self.type(schema)
            self.shared[_text(self.named[name])] = name
        return name

    def _values(self, schema: Schema) -> Type:
        if "x-colors" not in schema:
            return ["is", *schema.get("enum", [schema.get("const")])]
        self.colors = dict(schema["x-colors"])
        return "colors"

    def _typed(self, schema: Schema) -> Type:
        kind = schema["type"]
        if isinstance(kind, list):
            return ["or", *kind]
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            return self._object(schema)
        return ["like", schema["pattern"], _article(schema)] if "pattern" in schema else str(kind)

    def _array(self, schema: Schema) -> Type:
        if "prefixItems" not in schema:
            return ["list", self.type(schema.get("items", True))]
        least = schema.get("minItems", 0)
        items = enumerate(schema["prefixItems"])
        return [
            "tuple",
            {
                f"{item['title']}{'' if place < least else '?'}": self.type(item)
                for place, item in items
            },
        ]

    def _object(self, schema: Schema) -> Type:
        if "properties" in schema:
            return self.properties(schema)
        if "additionalProperties" not in schema:
            return "object"
        keys = self.type(schema.get("propertyNames", {"type": "string"}))
        count = [schema["maxProperties"]] if "maxProperties" in schema else []
        return ["map", keys, self.type(schema["additionalProperties"]), *count]

    def properties(self, schema: Schema) -> dict[str, Type]:
        required = schema.get("required", ())
        found = {name: self.type(item) for name, item in schema["properties"].items()}
        return {
            f"{name}{'' if name in required else '?'}": self.shared.get(_text(item), item)
            for name, item in found.items()
        }
