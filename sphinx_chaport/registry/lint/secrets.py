"""Examples and prose hold nothing that looks like a real account's id, token or salt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_chaport import yaml_source
from sphinx_chaport.registry.lint.walk import examples, found, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Example, Registry, Source

_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{24}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40,})(?![0-9A-Za-z])"
)


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for source, text in _texts(registry):
        for match in _HEX.finditer(text):
            if _looks_made_up(match[0]):
                continue
            message = f'"{match[0]}" looks like a real id, token or hash.'
            mend = (
                "Use a placeholder that tells what belongs there, such as token-from-your-server."
            )
            yield found(source, message, mend)


def _looks_made_up(digits: str) -> bool:
    """Whether it is one pattern repeated or counted up, such as 0123456789abcdef01234567."""
    counted = "0123456789abcdef" * 5
    short = len(set(digits)) <= 2
    return short or digits.casefold() in counted


def _texts(registry: Registry) -> Iterator[tuple[Source, str]]:
    for piece in prose(registry):
        yield piece.source, piece.text
    for _, example in examples(registry):
        yield example.source, example.code or ""
        yield from ((example.source, text) for text in _scalars(example))


def _scalars(example: Example) -> Iterator[str]:
    # What is expected may hold ids that the simulator makes up.
    waiting: list[yaml_source.Node] = [*filter(None, (example.config, example.environment))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml_source.Scalar):
            yield node.text
        elif isinstance(node, yaml_source.Sequence):
            waiting.extend(node.items)
        else:
            waiting.extend(value for _, value in node.items)
