"""A caption is one line without a full stop."""

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
        caption = example.caption.strip()
        if not caption or "\n" in caption or caption.endswith((".", ":", ";")):
            message = f'The caption of the example "{example.id}" is no short heading.'
            mend = "Write one line without a full stop."
            yield found(example.source, message, mend)
