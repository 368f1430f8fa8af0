"""From places in what was run to places in the author's own file, by construction.

A result speaks of the code of its case, so that it serves wherever the same code stands: a place
names a part of the case in `file`, such as ``example`` or ``setup:0``, and an arrival has the lines
of the example in braces. `placed` makes it speak of one file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_chaport import yaml_source
from sphinx_chaport.checker.records import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_chaport.checker.records import Block, Case, Failure, Result

Piece = tuple[int, int, int, int, int]
"""Line and column of new code, those in the old code, length: see ``client/pair/positions.ts``."""

_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_LINE = re.compile(r"\{(\d+)\}")


def lines_of(code: str) -> list[str]:
    """The lines as JavaScript counts them."""
    return _LINE_END.split(code)


def origin(pieces: Sequence[Piece], line: int, column: int) -> tuple[int, int]:
    """Where a place of new code comes from."""
    at = bisect_right(pieces, (line, column), key=lambda piece: (piece[0], piece[1]))
    if not pieces:
        return line, column
    new_line, start, old_line, old_column, length = pieces[max(0, at - 1)]
    along = max(0, column - start) if new_line == line else length
    return old_line, old_column + min(along, length)


def in_code_points(code: str, line: int, column: int) -> int:
    """A column that was counted in UTF-16 units, in characters."""
    lines = lines_of(code)
    if not 1 <= line <= len(lines):
        return column
    units = lines[line - 1].encode("utf-16-le", "surrogatepass")[: 2 * (column - 1)]
    return len(units.decode("utf-16-le", "replace")) + 1


def placed(result: Result, case: Case) -> Result:
    """The result as it is told to the author of this case."""
    if not result.failures:
        return result
    return replace(result, failures=tuple(_placed(each, case) for each in result.failures))


def _placed(failure: Failure, case: Case) -> Failure:
    first = case.example.place.line if case.example else case.place.line
    return replace(
        failure,
        place=_in_file(failure.place, case),
        arrival=_LINE.sub(lambda found: str(int(found[1]) + first - 1), failure.arrival),
    )


def _in_file(place: Place, case: Case) -> Place:
    part, _, which = place.file.partition(":")
    if part == "expect" and case.expectation.place:
        return _in_expectation(which, case)
    block = _block(part, which, case)
    start = block.place if block else case.place
    return Place(start.file, start.line + place.line - 1, start.column + place.column)


def _block(part: str, which: str, case: Case) -> Block | None:
    blocks = {"setup": case.setup, "cleanup": case.cleanup}.get(part)
    return blocks[int(which)] if blocks else case.example


def _in_expectation(key: str, case: Case) -> Place:
    """The key of an expectation, or its beginning."""
    start, text = case.expectation.place, case.expectation.text
    assert start  # noqa: S101 - seen by the caller
    tree = yaml_source.parse(text) if text.strip() else None
    names = tree.items if isinstance(tree, yaml_source.Mapping) else ()
    line, column = next(((it.line, it.column) for it, _ in names if it.text == key), (1, 1))
    return Place(start.file, start.line + line - 1, start.column + column)
