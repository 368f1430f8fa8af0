"""The registry: every name of the Chaport JavaScript API, once, as data."""

from sphinx_chaport.registry.load import load_registry
from sphinx_chaport.registry.records import (
    ENTRY_KINDS,
    Entry,
    EntryKind,
    Event,
    Example,
    Matcher,
    Method,
    NamedType,
    OpenPoint,
    Option,
    Parameter,
    Registry,
    VisitorParameter,
)

__all__ = [
    "ENTRY_KINDS",
    "Entry",
    "EntryKind",
    "Event",
    "Example",
    "Matcher",
    "Method",
    "NamedType",
    "OpenPoint",
    "Option",
    "Parameter",
    "Registry",
    "VisitorParameter",
    "load_registry",
]
