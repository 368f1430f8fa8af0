"""What JavaScript does not carry from the server to Chaport as it was hashed.

The page passes on what ``JSON.parse`` or an object literal makes of the server's data. Where that
is something else, the hash is right and the data is refused all the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sphinx_chaport.identity.data import Json, Path, path_text

_EXACT = 2**53 - 1
"""Whole numbers up to here are numbers of JavaScript, one for one."""

_FLOATS = 2.0**63
"""From here on PHP has only floats, so JavaScript and PHP write the same again."""

_INDEXES = 2**32 - 1
"""JavaScript puts keys that are smaller whole numbers first, in the order of their size."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One value that arrives as another.

    Attributes:
        path: The keys and indexes that lead to it.
        reason: What JavaScript does to it, and what to do.
    """

    path: Path
    reason: str

    def __str__(self) -> str:
        """The place and the reason."""
        return f"{path_text(self.path)}: {self.reason}"


def losses(data: Json) -> Iterator[Loss]:
    """What of the data does not survive JavaScript, in the data's order.

    Whole numbers from 2^53 on lose digits or their kind, negative zero loses its sign, and keys
    that are whole numbers are put first.

    Args:
        data: What `php_json` could write.

    Returns:
        One loss for each value.

    Source:
        ECMAScript: Number, and the order of an object's keys.

    >>> [str(loss) for loss in losses({"id": 2**53 + 1})]
    ['id: JavaScript rounds whole numbers from 2^53 on. Pass it as text.']
    """
    # Not recursive, as `php_json` is not. Nothing here that holds itself can come to its end, so
    # this is for data that was written before.
    waiting: list[tuple[Path, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if reason := _reason(value):
            yield Loss(path, reason)
        waiting += [((*path, key), item) for key, item in reversed(_parts(value))]


def _parts(value: object) -> list[tuple[str | int, object]]:
    if isinstance(value, Mapping):
        return [(str(key), item) for key, item in value.items()]
    if isinstance(value, list | tuple):
        return list(enumerate(value))
    return []


def _reason(value: object) -> str:
    if isinstance(value, Mapping):
        return _moved([str(key) for key in value])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if value == 0 and math.copysign(1, value) < 0:
        return "JavaScript sends negative zero as 0. Pass 0."
    is_float = isinstance(value, float) and (abs(value) >= _FLOATS or not value.is_integer())
    if is_float or abs(value) <= _EXACT:
        return ""
    return "JavaScript rounds whole numbers from 2^53 on. Pass it as text."


def _moved(keys: list[str]) -> str:
    indexes = [key for key in keys if _is_index(key)]
    if keys[: len(indexes)] == sorted(indexes, key=int):
        return ""
    return "JavaScript puts keys that are whole numbers first. Give them a letter in front."


def _is_index(key: str) -> bool:
    # `str(int(...))` would be slow for a key of many digits.
    is_number = key.isascii() and key.isdecimal() and (key == "0" or not key.startswith("0"))
    return is_number and len(key) <= 10 and int(key) < _INDEXES
