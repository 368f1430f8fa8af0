"""When the chat's script is requested, and which files of ours a page needs for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

INTENT: Final = "intent"
IDLE: Final = "idle"
AT_ONCE: Final = "immediate"
CONSENT: Final = "consent"
LOADINGS: Final = (INTENT, IDLE, AT_ONCE, CONSENT, "manual")
"""The values of ``chaport_loading``."""


class Files(NamedTuple):
    """Files of ours: the loader that the page names, its style, and what the loader may load."""

    loader: str = "loader.js"
    style: str = ""
    further: tuple[str, ...] = ("navigation.js",)
    has_launcher: bool = False


FILES: Final[Mapping[str, Files]] = {
    INTENT: Files(
        "loader-intent.js",
        "launcher.css",
        further=("loader-visitor.js", "navigation.js"),
        has_launcher=True,
    ),
    # Who saves data gets the launcher.
    IDLE: Files(further=("loader-idle.js", "launcher.css", "navigation.js"), has_launcher=True),
    AT_ONCE: Files(),
    CONSENT: Files(),
    "manual": Files(),
}
BANNER: Final = ("banner.js", "banner.css")
"""What asks for consent, where the site wants us to."""


def usual_loading(data: Mapping[str, Any]) -> str:
    """How a configuration is loaded where nobody says it.

    Without a launcher there is nothing to press; a button of the site's own calls methods, which
    are there once the script is (contract, section 1).
    """
    launcher = data.get("launcher")
    is_hidden = isinstance(launcher, Mapping) and launcher.get("show") is False
    return IDLE if is_hidden else INTENT


def waits_for_invitations(data: Mapping[str, Any]) -> Iterator[str]:
    """The options of a configuration that do nothing before the chat's script is there."""
    triggers = data.get("triggers")
    if isinstance(triggers, Mapping) and not _are_off(triggers):
        yield "triggers"
    if data.get("countries"):
        yield "countries"


def _are_off(triggers: Mapping[str, Any]) -> bool:
    return triggers.get("enabled") is False or triggers.get("disabled") is True
