"""One tree for configurations from YAML and from Python, so that one checker reads both.

A YAML scalar without quotes keeps its text, for the registry's type decides what it is: ``0123456``
is a number to YAML and a phone number to the option `visitor.phone`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sphinx_chaport import yaml_source
from sphinx_chaport.javascript.literals import JavaScript

MAX_DEPTH = yaml_source.MAX_DEPTH


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar or JavaScript; `text` is what stands in YAML without quotes, else ``None``."""

    value: object
    text: str | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Array:
    """A list."""

    items: tuple[Item, ...]
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """Pairs; a key is a `Value` whose value is text."""

    items: tuple[tuple[Value, Item], ...]
    line: int | None = None
    column: int | None = None


Item: TypeAlias = Value | Array | Object


class UnusableError(ValueError):
    """A Python value that no configuration can hold; its text says which and why."""


def from_yaml(node: yaml_source.Node, file: str | None = None) -> Item:
    """The items of a YAML tree."""
    if isinstance(node, yaml_source.Mapping):
        pairs = ((_key(key), from_yaml(value, file)) for key, value in node.items)
        return Object(tuple(pairs), node.line, node.column)
    if isinstance(node, yaml_source.Sequence):
        items = tuple(from_yaml(item, file) for item in node.items)
        return Array(items, node.line, node.column)
    if node.tag == yaml_source.JS_TAG:
        return Value(_javascript(node, file), None, node.line, node.column)
    text = node.text if node.is_plain else None
    return Value(yaml_source.scalar_value(node), text, node.line, node.column)


def _key(node: yaml_source.Scalar) -> Value:
    return Value(node.text, None, node.line, node.column)


def _javascript(node: yaml_source.Scalar, file: str | None) -> JavaScript:
    if node.style == "|":
        return JavaScript(node.text.rstrip(), node.line + 1, None, file)
    behind_tag = len(yaml_source.JS_TAG) + 1 + len(node.style)
    return JavaScript(node.text, node.line, node.column + behind_tag, file)


def from_python(value: object, path: str = "", depth: int = 0) -> Item:
    """The items of a Python value, such as the setting `chaport_config`.

    Raises:
        UnusableError: For a value that is no configuration, named by its path.
    """
    if depth > MAX_DEPTH:
        raise UnusableError(f"`{path[:40]}` is nested too deeply, or holds itself.")
    if isinstance(value, Mapping):
        _check_keys(value, path)
        pairs = (
            (Value(key), from_python(item, f"{path}.{key}".lstrip("."), depth + 1))
            for key, item in value.items()
        )
        return Object(tuple(pairs))
    if isinstance(value, list | tuple):
        items = (from_python(item, f"{path}[{n}]", depth + 1) for n, item in enumerate(value))
        return Array(tuple(items))
    _check_value(value, path)
    return Value(str(value) if isinstance(value, str) else value)


def _check_keys(value: Mapping[object, object], path: str) -> None:
    for key in value:
        if not isinstance(key, str):
            raise UnusableError(f"The key {key!r} in `{path or 'the configuration'}` is no text.")


def _check_value(value: object, path: str) -> None:
    if value is not None and not isinstance(value, bool | int | float | str | JavaScript):
        raise UnusableError(f"`{path}` has a value of the Python type {type(value).__name__}.")
    if isinstance(value, JavaScript) and not isinstance(value.code, str):
        raise UnusableError(f"`{path}` has js({value.code!r}): js() takes JavaScript as text.")
    if isinstance(value, float) and not math.isfinite(value):
        raise UnusableError(f"`{path}` is {value}, which is no number in JSON.")


def item_at(root: Item, path: tuple[str, ...]) -> Item:
    """The item at `path`, or the deepest one above it."""
    for name in path:
        if not isinstance(root, Object):
            return root
        found = next((item for key, item in root.items if key.value == name), None)
        if found is None:
            return root
        root = found
    return root


def python_value(item: Item) -> object:
    """The plain value of an item by the core schema; JavaScript stays `JavaScript`."""
    if isinstance(item, Object):
        return {str(key.value): python_value(value) for key, value in item.items}
    if isinstance(item, Array):
        return [python_value(value) for value in item.items]
    return item.value
