"""An example for the queue alone says why, and only code has forms to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import examples, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for _, example in examples(registry):
        what = f'The example "{example.id}"'
        if example.form == "queue" and not example.reason:
            message = f"{what} is for the queue alone and does not say why."
            yield found(example.source, message, "Give the `reason`.")
        if example.form == "traditional" and example.reason:
            message = f"{what} has a reason against a form that it has."
            yield found(example.source, message, "Remove `reason`, or add `form: queue`.")
        if example.code is None and (example.form, example.wrap) != ("traditional", "auto"):
            message = f"{what} is a configuration, which has no forms."
            yield found(example.source, message, "Remove `form` and `wrap`.")
