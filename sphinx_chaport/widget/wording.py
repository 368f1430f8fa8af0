"""How the checker speaks: what a value is, what is allowed, where an unknown key belongs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sphinx_chaport.problems import did_you_mean, nearest
from sphinx_chaport.registry.types import resolve, shown
from sphinx_chaport.widget.items import Array, Item, Object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_chaport.registry.records import Registry, Schema

IGNORED = "Chaport ignores what it does not know."
_SECRET = re.compile(r"token|hash|salt|secret|password", re.IGNORECASE)
_KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "null": "`null`",
    "object": "an object",
    "array": "a list",
}
_SWITCHES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def described(item: Item, path: str) -> str:
    """The value in words or, where it is short and no secret, itself."""
    if isinstance(item, Object):
        return "an object"
    if isinstance(item, Array):
        return "a list"
    shown_value = json.dumps(item.value, ensure_ascii=False)
    if _SECRET.search(path) or len(shown_value) > 40:
        return "this text" if isinstance(item.value, str) else "this value"
    return shown_value


def allowed(registry: Registry, schema: Schema | bool, *, is_yaml: bool = True) -> str:
    """What a schema allows, as the end of a sentence that begins with "Allowed:"."""
    return ", ".join(dict.fromkeys(_allowed(registry, schema, is_yaml)))


def _allowed(registry: Registry, schema: Schema | bool, is_yaml: bool) -> Iterator[str]:
    summary = _summary(registry, schema)
    schema = resolve(registry, schema)
    if isinstance(schema, bool):
        yield "any value" if schema else "nothing"
    elif "anyOf" in schema:
        for branch in schema["anyOf"]:
            yield from _allowed(registry, branch, is_yaml)
    elif "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        yield from (
            f"`{value if isinstance(value, str) else json.dumps(value)}`" for value in values
        )
    elif "x-type" in schema:
        yield _javascript(schema, is_yaml)
    elif "pattern" in schema:
        yield str(schema.get("title") or summary or f"text like {schema['pattern']}")
    else:
        yield from _typed(registry, schema, is_yaml)


def _summary(registry: Registry, schema: Schema | bool) -> str:
    """`A country as its two-letter code.` as a part of a sentence."""
    kind, _, name = ("" if isinstance(schema, bool) else schema.get("$ref", "")).partition(":")
    summary = registry.named_types[name].summary.rstrip(".") if kind == "type" else ""
    return summary[:1].lower() + summary[1:]


def _javascript(schema: Schema, is_yaml: bool) -> str:
    is_function = schema["x-type"] == "function"
    what = "a function" if is_function else "an object of the page"
    code = '"function (cp) { ... }"' if is_function else '"window.yourObject"'
    return f"{what} as JavaScript, `{f'!js {code}' if is_yaml else f'sphinx_chaport.js({code})'}`"


def _typed(registry: Registry, schema: Schema, is_yaml: bool) -> Iterator[str]:
    kinds = schema.get("type", [])
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if kind == "array" and "prefixItems" in schema:
            yield f"a list `{shown(schema, registry)}`"
        elif kind == "array" and "items" in schema:
            items = allowed(registry, schema["items"], is_yaml=is_yaml)
            items = "objects" if items == "an object" else items
            yield f"a list of {items}" if len(items) < 60 else "a list"
        else:
            yield _KINDS[kind]


def switch_mend(text: object, allowed_text: str) -> str:
    """`yes` and `no` are text to YAML 1.2, and people mean `true` and `false`."""
    word = _SWITCHES.get(str(text).casefold())
    if word is None or f"`{word}`" not in allowed_text:
        return ""
    return f"In YAML 1.2, `{text}` is text; write `{word}`."


def unknown_option_mend(registry: Registry, parent: str, key: str, schema: Schema) -> str:
    """Where an unknown key belongs, or what it should have been called.

    Args:
        registry: Where the options are.
        parent: The dotted path of the object that has the key; empty at the top.
        key: The key.
        schema: The schema of that object.
    """
    properties: Mapping[str, Any] = schema.get("properties", {})
    head, dot, rest = key.partition(".")
    if dot and head in properties:
        return f"Write it nested: `{head}: {{ {rest}: ... }}`."
    if place := _place_of(registry, parent, key):
        return f"`{key}` belongs under `{place}`."
    if near := did_you_mean(key, properties):
        return near
    if own := _free_form(registry, properties):
        return f"Fields of your own belong under `{f'{parent}.{own}'.lstrip('.')}`."
    if key in registry.entries["method"]:
        return f"`{key}` is a method: call it, or see its entry for the option that does the same."
    options = list(registry.entries["option"])
    paths = {path.rsplit(".", 1)[-1]: path for path in reversed(options)}
    found = nearest(key, paths)
    return f'Did you mean "{paths[found]}"?' if found else IGNORED


def _place_of(registry: Registry, parent: str, key: str) -> str:
    """The parents of options of this name elsewhere; empty where there are none or many."""
    paths: Sequence[str] = [
        path.rpartition(".")[0]
        for path in registry.entries["option"]
        if path.rpartition(".")[2] == key
    ]
    places = [path for path in paths if path != parent]
    return " or ".join(places) if 0 < len(places) <= 2 and all(places) else ""


def _free_form(registry: Registry, properties: Mapping[str, Any]) -> str:
    for name, schema in properties.items():
        resolved = resolve(registry, schema)
        if not isinstance(resolved, bool) and resolved.get("type") == "object":
            keywords = {"properties", "additionalProperties"}
            if not keywords & set(resolved):
                return name
    return ""
