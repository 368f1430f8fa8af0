"""Prose is plain Markdown that reads the same on a page, in a type and in an editor's hint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import found, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry

_CODE = re.compile(r"(`+)(?:(?!\1).)*?\1", re.DOTALL)
_RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE),
        "has a heading",
        "Make it a paragraph: the page gives the headings.",
    ),
    (
        re.compile(r"^[^\n|>-].*\n {0,3}(=+|-+)\s*$", re.MULTILINE),
        "has a heading",
        "Make it a paragraph: the page gives the headings.",
    ),
    (
        re.compile(r"\]\((?!https://)[^)]*\)"),
        "has a link that is not to an `https://` address",
        "Use a role such as {chaport:method}`open` for what is registered.",
    ),
    (re.compile(r"!\["), "has an image", "Say it in words."),
    (re.compile(r"</?[A-Za-z][^>\n]*>"), "has HTML", "Put code in backticks."),
    (re.compile(r"^ {0,3}(```|~~~|:::)", re.MULTILINE), "has a fence", "Make it an example."),
    (re.compile(r"!(?=\s|$)", re.MULTILINE), "has an exclamation mark", "Use a full stop."),
    (re.compile(r"\*/"), "would end a comment of the generated types", "Write it otherwise."),
)


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for piece in prose(registry):
        text = _CODE.sub("code", piece.text)
        if "`" in text:
            message = f"The {piece.what} has a backtick without its second."
            yield found(piece.source, message, "Close the code.")
        for pattern, reason, mend in _RULES:
            if pattern.search(text):
                yield found(piece.source, f"The {piece.what} {reason}.", mend)
