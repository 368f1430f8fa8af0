"""Every event that an example is expected to fire is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import did_you_mean
from sphinx_chaport.registry.lint.walk import examples, found
from sphinx_chaport.registry.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    events = registry.entries["event"]
    for _, example in examples(registry):
        expected = example.expect.get("events") if example.expect else None
        for item in expected.items if isinstance(expected, yaml_source.Sequence) else ():
            name = item.items[0][0] if isinstance(item, yaml_source.Mapping) else item
            if isinstance(name, yaml_source.Scalar) and name.text not in events:
                message = f'The example "{example.id}" expects an unknown event "{name.text}".'
                source = Source(example.source.file, name.line)
                yield found(source, message, did_you_mean(name.text, events))
