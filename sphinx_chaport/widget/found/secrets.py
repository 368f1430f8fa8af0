"""Hides what a configuration may hold of a person or of an account, before it is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sphinx_chaport.javascript.literals import JavaScript

HIDDEN = "[hidden]"

_KEY = re.compile(r"token|hash|salt|secret|password|e-?mail|phone|\Auser\Z", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_LONG = re.compile(r"\b[0-9a-fA-F]{32,}\b|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]+)?")
# A name, or a hole of a template: it says where the value is from, and not what it is.
_REFERENCE = re.compile(r"['\"]?(?:\{\{[^'\"]*\}\}|<\?[^'\"]*\?>|[\w$.?\[\]()]+)['\"]?\Z")


def scrubbed(text: str) -> str:
    """The text without e-mail addresses, hashes and tokens."""
    return _LONG.sub(HIDDEN, _EMAIL.sub(HIDDEN, text))


def hidden(value: Any, *, is_secret: bool = False) -> Any:  # noqa: ANN401 - any configuration
    """A configuration as it may be shown, with `JavaScript` as ``{"!js": code}``."""
    if isinstance(value, Mapping):
        return {
            scrubbed(str(key)): hidden(item, is_secret=is_secret or bool(_KEY.search(str(key))))
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [hidden(item, is_secret=is_secret) for item in value]
    if isinstance(value, JavaScript):
        return {"!js": _code(value.code, is_secret=is_secret)}
    if is_secret and value not in ("", None) and not isinstance(value, bool):
        return HIDDEN
    return scrubbed(value) if isinstance(value, str) else value


def _code(code: str, *, is_secret: bool) -> str:
    if is_secret and not _REFERENCE.match(code.strip()):
        return HIDDEN
    return scrubbed(code)
