"""What can be hashed: JSON's values as Python has them, and how to name a place in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""A mapping is an object; a list or a tuple, and no other sequence, is an array."""

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a value; empty for the whole."""

_PLAIN_KEY = re.compile(r"[A-Za-z_]\w*\Z", re.ASCII)
_LONGEST_KEY = 40


class VisitorDataError(ValueError):
    """Data that PHP refuses to encode, or that has no JSON.

    The message names the place and never the value: values are about people.

    Attributes:
        path: The keys and indexes that lead to the value.
        reason: What is wrong with it, and what to do, without the place.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path_text(path)}: {reason}")
        self.path = path
        self.reason = reason


def path_text(path: Path) -> str:
    """A place in the data as one would write it in JavaScript, in plain ASCII.

    >>> path_text(("custom", "plan", 2))
    'custom.plan[2]'
    >>> path_text(())
    'the data'
    """
    text = ""
    for step in path:
        if isinstance(step, str) and _PLAIN_KEY.match(step) and len(step) <= _LONGEST_KEY:
            text += f".{step}" if text else step
        else:
            text += f"[{_shortened(step)}]"
    return text or "the data"


def _shortened(step: str | int) -> str:
    if isinstance(step, int) or len(step) <= _LONGEST_KEY:
        return ascii(step)
    return ascii(f"{step[:_LONGEST_KEY]}...")


def int_text(number: int) -> str:
    """The digits of a whole number, also of a subclass that shows itself in another way."""
    return int.__repr__(number)
