"""Hiding lines of an author's code in the forms that are derived from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sphinx_chaport.examples.records import Form, Pair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Piece: TypeAlias = "Sequence[int]"
"""Line and column of new code, those in the old code, length: see ``client/pair/positions.ts``."""


def without_lines(
    pair: Pair, positions: Mapping[str, Sequence[Piece] | None], hidden: frozenset[int]
) -> Pair:
    """The pair without what comes from hidden lines; lines that the deriver added stay."""
    return replace(
        pair,
        traditional=_without(pair.traditional, positions.get("traditional"), hidden),
        queue=_without(pair.queue, positions.get("queue"), hidden),
    )


def _without(form: Form, pieces: Sequence[Piece] | None, hidden: frozenset[int]) -> Form:
    if form.code is None:
        return form
    lines = form.code.split("\n")
    gone = [
        number in hidden if not pieces else _is_hidden(number, line, pieces, hidden)
        for number, line in enumerate(lines, 1)
    ]
    kept = [line for line, is_gone in zip(lines, gone, strict=True) if not is_gone]
    names, at, removed = [], 0, 0
    for line, is_gone in zip(lines, gone, strict=True):
        end = at + len(line) + 1
        if is_gone:
            removed += end - at
        else:
            inside = (name for name in form.names if at <= name.start < end)
            names += [replace(it, start=it.start - removed, end=it.end - removed) for it in inside]
        at = end
    return replace(form, code="\n".join(kept), names=tuple(names))


def _is_hidden(number: int, line: str, pieces: Sequence[Piece], hidden: frozenset[int]) -> bool:
    """Whether all that a line has from the author comes from hidden lines."""
    units = line.encode("utf-16-le", "surrogatepass")
    here = [piece for piece in pieces if piece[0] == number]
    origins = {
        origin
        for _, column, origin, _, length in here
        if units[2 * (column - 1) : 2 * (column - 1 + length)].decode("utf-16-le", "ignore").strip()
    }
    if not line.strip():
        origins = {piece[2] for piece in here[:1]}
    return bool(origins) and origins <= hidden
