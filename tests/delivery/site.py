"""Pages by hand with the loader on them, in a folder that can be served."""

from __future__ import annotations

import html
import json
import shutil
from typing import TYPE_CHECKING, Any

from tests.delivery.fake import HOST, STATIC

if TYPE_CHECKING:
    from pathlib import Path

APP_ID = "0123456789abcdef01234567"
SOURCE = f"https://{HOST}/javascripts/insert.js"
FALLBACK = f"https://{HOST}/widget/show.html?appid={APP_ID}"
LAUNCHER = {"color": "#1565c0", "ink": "#ffffff", "side": "right", "x": 0, "y": 0}
BLOCKED = "The chat did not load. Use this link."
LABEL = "Chat with us"
STRICT = (
    f"default-src 'none'; script-src 'self' https://{HOST}; style-src 'self'; "
    f"connect-src 'self' https://{HOST}; img-src 'self' data:"
)
FILES = (
    "loader.js",
    "loader-intent.js",
    "loader-idle.js",
    "loader-visitor.js",
    "banner.js",
    "banner.css",
    "navigation.js",
    "launcher.css",
    "simulator.js",
)
PAGE = """<!doctype html>
<html lang="en" {html}><head><meta charset="utf-8"><title>{title}</title>{policy}
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="_static/chaport/launcher.css">
{head}
<script async src="_static/chaport/{file}" {attributes}></script></head>
<body><main><h1>{title}</h1>{body}{link}</main>{end}</body></html>
"""


def write_files(folder: Path) -> None:
    """What the package puts beside each page."""
    target = folder / "_static/chaport"
    target.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(STATIC / name, target / name)


def write_page(
    folder: Path,
    name: str = "index",
    *,
    loading: str = "immediate",
    config: dict[str, Any] | None = None,
    launcher: dict[str, Any] | None = None,
    fallback: str = FALLBACK,
    strict: bool = True,
    script: str = "",
    more: dict[str, str] | None = None,
    **parts: str,
) -> None:
    """Write a page.

    Args:
        folder: Where.
        name: The file's, and its title.
        loading: As in ``data-chaport-loading``.
        config: Over the app id alone.
        launcher: Over ``LAUNCHER``; only pages that may need it have it.
        fallback: As in ``data-chaport-fallback``.
        strict: Whether the page has a strict policy.
        script: Code of the page's own, which runs before the loader.
        more: Further attributes of the loader's element.
        parts: Of `PAGE`: ``html``, ``head``, ``body``, ``end``.
    """
    write_files(folder)
    attributes = {
        "data-chaport-src": SOURCE,
        "data-chaport-config": json.dumps({"appId": APP_ID, **(config or {})}),
        "data-chaport-fallback": fallback,
        "data-chaport-widget": "on",
        "data-chaport-because": "a test wants it",
        **({"data-chaport-loading": loading} if loading != "immediate" else {}),
        **(more or {}),
    }
    link = ""
    if loading in {"intent", "idle"}:
        look = {**LAUNCHER, "label": LABEL, "blocked": BLOCKED, **(launcher or {})}
        attributes["data-chaport-launcher"] = json.dumps(look)
    if loading == "intent":
        link = f'<a class="chaport-launcher" href="{html.escape(fallback)}">{LABEL}</a>'
    if script:
        (folder / f"{name}.js").write_text(script, "utf-8")
        parts["head"] = f'<script src="{name}.js"></script>' + parts.get("head", "")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{STRICT}">' if strict else ""
    values = {"html": "", "head": "", "body": "<p>Words.</p>", "end": "", **parts}
    text = PAGE.format(
        title=name,
        file="loader-intent.js" if loading == "intent" else "loader.js",
        attributes=" ".join(f'{key}="{html.escape(value)}"' for key, value in attributes.items()),
        policy=policy,
        link=link,
        **values,
    )
    (folder / f"{name}.html").write_text(text, "utf-8")
