"""JSON as PHP's ``json_encode`` writes it with its default flags (contract, section 8)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sphinx_chaport.identity.data import Json, Path, VisitorDataError, int_text

PHP_VERSION = "8.2.36"
"""The release that the text was compared with, byte for byte, on 64 bits."""

_DEPTH = 512
"""PHP gives up below this many levels, even where the innermost is empty."""

_INTEGERS = (-(2**63), 2**63 - 1)
"""The first and the last of PHP's whole numbers; what lies outside is a float there."""

_FIRST_EXPONENT = 17
"""From this power of ten on, PHP writes exponents; Python does from 16 on."""

_ESCAPED = re.compile(r'[\x00-\x1f"\\/\x80-\U0010ffff]')
_SHORT = {
    '"': '\\"',
    "\\": "\\\\",
    "/": "\\/",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}

_Step: TypeAlias = tuple[str | int, str, object]
"""A key or an index, the text in front of the value, and the value."""


def php_json(data: Json) -> str:
    r"""The text that PHP's ``json_encode`` gives for the same data, with its default flags.

    A mapping is an object, ``{}`` where it is empty, with its keys in their order; a whole number
    as a key is written as text. A list or a tuple is an array. Integers beyond 64 bits are written
    as the float that PHP makes of them.

    Args:
        data: What to write.

    Returns:
        The text, in plain ASCII.

    Raises:
        VisitorDataError: PHP refuses it too (NaN, infinity, half of a surrogate pair, a key that
            begins with NUL, more than 512 levels), or it is nothing that JSON has.

    Source:
        Contract, section 8; PHP 8.2 on 64 bits with ``serialize_precision`` -1, its default.

    >>> php_json({"name": "Zoë", "site": "a/b", "custom": {"rate": 1e-5, "tags": []}})
    '{"name":"Zo\\u00eb","site":"a\\/b","custom":{"rate":1.0e-5,"tags":[]}}'
    """
    # Not recursive: 512 levels would be too many for a server's own stack.
    written: list[str] = []
    levels = [_Level(iter([("", "", data)]), "")]
    while levels:
        level = levels[-1]
        for key, before, value in level.rest:
            level.key = key
            written.append(before)
            if isinstance(value, Mapping | list | tuple):
                levels.append(_opened(value, levels))
                written.append("{" if isinstance(value, Mapping) else "[")
                break
            written.append(_scalar(value, levels))
        else:
            written.append(levels.pop().end)
    return "".join(written)


@dataclass(slots=True)
class _Level:
    """An object or an array whose end is not yet written."""

    rest: Iterator[_Step]
    end: str
    key: str | int = ""


def _place(levels: list[_Level]) -> Path:
    # The first level holds only the whole.
    return tuple(level.key for level in levels[1:])


def _opened(
    value: Mapping[object, object] | list[object] | tuple[object, ...], levels: list[_Level]
) -> _Level:
    if len(levels) > _DEPTH:
        # The path would be as long as the data is deep.
        raise VisitorDataError((), f"it has more than {_DEPTH} levels, or holds itself.")
    if isinstance(value, Mapping):
        return _Level(_members(value, _place(levels)), "}")
    return _Level(((index, "," if index else "", item) for index, item in enumerate(value)), "]")


def _members(value: Mapping[object, object], place: Path) -> Iterator[_Step]:
    seen = set[str]()
    for key, item in value.items():
        name = _key(key, place)
        if name in seen:
            raise VisitorDataError((*place, name), "the key stands twice, as text and as number.")
        yield name, f"{',' if seen else ''}{_text(name, (*place, name))}:", item
        seen.add(name)


def _key(key: object, place: Path) -> str:
    if isinstance(key, int) and not isinstance(key, bool):
        return int_text(key)
    if not isinstance(key, str):
        raise VisitorDataError(place, f"it has a key of type {_type(key)}. Use text for keys.")
    if key.startswith("\0"):
        raise VisitorDataError((*place, key), "a key cannot begin with NUL. Rename it.")
    return key


def _scalar(value: object, levels: list[_Level]) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value, _place(levels))
    if isinstance(value, int) and _INTEGERS[0] <= value <= _INTEGERS[1]:
        return int_text(value)
    if isinstance(value, int | float):
        return _float(value, _place(levels))
    reason = f"JSON has nothing for the type {_type(value)}. Make it text or a number first."
    raise VisitorDataError(_place(levels), reason)


def _type(value: object) -> str:
    return type(value).__qualname__


def _text(value: str, place: Path) -> str:
    try:
        return f'"{_ESCAPED.sub(_escape, value)}"'
    except UnicodeEncodeError:
        # Without the cause, which holds the whole value.
        reason = "it holds half of a surrogate pair, which is no character. Take it out."
        raise VisitorDataError(place, reason) from None


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if short := _SHORT.get(character):
        return short
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _float(value: float, place: Path) -> str:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise VisitorDataError(place, "it is no finite number. Leave it out, or pass null.")
    # Both languages take the shortest digits that give the same float.
    digits, _, power = float.__repr__(number).partition("e")
    if not power:
        return digits.removesuffix(".0")
    if 0 < int(power) < _FIRST_EXPONENT:
        # Nothing but digits, and a sign in front of them.
        return digits.replace(".", "").ljust(_FIRST_EXPONENT + (number < 0), "0")
    return f"{digits if '.' in digits else f'{digits}.0'}e{int(power):+d}"
