"""Types: JSON Schema with a few extensions, resolved against a registry and shown to people.

The extensions are ``x-type`` (``function``, ``live``, ``event-target``) with ``x-parameters`` and
``x-returns``, and the targets of ``$ref``: ``option:PATH``, ``type:NAME``, ``names:KIND`` and
``registry:configuration``. Shown types look like TypeScript and are never written by hand.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_chaport.registry.records import Option, Registry, Schema

CONFIGURATION = "registry:configuration"
SHOWN_WIDTH = 60
_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")
_NAMES = {
    "method": "MethodName",
    "event": "EventName",
    "option": "OptionName",
    "parameter": "ParameterName",
    "matcher": "MatcherName",
}
_JSON_TYPES = {"integer": "number", "array": "any[]"}


class Part(NamedTuple):
    """A piece of a shown type; `ref` is what a page links it to, in the form of ``$ref``."""

    text: str
    ref: str | None = None


def resolve(registry: Registry, schema: Schema | bool) -> Schema | bool:
    """The schema behind ``$ref``, as far as it leads; keywords beside a reference stay.

    Raises:
        KeyError: For a reference to nothing, which the registry's lint rules exclude.
    """
    while not isinstance(schema, bool) and "$ref" in schema:
        target = _target(registry, schema["$ref"])
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        schema = target if isinstance(target, bool) else {**target, **beside}
    return schema


def _target(registry: Registry, reference: str) -> Schema | bool:
    kind, _, name = reference.partition(":")
    if kind == "names":
        return {"enum": list(registry.entries[name])}  # type: ignore[index]  # KeyError if wrong
    if kind == "type":
        return registry.named_types[name].type
    if kind == "option":
        return option_schema(registry.entries["option"][name])  # type: ignore[arg-type]
    if reference == CONFIGURATION:
        return configuration_schema(registry)
    raise KeyError(reference)


def configuration_schema(registry: Registry) -> Schema:
    """The schema of `window.chaportConfig`, references unresolved."""
    return _object({}, registry.options)


def option_schema(option: Option) -> Schema:
    """The type of an option with its nested properties filled in, at every depth.

    Other keys are not allowed, unless the option has no properties or its type says otherwise.
    """
    if not option.properties:
        return option.type
    branches = option.type.get("anyOf")
    if branches is None:
        return _object(option.type, option.properties)
    filled = [
        _object(branch, option.properties) if branch.get("type") == "object" else branch
        for branch in branches
    ]
    return {**option.type, "anyOf": filled}


def _object(schema: Schema, options: Iterable[Option]) -> dict[str, Any]:
    properties = {option.name: option_schema(option) for option in options}
    required = [option.name for option in options if option.required]
    return {
        "type": "object",
        "additionalProperties": False,
        **schema,
        "properties": properties,
        **({"required": required} if required else {}),
    }


def shown(
    schema: Schema | bool, registry: Registry | None = None, *, width: int = SHOWN_WIDTH
) -> str:
    """The type as people read it, such as ``string | { selector: string }``.

    Args:
        schema: A type; `option_schema` fills in the properties of an option.
        registry: Where given, a reference to an option is shown as the option's own type, unless
            that is a large object, which goes by its name.
        width: An object whose properties need more characters is shown as ``object``.
    """
    return _text(shown_parts(schema, registry, width=width))


def shown_parts(
    schema: Schema | bool, registry: Registry | None = None, *, width: int = SHOWN_WIDTH
) -> list[Part]:
    """The same in pieces, so that a page can link the names in it."""
    return _merged(_Shower(registry, width).parts(schema))


def _merged(parts: Iterable[Part]) -> list[Part]:
    merged: list[Part] = []
    for part in parts:
        if merged and part.ref is None and merged[-1].ref is None:
            merged[-1] = Part(merged[-1].text + part.text)
        else:
            merged.append(part)
    return merged


def _text(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts)


class _Shower:
    def __init__(self, registry: Registry | None, width: int) -> None:
        self.registry = registry
        self.width = width

    def parts(self, schema: Schema | bool) -> Iterator[Part]:
        if isinstance(schema, bool):
            yield Part("any" if schema else "never")
        elif "$ref" in schema:
            yield from self.reference(schema["$ref"])
        elif "anyOf" in schema:
            branches = (_bracketed(self.parts(branch), "=>") for branch in schema["anyOf"])
            yield from _joined(branches, " | ")
        elif "enum" in schema or "const" in schema:
            values = schema.get("enum", [schema.get("const")])
            yield Part(" | ".join(_literal(value) for value in values))
        elif "x-type" in schema:
            yield from self.extension(schema)
        elif schema.get("not") == {}:
            yield Part("undefined")
        else:
            yield from self.typed(schema)

    def reference(self, reference: str) -> Iterator[Part]:
        kind, _, name = reference.partition(":")
        if kind == "option" and self.registry is not None:
            option = self.registry.entries["option"][name]
            parts = list(self.parts(option_schema(option)))  # type: ignore[arg-type]
            if _text(parts) != "object":
                yield from parts
                return
        yield Part(_reference_text(reference), reference)

    def extension(self, schema: Schema) -> Iterator[Part]:
        if schema["x-type"] == "event-target":
            yield Part("EventTarget")
            return
        if schema["x-type"] != "function":
            yield Part("any")
            return
        yield Part("(")
        parameters = (self.parameter(item) for item in schema.get("x-parameters", ()))
        yield from _joined(parameters, ", ")
        yield Part(") => ")
        yield from self.parts(schema["x-returns"]) if "x-returns" in schema else [Part("void")]

    def parameter(self, parameter: Mapping[str, Any]) -> Iterator[Part]:
        if parameter.get("rest"):
            yield Part(f"...{parameter['name']}: ")
            yield from self.array(parameter["type"])
        else:
            yield Part(f"{parameter['name']}{'?' if parameter.get('optional') else ''}: ")
            yield from self.parts(parameter["type"])

    def typed(self, schema: Schema) -> Iterator[Part]:
        kind: str | list[str] = schema.get("type", "any")
        if isinstance(kind, list):
            yield Part(" | ".join(_shown_name(item) for item in kind))
        elif kind == "array" and "prefixItems" in schema:
            yield from self.tuple_(schema)
        elif kind == "array" and "items" in schema:
            yield from self.array(schema["items"])
        elif kind == "object":
            parts = list(self.object_(schema))
            yield from parts if parts and len(_text(parts)) <= self.width else [Part("object")]
        else:
            yield Part(_shown_name(kind))

    def array(self, items: Schema | bool) -> Iterator[Part]:
        yield from _bracketed(self.parts(items), " | ", "=>")
        yield Part("[]")

    def tuple_(self, schema: Schema) -> Iterator[Part]:
        required = schema.get("minItems", 0)
        yield Part("[")
        for position, item in enumerate(schema["prefixItems"]):
            yield Part(", " if position else "")
            optional = position >= required
            yield from _bracketed(self.parts(item), " | ") if optional else self.parts(item)
            yield Part("?" if optional else "")
        yield Part("]")

    def object_(self, schema: Schema) -> Iterator[Part]:
        properties = schema.get("properties", {})
        further = schema.get("additionalProperties", False)
        shown_properties = [
            [Part(_key(name, name in schema.get("required", ()))), *self.parts(value)]
            for name, value in properties.items()
        ]
        if isinstance(further, dict):
            shown_properties.append([*self.index(schema), *self.parts(further)])
        if shown_properties:
            yield Part("{ ")
            yield from _joined(shown_properties, ", ")
            yield Part(" }")

    def index(self, schema: Schema) -> Iterator[Part]:
        names = schema.get("propertyNames", {"type": "string"})
        yield Part("[key: ")
        yield from self.parts(names)
        yield Part("]: ")


def _reference_text(reference: str) -> str:
    kind, _, name = reference.partition(":")
    if kind == "names":
        return _NAMES[name]
    return "ChaportConfig" if reference == CONFIGURATION else name


def _key(name: str, required: bool) -> str:
    shown_name = name if _IDENTIFIER.match(name) else _literal(name)
    return f"{shown_name}{'' if required else '?'}: "


def _joined(groups: Iterable[Iterable[Part]], separator: str) -> Iterator[Part]:
    for position, group in enumerate(groups):
        if position:
            yield Part(separator)
        yield from group


def _bracketed(parts: Iterable[Part], *marks: str) -> Iterator[Part]:
    """Brackets around a type in which one of `marks` would reach beyond it."""
    parts = list(parts)
    # `{ a: string | number }` has its own brackets already.
    if any(mark in _text(parts) for mark in marks) and not parts[0].text.startswith("{"):
        parts = [Part("("), *parts, Part(")")]
    yield from parts


def _literal(value: object) -> str:
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return json.dumps(value)


def _shown_name(json_type: str) -> str:
    return _JSON_TYPES.get(json_type, json_type)
