"""Every `$ref` of a type resolves, and none leads back to itself alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_chaport.problems import Problem, did_you_mean
from sphinx_chaport.registry.lint.walk import found, subschemas, types
from sphinx_chaport.registry.records import ENTRY_KINDS, Registry

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    targets = known(registry)
    for typed in types(registry):
        for target in references(typed.schema):
            if target not in targets:
                message = f'The {typed.what} refers to "{target}", which does not exist.'
                yield found(typed.source, message, did_you_mean(target, targets))
        if typed.what in _circles(registry, typed.what, typed.schema):
            yield found(typed.source, f"The {typed.what} is defined by itself.", "Spell it out.")
    yield from _unused(registry)


def known(registry: Registry) -> list[str]:
    """Everything that a `$ref` may name."""
    options = [f"option:{path}" for path in registry.entries["option"]]
    named = [f"type:{name}" for name in registry.named_types]
    names = [f"names:{kind}" for kind in ENTRY_KINDS]
    return [*named, *options, *names, "registry:configuration"]


def references(schema: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """The targets of all `$ref` in a schema."""
    for part in subschemas(schema):
        if isinstance(part, dict) and "$ref" in part:
            yield str(part["$ref"])


def _circles(registry: Registry, what: str, schema: Any) -> list[str]:  # noqa: ANN401
    """The type itself, where following bare references comes back to it."""
    seen: list[str] = []
    while isinstance(schema, dict) and (target := schema.get("$ref")):
        if target in seen:
            return [what]
        seen.append(target)
        kind, _, name = str(target).partition(":")
        option = registry.entries["option"].get(name) if kind == "option" else None
        named = registry.named_types.get(name) if kind == "type" else None
        schema = getattr(option or named, "type", None)
    return []


def _unused(registry: Registry) -> Iterator[Problem]:
    used = {target for typed in types(registry) for target in references(typed.schema)}
    for named in registry.types:
        if f"type:{named.name}" not in used:
            message = f'No record uses the type "{named.name}".'
            mend = f'Refer to it by `$ref: "type:{named.name}"`, or remove it.'
            yield found(named.source, message, mend)
