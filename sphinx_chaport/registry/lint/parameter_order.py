"""Optional parameters come last, one that takes any number of arguments at the very end."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import found, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for method in registry.methods:
        what = f"of the {label(method)}"
        for signature in method.signatures:
            for before, after in itertools.pairwise(signature):
                if before.optional and not (after.optional or after.rest):
                    message = f'"{after.name}" {what} follows the optional "{before.name}".'
                    mend = "Put the optional parameters last."
                    yield found(method.source, message, mend)
                if before.rest:
                    message = f'"{before.name}" {what} takes all further arguments.'
                    yield found(method.source, message, f'Put it after "{after.name}".')
