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
    example_forms,
    example_ids,
    examples_exist,
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

RULES: tuple[Rule, ...] = (
    type_keywords.check,
    type_schemas.check,
    type_references.check,
    defaults.check,
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
    secrets.check,
    config_names.check,
    config_values.check,
    code_names.check,
)
"""All rules; those that others rely on come first."""


def lint(registry: Registry, *, files: Collection[str] | None = None) -> list[Problem]:
    """Hold a registry against all rules.

    Args:
        registry: The registry, whole: records of one file may refer to those of another.
        files: Only problems in these files are wanted; ``None`` wants all.

    Returns:
        The problems, in the order of the files and lines.
    """
    found = {problem for problem in _all(registry) if files is None or problem.file in files}
    order = {file: index for index, file in enumerate(registry.files)}
    return sorted(
        found, key=lambda item: (order.get(item.file or "", -1), item.line or 0, item.text)
    )


def _all(registry: Registry) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(registry)
