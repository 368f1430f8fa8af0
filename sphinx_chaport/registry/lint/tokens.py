"""Splits JavaScript into tokens, as far as rules need it to see names without parsing.

Comments and white space are dropped. The text inside a template's ``${}`` is not looked into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

TokenKind: TypeAlias = Literal["name", "string", "template", "number", "regex", "sign"]

_STRING = r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\""""
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+|//[^\n]*|/\*.*?\*/)
    | (?P<name>[A-Za-z_$][\w$]*)
    | (?P<number>\.?\d[\w.]*)
    | (?P<string>{_STRING})
    | (?P<template>`(?:[^`\\]|\\.)*`)
    | (?P<sign>=>|\.\.\.|\?\.|[=!<>]=+|&&|\|\||\?\?|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?![*/])(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_BEFORE_REGEX = {"return", "typeof", "case", "in", "of", "void", "delete", "throw", "new"}


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `text` of a string is what stands between its quotes. `line` counts from 0."""

    kind: TokenKind
    text: str
    line: int


def tokens(code: str) -> list[Token]:
    """All tokens of a piece of code."""
    return list(_scan(code))


def _scan(code: str) -> Iterator[Token]:
    position = line = 0
    last: Token | None = None
    while position < len(code):
        token, length = _next(code, position, line, last)
        if token is not None:
            yield token
            last = token
        line += code.count("\n", position, position + length)
        position += length


def _next(code: str, position: int, line: int, last: Token | None) -> tuple[Token | None, int]:
    if code[position] == "/" and _regex_may_start(last) and (found := _REGEX.match(code, position)):
        return Token("regex", found[0], line), len(found[0])
    found = _TOKEN.match(code, position)
    assert found is not None  # noqa: S101 - `sign` takes any character
    kind = found.lastgroup
    if kind == "space":
        return None, len(found[0])
    text = found[0][1:-1] if kind == "string" else found[0]
    return Token(kind, text, line), len(found[0])  # type: ignore[arg-type]


def _regex_may_start(last: Token | None) -> bool:
    if last is None:
        return True
    if last.kind == "name":
        return last.text in _BEFORE_REGEX
    return last.kind == "sign" and last.text not in {")", "]", "}"}
