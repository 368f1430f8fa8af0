"""The roles in prose are ours, and name what is registered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_chaport.problems import Problem, did_you_mean
from sphinx_chaport.registry.lint.walk import Prose, found, prose
from sphinx_chaport.registry.records import ENTRY_KINDS, Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE = re.compile(r"\{(?P<role>[A-Za-z][\w:.+-]*)\}`(?P<content>[^`]*)`")
_TITLED = re.compile(r".*<(?P<target>[^>]+)>\Z", re.DOTALL)


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for piece in prose(registry):
        for match in ROLE.finditer(piece.text):
            yield from _problems(registry, piece, match)


def target_of(content: str) -> str:
    """The name in a role's content, which may carry a title: ``the way <open>``.

    >>> target_of("the way <open>")
    'open'
    """
    # The matcher `<` is a target, and no start of one.
    titled = _TITLED.match(content)
    return (titled["target"] if titled else content).strip()


def _problems(registry: Registry, piece: Prose, match: re.Match[str]) -> Iterator[Problem]:
    role, target = match["role"], target_of(match["content"])
    kind = role.removeprefix("chaport:")
    if kind not in ENTRY_KINDS or not role.startswith("chaport:"):
        message = f"The {piece.what} uses the role `{{{role}}}`, which is not allowed there."
        roles = ", ".join(f"`{{chaport:{kind}}}`" for kind in ENTRY_KINDS)
        yield found(piece.source, message, f"Allowed are {roles}.")
    elif registry.reference(f"{kind}:{target}") is None:
        message = f'The {piece.what} names the {kind} "{target}", which is not registered.'
        names = next(names for key, names in registry.entries.items() if key == kind)
        yield found(piece.source, message, did_you_mean(target, names))
