"""The launcher of our own: what the page needs to draw it where the widget's will stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypedDict

from sphinx_chaport.widget.contrast import hex_of, ink_on

COLOR: Final = "blue"
"""Where the configuration has none; the account's own is not known before its script is there."""


class Launcher(TypedDict):
    """``data-chaport-launcher``, without its words."""

    color: str
    ink: str
    side: str
    x: float
    y: float


def launcher_of(data: Mapping[str, Any], names: Mapping[str, str]) -> Launcher | None:
    """The launcher of a checked configuration; ``None`` where the author wants none."""
    options = data.get("launcher")
    if isinstance(options, Mapping) and options.get("show") is False:
        return None
    appearance = data.get("appearance")
    appearance = appearance if isinstance(appearance, Mapping) else {}
    color = hex_of(str(appearance.get("windowColor", COLOR)), names)
    if not color.startswith("#"):
        # JavaScript says it, on the page.
        color = names[COLOR]
    side, x, y = _position(appearance.get("position"))
    return {"color": color, "ink": ink_on(color), "side": side, "x": x, "y": y}


def _position(value: object) -> tuple[str, float, float]:
    given = list(value) if isinstance(value, list | tuple) else []
    side, x, y = [*given, *("right", 0, 0)[len(given) :]][:3]
    numbers = (each if isinstance(each, int | float) else 0 for each in (x, y))
    return (side if side in {"left", "right"} else "right", *numbers)  # type: ignore[return-value]
