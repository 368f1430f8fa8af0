"""The app id: what one looks like, and what people write in its place (field notes, section 1)."""

from __future__ import annotations

import re

from sphinx_chaport.problems import Kind, Problem

PLACEHOLDER = "YOUR_APP_ID"
SIMULATED = "0" * 24
"""What stands for an app id on simulated pages without one: it has the form, and is nobody's."""

_APP_ID = re.compile(r"[0-9a-fA-F]{24}\Z")
_VARIABLE = re.compile(r"\$\{?\w+\}?\Z|%\w+%\Z|\{\{.*\}\}\Z|process\.env|os\.environ")
_UNSET = {"", "undefined", "null", "none", "nan"}
_PLACEHOLDER = re.compile(r"(your|default|my|example|test)?[-_ <]*(app[-_ ]?id)[>]?\Z|<.*>\Z|x+\Z")
_MEND = "Copy it from the Chaport app: Settings, Installation code."


def is_app_id(text: str) -> bool:
    """Whether it has the form of an app id."""
    return _APP_ID.match(text) is not None


def app_id_problem(
    text: str, *, file: str | None = None, line: int | None = None, column: int | None = None
) -> Problem | None:
    """What is wrong with an app id, or ``None``."""
    if is_app_id(text):
        return None
    return Problem(Kind.APP_ID, _message(text), _MEND, file, line, column)


def _message(text: str) -> str:
    folded = text.strip().casefold()
    if folded in _UNSET:
        return "The app id is empty; where it comes from an environment variable, that is not set."
    if _VARIABLE.search(text):
        return f'The app id "{text}" is a variable that nothing has replaced.'
    if _PLACEHOLDER.match(folded):
        return f'The app id "{text}" is a placeholder.'
    if _APP_ID.match(text.strip()):
        return "The app id has spaces around it."
    shown = f'"{text}"' if len(text) <= 30 else f"of {len(text)} characters"
    return f"The app id {shown} has not the form of one, which is 24 hexadecimal digits."
