"""JSON values as YAML that `sphinx_chaport.yaml_source` reads back as the same values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx_chaport.yaml_source import Scalar, scalar_value

if TYPE_CHECKING:
    from sphinx_chaport.checker.records import Json

# What needs no quotes anywhere, and neither in a list in brackets.
_PLAIN = re.compile(r"[A-Za-z_][\w./-]*(?: [\w./-]+)*\Z", re.ASCII)


def flow(value: Json) -> str:
    """The value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return _scalar(value)


def lines(key: str, value: Json, *, width: int) -> list[str]:
    """``key: value``, on one line where it fits, else one line for each part."""
    short = f"{key}: {flow(value)}"
    if len(short) <= width or not value or not isinstance(value, dict | list):
        return [short]
    if isinstance(value, dict):
        inner = [
            line
            for name, item in value.items()
            for line in lines(_scalar(name), item, width=width - 2)
        ]
        return [f"{key}:", *(f"  {line}" for line in inner)]
    return [f"{key}:", *(f"  - {flow(item)}" for item in value)]


def _scalar(value: Json) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.match(value) and scalar_value(Scalar(value, "", None, 1, 1)) == value:
        return value
    return json.dumps(value, ensure_ascii=not value.isprintable())
