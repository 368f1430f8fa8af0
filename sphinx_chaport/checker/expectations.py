"""Reading what an author says an example does: the YAML of ``:expect:``."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.checker.records import Expectation, Json, Place
from sphinx_chaport.problems import Kind, Problem, ProblemError, did_you_mean
from sphinx_chaport.yaml_source import JS_TAG, Mapping, Node, Scalar, Sequence, parse, plain_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_chaport.registry.records import Example

KEYS = ("state", "events", "console", "returns")
"""What an expectation can look at, in the order of messages."""


def read_expectation(
    text: str, place: Place, *, error: str = "", events: Iterable[str] = ()
) -> Expectation:
    """The expectation that a text means.

    Args:
        text: YAML, without the indentation that `place` counts.
        place: Where its first line stands.
        error: The text of ``:expect-error:``, or an empty one.
        events: The registry's events, so that a mistyped one is not waited for in vain.

    Raises:
        ProblemError: With kinds ``expectation`` and ``yaml-*``; all that is wrong at once.
    """
    tree = parse(text, file=place.file, first_line=place.line, indent=place.column)
    if tree is None:
        return Expectation(error=error, place=place, text=text)
    if problems := list(_problems(tree, place, tuple(events))):
        raise ProblemError(*problems)
    return _expectation(plain_value(tree), place, error, text)


def registry_expectation(example: Example) -> Expectation:
    """What an example of a registry is expected to do; its file has the format."""
    node = example.expect
    if node is None:
        return Expectation(error=example.expect_error)
    place = Place(example.source.file, node.line, node.column - 1)
    text = _written(place)
    return _expectation(plain_value(node), place, example.expect_error, text)


def _expectation(data: Json, place: Place, error: str, text: str) -> Expectation:
    return Expectation(
        state=data.get("state"),
        events=_tuple(data.get("events")),
        console=_tuple(data.get("console")),
        returns=(data["returns"],) if "returns" in data else None,
        error=error,
        place=place,
        text=text,
    )


def _written(place: Place) -> str:
    """The text of a value in a YAML file, without what stands left of it."""
    rows = Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1 :]
    first = rows[0]
    is_block = not first[: place.column].strip()
    margin = place.column if is_block else len(first) - len(first.lstrip()) + 1
    kept = takewhile(lambda row: not row.strip() or not row[:margin].strip(), rows[1:])
    cut = place.column if is_block else margin
    return "\n".join([first[place.column :], *(row[cut:] for row in kept)]).rstrip()


def _tuple(value: Json) -> tuple[Json, ...] | None:
    return None if value is None else tuple(value)


def _problems(tree: Node, place: Place, events: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(tree, Mapping):
        message = "An expectation names what it looks at."
        mend = f"Write it as `{KEYS[1]}: [expanded]`, with any of {_listed()}."
        yield _problem(message, mend, tree, place)
        return
    for key, value in tree.items:
        if key.text not in KEYS:
            message = f'An expectation has no key "{key.text}".'
            mend = did_you_mean(key.text, KEYS) or f"It has {_listed()}."
            yield _problem(message, mend, key, place)
            continue
        yield from _in_code(value, place)
        yield from _in_shape(key.text, value, place)
        if key.text == "events" and events:
            yield from _in_events(value, place, events)


def _in_shape(key: str, value: Node, place: Place) -> Iterator[Problem]:
    if key == "state" and not isinstance(value, Mapping):
        message = "`state` is compared with what `chaportSimulator.state()` returns."
        yield _problem(message, "Write keys of it: `state: {widget: expanded}`.", value, place)
    if key == "events" and not _is_list(value, _is_event):
        message = "`events` is the list of the events that fire, in order."
        mend = "Write names, some with data: `events: [expanded, {unreadChange: {count: 1}}]`."
        yield _problem(message, mend, value, place)
    if key == "console" and not _is_list(value, _is_text):
        message = "`console` is the list of the lines that the example writes, in order."
        mend = 'Write texts: `console: ["the chat is open"]`.'
        yield _problem(message, mend, value, place)


def _is_list(value: Node, accepts: object) -> bool:
    assert callable(accepts)  # noqa: S101
    return isinstance(value, Sequence) and all(accepts(item) for item in value.items)


def _is_text(item: Node) -> bool:
    return isinstance(item, Scalar) and isinstance(plain_value(item), str)


def _is_event(item: Node) -> bool:
    return _is_text(item) or (isinstance(item, Mapping) and len(item.items) == 1)


def _in_events(value: Node, place: Place, events: tuple[str, ...]) -> Iterator[Problem]:
    items = value.items if isinstance(value, Sequence) else ()
    for item in items:
        name = item.items[0][0] if isinstance(item, Mapping) and item.items else item
        if isinstance(name, Scalar) and name.text not in events:
            message = f'The Chaport API has no event "{name.text}".'
            yield _problem(message, did_you_mean(name.text, events), name, place)


def _in_code(value: Node, place: Place) -> Iterator[Problem]:
    """An expectation is data: code in it would have to be run to be compared."""
    if isinstance(value, Scalar) and value.tag == JS_TAG:
        message = "An expectation is data and cannot hold JavaScript."
        yield _problem(message, "Write the value that is expected.", value, place)
    children = value.items if isinstance(value, (Mapping, Sequence)) else ()
    for child in children:
        yield from _in_code(child[1] if isinstance(child, tuple) else child, place)


def _problem(message: str, mend: str, node: Node, place: Place) -> Problem:
    return Problem(Kind.EXPECTATION, message, mend, place.file, node.line, node.column)


def _listed() -> str:
    *most, last = (f"`{key}`" for key in KEYS)
    return f"{', '.join(most)} and {last}"
