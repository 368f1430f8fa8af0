"""Hashes that are silently wrong in Python: each line with what it writes, and what is right."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Flask

from sphinx_chaport.identity import php_json


class Pitfall(NamedTuple):
    """The wrong and the right way to the text of the same data."""

    data: dict[str, Any]
    wrong: Callable[[Any], str]
    right: Callable[[Any], str] = php_json


def without_spaces(data: dict[str, Any]) -> str:
    return json.dumps(data, separators=(",", ":"))


def as_the_page_gets_it(data: dict[str, Any], *, sorts: bool) -> str:
    """The text of what Flask sends."""
    app = Flask("shop")
    app.json.sort_keys = sorts  # type: ignore[attr-defined]
    return php_json(json.loads(app.json.dumps(data)))


PITFALLS = {
    "json.dumps puts spaces behind commas and colons": Pitfall(
        {"name": "Ann", "email": "ann@example.com"}, json.dumps
    ),
    "json.dumps leaves slashes as they are": Pitfall({"notes": "a/b"}, without_spaces),
    "ensure_ascii=False leaves letters as they are": Pitfall(
        {"name": "Zoë"},
        lambda data: json.dumps(data, separators=(",", ":"), ensure_ascii=False),
    ),
    "json.dumps writes whole floats with .0": Pitfall(
        {"custom": {"balance": 12.0}}, without_spaces
    ),
    "json.dumps writes other exponents": Pitfall({"custom": {"rate": 1e-05}}, without_spaces),
    "json.dumps escapes the delete character": Pitfall({"notes": "\x7f"}, without_spaces),
    "Flask sorts the keys that it sends": Pitfall(
        {"name": "Ann", "email": "ann@example.com"},
        lambda data: as_the_page_gets_it(data, sorts=True),
        lambda data: as_the_page_gets_it(data, sorts=False),
    ),
    "a text is hashed that is encoded already": Pitfall(
        {"name": "Ann"}, lambda data: php_json(php_json(data))
    ),
}
