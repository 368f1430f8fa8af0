"""A matcher is found by its name, which is one of its spellings, and by an anchor of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import found, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    anchors: dict[str, str] = {}
    for matcher in registry.matchers:
        what = f"The {label(matcher)}"
        if matcher.name != matcher.spellings[0]:
            mend = f'Let `spellings` start with "{matcher.name}".'
            yield found(matcher.source, f"{what} is not the first of its spellings.", mend)
        if other := anchors.get(matcher.anchor):
            message = f'{what} has the anchor "{matcher.anchor}" of "{other}".'
            yield found(matcher.source, message, "Give it one of its own.")
        anchors.setdefault(matcher.anchor, matcher.name)
        if not matcher.operands:
            mend = "Give `operands` a type, such as `{ type: string }`."
            yield found(matcher.source, f"{what} does not say what it compares.", mend)
