"""Executable documentation for the Chaport live-chat JavaScript API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["__version__", "js", "setup"]


def js(code: str) -> JavaScript:
    """Mark an expression in ``chaport_config`` as JavaScript.

    Args:
        code: One expression, such as ``"function (cp) { return 'team-sales'; }"``.
    """
    return JavaScript(code)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension: each module adds its own part."""
    from sphinx_chaport import (  # noqa: PLC0415 - needs Sphinx
        builder,
        checked,
        config_values,
        directives,
        domain,
        foreign_codes,
        html,
        references,
        results,
        texts,
    )

    config_values.setup(app)
    domain.setup(app)
    references.setup(app)
    directives.setup(app)
    html.setup(app)
    texts.setup(app)
    checked.setup(app)
    results.setup(app)
    foreign_codes.setup(app)
    builder.setup(app)
    return {
        "version": __version__,
        "env_version": domain.ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
