"""A summary is one sentence on one line, and ends in a full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_chaport.registry.lint.walk import found, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry

_CODE = re.compile(r"`[^`]*`")
_SECOND_SENTENCE = re.compile(r"[.?!]\s+\S")


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for piece in prose(registry):
        if not piece.what.startswith("summary") or (reason := _reason(piece.text)) is None:
            continue
        message = f"The {piece.what} {reason}."
        yield found(piece.source, message, "Write one sentence that ends in a full stop.")


def _reason(text: str) -> str | None:
    plain = _CODE.sub("code", text.strip())
    if not plain:
        return "is empty"
    if "\n\n" in plain:
        return "has several paragraphs"
    if not plain.endswith("."):
        return "does not end in a full stop"
    if _SECOND_SENTENCE.search(plain):
        return "has more than one sentence"
    return None
