"""Writing what examples really do back into the expectations of their authors' files.

An expectation is found by its place and its own text together. Where they do not fit, nothing is
written; of a block that fits, only the keys change whose values are others.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_chaport.checker.records import Expectation, Json, Place
from sphinx_chaport.checker.yaml_text import flow, lines
from sphinx_chaport.yaml_source import Mapping, parse, plain_value

if TYPE_CHECKING:
    import collections.abc
    from collections.abc import Iterable

_WIDTH = 88


class UpdateError(Exception):
    """An expectation cannot be written; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an expectation has to become.

    Attributes:
        expectation: As it was read, with its place and text.
        observed: New values of the keys that it has; a key that is missing stays as it is.
    """

    expectation: Expectation
    observed: collections.abc.Mapping[str, Json]


def refuse_in_ci(environment: collections.abc.Mapping[str, str]) -> None:
    """Expectations that a build machine wrote would expect whatever came.

    Raises:
        UpdateError: Where the environment says that this is one.
    """
    if environment.get("CI", "").lower() not in {"", "0", "false"}:
        raise UpdateError(
            "Expectations are not updated where `CI` is set: run it at home, and read the diff."
        )


def updated(source: str, changes: Iterable[Change]) -> str:
    """The text of a file with new expectations; with nothing new, the same text.

    Raises:
        UpdateError: An expectation does not stand where it was read.
    """
    rows = source.splitlines(keepends=True)
    # From the last to the first, so that the places of those above stay right.
    for change in sorted(changes, key=lambda each: _place(each).line, reverse=True):
        old = _text_lines(change.expectation.text)
        new = new_text(change.expectation.text, change.observed).split("\n")
        if new != old:
            _replace(rows, _place(change), old, new)
    return "".join(rows)


def diff(file: str, before: str, after: str) -> str:
    """What changes in a file, as a unified diff; empty where nothing does."""
    left, right = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found = difflib.unified_diff(left, right, f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in found)


def new_text(text: str, observed: collections.abc.Mapping[str, Json]) -> str:
    """The YAML of an expectation with new values, in the style that it is written in."""
    tree = parse(text)
    old = _text_lines(text)
    if not isinstance(tree, Mapping) or not tree.items:
        return "\n".join(old)
    values = {key.text: plain_value(value) for key, value in tree.items}
    changed = {key for key in values if key in observed and values[key] != observed[key]}
    if not changed:
        return "\n".join(old)
    if old[0].lstrip().startswith("{"):
        return flow({key: observed.get(key, value) for key, value in values.items()})
    result = list(old)
    starts = [key.line - 1 for key, _ in tree.items]
    for (start, end), (key, _) in reversed(
        list(zip(pairwise([*starts, len(old)]), tree.items, strict=True))
    ):
        if key.text in changed:
            margin = " " * (key.column - 1)
            width = _WIDTH if len(old) > 1 else 10**6
            new = lines(key.text, observed[key.text], width=width)
            result[start : _without_tail(old, start, end)] = [margin + line for line in new]
    return "\n".join(result)


def _without_tail(old: list[str], start: int, end: int) -> int:
    """The end of a key's lines, without the empty lines and comments before the next key."""
    while end > start + 1 and (not old[end - 1].strip() or old[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _text_lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


def _place(change: Change) -> Place:
    place = change.expectation.place
    if place is None:
        raise UpdateError("An expectation has no place in a file.")
    return place


def _replace(rows: list[str], place: Place, old: list[str], new: list[str]) -> None:
    first = place.line - 1
    found = rows[first : first + len(old)]
    margins = [_margin(row, line) for row, line in zip(found, old, strict=False)]
    if len(found) < len(old) or None in margins:
        raise UpdateError(
            f"{place.file}:{place.line}: the expectation is no longer here, so it stays as it is."
        )
    known = [margin or "" for margin in margins]
    below = next((known[at] for at in range(1, len(old)) if old[at].strip()), known[0])
    end = _line_end(rows[first])
    last = _line_end(found[-1], default="")
    rows[first : first + len(old)] = [
        (known[0] if number == 0 else below if line.strip() else below.rstrip())
        + line
        + (last if number == len(new) - 1 else end)
        for number, line in enumerate(new)
    ]


def _margin(row: str, line: str) -> str | None:
    """What stands before a line of the expectation in the file, or ``None`` where it is another."""
    shown, wanted = row.rstrip(), line.rstrip()
    if not wanted:
        return "" if not shown or not shown.strip(": ") else None
    return shown[: len(shown) - len(wanted)] if shown.endswith(wanted) else None


def _line_end(row: str, *, default: str = "\n") -> str:
    stripped = row.rstrip("\r\n")
    return row[len(stripped) :] or default
