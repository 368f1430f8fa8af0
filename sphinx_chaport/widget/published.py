"""What must not be published: a static site shows its configuration to everybody.

It is looked for in what the author wrote, before anything unknown is left out of it. A dotted path
of the page, such as ``!js "window.visitor"``, publishes nothing. No message shows a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_chaport import yaml_source
from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.problems import Kind, Problem, ProblemError
from sphinx_chaport.widget.items import (
    Array,
    Item,
    Object,
    UnusableError,
    Value,
    from_python,
    from_yaml,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATH = re.compile(r"(?:window|document)(?:\.[\w$]+)+\Z")
_SALT = re.compile(r"salt\Z", re.IGNORECASE)
_CONTACT = re.compile(r"e-?mail|phone", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MEND: Final = {
    "salt": "Keep it on your server. If this was ever published, ask Chaport for a new one.",
    "hash": "Your server gives it to the page of the visitor that it is for.",
    "user": "Your server gives it to the page of the visitor that it is for.",
    "contact": "Remove it, or set `chaport_allow_visitor_data = True` if all may read it.",
}
_WHAT: Final = {
    "salt": "is a salt: with it, anybody can forge any visitor",
    "hash": "proves the data of one visitor",
    "user": "lets everybody read the chats of one visitor",
    "contact": "is how to reach a person",
}


class Finding(NamedTuple):
    """One place in a configuration.

    Attributes:
        what: ``salt``, ``hash``, ``user`` or ``contact``.
        path: The dotted path of the option.
        line: Its line, where it is known.
        column: Its column there.
        file: The file.
    """

    what: str
    path: str
    line: int | None = None
    column: int | None = None
    file: str | None = None

    @property
    def problem(self) -> Problem:
        """The finding in words."""
        message = f"`{self.path}` {_WHAT[self.what]}, and everybody can read it here."
        mend = f"The chat is left off. {_MEND[self.what]}"
        return Problem(Kind.PUBLISHED, message, mend, self.file, self.line, self.column)


def refused(findings: Iterable[Finding], *, allow_visitor_data: bool) -> tuple[Finding, ...]:
    """Those that keep a chat from going live."""
    return tuple(one for one in findings if one.what != "contact" or not allow_visitor_data)


def findings_of_yaml(
    text: str, *, first_line: int = 1, indent: int = 0, file: str | None = None
) -> tuple[Finding, ...]:
    """What stands in the body of a directive; nothing in a text that cannot be read."""
    try:
        node = yaml_source.parse(text, first_line=first_line, indent=indent)
    except ProblemError:
        return ()
    found = _found(from_yaml(node), ()) if node else ()
    return tuple(one._replace(file=file) for one in found)


def findings_of(value: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What stands in a setting; nothing in what is no configuration."""
    try:
        return tuple(_found(from_python(value), ()))
    except UnusableError:
        return ()


def _found(item: Item, path: tuple[str, ...]) -> Iterator[Finding]:
    if isinstance(item, Array):
        for index, inner in enumerate(item.items):
            yield from _found(inner, (*path[:-1], f"{path[-1]}[{index}]") if path else ())
    if not isinstance(item, Object):
        return
    for key, inner in item.items:
        here = (*path, str(key.value))
        what = _what(here, inner)
        if what:
            yield Finding(what, ".".join(here), key.line, key.column)
        else:
            yield from _found(inner, here)


def _what(path: tuple[str, ...], item: Item) -> str:
    """What of all this a value is; empty where it is nothing of it, or is empty itself."""
    if _is_harmless(item):
        return ""
    if _SALT.search(path[-1]):
        return "salt"
    if path[-1] == "visitorIntegrityHash":
        return "hash"
    if path[-2:] == ("session", "user"):
        return "user"
    if "visitor" in path[:-1] and (_CONTACT.search(path[-1]) or _is_email(item)):
        return "contact"
    return ""


def _is_harmless(item: Item) -> bool:
    if not isinstance(item, Value):
        return not item.items
    if isinstance(item.value, JavaScript):
        return bool(_PATH.match(item.value.code.strip()))
    return item.value in (None, "") or isinstance(item.value, bool)


def _is_email(item: Item) -> bool:
    return isinstance(item, Value) and bool(_EMAIL.search(str(item.value)))
