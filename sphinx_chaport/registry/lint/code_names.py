"""No example's code names a method, event, matcher or parameter that is not registered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Problem, did_you_mean
from sphinx_chaport.registry.lint.calls import uses
from sphinx_chaport.registry.lint.tokens import tokens
from sphinx_chaport.registry.lint.walk import examples, found
from sphinx_chaport.registry.records import Example, Registry, Source

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for _, example in examples(registry):
        for code, source in pieces(example):
            for use in uses(tokens(code)):
                if registry.find(use.kind, use.name) is None:
                    message = f'The example "{example.id}" uses the {use.kind} "{use.name}", which'
                    place = replace(source, line=source.line + use.line)
                    mend = did_you_mean(use.name, registry.entries[use.kind])
                    yield found(place, f"{message} is not registered.", mend)


def pieces(example: Example) -> Iterator[tuple[str, Source]]:
    """An example's code, and each `!js` in its configuration."""
    if example.code is not None:
        yield example.code, example.source
    waiting: list[yaml_source.Node] = [example.config] if example.config else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml_source.Mapping):
            waiting.extend(value for _, value in node.items)
        elif isinstance(node, yaml_source.Sequence):
            waiting.extend(node.items)
        elif node.tag == yaml_source.JS_TAG:
            first = node.line + 1 if node.style in {"|", ">"} else node.line
            yield node.text, Source(example.source.file, first)
