"""Small changes to the registry's data, each of which somebody has to notice.

A mutation replaces one node of a file's tree; nothing is read again. What is prose is emptied, what
a machine can check is changed to something else that the format allows, keys that matter are
removed and neighbours swapped. Left alone are examples, which are run, and free choices:
how many other entries `see-also` and `applies-to` name, and which valid id an example has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sphinx_chaport.yaml_source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as SequenceOf

    from sphinx_chaport.registry.documents import Document

PROSE = {
    "summary", "description", "text", "notes", "caption", "settled", "question", "reason",
    "queue-reason", "default-text", "deprecated", "title", "version",
}  # fmt: skip
SKIPPED = {"code", "config", "include", "environment", "expect", "expect-error", "skip", "no-run"}
ORDERED = {
    "options", "methods", "events", "matchers", "parameters", "open-points", "properties",
    "overloads", "spellings", "enum", "prefixItems", "x-parameters",
}  # fmt: skip
SHRINKING = ORDERED | {"anyOf", "required", "examples"}
# Keys that may go: their absence means something else.
OPTIONAL_PROSE = {"description", "notes", "title", "see-also", "reason", "deprecated"}
SWAPS: dict[str, SequenceOf[str]] = {
    "type": ("string", "number", "boolean", "object", "array", "null"),
    "x-type": ("function", "live", "event-target"),
    "form": ("traditional", "queue"),
    "wrap": ("auto", "ready", "none"),
}


@dataclass(frozen=True)
class Mutant:
    """A changed tree and what was changed in it."""

    what: str
    line: int
    root: Any


def mutants(document: Document, references: SequenceOf[str]) -> Iterator[Mutant]:
    """Every mutation of one file; `references` are the targets that `$ref` may have."""
    for what, line, root in _node(document.root, (), references):
        yield Mutant(what, line, replace(document, root=root))


def _node(node: Node, path: tuple[Any, ...], refs: SequenceOf[str]) -> Iterator[Any]:
    if isinstance(node, Mapping):
        yield from _mapping(node, path, refs)
    elif isinstance(node, Sequence):
        yield from _sequence(node, path, refs)
    else:
        for text in _texts(node, path, refs):
            yield f"{_shown(path)} = {text!r}", node.line, replace(node, text=text)


def _shown(path: tuple[Any, ...]) -> str:
    return "/".join(map(str, path))


def _mapping(node: Mapping, path: tuple[Any, ...], refs: SequenceOf[str]) -> Iterator[Any]:
    names_things = bool(path) and path[-1] == "properties" and _in_type(path)
    for index, (key, value) in enumerate(node.items):
        if key.text in SKIPPED and not names_things:
            continue
        here = (*path, key.text)
        before, after = node.items[:index], node.items[index + 1 :]
        if names_things:
            renamed = replace(key, text=f"{key.text}x")
            yield (
                f"{_shown(here)} renamed",
                key.line,
                replace(node, items=(*before, (renamed, value), *after)),
            )
        if names_things or key.text not in OPTIONAL_PROSE:
            yield f"{_shown(here)} removed", key.line, replace(node, items=(*before, *after))
        for what, line, new in _node(value, here, refs):
            yield what, line, replace(node, items=(*before, (key, new), *after))


def _sequence(node: Sequence, path: tuple[Any, ...], refs: SequenceOf[str]) -> Iterator[Any]:
    items = node.items
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    for index, item in enumerate(items):
        before, after = items[:index], items[index + 1 :]
        if key in ORDERED and after:
            swapped = (*before, after[0], item, *after[1:])
            yield f"{_shown((*path, index))} swapped", item.line, replace(node, items=swapped)
        if key in SHRINKING and (key != "examples" or len(items) == 1):
            yield (
                f"{_shown((*path, index))} removed",
                item.line,
                replace(node, items=(*before, *after)),
            )
        for what, line, new in _node(item, (*path, index), refs):
            yield what, line, replace(node, items=(*before, new, *after))


def _in_type(path: tuple[Any, ...]) -> bool:
    return any(step in {"type", "operands", "x-returns"} for step in path)


def _texts(node: Scalar, path: tuple[Any, ...], refs: SequenceOf[str]) -> Iterator[str]:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    text = node.text
    if key in PROSE:
        yield ""
    elif text in {"true", "false"} and node.is_plain:
        yield "false" if text == "true" else "true"
    elif node.is_plain and re.fullmatch(r"-?\d+", text):
        yield str(int(text) + 1)
        yield str(int(text) - 1)
    elif key in SWAPS:
        yield from (value for value in SWAPS[key] if value != text)
    elif key == "$ref":
        same_kind = [ref for ref in refs if ref.partition(":")[0] == text.partition(":")[0]]
        yield from (ref for ref in same_kind if ref != text)
        yield f"{text}x"
    else:
        yield from _strings(key, text, is_note="notes" in path)


def _strings(key: str, text: str, *, is_note: bool) -> Iterator[str]:
    if key == "pattern":
        yield from _patterns(text)
    elif key == "contract":
        yield from _sections(text, is_note=is_note)
    elif key == "id":
        yield from ("", "Not An Id")
    else:
        yield f"{text}x"


def _patterns(text: str) -> Iterator[str]:
    for index in range(len(text)):
        shorter = text[:index] + text[index + 1 :]
        try:
            re.compile(shorter)
        except re.error:
            continue
        yield shorter


def _sections(text: str, *, is_note: bool) -> Iterator[str]:
    yield "99"
    section, _, row = text.partition(".")
    if row:
        # Which of an entry's rows a note follows is a free choice; these are of one option.
        yield "10.12" if row == "28" else "10.28"
    elif not is_note:
        yield str(int(section) % 9 + 1)
