"""Settings as the text of a `conf.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.widget.hosts import HOSTS

if TYPE_CHECKING:
    from sphinx_chaport.widget.read import Installed

_WIDTH = 88
# A static site shows them to everyone (field notes, section 2).
_PERSONAL = ("visitor", "visitorIntegrityHash", "session.user")


def settings_text(installed: Installed) -> str:
    """The lines for `conf.py` that do what an installation code does.

    Data of a visitor, hashes and tokens are left out: they belong to one reader, and a comment says
    what is missing.
    """
    config, left_out = without_personal(installed.configuration.data)
    lines = list(_account(installed))
    if left_out:
        lines.append(f"# Left out, as a static site shows it to everyone: {', '.join(left_out)}.")
    if config:
        lines.append(f"chaport_config = {python_literal(config)}")
    if "js(" in lines[-1]:
        lines[:0] = ["from sphinx_chaport import js", ""]
    return "\n".join(lines) + "\n"


def _account(installed: Installed) -> Iterator[str]:
    if installed.app_id is None:
        yield '# chaport_app_id = ""  # The code computes it.'
    else:
        yield f"chaport_app_id = {_text(installed.app_id)}"
    if installed.host in HOSTS:
        yield f"chaport_host = {_text(str(installed.host))}"
    else:
        found = f'not "{installed.host}"' if installed.host else "the code names none"
        yield f'# chaport_host = ""  # {" or ".join(HOSTS)}; {found}.'


def without_personal(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The options that everyone may read, and the paths of the others."""
    left_out = [path for path in _PERSONAL if _has(data, path)]
    kept = {key: value for key, value in data.items() if key not in left_out}
    if "session.user" in left_out:
        kept["session"] = {k: v for k, v in data["session"].items() if k != "user"}
        kept = {key: value for key, value in kept.items() if key != "session" or value}
    return kept, left_out


def _has(data: Mapping[str, Any], path: str) -> bool:
    head, _, rest = path.partition(".")
    inner = data.get(head)
    return head in data and (not rest or (isinstance(inner, Mapping) and rest in inner))


def python_literal(value: object, level: int = 0) -> str:
    """The value as Python; short collections on one line, `JavaScript` as ``js("...")``."""
    if isinstance(value, Mapping):
        parts = [f"{_text(key)}: {python_literal(v, level + 1)}" for key, v in value.items()]
        return _collection(parts, "{", "}", level)
    if isinstance(value, list | tuple):
        return _collection([python_literal(v, level + 1) for v in value], "[", "]", level)
    if isinstance(value, JavaScript):
        return f"js({_code(value.code)})"
    return _text(value) if isinstance(value, str) else repr(value)


def _collection(parts: list[str], left: str, right: str, level: int) -> str:
    line = f"{left}{', '.join(parts)}{right}"
    if "\n" not in line and len(line) + 4 * level < _WIDTH // 2:
        return line
    margin = "    " * level
    return "\n".join([left, *(f"{margin}    {part}," for part in parts), f"{margin}{right}"])


def _code(code: str) -> str:
    if "\n" in code and '"""' not in code and "\\" not in code and not code.endswith('"'):
        return f'"""{code}"""'
    return _text(code)


def _text(text: str) -> str:
    # All that JSON escapes, Python escapes alike; ASCII only where a character is half a pair.
    return json.dumps(text, ensure_ascii=any("\ud800" <= c <= "\udfff" for c in text))
