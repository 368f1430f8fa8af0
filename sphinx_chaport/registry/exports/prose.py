"""Markdown of the registry for places that know no roles: comments of types, hints of editors."""

from __future__ import annotations

import re

from sphinx_chaport.registry.lint.roles import ROLE, target_of

_TITLED = re.compile(r"(?P<title>.*\S)\s*<[^>]+>\Z", re.DOTALL)


def plain(text: str) -> str:
    """The same text with every role turned into code, or into its title where it has one.

    >>> plain("See {chaport:method}`open`.")
    'See `open`.'
    """
    return ROLE.sub(lambda match: _shown(match["content"]), text)


def _shown(content: str) -> str:
    titled = _TITLED.match(content)
    return titled["title"] if titled else f"`{target_of(content)}`"
