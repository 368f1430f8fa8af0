"""Types in a normal form, so that the contract's TypeScript-like text compares with JSON Schema.

A shape is a tuple: ``("string",)``, ``("literal", value)``, ``("array", shape)``,
``("tuple", (shape, optional), ...)``, ``("object", (name, optional, shape), ...)``,
``("option", path)``, ``("union", frozenset)`` and so on.
"""

from __future__ import annotations

import re
from typing import Any

TOKEN = re.compile(r"\s*('(?:[^'])*'|option:[\w.]+|[A-Za-z]\w*|\.\.\.|\[\]|[][{}|,:?])")

X_TYPES = {"function": ("function",), "live": ("live",), "event-target": ("EventTarget",)}


def union(shapes: list[Any]) -> Any:
    flat = [part for shape in shapes for part in (shape[1] if shape[0] == "union" else [shape])]
    return flat[0] if len(set(flat)) == 1 else ("union", frozenset(flat))


class ContractType:
    """Reads the types of tests/contract.toml."""

    def __init__(self, text: str) -> None:
        self.tokens = TOKEN.findall(text)
        assert "".join(self.tokens) == re.sub(r"\s+(?=(?:[^']*'[^']*')*[^']*$)", "", text), text

    def take(self, token: str) -> bool:
        if self.tokens and self.tokens[0] == token:
            self.tokens.pop(0)
            return True
        return False

    def shape(self) -> Any:
        parts = [self.item()]
        while self.take("|"):
            parts.append(self.item())
        return union(parts)

    def item(self) -> Any:
        found = self.single()
        while self.take("[]"):
            found = ("array", found)
        return found

    def single(self) -> Any:
        if self.take("{"):
            return self.object()
        if self.take("["):
            return self.tuple()
        token = self.tokens.pop(0)
        if token == "...":
            return ("rest", self.item())
        if token.startswith("'"):
            return ("literal", token[1:-1])
        if token.startswith("option:"):
            return ("option", token.removeprefix("option:"))
        return ("literal", token == "true") if token in {"true", "false"} else (token,)

    def object(self) -> Any:
        fields = []
        while not self.take("}"):
            name = self.tokens.pop(0)
            optional = self.take("?")
            assert self.take(":")
            fields.append((name, optional, self.shape()))
            self.take(",")
        return ("object", *fields)

    def tuple(self) -> Any:
        items = []
        while not self.take("]"):
            shape = self.shape()
            items.append((shape, self.take("?")))
            self.take(",")
        return ("tuple", *items)


def of_contract(text: str) -> Any:
    return ContractType(text).shape()


def of_schema(registry: Any, schema: Any) -> Any:
    """The shape of a type of the registry; references to options stay references."""
    if isinstance(schema, bool) or not schema.keys() - {"title"}:
        return ("never",) if schema is False else ("any",)
    if "$ref" in schema:
        return of_reference(registry, schema["$ref"])
    if "x-type" in schema:
        return X_TYPES[schema["x-type"]]
    if "anyOf" in schema:
        return union([of_schema(registry, branch) for branch in schema["anyOf"]])
    return of_plain(registry, schema)


def of_plain(registry: Any, schema: Any) -> Any:
    if "enum" in schema:
        return union([("literal", value) for value in schema["enum"]])
    if "const" in schema:
        return ("literal", schema["const"])
    if "not" in schema:
        return ("undefined",)
    kind = schema.get("type", "unknown")
    kinds = kind if isinstance(kind, list) else [kind]
    return union([of_kind(registry, kind, schema) for kind in kinds])


def of_reference(registry: Any, reference: str) -> Any:
    kind, _, name = reference.partition(":")
    if kind == "type":
        return of_schema(registry, registry.named_types[name].type)
    if kind == "names":
        return ("string",)
    return ("option", name) if kind == "option" else ("configuration",)


def of_kind(registry: Any, kind: str, schema: Any) -> Any:
    if kind == "array" and "prefixItems" in schema:
        required = schema.get("minItems", 0)
        closed = schema.get("items") is False
        items = [of_schema(registry, item) for item in schema["prefixItems"]]
        found = tuple((item, place >= required) for place, item in enumerate(items))
        return ("tuple", *found) if closed else ("tuple", *found, ("open",))
    if kind == "array":
        return ("array", of_schema(registry, schema.get("items", True)))
    if kind == "object":
        required = schema.get("required", [])
        properties = schema.get("properties", {})
        return (
            "object",
            *(
                (name, name not in required, of_schema(registry, item))
                for name, item in properties.items()
            ),
        )
    return (kind,)


def same(contract: Any, found: Any) -> bool:
    """Whether the registry's shape is what the contract says, or says it in more detail."""
    if contract == ("object",):
        return bool(found[0] == "object")
    if contract == ("any",):
        return found in {("any",), ("live",)}
    if contract == ("string",):
        return all(is_text(part) for part in parts(found))
    if contract[0] == "array":
        return bool(found[0] == "array" and same(contract[1], found[1]))
    if contract[0] == "union":
        return len(contract[1]) == len(parts(found)) and all(
            any(same(one, other) for other in parts(found)) for one in contract[1]
        )
    return bool(contract == found)


def parts(shape: Any) -> Any:
    return shape[1] if shape[0] == "union" else [shape]


def is_text(shape: Any) -> bool:
    return bool(shape == ("string",) or (shape[0] == "literal" and isinstance(shape[1], str)))


def enumerations(registry: Any, schema: Any) -> list[Any]:
    """The allowed values that a type names, in order: its own, its items', its branches'."""
    if not isinstance(schema, dict):
        return []
    if str(schema.get("$ref", "")).startswith("type:"):
        return enumerations(registry, registry.named_types[schema["$ref"][5:]].type)
    found = list(schema.get("enum", []))
    for part in (*schema.get("anyOf", []), schema.get("items"), *schema.get("prefixItems", [])):
        found += enumerations(registry, part)
    return found
