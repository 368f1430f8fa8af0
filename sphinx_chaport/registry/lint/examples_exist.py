"""Every method, event, option, nested property, matcher and parameter has an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import entries, found, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for entry in entries(registry):
        if not entry.examples:
            mend = "Add one with `id`, `caption` and `code` or `config`."
            yield found(entry.source, f"The {label(entry)} has no example.", mend)
