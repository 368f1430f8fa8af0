"""What the deriver has to know of the API, from the registry."""

from __future__ import annotations

from sphinx_chaport.examples.records import ApiFacts, MethodFacts
from sphinx_chaport.registry import Registry


def api_facts(registry: Registry) -> ApiFacts:
    """The facts of a registry."""
    methods = {
        method.name: MethodFacts(
            returns=method.returns is not None,
            queue=not method.queue_reason,
            queue_reason=method.queue_reason,
        )
        for method in registry.methods
    }
    entries = registry.entries
    return ApiFacts(methods, tuple(entries["event"]), tuple(entries["option"]))
