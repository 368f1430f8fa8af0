"""Open points count from 1 without gaps, name what they are about, and notes follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import entries, found, label, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Entry, Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for expected, point in enumerate(registry.open_points, start=1):
        what = f"Open point {point.number}"
        if point.number != expected:
            message = f"{what} stands where {expected} is expected."
            yield found(point.source, message, "Number them from 1, in order, without gaps.")
        if not point.applies_to:
            mend = "Name the entries it is about in `applies-to`."
            yield found(point.source, f"{what} does not say what it is about.", mend)
        for target in point.applies_to:
            if registry.reference(target) is None:
                message = f'{what} applies to "{target}", which is not registered.'
                yield found(point.source, message, "Write KIND:NAME, such as method:open.")
    for entry in entries(registry):
        yield from _notes(registry, entry)


def _notes(registry: Registry, entry: Entry) -> Iterator[Problem]:
    points = {f"10.{point.number}": point for point in registry.open_points}
    for mark in dict.fromkeys(note.contract for note in entry.notes):
        point = points.get(mark)
        if point and not set(names(entry)) & set(point.applies_to):
            message = f"A note of the {label(entry)} follows open point {point.number}, whose"
            mend = f'Add "{names(entry)[0]}" there.'
            yield found(entry.source, f"{message} `applies-to` does not name it.", mend)
