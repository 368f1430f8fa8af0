"""YAML as its author wrote it: a tree that knows the line and column of every value.

The reader takes YAML 1.2 with the core schema: ``true``, ``false``, ``null`` and decimal numbers are
the only plain scalars that are not text. ``yes``, ``no``, octals and timestamps are text. The one tag
is ``!js``. Duplicate keys, unknown tags and quotes that were forgotten are problems that name their
place (design, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from sphinx_chaport.problems import Kind, Problem, ProblemError

JS_TAG = "!js"
_CORE_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\Z")
_CORE_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `style` is ``""`` for plain text, else the quote or block indicator."""

    text: str
    style: str
    tag: str | None
    line: int
    column: int

    @property
    def is_plain(self) -> bool:
        """Whether it was written without quotes, block indicator or tag."""
        return self.style == "" and self.tag is None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs in the order of the source; keys are text and unique."""

    items: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of `key`, or ``None``."""
        return next((value for name, value in self.items if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping
Value: TypeAlias = "None | bool | int | float | str | list[Value] | dict[str, Value]"


def parse(text: str, *, file: str | None = None, first_line: int = 1) -> Node | None:
    """Read one YAML document.

    Args:
        text: The YAML.
        file: The file it stands in, for problems.
        first_line: The line of `file` on which `text` starts, for a block inside a page.

    Returns:
        The tree, or ``None`` for an empty document.

    Raises:
        ProblemError: With kinds ``yaml-*``.
    """
    reader = _Reader(text, file, first_line)
    return reader.read()


class _Reader:
    def __init__(self, text: str, file: str | None, first_line: int) -> None:
        self.text = text
        self.file = file
        self.offset = first_line

    def read(self) -> Node | None:
        try:
            root = yaml.compose(self.text, Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as error:
            raise ProblemError(self.syntax_problem(error)) from None
        except yaml.YAMLError as error:
            raise ProblemError(Problem(Kind.YAML_SYNTAX, str(error), file=self.file)) from None
        if root is None:
            return None
        problems = list(self.check(root))
        if problems:
            raise ProblemError(*problems)
        return self.convert(root)

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        message = f"This is no valid YAML: {error.problem or error.context}."
        return self.problem(Kind.YAML_SYNTAX, message, "", mark)

    def problem(self, kind: Kind, message: str, mend: str, mark: yaml.Mark | None) -> Problem:
        if mark is None:
            return Problem(kind, message, mend, self.file)
        return Problem(kind, message, mend, self.file, mark.line + self.offset, mark.column + 1)

    def check(self, node: yaml.Node) -> Iterator[Problem]:
        if isinstance(node, yaml.MappingNode):
            yield from self.check_keys(node)
            for _, value in node.value:
                yield from self.check(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self.check(item)

    def check_keys(self, node: yaml.MappingNode) -> Iterator[Problem]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                yield self.problem(Kind.YAML_SYNTAX, "A key must be text.", "", key.start_mark)
            elif key.value in seen:
                message = f'The key "{key.value}" stands here a second time.'
                mend = "Keep one of the two."
                yield self.problem(Kind.YAML_DUPLICATE_KEY, message, mend, key.start_mark)
            else:
                seen.add(key.value)

    def convert(self, node: yaml.Node) -> Node:
        line = node.start_mark.line + self.offset
        column = node.start_mark.column + 1
        if isinstance(node, yaml.MappingNode):
            pairs = ((self.scalar(key), self.convert(value)) for key, value in node.value)
            return Mapping(tuple(pairs), line, column)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.convert(item) for item in node.value), line, column)
        return self.scalar(node)

    def scalar(self, node: yaml.Node) -> Scalar:
        tag = JS_TAG if node.tag == JS_TAG else None
        mark = node.start_mark
        return Scalar(node.value, node.style or "", tag, mark.line + self.offset, mark.column + 1)


def plain_value(node: Node | None) -> Value:
    """The Python value of `node` by the core schema alone; ``!js`` code stays text."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {key.text: plain_value(value) for key, value in node.items}
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return scalar_value(node)


def scalar_value(node: Scalar) -> None | bool | int | float | str:
    """The core schema's value of one scalar."""
    if not node.is_plain:
        return node.text
    if node.text in _CORE_WORDS:
        return _CORE_WORDS[node.text]
    if _CORE_NUMBER.match(node.text):
        return _number(node.text)
    return node.text


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        return float(text)
