"""The registry's types as TypeScript."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sphinx_chaport.registry import types

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_chaport.registry.records import Option, Parameter, Schema

NAMES = {
    "method": "MethodName",
    "event": "EventName",
    "option": "OptionName",
    "parameter": "ParameterName",
    "matcher": "Matcher",
}
_PRIMITIVES: dict[str, str] = {"integer": "number", "null": "null"}
_EXTENSIONS = {"live": "unknown", "event-target": "EventTarget"}
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*\Z")
_GROUP = re.compile(r"\([^()]*\)")
_LITERAL_START = re.compile(r"\^(?P<text>[^\\.+*?()\[\]{}|^$]+)(?![+*?{])")


def interface_name(path: str) -> str:
    """The interface of an option's nested properties: ``AnalyticsGoogleOptions``."""
    return f"{alias_name(path)}Options"


def alias_name(path: str) -> str:
    """The name of an option's type where others refer to it: ``AppearancePosition``."""
    return "".join(part[0].upper() + part[1:] for part in re.split(r"[.\W_]+", path) if part)


def option_type(option: Option) -> str:
    """The type of an option's value, its nested properties by the name of their interface."""
    return typescript(
        option.type, properties=interface_name(option.path) if option.properties else ""
    )


def typescript(schema: Schema | bool, *, properties: str = "") -> str:
    """A type of the registry as TypeScript.

    Args:
        schema: The type.
        properties: The interface that an object without properties of its own stands for.
    """
    if isinstance(schema, bool):
        return "any" if schema else "never"
    if "$ref" in schema:
        return _reference(schema["$ref"])
    return _constructed(schema, properties)


def _constructed(schema: Schema, properties: str) -> str:
    if "anyOf" in schema:
        return _union(schema["anyOf"], properties)
    if "enum" in schema or "const" in schema:
        return " | ".join(json.dumps(item) for item in schema.get("enum", [schema.get("const")]))
    if "x-type" in schema:
        return str(_EXTENSIONS.get(schema["x-type"]) or _function(schema))
    return "undefined" if schema.get("not") == {} else _plain(schema, properties)


def _union(branches: Iterable[Any], properties: str) -> str:
    texts = [typescript(branch, properties=properties) for branch in branches]
    if "string" in texts and any(text.startswith('"') for text in texts):
        # `string` would swallow the literals, and with them what an editor offers.
        texts = ["(string & {})" if text == "string" else text for text in texts]
    return " | ".join(f"({text})" if "=>" in text else text for text in texts)


def _reference(reference: str) -> str:
    kind, _, name = reference.partition(":")
    if reference == types.CONFIGURATION:
        return "Partial<Config>"
    if kind == "names":
        return NAMES[name]
    return alias_name(name) if kind == "option" else name


def _function(schema: Schema) -> str:
    given = ", ".join(_parameter_of(item) for item in schema.get("x-parameters", ()))
    returns = typescript(schema["x-returns"]) if "x-returns" in schema else "void"
    return f"({given}) => {returns}"


def _parameter_of(item: Mapping[str, Any]) -> str:
    optional = "?" if item.get("optional") else ""
    return f"{item['name']}{optional}: {typescript(item['type'])}"


def parameters(items: Iterable[Parameter]) -> str:
    """The parameters of a method, or the elements of a tuple that holds its arguments."""
    return ", ".join(_parameter(item) for item in items)


def _parameter(item: Parameter) -> str:
    if item.rest:
        return f"...{item.name}: {_array(typescript(item.type))}"
    return f"{item.name}{'?' if item.optional else ''}: {typescript(item.type)}"


def _plain(schema: Schema, properties: str) -> str:
    kind = schema.get("type", "any")
    if isinstance(kind, list):
        return " | ".join(str(_PRIMITIVES.get(item, item)) for item in kind)
    if kind == "array" and "prefixItems" in schema:
        return _tuple(schema)
    if kind == "array":
        return _array(typescript(schema.get("items", True)))
    if kind == "object":
        return properties or _object(schema)
    if kind == "string" and (start := _start(schema.get("pattern", ""))):
        return f"`{start}${{string}}`"
    return str(_PRIMITIVES.get(kind, kind))


def _start(pattern: str) -> str:
    """What every text that the pattern takes starts with, as far as that is plain to see."""
    without_groups = pattern
    while (shorter := _GROUP.sub("", without_groups)) != without_groups:
        without_groups = shorter
    found = _LITERAL_START.match(pattern)
    return found["text"] if found and "|" not in without_groups else ""


def _array(items: str) -> str:
    return f"({items})[]" if re.search(r"[|&]|=>", items) else f"{items}[]"


def _tuple(schema: Schema) -> str:
    required = schema.get("minItems", 0)
    items = schema["prefixItems"]
    labels = [str(item.get("title", "")) for item in items]
    if not all(_IDENTIFIER.match(label) for label in labels):
        labels = [f"item{place}" for place, _ in enumerate(items, start=1)]
    optional = ["" if place < required else "?" for place, _ in enumerate(items)]
    parts = zip(labels, optional, items, strict=True)
    return "[" + ", ".join(f"{name}{mark}: {typescript(item)}" for name, mark, item in parts) + "]"


def _object(schema: Schema) -> str:
    required = schema.get("required", ())
    fields = [
        f"{key(name)}{'' if name in required else '?'}: {typescript(item)}"
        for name, item in schema.get("properties", {}).items()
    ]
    if fields:
        return f"{{ {'; '.join(fields)} }}"
    further = schema.get("additionalProperties", True)
    values = "unknown" if further is True else typescript(further)
    if "propertyNames" in schema:
        return f"{{ [key in {typescript(schema['propertyNames'])}]?: {values} }}"
    return f"{{ [key: string]: {values} }}"


def key(name: str) -> str:
    """A property's name, in quotes where it is no identifier."""
    return name if _IDENTIFIER.match(name) else json.dumps(name)
