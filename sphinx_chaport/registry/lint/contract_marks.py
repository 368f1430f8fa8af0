"""A `contract` mark is a section, 1 to 9, or one of the open points, 10.1 and so on.

Where a record has one, its notes have one each: a reader can tell where every statement is from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import entries, found, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    known = {str(section) for section in range(1, 10)}
    known |= {f"10.{point.number}" for point in registry.open_points}
    for entry in entries(registry):
        for mark in (entry.contract, *(note.contract for note in entry.notes)):
            if mark and mark not in known:
                message = f'The {label(entry)} follows "{mark}", which the contract does not have.'
                mend = "Write a section such as `3`, or an open point such as `10.16`."
                yield found(entry.source, message, mend)
        if entry.contract and not all(note.contract for note in entry.notes):
            message = f"A note of the {label(entry)} does not say which section it follows."
            yield found(entry.source, message, "Give it a `contract` mark, as the record has.")
