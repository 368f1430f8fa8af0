"""What is deprecated names what to use instead: another entry, or that nothing replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.roles import ROLE
from sphinx_chaport.registry.lint.walk import entries, found, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for entry in entries(registry):
        text = entry.deprecated
        if text and not ROLE.search(text) and "nothing" not in text.casefold():
            message = f"The {label(entry)} is deprecated, but does not say what to use instead."
            mend = "Name it as in {chaport:method}`open`, or say that nothing replaces it."
            yield found(entry.source, message, mend)
