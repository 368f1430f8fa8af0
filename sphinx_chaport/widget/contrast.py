"""The launcher's colours, and whether it can be seen: WCAG 2.2, sections 1.4.3 and 1.4.11.

As in ``client/view/colour.ts``: the ink is white wherever that can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.registry import Registry
from sphinx_chaport.registry.records import Option

TEXT: Final = 4.5
CONTROL: Final = 3.0
LIGHT: Final = "#ffffff"
# Darker than usual ink, so that one of the two is at least 4.5 to 1 on every colour.
DARK: Final = "#050505"


def hex_of(color: str, names: Mapping[str, str]) -> str:
    """A colour of the configuration as ``#rrggbb``."""
    found = names.get(color, color).lower()
    return f"#{''.join(sign * 2 for sign in found[1:])}" if len(found) == 4 else found


def ratio(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(color: str) -> str:
    """The colour of text on `color`."""
    return LIGHT if ratio(LIGHT, color) >= TEXT else DARK


def contrast_problem(color: str) -> Problem | None:
    """What is wrong with a launcher of this colour on a white page, or ``None``.

    Text on it can always be read, as its ink is chosen for that.
    """
    found = ratio(color, LIGHT)
    if found >= CONTROL:
        return None
    # Rounded down, so that no message says that 3 is less than 3.
    shown = int(found * 10) / 10
    message = f"`appearance.windowColor` has a contrast of {shown}:1 to a white page."
    mend = f"A button needs {CONTROL:g}:1: take a darker colour."
    return Problem(Kind.CONTRAST, message, mend)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def color_names(registry: Registry) -> Mapping[str, str]:
    """The named colours of `appearance.windowColor`, as the registry has them."""
    option = registry.entries["option"]["appearance.windowColor"]
    branches = option.type["anyOf"] if isinstance(option, Option) else ()
    found = (branch.get("x-colors") for branch in branches)
    return next((dict(colors) for colors in found if colors), {})
