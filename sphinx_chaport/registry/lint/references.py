"""Every reference of a record (see-also) names another one that is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.problems import Problem, did_you_mean
from sphinx_chaport.registry.lint.walk import entries, found, label, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for entry in entries(registry):
        what = f"`see-also` of the {label(entry)}"
        seen: set[str] = set()
        for target in entry.see_also:
            if registry.reference(target) is None:
                message = f'{what} names "{target}", which is not registered.'
                yield found(entry.source, message, _mend(registry, target))
            elif target in names(entry):
                yield found(entry.source, f"{what} names the entry itself.", "Remove it.")
            elif target in seen:
                yield found(entry.source, f'{what} names "{target}" twice.', "Remove one.")
            seen.add(target)


def _mend(registry: Registry, target: str) -> str:
    known = (f"{kind}:{name}" for kind, names in registry.entries.items() for name in names)
    return did_you_mean(target, known)
