"""TSDoc comments from the registry's prose."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING

from sphinx_chaport.registry.exports.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_chaport.registry.records import Example, Method, Option, Record

_WIDTH = 100
_LIST_ITEM = re.compile(r"(?:[-*]|\d+\.) ")


def comment(paragraphs: Iterable[str], indent: str = "") -> list[str]:
    """A comment of paragraphs, which are wrapped unless they are code."""
    lines = [line for paragraph in paragraphs for line in (*_wrapped(paragraph, indent), "")]
    lines = [line.replace("*/", "*\\/") for line in lines[:-1]]
    if len(lines) == 1:
        return [f"{indent}/** {lines[0]} */"]
    return [f"{indent}/**", *(f"{indent} * {line}".rstrip() for line in lines), f"{indent} */"]


def record_comment(record: Record, indent: str = "") -> list[str]:
    """What there is to say of an option, method or event."""
    return comment(_paragraphs(record), indent)


def option_comment(option: Option, indent: str) -> list[str]:
    """The same with the option's default."""
    return comment([*_paragraphs(option), *_default(option)], indent)


def method_comment(method: Method, signature: int, indent: str) -> list[str]:
    """The same with the parameters of one signature and what is returned."""
    tags = [f"@param {item.name} - {plain(item.summary)}" for item in method.signatures[signature]]
    if method.returns is not None:
        tags.append(f"@returns {plain(method.returns_summary)}")
    return comment([*_paragraphs(method), *tags], indent)


def _paragraphs(record: Record) -> Iterator[str]:
    yield plain(record.summary)
    yield from _split(plain(record.description))
    if record.notes:
        yield "@remarks"
        yield from (plain(note.text) for note in record.notes)
    if record.deprecated:
        yield f"@deprecated {plain(record.deprecated)}"
    for example in record.examples[:1]:
        yield from _example(example)


def _split(text: str) -> Iterator[str]:
    yield from (part for part in re.split(r"\n\s*\n", text.strip()) if part)


def _example(example: Example) -> Iterator[str]:
    if example.code is not None:
        yield f"@example {plain(example.caption)}\n```js\n{example.code}\n```"


def _default(option: Option) -> Iterator[str]:
    if option.default_text:
        yield f"@defaultValue {plain(option.default_text)}"
    elif option.has_default:
        yield f"@defaultValue `{json.dumps(option.default, ensure_ascii=False)}`"


def _wrapped(paragraph: str, indent: str) -> Iterator[str]:
    width = _WIDTH - len(indent) - 3
    if "```" in paragraph:
        yield from paragraph.splitlines()
        return
    for item in _items(paragraph):
        further = "  " if _LIST_ITEM.match(item) else ""
        yield from textwrap.wrap(
            item, width, subsequent_indent=further, break_long_words=False, break_on_hyphens=False
        )


def _items(paragraph: str) -> list[str]:
    """The items of a list, each with its continued lines; else the paragraph as one."""
    items: list[str] = []
    for line in paragraph.splitlines():
        if items and not _LIST_ITEM.match(line):
            items[-1] += f" {line.strip()}"
        else:
            items.append(line.strip())
    return items
