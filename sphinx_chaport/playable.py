"""What of the registry can be tried in a playground: the names, and the examples of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sphinx_chaport.checker.cases import registry_case, why_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.checker.records import Case
    from sphinx_chaport.registry import Entry, EntryKind, Example, Registry

    Playable: TypeAlias = tuple[Example, Case]

KINDS: tuple[EntryKind, ...] = ("method", "event", "option")
_FIRST = "open"
"""What a reader sees first who has chosen nothing yet: of all calls, this shows the most."""


def playable(registry: Registry, kind: EntryKind, record: Entry) -> list[Playable]:
    """The examples of a record that can be run, with their cases."""
    cases = ((each, registry_case(registry, kind, record, each)) for each in record.examples)
    return [(example, case) for example, case in cases if not why_left_out(case, registry)]


def all_playable(registry: Registry) -> Iterator[tuple[EntryKind, str, Playable]]:
    """Every example that can be run, once, by kind and name; what is first comes first."""
    seen: set[str] = set()
    names = ((kind, name) for kind in KINDS for name in registry.entries[kind])
    for kind, name in dict.fromkeys([first_of_all(registry), *names]):
        for example, case in playable(registry, kind, registry.entries[kind][name]):
            if example.id not in seen:
                seen.add(example.id)
                yield kind, name, (example, case)


def first_of_all(registry: Registry) -> tuple[EntryKind, str]:
    """The kind and name of what a whole playground shows first."""
    methods = registry.entries["method"]
    return "method", _FIRST if _FIRST in methods else next(iter(methods))
