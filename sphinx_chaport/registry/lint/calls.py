"""Finds the names of the API in JavaScript tokens: methods called, events, matchers, parameters.

It reads tokens and no syntax tree, so it sees what an example is likely to write: `chaport` and its
aliases, `q` with a name in quotes, and the rules of assignments. The room `examples` parses code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_chaport.registry.lint.tokens import Token
    from sphinx_chaport.registry.records import EntryKind

_OPEN = {"(": ")", "[": "]", "{": "}"}
_RULES = {"rules", "defaultRules"}


@dataclass(frozen=True, slots=True)
class Use:
    """A name that code uses, and on which of its lines, counted from 0."""

    kind: EntryKind
    name: str
    line: int


def uses(code: Sequence[Token]) -> Iterator[Use]:
    """Every name of the API in a piece of code."""
    objects, queues = _aliases(code)
    for index, token in enumerate(code):
        if (
            token.kind == "name"
            and token.text in objects
            and not _is_property(code, index, objects)
        ):
            yield from _member(code, index)
        if token.kind == "name" and token.text in queues and _at(code, index + 1) == "(":
            yield from _queued(code, index + 2)
        if token.kind == "name" and token.text in {"compare", "getParameterValue"}:
            yield from _compared(code, index)
        if token.kind == "name" and token.text in _RULES:
            yield from _rules(code, index)


def _at(code: Sequence[Token], index: int) -> str:
    """The name or sign at a place; empty for strings and past the end."""
    inside = 0 <= index < len(code) and code[index].kind in {"name", "sign"}
    return code[index].text if inside else ""


def _string(code: Sequence[Token], index: int) -> Token | None:
    inside = 0 <= index < len(code) and code[index].kind == "string"
    return code[index] if inside else None


def _is_property(code: Sequence[Token], index: int, objects: set[str]) -> bool:
    """Whether a name is the property of something else than `window`, or a key of an object."""
    if _at(code, index - 1) in {".", "?."}:
        return code[index].text != "chaport" or _at(code, index - 2) != "window"
    return _at(code, index + 1) == ":" and _at(code, index - 1) in {"{", ","} and bool(objects)


def _aliases(code: Sequence[Token]) -> tuple[set[str], set[str]]:
    """The names that stand for `window.chaport` and for its `q`."""
    objects, queues = {"chaport"}, {"q"}
    for index, token in enumerate(code):
        if token.text != "=" or index == 0 or code[index - 1].kind != "name":
            continue
        start = index + 3 if _at(code, index + 1) == "window" else index + 1
        end = start + 1
        if _at(code, start) == "chaport" and _at(code, end) not in {".", "?.", "["}:
            objects.add(code[index - 1].text)
        elif _at(code, start) == "chaport" and _at(code, end + 1) == "q":
            queues.add(code[index - 1].text)
    return objects, queues


def _member(code: Sequence[Token], index: int) -> Iterator[Use]:
    """What is taken from `chaport`: by a dot, in brackets, or by destructuring."""
    name: Token | None = None
    if _at(code, index + 1) in {".", "?."} and _at(code, index + 2):
        name = code[index + 2]
    elif _at(code, index + 1) == "[":
        name = _string(code, index + 2)
    if name is not None:
        yield Use("method", name.text, name.line)
        if name.text == "on" and (event := _string(code, index + 4)):
            yield Use("event", event.text, event.line)
    yield from _destructured(code, index)


def _destructured(code: Sequence[Token], index: int) -> Iterator[Use]:
    start = index - 2 if _at(code, index - 1) == "." else index
    if (_at(code, start - 1), _at(code, start - 2)) != ("=", "}"):
        return
    place = start - 3
    while place >= 0 and _at(code, place) != "{":
        if code[place].kind == "name" and _at(code, place - 1) in {"{", ","}:
            yield Use("method", code[place].text, code[place].line)
        place -= 1


def _queued(code: Sequence[Token], index: int) -> Iterator[Use]:
    name = _string(code, index)
    if name is None:
        return
    yield Use("method", name.text, name.line)
    arguments = index + 3 if _at(code, index + 2) == "[" else index + 2
    first = _string(code, arguments)
    if name.text == "on" and first:
        yield Use("event", first.text, first.line)
    if name.text in {"compare", "getParameterValue"}:
        yield from _arguments(name.text, _split(code, arguments))


def _compared(code: Sequence[Token], index: int) -> Iterator[Use]:
    """`compare(...)` and `getParameterValue(...)` on anything: chaport, an alias, or `cp`."""
    if _at(code, index + 1) == "(":
        yield from _arguments(code[index].text, _split(code, index + 2))


def _arguments(method: str, arguments: list[Sequence[Token]]) -> Iterator[Use]:
    place, kind = (1, "matcher") if method == "compare" else (0, "parameter")
    found = arguments[place] if len(arguments) > place else ()
    if len(found) == 1 and found[0].kind == "string":
        yield Use(kind, found[0].text, found[0].line)  # type: ignore[arg-type]


def _rules(code: Sequence[Token], index: int) -> Iterator[Use]:
    """`rules: [{ team: ['country', '=', 'DE'] }]`."""
    if (_at(code, index + 1), _at(code, index + 2)) != (":", "["):
        return
    end = _closing(code, index + 2)
    for place in range(index + 3, end):
        if (_at(code, place), _at(code, place - 1)) != ("[", ":"):
            continue
        items = _split(code, place + 1)
        for kind, item in zip(("parameter", "matcher"), items, strict=False):
            if len(item) == 1 and item[0].kind == "string":
                yield Use(kind, item[0].text, item[0].line)  # type: ignore[arg-type]


def _split(code: Sequence[Token], start: int) -> list[Sequence[Token]]:
    """The items between here and the closing bracket, parted by commas."""
    items: list[Sequence[Token]] = []
    place = first = start
    while place < len(code) and _at(code, place) not in {")", "]", "}"}:
        if _at(code, place) == ",":
            items.append(code[first:place])
            first = place + 1
        place = _closing(code, place) + 1
    return [*items, code[first:place]] if place > first else items


def _closing(code: Sequence[Token], index: int) -> int:
    """The place of the bracket that closes the one here; the place itself where there is none."""
    depth = 0
    for place in range(index, len(code)):
        text = _at(code, place)
        depth += (text in _OPEN) - (text in _OPEN.values())
        if depth == 0:
            return place
    return len(code)
