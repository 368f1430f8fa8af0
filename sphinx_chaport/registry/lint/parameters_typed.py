"""Every parameter says what it takes, and no signature names one twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import found, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for method in registry.methods:
        for signature in method.signatures:
            seen: set[str] = set()
            for parameter in signature:
                what = f'The parameter "{parameter.name}" of the {label(method)}'
                if not isinstance(parameter.type, dict) or not parameter.type:
                    mend = "Give it a `type`, such as `{ type: string }`."
                    yield found(method.source, f"{what} has no type.", mend)
                if parameter.name in seen:
                    yield found(method.source, f"{what} stands there twice.", "Rename one.")
                seen.add(parameter.name)
