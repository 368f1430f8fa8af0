"""Python values as JavaScript that people like to read and that no page can be broken with.

Strings stand in single quotes, keys without quotes where JavaScript allows it, and a list or an
object that is short and flat on one line. What is printed is safe inside a ``<script>`` element:
no ``</``, no ``<!--``, no character that ends a line for JavaScript alone.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

WIDTH = 80
_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")
_SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
# Controls, the two line ends that only JavaScript knows, marks that reorder what a reader sees,
# and halves of surrogate pairs.
_UNSAFE = re.compile(
    r"""[\\']|</|<!--|[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"""
)


@dataclass(frozen=True, slots=True)
class JavaScript:
    """An expression that is printed as it stands: ``sphinx_chaport.js("window.dataLayer")``.

    Attributes:
        code: One JavaScript expression, perhaps of several lines.
        line: The line on which `code` starts in its file, or ``None``.
        column: The column of its first character, or ``None``.
        file: The file that it stands in, or ``None``.
    """

    code: str
    line: int | None = field(default=None, compare=False)
    column: int | None = field(default=None, compare=False)
    file: str | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        first, *more = str(self.code).strip().splitlines() or [""]
        return f"js({first[:40]!r}{'...' if more or len(first) > 40 else ''})"


class Name(NamedTuple):
    """A key that was printed: its place in the text, in characters, and its dotted path."""

    start: int
    end: int
    path: str


def literal(value: object, *, indent: int = 2, start: int = 0) -> str:
    """The JavaScript literal of `value`.

    Args:
        value: ``None``, a bool, int, float, str, list, tuple, dict or `JavaScript`, nested.
        indent: Spaces for each level.
        start: How many columns stand before the literal on its first line.

    Raises:
        ValueError: For NaN and infinity.
        TypeError: For a value of another type, or a key that is no text.
    """
    return literal_with_names(value, indent=indent, start=start)[0]


def literal_with_names(
    value: object, *, indent: int = 2, start: int = 0
) -> tuple[str, tuple[Name, ...]]:
    """The literal and the keys in it, so that a page can link the names of options.

    Keys of objects inside lists have no path of their own and are left out.
    """
    piece = _Printer(indent).value(value, "", 0, start)
    return piece.text, piece.names


def string(text: str) -> str:
    """A string literal in single quotes."""
    return f"'{_UNSAFE.sub(_escape, text)}'"


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found in {"\\", "'"}:
        return "\\" + found
    if found.startswith("<"):
        return "<\\" + found[1:]
    return _SHORT_ESCAPES.get(found) or f"\\u{ord(found):04x}"


def key(name: str) -> str:
    """The key as it stands in an object literal."""
    if name == "__proto__":
        # Without brackets it would set the prototype of the object.
        return "['__proto__']"
    return name if _IDENTIFIER.match(name) else string(name)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    names: tuple[Name, ...] = ()

    @property
    def is_one_line(self) -> bool:
        return "\n" not in self.text


def _joined(parts: Iterable[_Piece | str]) -> _Piece:
    text, names = "", list[Name]()
    for part in parts:
        piece = _Piece(part) if isinstance(part, str) else part
        names += [Name(n.start + len(text), n.end + len(text), n.path) for n in piece.names]
        text += piece.text
    return _Piece(text, tuple(names))


class _Printer:
    def __init__(self, indent: int) -> None:
        self.indent = indent

    def value(self, value: object, path: str | None, level: int, start: int) -> _Piece:
        """`path` is ``None`` inside lists; `start` is the column of the first character."""
        if isinstance(value, Mapping | list | tuple):
            short = self.on_one_line(value, path)
            fits = short and start + len(short.text) < WIDTH
            return short if short and fits else self.on_lines(value, path, level)
        return _Piece(self.scalar(value, level))

    def scalar(self, value: object, level: int) -> str:
        if isinstance(value, JavaScript):
            return self.code(value.code, level)
        if value is None or isinstance(value, bool):
            return json.dumps(value)
        if isinstance(value, str):
            return string(value)
        if isinstance(value, int | float):
            return _number(value)
        raise TypeError(f"A value of type {type(value).__name__} has no JavaScript literal.")

    def code(self, code: str, level: int) -> str:
        """Continuation lines move with the first one, unless their spaces can be part of a text."""
        code = re.sub(r"<(?=/script|!--)", r"<\\", code.strip(), flags=re.IGNORECASE)
        lines = code.split("\n")
        margin = " " * (self.indent * level)
        if "`" not in code and not any(line.endswith("\\") for line in lines):
            lines[1:] = [margin + line if line.strip() else "" for line in lines[1:]]
        if "//" in lines[-1]:
            # The comma that follows would belong to the comment.
            lines.append(margin)
        return "\n".join(lines)

    def on_one_line(
        self, value: Mapping[str, object] | Sequence[object], path: str | None
    ) -> _Piece | None:
        """A flat object or list; an object may also hold flat lists, as a rule does."""
        if isinstance(value, Mapping):
            flat = not any(_is_deep(item) for item in value.values())
        else:
            flat = not any(isinstance(item, Mapping | list | tuple) for item in value)
        if not flat:
            return None
        parts = list(self.parts(value, path, 0))
        if not all(part.is_one_line for part in parts):
            return None
        left, right = _brackets(value, "{ ", " }")
        return _joined([left, *_between(parts, ", "), right])

    def on_lines(
        self, value: Mapping[str, object] | Sequence[object], path: str | None, level: int
    ) -> _Piece:
        margin = "\n" + " " * (self.indent * (level + 1))
        left, right = _brackets(value, "{", "}")
        parts = list(self.parts(value, path, level + 1))
        end = "\n" + " " * (self.indent * level)
        return _joined([left, margin, *_between(parts, f",{margin}"), end, right])

    def parts(
        self, value: Mapping[str, object] | Sequence[object], path: str | None, level: int
    ) -> Iterator[_Piece]:
        start = self.indent * level
        if not isinstance(value, Mapping):
            yield from (self.value(item, None, level, start) for item in value)
            return
        for name, item in value.items():
            if not isinstance(name, str):
                raise TypeError(f"The key {name!r} is no text.")
            shown = key(name)
            below = None if path is None else f"{path}.{name}".lstrip(".")
            names = () if below is None else (Name(0, len(shown), below),)
            inner = self.value(item, below, level, start + len(shown) + len(": "))
            yield _joined([_Piece(shown, names), ": ", inner])


def _is_deep(value: object) -> bool:
    if isinstance(value, Mapping):
        return bool(value)
    return isinstance(value, list | tuple) and any(
        isinstance(item, Mapping | list | tuple) for item in value
    )


def _brackets(value: object, left: str, right: str) -> tuple[str, str]:
    if not isinstance(value, Mapping):
        return "[", "]"
    return (left, right) if value else ("{", "}")


def _between(parts: Sequence[_Piece], separator: str) -> Iterator[_Piece | str]:
    for position, part in enumerate(parts):
        if position:
            yield separator
        yield part


def _number(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        # `1`, not `1.0`; but a negative zero keeps its sign.
        return "-0" if math.copysign(1, value) < 0 and not value else str(int(value))
    try:
        finite = math.isfinite(value)
    except OverflowError:
        finite = False
    if not finite:
        raise ValueError("JavaScript has no literal for a number that is not finite.")
    return repr(value) if isinstance(value, float) else str(int(value))
