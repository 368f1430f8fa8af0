"""What an example did, as lines of text, and two such lists side by side."""

from __future__ import annotations

import difflib
import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST = 60
_MOST = 40


def effect_line(effect: dict[str, Any]) -> str:
    """One effect, as a reader of the contract would write it down."""
    name, value = effect["name"], effect.get("value")
    match effect["kind"]:
        case "call":
            return f"{name}({', '.join(map(_shown, effect.get('args', ())))})"
        case "event":
            return f"event {name}" if value is None else f"event {name}: {_shown(value)}"
        case "console":
            return f"console.{name}: {value}"
        case "error":
            return f"error {name}" if value is None else f"error {name} in line {value}"
        case _:
            return f"{name} = {_shown(value)}"


def effect_lines(effects: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """What the example did by itself, without what a visitor did afterwards."""
    return tuple(effect_line(each) for each in effects if not each.get("late"))


def _shown(value: Any) -> str:  # noqa: ANN401 - any JSON
    if value == "[function]":
        return "function"
    return json.dumps(value, ensure_ascii=False)


def side_by_side(titles: tuple[str, str], left: Sequence[str], right: Sequence[str]) -> str:
    """Two lists in columns, line by line; ``|`` stands between lines that differ."""
    rows = list(_rows(left, right))
    shown = [(titles[0], titles[1], True), *rows[:_MOST]]
    width = min(_WIDEST, max(len(one) for one, _, _ in shown))
    lines = [
        f"{_cut(one):{width}} {' ' if same else '|'} {_cut(other)}".rstrip()
        for one, other, same in shown
    ]
    return "\n".join([*lines, *(["..."] if len(rows) > _MOST else [])])


def _rows(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        pairs = zip_longest(left[start:end], right[other_start:other_end], fillvalue="")
        yield from ((one, other, kind == "equal") for one, other in pairs)


def _cut(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 3]}..."
