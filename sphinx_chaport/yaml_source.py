"""YAML as its author wrote it: a tree that knows the line and column of every value.

The reader takes YAML 1.2 with the core schema: ``true``, ``false``, ``null`` and decimal numbers
are the only plain scalars that are not text. ``yes``, ``no``, octals and timestamps are text. The
one tag is ``!js``. Duplicate keys, unknown tags and quotes that were forgotten are problems that
name their place (design, section 4).

Anchors and aliases are refused: nobody needs them in a configuration, an unquoted ``*`` or ``&`` is
nearly always text, and a few nested aliases can stand for millions of values. Nesting ends at
`MAX_DEPTH` for the same reason.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from sphinx_chaport.problems import Kind, Problem, ProblemError
from sphinx_chaport.yaml_mistakes import JS_TAG, Mistakes, Source, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "JS_TAG",
    "MAX_DEPTH",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Value",
    "parse",
    "plain_value",
    "scalar_value",
]

MAX_DEPTH = 64
_CORE_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_CORE_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
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
Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"


def parse(
    text: str,
    *,
    file: str | None = None,
    first_line: int = 1,
    indent: int = 0,
    quick: bool = False,
) -> Node | None:
    """Read one YAML document.

    Args:
        text: The YAML.
        file: The file it stands in, for problems.
        first_line: The line of `file` on which `text` starts, for a block inside a page.
        indent: How many columns were cut from the start of each line of that block.
        quick: Try libyaml first, which is several times faster, for much text that is well tested.
            It takes a little more than PyYAML's own code, which reads all that it refuses.

    Returns:
        The tree, or ``None`` for an empty document.

    Raises:
        ProblemError: With kinds ``yaml-*``; a syntax error ends the reading, the others are
            collected.
    """
    source = Source(text, file, first_line, indent)
    if quick and hasattr(yaml, "CBaseLoader"):
        try:
            return _Reader(source, yaml.CBaseLoader).tree()
        except (yaml.YAMLError, ProblemError):
            # What is wrong is for the other one to say.
            pass
    return _Reader(source, _Loader).read()


class _Loader(yaml.BaseLoader):
    """Takes every character that YAML 1.2 takes, so that all JSON is YAML."""

    NON_PRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\U0010ffff]")  # type: ignore[misc]  # final only in the stubs


class _Reader:
    """Builds the tree from the parser's events, and collects what is wrong on the way."""

    def __init__(self, source: Source, loader: type) -> None:
        self.source = source
        self.loader = loader
        self.mistakes = Mistakes(source)
        self.problems: list[Problem] = []

    def read(self) -> Node | None:
        try:
            return self.tree()
        except yaml.YAMLError as error:
            # What stands before a syntax error is usually its reason.
            raise ProblemError(*(self.problems or [self.explain(error)])) from None

    def tree(self) -> Node | None:
        root = self.document()
        if self.problems:
            raise ProblemError(*self.problems)
        return root

    def explain(self, error: yaml.YAMLError) -> Problem:
        if isinstance(error, yaml.reader.ReaderError):
            return self.mistakes.unprintable(error)
        tokens = _until_error(yaml.scan(self.source.text, Loader=_Loader))
        return self.mistakes.explain(error, list(tokens))

    def document(self) -> Node | None:
        events = yaml.parse(self.source.text, Loader=self.loader)
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise ProblemError(self.second_document(event))
                root = self.node(next(events), events, 0)
        is_empty = isinstance(root, Scalar) and root.is_plain and not root.text
        return None if is_empty else root

    def second_document(self, event: yaml.Event) -> Problem:
        message = "A second YAML document starts here, and only one is read."
        mend = "Remove the line `---`."
        return self.source.problem(Kind.YAML_SYNTAX, message, mend, start_of(event))

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.refuse_names(event, depth)
        if tag := getattr(event, "tag", None):
            self.problems.extend(self.mistakes.in_tag(tag, event))
        line, column = self.source.place(start_of(event))
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self.pairs(events, depth + 1)), line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(events, depth + 1)), line, column)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - aliases are refused above
        return self.scalar(event)

    def refuse_names(self, event: yaml.Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            message = f"The values are nested more than {MAX_DEPTH} levels deep."
            problem = self.source.problem(Kind.YAML_SYNTAX, message, "", start_of(event))
            raise ProblemError(problem)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise ProblemError(self.mistakes.anchor(event))

    def items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self.node(event, events, depth)

    def pairs(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth)
            value = self.node(next(events), events, depth)
            if not isinstance(key, Scalar) or key.tag:
                self.report_key(Kind.YAML_SYNTAX, "A key must be text.", "Quote it.", event)
                continue
            if key.text in seen:
                message = f'The key "{key.text}" stands here a second time.'
                self.report_key(Kind.YAML_DUPLICATE_KEY, message, "Keep one of the two.", event)
            seen.add(key.text)
            yield key, value

    def report_key(self, kind: Kind, message: str, mend: str, event: yaml.Event) -> None:
        self.problems.append(self.source.problem(kind, message, mend, start_of(event)))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        self.problems.extend(self.mistakes.in_scalar(event))
        tag = JS_TAG if event.tag == JS_TAG else None
        line, column = self.source.place(start_of(event))
        return Scalar(_joined_surrogates(event.value), event.style or "", tag, line, column)


def _until_error(tokens: Iterator[yaml.Token]) -> Iterator[yaml.Token]:
    try:
        yield from tokens
    except yaml.YAMLError:
        return


def _joined_surrogates(text: str) -> str:
    r"""JSON writes a character beyond the first plane as two escapes: ``\ud83d\ude00``."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain_value(node: Node | None) -> Value:
    """The Python value of `node` by the core schema alone; ``!js`` code stays text."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {key.text: plain_value(value) for key, value in node.items}
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return scalar_value(node)


def scalar_value(node: Scalar) -> bool | int | float | str | None:
    """The core schema's value of one scalar; a number too large for JavaScript stays text."""
    if not node.is_plain:
        return node.text
    if node.text in _CORE_WORDS:
        return _CORE_WORDS[node.text]
    if not _CORE_NUMBER.match(node.text):
        return node.text
    number = float(node.text)
    if not math.isfinite(number):
        return node.text
    return int(node.text) if _CORE_INTEGER.match(node.text) else number
