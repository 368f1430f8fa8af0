"""Cases of the registry's own examples, and of configurations that are loaded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_chaport.checker.expectations import registry_expectation
from sphinx_chaport.checker.records import Block, Case, Place
from sphinx_chaport.examples.shipped import snippet_of
from sphinx_chaport.javascript.literals import literal, literal_with_names
from sphinx_chaport.registry.environment import environment_of
from sphinx_chaport.widget.app_id import SIMULATED
from sphinx_chaport.widget.configuration import configuration_value
from sphinx_chaport.widget.installation import with_app_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_chaport.examples.records import Pair
    from sphinx_chaport.registry import Entry, Example, Registry
    from sphinx_chaport.registry.records import Source


def registry_cases(registry: Registry) -> Iterator[Case]:
    """A case for each example of the registry, in its order."""
    seen: set[str] = set()
    for kind, entries in registry.entries.items():
        for record in entries.values():
            for example in record.examples:
                if example.id not in seen:
                    seen.add(example.id)
                    yield registry_case(registry, kind, record, example)


def registry_case(
    registry: Registry, kind: str, record: Entry, example: Example, pair: Pair | None = None
) -> Case:
    """The case of one example; `pair`, where it is known, says which names it uses."""
    own = getattr(record, "path", record.name)
    name = f"{kind} {own}, example {example.id}"
    place = place_of(example.source)
    given: dict[str, Any] = {
        "environment": environment_of(registry, example),
        "expectation": registry_expectation(example),
        "skip": example.skip,
        "no_run": example.no_run,
    }
    loaded = configuration_value(example.config) if example.config else None
    case = configuration_case(name, loaded or {}, place, **given)
    about = f"{kind}:{own}"
    if example.code is None:
        return replace(case, uses=tuple(dict.fromkeys([about, *case.uses])))
    block = Block(snippet_of(example), place)
    uses = dict.fromkeys([about, *(uses_of(pair) if pair else ()), *case.uses])
    config = case.config if example.config else ""
    return replace(case, example=block, config=config, uses=tuple(uses))


def configuration_case(name: str, value: Mapping[str, Any], place: Place, **given: Any) -> Case:  # noqa: ANN401 - fields of a case
    """The case of a configuration that is loaded."""
    code = literal(with_app_id(value, SIMULATED))
    paths = dict.fromkeys(path for _, _, path in literal_with_names(dict(value))[1])
    uses = tuple(f"option:{path}" for path in paths)
    return Case(name=name, place=place, config=code, uses=uses, **given)


def why_left_out(case: Case, registry: Registry) -> str:
    """Why a case is not run; empty where it is."""
    further = next((name for name in case.uses if name in registry.further_names), "")
    if further and not case.skip and not case.no_run:
        kind, _, name = further.partition(":")
        return f"The simulated widget has no {kind} `{name}`, which a registry file adds."
    return case.skip or case.no_run


def uses_of(pair: Pair) -> tuple[str, ...]:
    """The registered names in either form, as ``KIND:NAME``."""
    names = (*pair.traditional.names, *pair.queue.names)
    return tuple(dict.fromkeys(f"{each.kind}:{each.name}" for each in names))


def place_of(source: Source, column: int = 0) -> Place:
    """A place of the registry or of a page, as the checker takes it."""
    return Place(source.file, source.line, column)
