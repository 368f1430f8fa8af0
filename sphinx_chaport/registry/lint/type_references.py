"""Every `$ref` of a type resolves, and none leads back to itself alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_chaport.problems import Problem, did_you_mean
from sphinx_chaport.registry.lint.walk import found, subschemas, types
from sphinx_chaport.registry.records import ENTRY_KINDS, NamedType, Option, Registry

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
    yield from _circles(registry)
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


def _circles(registry: Registry) -> Iterator[Problem]:
    """Types that are themselves, or a choice that is: nothing could tell their values."""
    options = registry.entries["option"].values()
    places = {f"option:{item.path}": item for item in options if isinstance(item, Option)}
    everything: dict[str, Option | NamedType] = {**places}
    everything |= {f"type:{item.name}": item for item in registry.types}
    for name, item in everything.items():
        reached: set[str] = set()
        waiting = list(_same_value(item.type))
        while waiting:
            target = waiting.pop()
            if target in everything and target not in reached:
                reached.add(target)
                waiting += _same_value(everything[target].type)
        if name in reached:
            yield found(item.source, f'"{name}" is defined by itself.', "Spell its type out.")


def _same_value(schema: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """The references that a value of the type has to fit itself, not in its items."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield str(schema["$ref"])
        for branch in (*(schema.get("anyOf") or ()), schema.get("not")):
            yield from _same_value(branch)


def _unused(registry: Registry) -> Iterator[Problem]:
    used = {target for typed in types(registry) for target in references(typed.schema)}
    for named in registry.types:
        if f"type:{named.name}" not in used:
            message = f'No record uses the type "{named.name}".'
            mend = f'Refer to it by `$ref: "type:{named.name}"`, or remove it.'
            yield found(named.source, message, mend)
