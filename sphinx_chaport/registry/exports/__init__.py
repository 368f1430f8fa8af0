"""What is derived from a registry for others: types, a configuration's schema, all of it as JSON.

Each export is a function from a registry to a text, so that a site whose ``chaport_registry`` adds
names publishes them too. ``python -m sphinx_chaport.registry.exports`` writes those of the built-in
registry into ``static/``, which is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sphinx_chaport.registry.exports.api_json import api_json
from sphinx_chaport.registry.exports.api_schema import api_schema
from sphinx_chaport.registry.exports.config_schema import config_schema
from sphinx_chaport.registry.exports.typescript import type_definitions
from sphinx_chaport.registry.records import Registry

__all__ = ["EXPORTS", "Export", "api_json", "api_schema", "config_schema", "type_definitions"]

Export: TypeAlias = Callable[[Registry], str]

EXPORTS: Mapping[str, Export] = {
    "chaport.d.ts": type_definitions,
    "config.schema.json": config_schema,
    "chaport-api.json": api_json,
    "chaport-api.schema.json": api_schema,
}
"""The exports by the names of their files, which last."""
