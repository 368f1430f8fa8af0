"""Which pages have the chat, and because of what.

From the strongest on: the page's metadata, its ``chaport-widget``, for pages without a source the
setting ``chaport_generated_pages``, the patterns of ``chaport_pages``, and the site's mode.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

KEY: Final = "chaport"
"""The field of a page's metadata."""

_WORDS = {
    **dict.fromkeys(("off", "false", "no", "0"), False),
    **dict.fromkeys(("on", "true", "yes", "1"), True),
}
_PARTS = ("include", "exclude")


class Decision(NamedTuple):
    """Whether a page has the chat; the reason is a part of a sentence, for people."""

    is_on: bool
    because: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of one page.

    Attributes:
        name: The document's name.
        is_generated: It has no source.
        switch: What its metadata say; ``None`` where they say nothing.
        own_mode: The mode of its ``chaport-widget``: empty where that leaves it to the site,
            ``None`` where the page has none.
    """

    name: str
    is_generated: bool = False
    switch: bool | None = None
    own_mode: str | None = None


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What the settings say of all pages.

    Attributes:
        mode: ``live``, ``simulator`` or ``off``.
        generated: Whether pages without a source have the chat.
        includes: Whether a name matches a pattern of ``include``, or there is none.
        excludes: Whether it matches one of ``exclude``.
    """

    mode: str
    generated: bool = False
    includes: Callable[[str], bool] = lambda _: True
    excludes: Callable[[str], bool] = lambda _: False


def mode_of(page: PageFacts, site: SiteRules) -> str:
    """The page's own mode, else the site's."""
    return page.own_mode or site.mode


def decide(page: PageFacts, site: SiteRules) -> Decision:
    """Whether a page has the chat, by what its author and the site's wanted."""
    if page.switch is False:
        return Decision(False, "the page's metadata switch it off")
    if mode_of(page, site) == "off":
        of_page = page.own_mode == "off"
        return Decision(
            False, f"{'the chaport-widget of the page' if of_page else 'the mode'} is off"
        )
    if page.switch:
        return Decision(True, "the page's metadata switch it on")
    if page.own_mode is not None:
        return Decision(True, "the page has a chaport-widget")
    if page.is_generated:
        word = "is" if site.generated else "is not"
        return Decision(site.generated, f"chaport_generated_pages {word} set")
    return _by_patterns(page.name, site)


def _by_patterns(name: str, site: SiteRules) -> Decision:
    if site.excludes(name):
        return Decision(False, "chaport_pages excludes the page")
    if not site.includes(name):
        return Decision(False, "chaport_pages does not include the page")
    return Decision(True, "all pages of the site have it")


def switch_of(text: str) -> bool | None:
    """What a page's metadata say; ``None`` for what is no known word."""
    return _WORDS.get(text.strip().casefold())


def are_patterns(value: object) -> bool:
    """Whether a value can be used as ``chaport_pages``."""
    return isinstance(value, Mapping) and all(
        key in _PARTS
        and isinstance(patterns, list | tuple)
        and all(isinstance(pattern, str) for pattern in patterns)
        for key, patterns in value.items()
    )
