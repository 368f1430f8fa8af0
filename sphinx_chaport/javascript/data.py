"""Data that the client has read from JavaScript, as Python values.

In it, ``{"$js": source}`` is an expression that is no data, and an author's own key that begins
with ``$`` carries one more (``client/read/values.ts``).
"""

from __future__ import annotations

from typing import Any

from sphinx_chaport.javascript.literals import JavaScript

_JAVASCRIPT = "$js"


def decoded(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The value, with `JavaScript` for each expression."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {_JAVASCRIPT}:
        return JavaScript(value[_JAVASCRIPT])
    return {key.removeprefix("$"): decoded(item) for key, item in value.items()}
