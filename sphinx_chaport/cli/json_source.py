"""JSON as its author wrote it: the value, and the line and column of everything in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_chaport.identity import path_text
from sphinx_chaport.problems import Kind, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.identity import Json, Path

_TOKEN = re.compile(r'("(?:\\.|[^"\\])*")(\s*:)?|[{}\[\],]|[^\s{}\[\],":]+')
_LONGEST = 400
"""A whole number of more digits is beyond all floats, and Python would rather not read it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A JSON text that can be read, and where everything stands in it."""

    file: str
    text: str
    value: Json

    def problem(self, path: Path, message: str) -> Problem:
        """A problem with the value that has this path."""
        places = (start for found, start in located(self.text) if found == path)
        return _problem(self.file, self.text, next(places, 0), message)


def read_json(text: str, *, file: str) -> Source:
    """Read a text.

    Raises:
        ProblemError: It is no JSON, or names a key twice, of which one value would be lost.
    """
    try:
        value = json.loads(text, parse_int=_integer)
    except json.JSONDecodeError as error:
        message = f"This is no JSON: {error.msg}."
        raise ProblemError(_problem(file, text, error.pos, message)) from None
    except RecursionError:
        message = "This has too many levels. PHP takes no more than 512."
        raise ProblemError(_problem(file, text, 0, message)) from None
    if twice := list(_twice(file, text)):
        raise ProblemError(*twice)
    return Source(file, text, value)


def located(text: str) -> Iterator[tuple[Path, int]]:
    """The path and the first character of each value of a text that is JSON."""
    steps: list[str | int] = []
    for token in _TOKEN.finditer(text):
        first = token[0][0]
        if token[2]:
            steps[-1] = json.loads(token[1])
        elif first in "}]":
            steps.pop()
        elif first == ",":
            steps[-1:] = [step + 1 if isinstance(step, int) else step for step in steps[-1:]]
        else:
            yield tuple(steps), token.start()
            if first in "{[":
                steps.append("" if first == "{" else 0)


def _twice(file: str, text: str) -> Iterator[Problem]:
    seen = set[tuple[str | int, ...]]()
    for path, start in located(text):
        if path in seen:
            message = f"{path_text(path)}: the key stands twice. Keep one."
            yield _problem(file, text, start, message)
        seen.add(path)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST else float(digits)


def _problem(file: str, text: str, at: int, message: str) -> Problem:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return Problem(Kind.VISITOR_DATA, message, "", file, line, column)
