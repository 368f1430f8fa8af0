"""What the examples of a registry are run in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from sphinx_chaport import yaml_source

if TYPE_CHECKING:
    from sphinx_chaport.registry.records import Example, Registry


def environment_of(registry: Registry, example: Example) -> dict[str, Any]:
    """The environment of an example, over that of its file: objects are merged, lists replaced."""
    nodes = registry.environments.get(example.source.file), example.environment
    below, above = (cast("dict[str, Any]", yaml_source.plain_value(node) or {}) for node in nodes)
    return _merged(below, above)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return merged
