"""The registry's lint rules, one a file: what the format's schema cannot say.

A rule is a function from a registry to problems. The built-in registry has to pass all of them in
the tests; the files of ``chaport_registry`` are held against them in each build.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeAlias

from sphinx_chaport.problems import Problem
from sphinx_chaport.registry.lint import (
    captions,
    code_names,
    config_names,
    config_values,
    contract_marks,
    defaults,
    deprecations,
    event_data,
    example_forms,
    example_ids,
    examples_exist,
    expected_events,
    markdown,
    matchers,
    open_points,
    parameter_order,
    parameters_typed,
    references,
    roles,
    secrets,
    summaries,
    type_keywords,
    type_references,
    type_schemas,
)
from sphinx_chaport.registry.records import Registry

Rule: TypeAlias = Callable[[Registry], Iterable[Problem]]

TYPE_RULES: tuple[Rule, ...] = (
    type_references.check,
    type_keywords.check,
    type_schemas.check,
)
"""Rules for types. Where one of them finds something, values cannot be held against the types."""

ENTRY_RULES: tuple[Rule, ...] = (
    parameters_typed.check,
    parameter_order.check,
    matchers.check,
    summaries.check,
    deprecations.check,
    contract_marks.check,
    references.check,
    open_points.check,
    examples_exist.check,
    example_ids.check,
    example_forms.check,
    captions.check,
    markdown.check,
    roles.check,
    event_data.check,
    expected_events.check,
    secrets.check,
    config_names.check,
    code_names.check,
)
VALUE_RULES: tuple[Rule, ...] = (
    defaults.check,
    config_values.check,
)
RULES: tuple[Rule, ...] = (*TYPE_RULES, *ENTRY_RULES, *VALUE_RULES)


def lint(registry: Registry, *, files: Collection[str] | None = None) -> list[Problem]:
    """Hold a registry against all rules.

    Args:
        registry: The registry, whole: records of one file may refer to those of another.
        files: Only problems in these files are wanted; ``None`` wants all.

    Returns:
        The problems, in the order of the files and lines.
    """
    found = {item for item in problems(registry) if files is None or item.file in files}
    order = {file: index for index, file in enumerate(registry.files)}
    return sorted(
        found, key=lambda item: (order.get(item.file or "", -1), item.line or 0, item.text)
    )


def problems(registry: Registry) -> Iterator[Problem]:
    """What the rules find, one after the other."""
    sound = True
    for rule in TYPE_RULES:
        for problem in rule(registry):
            sound = False
            yield problem
    for rule in (*ENTRY_RULES, *VALUE_RULES) if sound else ENTRY_RULES:
        yield from rule(registry)
