"""Values that are right each for itself and cancel each other out (contract, sections 3 and 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple


class Contradiction(NamedTuple):
    """One contradiction; `path` leads to the value that loses."""

    path: tuple[str, ...]
    message: str
    mend: str


def contradictions(
    data: Mapping[str, Any], prefix: tuple[str, ...] = ()
) -> Iterator[Contradiction]:
    """Every contradiction in a configuration, and in those of `devices.configs`."""
    for rule in _RULES:
        for found in rule(data):
            yield found._replace(path=prefix + found.path)
    for device, config in _object(_object(data, "devices"), "configs").items():
        if isinstance(config, Mapping):
            yield from contradictions(config, (*prefix, "devices", "configs", device))


def _object(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _triggers(data: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Row 10."""
    triggers = _object(data, "triggers")
    enabled, disabled = triggers.get("enabled"), triggers.get("disabled")
    # `enabled: true` and `disabled: false` change nothing.
    if enabled in (None, True) or disabled in (None, False):
        return
    if enabled is False and disabled is True:
        return
    mend = "Keep one of the two."
    if isinstance(enabled, list) and isinstance(disabled, list):
        message = (
            "`triggers.enabled` alone disables what it does not name, so `disabled` adds nothing."
        )
    else:
        message = "`triggers.enabled` and `triggers.disabled` together leave no trigger."
    yield Contradiction(("triggers", "disabled"), message, mend)


def _api_object(data: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Row 21."""
    google = _object(_object(data, "analytics"), "google")
    if "apiObject" in google and "api" not in google:
        message = "`analytics.google.apiObject` is ignored without `analytics.google.api`."
        mend = "Say which API the object has, such as `api: gtm`."
        yield Contradiction(("analytics", "google", "apiObject"), message, mend)


def _include(data: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Section 3 and row 27: an empty `exclude` is given, too."""
    for option in ("countries", "devices"):
        lists = _object(data, option)
        if "exclude" in lists and "include" in lists:
            message = f"`{option}.include` is ignored where `{option}.exclude` is given."
            yield Contradiction((option, "include"), message, "Keep one of the two.")


def _language(data: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Section 3."""
    language = _object(data, "language")
    if "use" in language and "source" in language:
        message = "`language.source` is ignored where `language.use` is given."
        yield Contradiction(("language", "source"), message, "Keep one of the two.")


_RULES: tuple[Callable[[Mapping[str, Any]], Iterator[Contradiction]], ...] = (
    _triggers,
    _api_object,
    _include,
    _language,
)
