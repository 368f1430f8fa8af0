"""What YAML makes of quotes that somebody forgot, said with the line as it should be.

Matchers, colours and JavaScript hold characters that mean something to YAML: ``!=`` is a tag, ``>``
starts a block, ``#`` a comment. Each mistake is found where YAML noticed it, or where it silently
read something else, and its mend shows the author's own line with the quotes in place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import yaml

from sphinx_chaport.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JS_TAG = "!js"
_WORD = re.compile(r"[^\s,\[\]{}]+")
# A tag's characters reach over the comma and the bracket that follow it: `[country, !=, DE]`.
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_MENDS = {
    "mapping values are not allowed here": "Check the indentation, or quote a text with a colon.",
    "could not find expected ':'": "A key needs a colon and a space: `name: Alice`.",
    "found unexpected end of stream": "A quote or a bracket is not closed.",
}


class Position(NamedTuple):
    """A place in a source, both numbers from 0: what PyYAML calls a mark."""

    line: int
    column: int


def start_of(part: yaml.Event | yaml.Token) -> Position:
    """Where an event or token starts."""
    return _position(part.start_mark)


def end_of(part: yaml.Event | yaml.Token) -> Position:
    """The place behind its last character."""
    return _position(part.end_mark)


def _position(mark: yaml.error.Mark | yaml._yaml.Mark | None) -> Position:
    return Position(mark.line, mark.column) if mark else Position(0, 0)


@dataclass(frozen=True)
class Source:
    """A text and its place in the author's file."""

    text: str
    file: str | None
    first_line: int
    indent: int

    @cached_property
    def lines(self) -> list[str]:
        """The lines as YAML counts them, and an empty one behind the last."""
        return [*re.split("\r\n|[\n\r\x85\u2028\u2029]", self.text), ""]

    def place(self, mark: Position) -> tuple[int, int]:
        """Line and column in the author's file."""
        return mark.line + self.first_line, mark.column + 1 + self.indent

    def problem(self, kind: Kind, message: str, mend: str, mark: Position) -> Problem:
        """A problem at `mark`."""
        line, column = self.place(mark)
        return Problem(kind, message, mend, self.file, line, column)

    def rest(self, mark: Position) -> str:
        """What stands on the line of `mark` from there on."""
        return self.lines[mark.line][mark.column :]

    def in_brackets(self, mark: Position) -> bool:
        """Whether a flow collection was opened on the line of `mark`, as far as one can see."""
        before = self.lines[mark.line][: mark.column]
        return any(before.count(left) > before.count(right) for left, right in ("[]", "{}"))

    def word(self, mark: Position) -> str:
        """What stands at `mark`, up to a space, comma or bracket."""
        found = _WORD.match(self.rest(mark))
        return found[0] if found else self.rest(mark)[:1]

    def value(self, mark: Position) -> str:
        """What its author meant as one value: a word in brackets, else the rest of the line."""
        return self.word(mark) if self.in_brackets(mark) else self.rest(mark).rstrip()

    def quoted(self, mark: Position, start: int, length: int) -> str:
        """The line of `mark` with quotes around `length` characters, `start` behind the mark."""
        line, start = self.lines[mark.line], mark.column + start
        return (
            f"{line[:start]}{quote(line[start : start + length])}{line[start + length :]}".strip()
        )


def quote(text: str) -> str:
    """The text as a quoted scalar: double quotes, or single ones where that needs no escapes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


class Mistakes:
    """Finds and explains the mistakes of one source."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def in_tag(self, tag: str, event: yaml.Event) -> Iterator[Problem]:
        """A tag other than `!js`, or `!js` before something that is no scalar."""
        if tag != JS_TAG:
            yield self.unknown_tag(start_of(event))
        elif not isinstance(event, yaml.ScalarEvent):
            yield self.bare_javascript(start_of(event))

    def in_scalar(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """Quotes whose absence made YAML read something else without a word."""
        if event.tag == JS_TAG:
            yield from self._in_javascript(event)
        elif event.style in {">", "|"} and not event.value.strip():
            yield self.lone_indicator(start_of(event))
        elif not event.style and not event.tag:
            yield from self._in_plain(event)

    def _in_plain(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """A comment that was meant as a value or as a part of it."""
        mark = end_of(event)
        rest = self.source.rest(mark)
        # `#` and a space is how comments are written, `#a077bc` is how colours are.
        empty = not event.value and re.match(r"\s*#[^\s#]", rest)
        numbered = event.value and re.match(r"[ \t]+#[0-9]", rest)
        if empty:
            start = rest.index("#")
            word = rest[start:].split()[0].rstrip(",]}")
            message = f"To YAML, `{word}` is a comment, so that the value is empty."
            yield self._unquoted(message, mark, start, len(word))
        elif numbered and start_of(event).line == mark.line:
            message = f"To YAML, `{rest.strip()}` is a comment and no part of the text."
            length = mark.column + len(rest.rstrip()) - start_of(event).column
            yield self._unquoted(message, start_of(event), 0, length)

    def _in_javascript(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """Code that YAML changed on the way: lines joined, or cut at a comma or a comment."""
        mark = start_of(event)
        lines = end_of(event).line - mark.line
        if event.style == ">" or (event.style != "|" and lines and end_of(event).column):
            message = "YAML joins these lines of JavaScript into one."
            mend = "Write `!js |` and the code on the next lines, indented."
            yield self.source.problem(Kind.YAML_UNQUOTED, message, mend, mark)
        elif not event.style and not _balanced(event.value):
            # Cut in two by a comma or a comment, the code has a bracket open.
            yield self.bare_javascript(mark)

    def anchor(self, event: yaml.Event) -> Problem:
        """An anchor or an alias; most of them are texts that begin with `&` or `*`."""
        mark = start_of(event)
        what = "alias" if isinstance(event, yaml.AliasEvent) else "anchor"
        message = f"To YAML, `{self.source.word(mark)}` is an {what}; those are not read here."
        line = self.source.quoted(mark, 0, len(self.source.value(mark)))
        mend = f"Write the value out, or quote it: `{line}`."
        return self.source.problem(Kind.YAML_SYNTAX, message, mend, mark)

    def explain(self, error: yaml.YAMLError, tokens: Sequence[yaml.Token]) -> Problem:
        """The problem behind a syntax error, given what was scanned before it."""
        assert isinstance(error, yaml.MarkedYAMLError)  # noqa: S101 - there are no others
        for token in tokens:
            if isinstance(token, yaml.TagToken) and token.value != ("!", "js"):
                return self.unknown_tag(start_of(token))
        mark = _position(error.problem_mark or error.context_mark)
        return (
            self._javascript_before(tokens, mark)
            or self._wrong_start(error, mark)
            or self._comment_in_brackets(mark)
            or self._syntax(error, mark)
        )

    def unprintable(self, error: yaml.reader.ReaderError) -> Problem:
        """A control character."""
        before = self.source.text[: error.position].split("\n")
        line, column = len(before) - 1, len(before[-1])
        mark = Position(line, column)
        message = f"The character U+{error.character:04X} cannot stand in YAML."
        mend = "Remove it, or write it as an escape in double quotes."
        return self.source.problem(Kind.YAML_SYNTAX, message, mend, mark)

    def _javascript_before(self, tokens: Sequence[yaml.Token], error: Position) -> Problem | None:
        """A `!js` without quotes on the line of the error, or with a bracket open until there."""
        for position in range(len(tokens) - 1, -1, -1):
            token = tokens[position]
            if isinstance(token, yaml.TagToken):
                following = tokens[position + 1 : position + 2]
                quoted = following and getattr(following[0], "style", None)
                rest = self.source.rest(start_of(token))
                near = start_of(token).line == error.line or not _balanced(rest)
                return None if quoted or not near else self.bare_javascript(start_of(token))
        return None

    def _wrong_start(self, error: yaml.MarkedYAMLError, mark: Position) -> Problem | None:
        """A value that begins with a character that YAML keeps for itself."""
        if "'\\t'" in str(error.problem) or self.source.rest(mark).startswith("\t"):
            message = "A tab stands where YAML takes only spaces."
            return self.source.problem(Kind.YAML_SYNTAX, message, "Indent with spaces.", mark)
        if error.context == "while scanning a block scalar":
            return self.lone_indicator(_position(error.context_mark))
        if "cannot start any token" in str(error.problem):
            return self.lone_indicator(mark)
        if error.context in {"while scanning an alias", "while scanning an anchor"}:
            return self.lone_indicator(_position(error.context_mark))
        return None

    def _comment_in_brackets(self, error: Position) -> Problem | None:
        """`[#fff, red]`: the comment hides the rest of the line, and the bracket with it."""
        for number in range(min(error.line, len(self.source.lines) - 1), -1, -1):
            line = self.source.lines[number]
            if found := re.search(r"[\[{,:][ \t]+(#[0-9a-zA-Z]+)|\[(#[0-9a-zA-Z]+)", line):
                group = 1 if found[1] else 2
                mark = Position(number, found.start(group))
                message = f"To YAML, `{found[group]}` starts a comment that hides the rest."
                return self._unquoted(message, mark, 0, len(found[group]))
        return None

    def _syntax(self, error: yaml.MarkedYAMLError, mark: Position) -> Problem:
        reason = str(error.problem or error.context)
        mend = _MENDS.get(reason, "Check the indentation, quotes and brackets here and above.")
        message = f"This is no valid YAML: {reason}."
        return self.source.problem(Kind.YAML_SYNTAX, message, mend, mark)

    def unknown_tag(self, mark: Position) -> Problem:
        """A tag that is none of ours, or a matcher such as `!=`."""
        word = self.source.word(mark)
        message = f"To YAML, an unquoted `{word}` is a tag, and the only tag here is `{JS_TAG}`."
        mend = f"Write `{self.source.quoted(mark, 0, len(self.source.value(mark)))}`."
        if word.startswith("!!"):
            mend = "Remove it, and quote a value that is text."
        return self.source.problem(Kind.YAML_TAG, message, mend, mark)

    def lone_indicator(self, mark: Position) -> Problem:
        """A text that begins with a character that YAML keeps for itself."""
        first, value = self.source.rest(mark)[:1], self.source.value(mark)
        message = f"To YAML, an unquoted `{first}` is no text."
        if first in {">", "|"} and not self.source.in_brackets(mark):
            message = f"To YAML, an unquoted `{first}` starts a block of text on the next lines."
        return self._unquoted(message, mark, 0, len(value))

    def bare_javascript(self, mark: Position) -> Problem:
        """`!js` at `mark` with code that needs quotes."""
        rest = self.source.rest(mark)
        code = rest[len(JS_TAG) :]
        start = len(JS_TAG) + len(code) - len(code.lstrip())
        end = _end_of_expression(rest, start)
        message = f"The JavaScript behind `{JS_TAG}` holds characters that mean something to YAML."
        if end is None:
            mend = f"Write `{JS_TAG} |` and the code on the next lines, indented."
        else:
            line = self.source.quoted(mark, start, end - start)
            mend = f"Quote it: `{line}`, or write `{JS_TAG} |` and the code on the next lines."
        return self.source.problem(Kind.YAML_UNQUOTED, message, mend, mark)

    def _unquoted(self, message: str, mark: Position, start: int, length: int) -> Problem:
        line = self.source.quoted(mark, start, length)
        return self.source.problem(Kind.YAML_UNQUOTED, message, f"Write `{line}`.", mark)


def _balanced(code: str) -> bool:
    """Whether every bracket in `code` is closed, as far as one can say without a parser."""
    return _end_of_expression(code, 0) == len(code.rstrip())


def _end_of_expression(code: str, start: int) -> int | None:
    """Where the expression at `start` ends: a bracket that it did not open, a comma, the end.

    Returns:
        The position, or ``None`` where a bracket is still open at the end of the line.
    """
    open_brackets: list[str] = []
    position = start
    while position < len(code):
        character = code[position]
        if character in "([{":
            open_brackets.append(character)
        elif character in _CLOSERS:
            if not open_brackets or open_brackets.pop() != _CLOSERS[character]:
                break
        elif character == "," and not open_brackets:
            break
        elif character in "'\"`":
            end = code.find(character, position + 1)
            position = end if end > 0 else position
        position += 1
    return None if open_brackets else len(code[:position].rstrip())
