"""Example ids are kebab-case and unique: they are part of links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import examples, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry, Source

_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    seen: dict[str, Source] = {}
    for _, example in examples(registry):
        if not _KEBAB.match(example.id):
            message = f'The example id "{example.id}" cannot be part of a link.'
            mend = "Use small letters and digits, with hyphens between words."
            yield found(example.source, message, mend)
        if first := seen.get(example.id):
            message = f'The example id "{example.id}" stands in {first.file}:{first.line} too.'
            yield found(example.source, message, "Rename one of the two.")
        seen.setdefault(example.id, example.source)
